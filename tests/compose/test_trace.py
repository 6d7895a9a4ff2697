from tests.strategies import opportunity, provision, version

from tenderkit.compose.trace import traced
from tenderkit.model.clause import LawRelied
from tenderkit.model.opportunity import Need, Question
from tenderkit.model.pack import Requirement, Traced
from tenderkit.model.place import Link


def _requirement(clause, id):
    return Requirement(provision=provision(id), clause=clause, text="x")


def _question(id, criterion, *tests):
    links = tuple(Link(to=one) for one in tests)
    return Question(id=id, text="How?", words=9, criterion=criterion, tests=links)


def test_a_requirement_and_all_that_it_comes_from_and_goes_to(indicator):
    """Needs, questions, criteria once each, indicators, and the law of its own provision."""
    clause = version(
        "DA-060",
        "1.1.0",
        law=(
            LawRelied(instrument="pa-2023", section="s.56", provisions=("R1",)),
            LawRelied(instrument="uk-gdpr"),
            LawRelied(instrument="uk-gdpr"),
            LawRelied(instrument="psbar", section="reg 7", provisions=("R2",)),
        ),
    )
    one = opportunity(
        needs=(
            Need(id="N-01", text="See.", evidence="", requirements=(Link(to="DA-060.R1"),)),
            Need(id="N-02", text="Go.", evidence="", requirements=(Link(to="DA-060.R2"),)),
        ),
        questions=(
            _question("Q-01", "C-01.1", "DA-060.R1", "DA-060.R2"),
            _question("Q-02", "C-02", "DA-060.R1"),
            _question("Q-03", "C-01.1", "DA-060.R1"),
        ),
        indicators=(indicator("K-01", "DA-060.R1"), indicator("K-02", "DA-060.R2")),
    )
    rows = list(
        traced(one, [_requirement(clause, "DA-060.R1"), _requirement(clause, "DA-060.R12")])
    )

    assert rows == [
        Traced(
            requirement="DA-060.R1",
            clause="DA-060@1.1.0",
            needs=("N-01",),
            questions=("Q-01", "Q-02", "Q-03"),
            criteria=("C-01.1", "C-02"),
            indicators=("K-01",),
            law=("pa-2023 s.56", "uk-gdpr"),
        ),
        Traced(
            requirement="DA-060.R12",
            clause="DA-060@1.1.0",
            needs=(),
            questions=(),
            criteria=(),
            indicators=(),
            law=("uk-gdpr",),
        ),
    ]
