"""The law of the library as it stands on a day."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tenderkit.api.library import Opened, open_library
from tenderkit.compose.select import applicable
from tenderkit.errors import NotFound
from tenderkit.model.clause import LawRelied
from tenderkit.model.law import Instrument, LawChange, LawRegister, MinimumPeriod, Notice, Threshold
from tenderkit.model.library import Library
from tenderkit.text.suggest import did_you_mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """A clause version that relies on an instrument, and for what."""

    clause: str
    """For example ``DA-100@1.0.0``."""
    relied: tuple[LawRelied, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An instrument on a day."""

    instrument: Instrument
    status: str
    past: tuple[LawChange, ...]
    """Changes up to that day, oldest first."""
    coming: tuple[LawChange, ...]
    """Changes after it, soonest first."""
    reliance: tuple[Reliance, ...]
    """The clauses that rely on it, in the version for procurements commenced that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """What ``law.yaml`` says of a day."""

    on: date
    opened: Opened
    standings: tuple[Standing, ...]
    thresholds: tuple[Threshold, ...]
    """Those in force."""
    periods: tuple[MinimumPeriod, ...]
    """Those in force."""
    notices: tuple[Notice, ...]
    """In the order in which they come; none where one instrument was asked for."""


def law(on: date, key: str = "", library: Path | None = None) -> Law:
    """Every instrument on that day, or the one of a key, with the amounts and periods in force.

    Raises:
        NotFound: no instrument has that key.
    """
    opened = open_library(Path.cwd(), library)
    register = _in_force(opened.library.law, on)
    wanted = key if key in register.instruments else key.lower()
    if wanted and wanted not in register.instruments:
        near = did_you_mean(wanted, register.instruments)
        raise NotFound(
            f"no instrument of law has the key {key}",
            help=near if near.startswith("did") else "'tenderkit law' lists every key",
        )
    reliance = _reliance(opened.library, on)
    return Law(
        on=on,
        opened=opened,
        standings=tuple(
            _standing(instrument, on, reliance.get(instrument.key, ()))
            for instrument in register.instruments.values()
            if not wanted or instrument.key == wanted
        ),
        thresholds=tuple(t for t in register.thresholds if wanted in ("", t.instrument)),
        periods=tuple(p for p in register.minimum_periods if wanted in ("", p.instrument)),
        notices=() if wanted else register.notices,
    )


def _in_force(register: LawRegister, on: date) -> LawRegister:
    """The register without amounts and periods that are over, or still to begin."""
    thresholds = [register.threshold(t.key, on) for t in register.thresholds]
    periods = [register.minimum_period(p.key, on) for p in register.minimum_periods]
    return replace(
        register,
        thresholds=tuple(dict.fromkeys(t for t in thresholds if t)),
        minimum_periods=tuple(dict.fromkeys(p for p in periods if p)),
    )


def _reliance(library: Library, on: date) -> dict[str, tuple[Reliance, ...]]:
    """By the key of an instrument the clauses that rely on it; a draft stands for what has no release."""
    found: dict[str, dict[str, list[LawRelied]]] = {}
    versions = (
        applicable(clause.versions, on) if clause.versions else clause.draft
        for clause in library.clauses.values()
    )
    for version in filter(None, versions):
        for relied in version.law:
            found.setdefault(relied.instrument, {}).setdefault(version.pin, []).append(relied)
    return {
        key: tuple(Reliance(clause=pin, relied=tuple(relied)) for pin, relied in by_clause.items())
        for key, by_clause in found.items()
    }


def _standing(instrument: Instrument, on: date, reliance: tuple[Reliance, ...]) -> Standing:
    changes = sorted(instrument.changes, key=lambda change: change.starts)
    return Standing(
        instrument=instrument,
        status=instrument.status_on(on),
        past=tuple(change for change in changes if change.starts <= on),
        coming=tuple(change for change in changes if change.starts > on),
        reliance=reliance,
    )
