import pytest


@pytest.fixture
def workspace(run, folder, monkeypatch):
    """A new workspace, which is the current folder."""
    outcome = run("init", "hexbridge", "--prefix", "HXB", "--name", 'Hexbridge "Town": Hall')
    assert outcome.exit == 0, outcome.stderr
    monkeypatch.chdir(folder / "hexbridge")
    return folder / "hexbridge"


def about_drafts(outcome):
    """The findings on the council's own files."""
    return [line for line in outcome.stdout.splitlines() if line.startswith("clauses/")]


def test_a_new_workspace_is_clean(run, workspace):
    """Nothing that ``init`` writes is found wanting."""
    outcome = run("check", "--on", "2026-12-01", "--fail-on", "warning")

    assert outcome.exit == 0, outcome.stdout
    assert about_drafts(outcome) == []


def test_a_council_works_from_init_to_release(run, workspace):
    """The worked clause is released, and the next opportunity takes it."""
    run("release", "HXB-DEL-010")
    run("new", "opportunity", "visits")

    outcome = run("plan", "visits")

    assert outcome.exit == 0, outcome.stdout
    assert "HXB-DEL-010@1.0.0" in outcome.stdout
    assert (workspace / "visits" / "opportunity.yaml").is_file()


def test_a_workspace_is_checked_with_its_opportunities(run, workspace, monkeypatch):
    """From anywhere inside, the library and each opportunity are checked, and both are counted."""
    for name in ("b", "a/deep"):
        run("new", "opportunity", name, "--commenced-on", "2026-12-01")
    text = (workspace / "b" / "opportunity.yaml").read_text(encoding="utf-8")
    (workspace / "b" / "opportunity.yaml").write_text(
        text.replace("weighting: 60", "weighting: 55"), encoding="utf-8"
    )

    named = run("check", ".", "--on", "2026-12-01")
    monkeypatch.chdir(workspace / "a")
    around = run("check", "--on", "2026-12-01")

    for outcome in (named, around):
        assert outcome.exit == 1
        assert outcome.stdout.count("error OPP203") == 1
        assert " guidance items; 2 opportunities, as of 2026-12-01\n" in outcome.stderr
    assert "\na/deep/opportunity.yaml:" in f"\n{named.stdout}"


def test_what_is_no_opportunity_of_the_workspace_is_passed_over(run, workspace, folder):
    """Packs, hidden folders and workspaces inside it are not looked into."""
    run("new", "opportunity", "visits", "--commenced-on", "2026-12-01")
    assert run("build", "visits", "-o", "visits-pack", "--on", "2026-12-01").exit == 0
    run("init", "inner", "--prefix", "INN")
    for other in ("visits-pack/copy", ".hidden/visits", "inner/visits"):
        (workspace / other).mkdir(parents=True)
        (workspace / other / "opportunity.yaml").write_text("id: [", encoding="utf-8")

    outcome = run("check", "--on", "2026-12-01")

    assert outcome.exit == 0, outcome.stdout
    assert "; 1 opportunity, as of" in outcome.stderr


def test_a_waiver_of_the_library_is_not_called_unused_by_an_opportunity(run, workspace):
    """A waiver of the council's clauses that an opportunity does not need is no finding."""
    run("new", "clause", "HXB-DA-020")
    (workspace / "clauses" / "waivers.yaml").write_text(
        "waivers:\n  - {rule: square-bracket, place: HXB-DA-020, reason: it is being written, "
        "role: head of legal, expires: 2027-03-31}\n"
        "  - {rule: several-duties, place: HXB-DA-020, reason: none, role: none, "
        "expires: 2027-03-31}\n",
        encoding="utf-8",
    )
    run("new", "opportunity", "visits", "--commenced-on", "2026-12-01")

    outcome = run("check", "--on", "2026-12-01")

    assert "waiver of several-duties at HXB-DA-020 excuses nothing" in outcome.stdout
    assert outcome.stdout.count("waiver-unused") == 1


def test_a_new_clause_lacks_only_what_its_author_must_write(run, workspace):
    """Of the skeleton, ``check`` finds the square brackets and nothing else."""
    started = run("new", "clause", "HXB-DA-020", "--title", 'Say "yes": *now*')

    outcome = run("check", "--on", "2026-12-01")

    assert started.stdout == "clauses/data-access/HXB-DA-020/draft.yaml\n"
    assert about_drafts(outcome)
    assert not [line for line in about_drafts(outcome) if "warning CLS109" not in line]
    assert '# HXB-DA-020@1.0.0 Say "yes": *now* (draft)' in run("show", "HXB-DA-020").stdout


def test_the_next_free_id_is_taken(run, workspace):
    """With a category and no id, ids go up in tens."""
    first = run("new", "clause", "--category", "del")
    second = run("new", "clause", "--category", "DEL")

    assert first.stdout == "clauses/delivery/HXB-DEL-020/draft.yaml\n"
    assert second.stdout == "clauses/delivery/HXB-DEL-030/draft.yaml\n"


def test_only_the_councils_own_clauses_are_released(run, workspace):
    """A clause that comes with tenderkit is not the council's to release."""
    outcome = run("release", "DA-040")

    assert outcome.exit == 2
    assert outcome.stderr.startswith("error: clauses holds no clause called DA-040\n")


def test_existing_files_are_never_overwritten(run, folder):
    """``init`` refuses a folder that holds one of its files, and writes none of the others."""
    (folder / "mine").mkdir()
    (folder / "mine" / "README.txt").write_text("my notes", encoding="utf-8")

    outcome = run("init", "mine")

    assert outcome.exit == 2
    assert outcome.stderr.startswith("error: mine holds README.txt already\n")
    assert [path.name for path in (folder / "mine").iterdir()] == ["README.txt"]


@pytest.mark.parametrize("where", ["hexbridge", "hexbridge/clauses"])
def test_a_workspace_can_be_named_from_elsewhere(run, folder, workspace, monkeypatch, where):
    """Named by its root or by its library, a workspace is the place that is worked in."""
    monkeypatch.chdir(folder)

    outcome = run("new", "clause", "HXB-DA-010", "--folder", where)

    assert outcome.stdout == "hexbridge/clauses/data-access/HXB-DA-010/draft.yaml\n"


def test_a_repository_of_clauses_is_worked_in_from_its_top(run, folder):
    """Where ``clauses`` stands in the current folder, that is the library to release in."""
    (folder / "small").rename(folder / "clauses")

    outcome = run("release", "COM-090")

    assert outcome.stderr == (
        "wrote clauses/commercial/COM-090/1.0.0.yaml; it is never edited again\n"
    )


def test_a_title_of_two_lines_is_refused(run):
    """What would not read back is not written."""
    outcome = run("new", "clause", "DEL-010", "--title", "two\nlines", "--folder", "small")

    assert outcome.exit == 2
    assert outcome.stderr.startswith("error: the title is longer than one line\n")
