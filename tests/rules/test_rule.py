from tenderkit.model.finding import Finding, Severity
from tenderkit.model.place import Place
from tenderkit.rules.reading import reading_rule
from tenderkit.rules.rule import Hit, Rule

_AT = Place(file="a.yaml", line=3, column=1)
_RULE = Rule(
    code="OPP203",
    name="weightings-not-100",
    severity=Severity.ERROR,
    manual="\nAward criteria that do not\nadd up.\n\nThe published method must be used.",
)


def test_a_hit_becomes_a_finding_of_its_rule():
    """Code, name and severity come from the rule, everything else from the hit."""
    hit = Hit(at=_AT, message="m", help="h", quote="q", clause="DA-060", requirement="DA-060.R1")

    assert _RULE.finding(hit) == Finding(
        code="OPP203",
        name="weightings-not-100",
        severity=Severity.ERROR,
        message="m",
        help="h",
        at=_AT,
        quote="q",
        clause="DA-060",
        requirement="DA-060.R1",
    )


def test_a_hit_may_carry_its_own_severity():
    """Where severity depends on what was found, the hit decides."""
    hit = Hit(at=_AT, message="m", severity=Severity.NOTE)

    assert _RULE.finding(hit).severity is Severity.NOTE


def test_a_rule_is_titled_by_the_first_sentence_of_its_manual():
    """On one line; and its subject is the head of its code."""
    assert _RULE.title == "Award criteria that do not add up."
    assert _RULE.subject == "OPP"


def test_one_fault_of_reading_has_one_number_for_each_kind_of_file():
    """A duplicate key is 005 in a clause, in the library's files and in an opportunity."""
    codes = [reading_rule("duplicate-key", subject).code for subject in ("CLS", "LIB", "OPP")]

    assert codes == ["CLS005", "LIB005", "OPP005"]


def test_a_file_nobody_recorded_is_a_warning_and_a_changed_one_an_error():
    """Somebody decides about a file too many; a changed file must not go out."""
    assert reading_rule("file-unrecorded").severity is Severity.WARNING
    assert reading_rule("waiver-unused").severity is Severity.WARNING
    assert reading_rule("file-changed").severity is Severity.ERROR
