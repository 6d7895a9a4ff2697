"""``law.yaml``: instruments, thresholds, minimum periods and rates of VAT."""

from pathlib import Path

from tenderkit.model.finding import Finding
from tenderkit.model.law import (
    Due,
    Instrument,
    LawChange,
    LawRegister,
    MinimumPeriod,
    Notice,
    Threshold,
    VatRate,
)
from tenderkit.store.decode import Fields, list_of, named, open_fields, record
from tenderkit.store.parts.provisions import CONDITIONS
from tenderkit.store.parts.values import (
    ANY_TEXT,
    DATE,
    DECIMAL,
    KEY,
    LINE,
    MONEY,
    OPEN_DATE,
    WHOLE,
    YES_NO,
    choice,
)

INSTRUMENTS = "act bill code guidance order policy-note regulations standard".split()
DUTIES = ("mandatory", "conditional", "optional", "authority")
PERIODS = ("participation", "tendering", "standstill", "contract-details")
STATUSES = ("in-force", "partly-in-force", "not-in-force", "repealed", "withdrawn")

_MARK = choice("V", "V2", "K", "?")


def read_law(path: Path, shown_as: str) -> tuple[LawRegister, list[Finding]]:
    """The law as dated data; an empty register where the file isn't there or holds a mistake.

    Raises:
        Unreadable: the path is a folder, or may not be opened.
    """
    if not path.exists():
        return LawRegister(), []
    reader, fields = open_fields(path, shown_as, "LIB")
    if fields is None:
        return LawRegister(), reader.findings
    instruments = fields.need("instruments", named(_instrument, KEY))
    law = LawRegister(
        instruments={instrument.key: instrument for instrument in instruments},
        thresholds=fields.need("thresholds", list_of(record(_threshold))),
        minimum_periods=fields.need("minimum_periods", list_of(record(_period))),
        vat=fields.need("vat", list_of(record(_vat))),
        notices=_in_order(fields.maybe("notices", list_of(record(_notice)), ())),
    )
    fields.close()
    return LawRegister() if reader.failed else law, reader.findings


def _instrument(fields: Fields) -> Instrument:
    return Instrument(
        key=fields.key,
        title=fields.need("title", LINE),
        citation=fields.need("citation", ANY_TEXT),
        kind=fields.need("kind", choice(*INSTRUMENTS)),
        status=fields.need("status", choice(*STATUSES)),
        in_force_from=fields.need("in_force_from", OPEN_DATE),
        checked_on=fields.need("checked_on", DATE),
        source=fields.need("source", ANY_TEXT),
        mark=fields.need("mark", _MARK),
        note=fields.maybe("note", ANY_TEXT, ""),
        changes=fields.maybe("changes", list_of(record(_change)), ()),
        at=fields.at,
    )


def _change(fields: Fields) -> LawChange:
    return LawChange(
        starts=fields.need("from", DATE),
        what=fields.need("what", LINE),
        mark=fields.need("mark", _MARK),
        only_later=fields.maybe("only_later", YES_NO, False),
    )


def _notice(fields: Fields) -> Notice:
    return Notice(
        key=fields.need("key", KEY),
        title=fields.need("title", LINE),
        section=fields.need("section", LINE),
        regulation=fields.maybe("regulation", ANY_TEXT, ""),
        when=fields.need("when", LINE),
        duty=fields.need("duty", choice(*DUTIES)),
        order=fields.need("order", WHOLE),
        due=fields.maybe("due", record(_due), None),
        applies_when=fields.maybe("applies_when", CONDITIONS, ()),
        mark=fields.need("mark", _MARK),
        note=fields.maybe("note", ANY_TEXT, ""),
        at=fields.at,
    )


def _due(fields: Fields) -> Due:
    return Due(
        days=fields.need("days", WHOLE),
        unit=fields.need("unit", choice("days", "working_days")),
        event=fields.need("from", LINE),
        counting=fields.need("counting", choice("day-one", "day-after")),
        direction=fields.need("direction", choice("after", "before")),
    )


def _in_order(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    return tuple(sorted(notices, key=lambda notice: notice.order))


def _threshold(fields: Fields) -> Threshold:
    return Threshold(
        key=fields.need("key", KEY),
        title=fields.need("title", LINE),
        amount=fields.need("amount", MONEY),
        starts=fields.need("from", DATE),
        ends=fields.need("until", OPEN_DATE),
        instrument=fields.need("instrument", KEY),
        section=fields.need("section", ANY_TEXT),
        mark=fields.need("mark", _MARK),
        source=fields.maybe("source", ANY_TEXT, ""),
        at=fields.at,
    )


def _period(fields: Fields) -> MinimumPeriod:
    return MinimumPeriod(
        key=fields.need("key", KEY),
        kind=fields.need("kind", choice(*PERIODS)),
        row=fields.maybe("row", ANY_TEXT, ""),
        days=fields.need("days", WHOLE),
        unit=fields.need("unit", choice("days", "working_days")),
        case=fields.need("case", LINE),
        starts=fields.need("from", DATE),
        ends=fields.need("until", OPEN_DATE),
        instrument=fields.need("instrument", KEY),
        section=fields.need("section", ANY_TEXT),
        mark=fields.need("mark", _MARK),
        at=fields.at,
    )


def _vat(fields: Fields) -> VatRate:
    fields.need("mark", _MARK)
    return VatRate(
        percent=fields.need("percent", DECIMAL),
        starts=fields.need("from", DATE),
        ends=fields.need("until", OPEN_DATE),
    )
