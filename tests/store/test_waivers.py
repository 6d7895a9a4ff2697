from datetime import date

from tenderkit.store.waivers import read_waivers


def test_waivers_are_read_with_their_places(tmp_path, sound):
    """Rule, place, reason, role and expiry are all there."""
    path = tmp_path / "waivers.yaml"
    path.write_text(sound("waivers"), encoding="utf-8")

    (waiver,), findings = read_waivers(path, "waivers.yaml")

    assert findings == []
    assert (waiver.rule, waiver.place) == ("weightings-not-100", "C-02")
    assert waiver.expires == date(2026, 12, 31)
    assert (waiver.at.file, waiver.at.line) == ("waivers.yaml", 2)


def test_no_file_means_no_waivers(tmp_path):
    """Waivers are the exception."""
    assert read_waivers(tmp_path / "waivers.yaml") == ((), [])


def test_a_library_s_waivers_are_files_of_the_library(tmp_path):
    """The same mistake has the code of the folder that it is made in."""
    path = tmp_path / "waivers.yaml"
    path.write_text("waiver: []\n", encoding="utf-8")
    beside_opportunity = read_waivers(path)[1]
    (tmp_path / "library.yaml").write_text("id: x\n", encoding="utf-8")

    assert [finding.code for finding in beside_opportunity] == ["OPP010"]
    assert [finding.code for finding in read_waivers(path)[1]] == ["LIB010"]
