from datetime import date
from decimal import Decimal

import pytest

from tenderkit.model.law import Instrument, LawRegister, MinimumPeriod, Threshold, VatRate
from tenderkit.model.money import Money


def _threshold(key: str, pence: int, starts: date, ends: date | None) -> Threshold:
    return Threshold(
        key=key,
        title="Goods and services",
        amount=Money(pence=pence, basis="inc"),
        starts=starts,
        ends=ends,
        instrument="pa-2023",
        section="Schedule 1",
        mark="V",
    )


_LAW = LawRegister(
    thresholds=(
        _threshold("works", 1, date(2024, 1, 1), None),
        _threshold("goods", 21_490_400, date(2024, 1, 1), date(2025, 12, 31)),
        _threshold("goods", 20_772_000, date(2026, 1, 1), None),
    ),
    minimum_periods=(
        MinimumPeriod(
            key="standstill",
            kind="standstill",
            days=8,
            unit="working_days",
            case="mandatory",
            starts=date(2025, 2, 24),
            ends=None,
            instrument="pa-2023",
            section="s.51",
            mark="V",
        ),
    ),
    vat=(
        VatRate(percent=Decimal("17.5"), starts=date(2010, 1, 1), ends=date(2011, 1, 3)),
        VatRate(percent=Decimal(20), starts=date(2011, 1, 4), ends=None),
    ),
)


@pytest.mark.parametrize(
    ("on", "pence"),
    [
        (date(2023, 12, 31), None),
        (date(2024, 1, 1), 21_490_400),
        (date(2025, 12, 31), 21_490_400),
        (date(2026, 1, 1), 20_772_000),
        (date(2040, 1, 1), 20_772_000),
    ],
)
def test_a_threshold_holds_on_its_first_and_last_day(on, pence):
    """Both ends count; before the first there is none, and the last has no end."""
    threshold = _LAW.threshold("goods", on)

    assert (threshold.amount.pence if threshold else None) == pence


def test_law_that_is_not_recorded():
    """A key that nobody recorded has no threshold and no period."""
    assert _LAW.threshold("utilities", date(2026, 1, 1)) is None
    assert _LAW.minimum_period("tendering", date(2026, 1, 1)) is None


def test_a_minimum_period_in_force():
    """A period is found by its key on a day in force, and not before."""
    assert _LAW.minimum_period("standstill", date(2025, 2, 24)).days == 8
    assert _LAW.minimum_period("standstill", date(2025, 2, 23)) is None


@pytest.mark.parametrize(
    ("on", "percent"),
    [(date(2011, 1, 3), "17.5"), (date(2011, 1, 4), "20"), (date(2009, 12, 31), "0")],
)
def test_the_rate_of_vat_on_a_day(on, percent):
    """The rate changed overnight on 4 January 2011; where none is recorded nothing is added."""
    assert _LAW.vat_on(on) == Decimal(percent)


def _instrument(status: str, in_force_from: date | None) -> Instrument:
    return Instrument(
        key="act",
        title="Act",
        citation="",
        kind="act",
        status=status,
        in_force_from=in_force_from,
        checked_on=date(2026, 11, 24),
        source="",
        mark="V",
    )


@pytest.mark.parametrize(
    ("status", "begins", "on", "expected"),
    [
        ("in-force", date(2025, 2, 24), date(2025, 2, 23), "not-in-force"),
        ("in-force", date(2025, 2, 24), date(2025, 2, 24), "in-force"),
        ("partly-in-force", date(2025, 2, 24), date(2040, 1, 1), "partly-in-force"),
        ("repealed", date(2000, 1, 1), date(2026, 1, 1), "repealed"),
        ("in-force", None, date(1900, 1, 1), "in-force"),
        ("not-in-force", None, date(2040, 1, 1), "not-in-force"),
        ("not-in-force", date(2026, 11, 30), date(2026, 11, 29), "not-in-force"),
        ("not-in-force", date(2026, 11, 30), date(2026, 11, 30), "in-force"),
        ("not-in-force", date(2026, 11, 24), date(2026, 12, 1), "not-in-force"),
    ],
)
def test_the_status_of_an_instrument_on_a_day(status, begins, on, expected):
    """What was awaited on the day of checking is in force from its day; nothing is before it."""
    assert _instrument(status, begins).status_on(on) == expected
