import openpyxl

from tenderkit.model.block import Table, lines, plain

VOLUNTARY_SECTOR = {"DA-140", "COM-070", "DEL-080", "DP-070", "DQ-100"}
"""What buying together, and sharing with voluntary organisations, brings into a pack."""


def test_it_is_an_open_procedure_of_four_buyers_and_two_that_may_join(platform):
    """Four boroughs buy from the start; two named bodies may join, and each is named to suppliers."""
    opportunity = platform.pack.opportunity
    instructions = " ".join(lines(platform.pack.volume("1").blocks))

    assert opportunity.procedure == "open"
    assert len(opportunity.buyers) == 4
    assert len(opportunity.may_join) == 2
    assert [one.name for one in opportunity.authorities if one.name not in instructions] == []
    assert (platform.pack.selection.facts["joint"], platform.pack.selection.facts["has_lots"]) == (
        "yes", "yes",
    )  # fmt: skip


def test_bodies_that_may_join_are_named_in_the_notice(platform):
    """Whoever is not named in the notice cannot join later: the sheet has a field with both."""
    sheet = (platform.internal / "notice.csv").read_text(encoding="utf-8")

    assert [one.name for one in platform.pack.opportunity.may_join if one.name not in sheet] == []


def test_clauses_for_joint_use_and_the_voluntary_sector_are_taken(platform):
    """Access of third parties, joint use, peer sharing, partners' access and insight all apply."""
    taken = {one.clause.id for one in platform.pack.selection.taken}

    assert VOLUNTARY_SECTOR - taken == set()


def test_each_lot_is_scored_and_priced(platform):
    """A question and a price line name each lot, and the price workbook says which lot a line is of."""
    opportunity = platform.pack.opportunity
    lots = {lot.id for lot in opportunity.lots}
    book = openpyxl.load_workbook(platform.suppliers / "07-price-table.xlsx")
    try:
        cells = {str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row}
    finally:
        book.close()

    assert len(lots) == 2
    assert {line.lot for line in opportunity.price_lines if line.lot} == lots
    assert all(any(lot in cell for cell in cells) for lot in lots)
    assert sum(lot.estimate.pence for lot in opportunity.lots) == opportunity.estimate.pence


def test_the_annexes_of_four_boroughs_stand_apart_from_the_common_core(platform):
    """The specification has a section of its own for each borough with requirements of its own."""
    opportunity = platform.pack.opportunity
    owners = {opportunity.owner_of(annex.clause.id) for annex in opportunity.annex}
    headings = " ".join(
        line for line in lines(platform.pack.volume("2").blocks) if line.count("Borough of") == 1
    )

    assert len(owners - {opportunity.lead}) == 3
    assert [owner.name for owner in owners if owner.name not in headings] == []


def test_the_share_of_core_and_annex_is_reported(platform):
    """Volume A counts the requirements of each library and of each annex; together they are all."""
    table = next(
        block
        for block in platform.pack.volume("A").blocks
        if isinstance(block, Table) and block.title == "Common core and annex"
    )
    counts = {plain(row[0]): int(plain(row[1])) for row in table.rows}

    assert sum(counts.values()) == len(platform.pack.requirements)
    assert {part for part in counts if part.startswith("Annex of ")} >= {
        "Annex of London Borough of Ashvale",
        "Annex of London Borough of Hexbridge",
        "Annex of London Borough of Marlfen",
        "Annex of London Borough of Sedgeford",
    }
    assert counts["Annex of London Borough of Marlfen"] == sum(
        one.id.startswith("MLF-") for one in platform.pack.requirements
    )
    assert counts["Common core (library)"] > 100
