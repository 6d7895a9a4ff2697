from tenderkit.model.block import Table, lines, plain


def test_it_is_below_the_threshold_and_has_no_stage_of_suitability(forms):
    """The clause for competitions below the threshold is taken; conditions of participation are not."""
    taken = {one.clause.id for one in forms.pack.selection.taken}

    assert forms.pack.selection.facts["above_threshold"] == "no"
    assert "PRO-120" in taken
    assert "PRO-080" not in taken
    assert forms.pack.opportunity.participation == ()


def test_the_reservation_for_local_suppliers_is_printed(forms):
    """The instructions limit the competition to the local area, and the notice says which that is."""
    local = next(b for b in forms.pack.filled if b.key == "PRO-120.open_to_place")
    clause = [one for one in forms.pack.requirements if one.clause.id == "PRO-120"]
    instructions = " ".join(lines(forms.pack.volume("1").blocks))
    notice = (forms.internal / "notice.csv").read_text(encoding="utf-8")

    assert (local.value, local.layer) == ("local-area", "opportunity")
    assert "local area" in local.shown
    assert local.shown in instructions
    assert clause
    assert "Suppliers for whom the competition is reserved,suppliers based in the area of" in notice


def test_the_order_on_local_suppliers_is_among_the_law_relied_on(forms):
    """Volume A names SI 2026/94, under which a council may reserve for its area."""
    law = [
        plain(row[0])
        for block in forms.pack.volume("A").blocks
        if isinstance(block, Table) and block.title == "Law relied on"
        for row in block.rows
    ]

    assert any("SI 2026/94" in instrument for instrument in law)


def test_volumes_without_a_use_are_left_out(forms):
    """No questionnaire and no social value plan; the declarations are still there."""
    keys = {volume.spec.key for volume in forms.pack.volumes}

    assert keys & {"3", "12"} == set()
    assert {"1", "2", "4", "5", "6", "7", "8", "9", "13", "14"} <= keys


def test_no_standstill_is_promised(forms):
    """Below the threshold there is no standstill, and no date of a notice that would start one."""
    steps = {moment.key for moment in forms.pack.opportunity.timetable}
    keys = {one.key for one in forms.pack.dates}

    assert "award_notice" not in steps
    assert not any(key.startswith("UK6") for key in keys)
    assert "standstill" not in " ".join(lines(forms.pack.volume("1").blocks)).casefold()
