"""What the timetable checks share: since when the Act holds, and the order of two steps."""

from datetime import date

from tenderkit.model.case import OpportunityCase
from tenderkit.model.law import Instrument, LawRegister
from tenderkit.model.opportunity import Moment

LONGEST_TERM_YEARS = 20
"""Beyond it a term is more likely a slip."""
ACT = "pa-2023"
"""Key of the Procurement Act in ``law.yaml``."""


def act(law: LawRegister) -> Instrument | None:
    """The Procurement Act, where ``law.yaml`` says since when it is in force."""
    found = law.instruments.get(ACT)
    return found if found and found.in_force_from else None


def before_act(law: LawRegister, day: date) -> bool:
    """Whether the day lies before the Procurement Act began."""
    began = law.instruments[ACT].in_force_from if ACT in law.instruments else None
    return began is not None and day < began


def below_threshold(case: OpportunityCase) -> bool:
    """Whether the value lies below the threshold, so that the Act sets no periods."""
    return case.selection.facts.get("above_threshold") == "no"


def backwards(earlier: Moment, later: Moment) -> bool:
    """Whether the step that should come later comes first; on one day their clock times decide."""
    if earlier.day != later.day or earlier.clock is None or later.clock is None:
        return later.day < earlier.day
    return later.clock < earlier.clock
