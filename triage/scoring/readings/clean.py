"""Clean a patient's readings: what may be used, in the kind's own unit, and why the rest may not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from triage.clinical.observation import WITHDRAWN, Reading, ReadingKind
from triage.scoring.danish_time import elapsed
from triage.scoring.readings.drop_reasons import Dropped
from triage.scoring.readings.kinds import parse_kinds
from triage.scoring.readings.plausibility import Plausibility, plausibility
from triage.scoring.readings.units import convert

__all__ = ["Cleaned", "Measured", "clean", "parse_kinds"]

# A device whose clock is a little fast is believed; further ahead the time of the reading is not known.
CLOCK_TOLERANCE = timedelta(minutes=5)
DUPLICATE_WITHIN = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Measured:
    """A usable reading: `value` in the kind's unit, `time` in UTC. `unusual` values count and are marked."""

    id: str
    kind: str
    value: Decimal
    time: datetime
    device: str | None
    unusual: bool = False


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What may be used, oldest first, and what was left out."""

    kept: tuple[Measured, ...]
    dropped: tuple[Dropped, ...]

    def of(self, kind: str | None) -> tuple[Measured, ...]:
        """Return the usable readings of one kind, oldest first."""
        return tuple(reading for reading in self.kept if reading.kind == kind)


def clean(readings: Iterable[Reading], patient: str, now: datetime, kinds: Mapping[str, ReadingKind]) -> Cleaned:
    """Return the usable readings of `patient` at `now`; the order of arrival does not matter.

    Reasons, in this order: other_patient; (of one id the highest version counts, the others go unmentioned); conflict
    (same id and version, other content); entered_in_error; the reading's own fault; absent; no_unit; future;
    unknown_code; unit; implausible; artefact; duplicate.
    """
    own, dropped = [], []
    for reading in readings:
        if reading.patient == patient:
            own.append(reading)
        else:
            dropped.append(_drop(reading, "other_patient"))
    newest, conflicts = _newest_versions(own)
    dropped += [_drop(reading, "conflict") for reading in conflicts]
    kept = []
    for reading in newest:
        found = _usable(reading, now, kinds)
        if isinstance(found, Measured):
            kept.append(found)
        else:
            dropped.append(found)
    unique, duplicates = _without_duplicates(kept)
    return Cleaned(tuple(unique), tuple(sorted(dropped + duplicates, key=lambda found: (found.id, found.reason))))


def _newest_versions(readings: Sequence[Reading]) -> tuple[list[Reading], list[Reading]]:
    """Return the highest version of each id, and one of each pair of contents that claim to be the same version."""
    versions: dict[str, list[Reading]] = {}
    for reading in readings:
        found = versions.setdefault(reading.id, [])
        if found and reading.version < found[0].version:
            continue
        if found and reading.version > found[0].version:
            found.clear()
        if all(_content(reading) != _content(other) for other in found):
            found.append(reading)
    single = [found[0] for found in versions.values() if len(found) == 1]
    return single, [min(found, key=lambda one: (one.time, str(one))) for found in versions.values() if len(found) > 1]


def _content(reading: Reading) -> tuple[object, ...]:
    """Return what makes a reading what it is; when it was received does not."""
    return (reading.kind, reading.value, reading.unit, reading.time, reading.status, reading.device, reading.fault)


def _usable(reading: Reading, now: datetime, kinds: Mapping[str, ReadingKind]) -> Measured | Dropped:
    if reason := _stated_fault(reading, now):
        return _drop(reading, reason)
    kind = kinds.get(reading.kind or "")
    if kind is None or reading.value is None or reading.unit is None:
        return _drop(reading, "unknown_code")
    value = convert(kind.quantity, reading.value, reading.unit, kind.unit)
    if value is None:
        return _drop(reading, "unit")
    judged = plausibility(kind, value)
    if judged is Plausibility.REJECT:
        return _drop(reading, "implausible")
    if reading.signal == "weak":
        return _drop(reading, "artefact")
    return Measured(reading.id, kind.code, value, _utc(reading), reading.device, judged is Plausibility.CHECK)


def _stated_fault(reading: Reading, now: datetime) -> str | None:
    if reading.status in WITHDRAWN:
        return "entered_in_error"
    if reading.fault:
        return reading.fault
    if reading.value is None:
        return "absent"
    if reading.unit is None:
        return "no_unit"
    return "future" if elapsed(now, reading.time) > CLOCK_TOLERANCE else None


def _without_duplicates(readings: Iterable[Measured]) -> tuple[list[Measured], list[Dropped]]:
    """Keep one of the same value within 60 seconds: the device's copy before the typed one, else the earlier."""
    kept: dict[tuple[str, Decimal], list[Measured]] = {}
    dropped = []
    for reading in sorted(readings, key=lambda found: (found.device is None, found.time, found.id)):
        same = kept.setdefault((reading.kind, reading.value), [])
        if any(abs(elapsed(other.time, reading.time)) <= DUPLICATE_WITHIN for other in same):
            dropped.append(Dropped(reading.id, "duplicate", reading.kind, reading.time))
        else:
            same.append(reading)
    return sorted((one for same in kept.values() for one in same), key=lambda found: (found.time, found.id)), dropped


def _drop(reading: Reading, reason: str) -> Dropped:
    return Dropped(reading.id, reason, reading.kind, _utc(reading))


def _utc(reading: Reading) -> datetime:
    """Return the time in UTC: two times in one zone would be compared and subtracted as wall clocks."""
    return reading.time.astimezone(UTC)
