"""What a new opportunity says for its schedules and its notice: places to write in, with what belongs there."""

from tenderkit.model.schedule import (
    BELOW_THRESHOLD_FIELDS,
    COMPULSORY_ROWS,
    NOTICE_FIELDS,
    PROCESSING_ROWS,
)

_KEY_INDICATORS = 3


def render_schedules(*, covered: bool, personal: bool, measured: str) -> str:
    """The text from ``lots_reason`` to ``notice``.

    ``covered`` says whether the procedure is one of those above the threshold, ``personal`` whether personal
    data is handled or may be, and ``measured`` names a requirement for the first indicators.
    """
    parts = (
        _PARTICIPATION if covered else "",
        _INDICATORS + _indicators(measured) if covered else "",
        _PROCESSING + _processing() if personal else "",
        f"{_NOTICE}{_notice(covered=covered)}notice: {{}}\n",
    )
    return "\n".join(part for part in parts if part)


def _indicators(measured: str) -> str:
    shown = (
        f"""\
  - id: K-{number:02d}
    title: "[What residents or staff would notice, as a figure.]"
    measures: [{measured}]
    source: "[The report or interface from which everybody would draw the same figure.]"
    unit: per cent
    better: higher
    target: 99
    approaching: 97
    requires_improvement: 95
    window: calendar month
    key: "yes"
"""
        for number in range(1, _KEY_INDICATORS + 1)
    )
    return "".join(shown)


def _processing() -> str:
    return "".join(f'  {key}: "[{PROCESSING_ROWS[key]}]"\n' for key in COMPULSORY_ROWS)


def _notice(*, covered: bool) -> str:
    keys = [key for key in NOTICE_FIELDS if not (covered and key in BELOW_THRESHOLD_FIELDS)]
    return "".join(f"#   {key}: {NOTICE_FIELDS[key][1]}\n" for key in keys)


_PARTICIPATION = """\
# Why the contract is not divided into lots (Procurement Act 2023, s.18); or lots in its place. For example:
#   lots:
#     - {id: L-1, title: Platform, scope: The platform and its support., estimate: 900000.00 GBP ex VAT}
lots_reason: "[Why one contract serves residents and suppliers better than lots.]"

# What a supplier has to be, not what it offers; only for a risk that you can name. For example:
#   - id: CP-01
#     title: Experience
#     kind: technical
#     text: The Supplier has run a system of this kind for an organisation of 500 users or more.
#     evidence: The name of one such organisation, and the years.
#     because: a first installation of this size would put the rents at risk
conditions_of_participation: []
"""
_INDICATORS = """\
# What is measured while the contract runs; above £5 million at least three are law (s.52).
indicators:
"""
_PROCESSING = """\
# The rows that Article 28(3) of the UK GDPR asks for; complete them with the data protection officer.
processing:
"""
_NOTICE = """\
# Fields of the tender notice that follow from nothing else, with what each is for; "none" is an answer too:
"""
