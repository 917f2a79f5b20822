"""Clean readings: what may be used, in the kind's own unit, and why the rest may not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from triage.clinical.observation import Reading, ReadingKind
from triage.clinical.readings import ABSENT, NONE, TYPED, Bools, Ints, Readings, microseconds
from triage.scoring.readings.cleaned import Cleaned, Measured
from triage.scoring.readings.clock import CLOCK_TOLERANCE
from triage.scoring.readings.drop_reasons import REASONS
from triage.scoring.readings.duplicates import duplicates
from triage.scoring.readings.kinds import parse_kinds
from triage.scoring.readings.plausibility import jumps, outside
from triage.scoring.readings.sorting import sort_by
from triage.scoring.readings.to_unit import InUnit, kind_column
from triage.scoring.readings.versions import versions

__all__ = ["CLOCK_TOLERANCE", "Cleaned", "Measured", "clean", "clean_columns", "parse_kinds"]

_TOLERANCE_US = CLOCK_TOLERANCE // timedelta(microseconds=1)
_CODE = {reason: code for code, reason in enumerate(REASONS)}


def clean(readings: Iterable[Reading], patient: str, now: datetime, kinds: Mapping[str, ReadingKind]) -> Cleaned:
    """Return the usable readings of one patient at `now`; see `clean_columns`."""
    return clean_columns(Readings.of(readings, (patient,)), np.array([microseconds(now)]), kinds)


def clean_columns(readings: Readings, now: Ints, kinds: Mapping[str, ReadingKind]) -> Cleaned:
    """Return the usable readings of every patient; `now` is each one's (microseconds). Order of arrival is nothing.

    Reasons, in this order: other_patient; (of one id the highest version counts, the others go unmentioned); conflict
    (same id and version, other content); entered_in_error; the reading's own fault; absent; no_unit; future;
    unknown_code; unit; implausible; artefact; duplicate.
    """
    kind = kind_column(readings, kinds)
    reason = _stated(readings, now, kind)
    rows = np.flatnonzero(reason == 0)
    found = InUnit(readings, kinds, kind, rows)
    reason[rows] = _judged(found, kinds, kind[rows], readings.weak[rows])
    usable = _Usable.of(readings, kinds, kind, found, rows, reason[rows] == 0)
    typed = readings.device[usable.rows] == TYPED
    copies = duplicates(usable.group, usable.time, usable.value, typed, _apart(kinds)[kind[usable.rows]])
    reason[usable.rows[copies]] = _CODE["duplicate"]
    usable = usable.only(~copies)
    lost = np.flatnonzero(reason > _CODE["superseded"])
    lost = lost[sort_by((readings.patient[lost], kind[lost], readings.time[lost], readings.key[lost]))]
    return Cleaned(
        readings, kinds, now, usable.rows, usable.time, usable.value, usable.written,
        unusual=_unusual(kinds, usable, found.places),
        uncalibrated=(readings.device[usable.rows] != TYPED) & (readings.calibrated_until[usable.rows] < usable.time),
        begins=np.searchsorted(usable.group, np.arange(len(readings.patients) * len(kinds) + 1)),
        places=found.places, lost=lost, reason=reason[lost], lost_kind=kind[lost],
    )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Usable:
    """Columns of what may be used, sorted; `group` numbers the readings of one kind of one patient."""

    rows: Ints
    group: Ints
    time: Ints
    value: Ints
    written: Ints

    @classmethod
    def of(
        cls, readings: Readings, kinds: Mapping[str, ReadingKind], kind: Ints, found: InUnit, rows: Ints, which: Bools
    ) -> "_Usable":
        """Return those of `rows` that `which` marks, by patient, kind, time and id."""
        place = np.flatnonzero(which)
        rows = rows[place]
        order = sort_by((readings.patient[rows], kind[rows], readings.time[rows], readings.key[rows]))
        rows, place = rows[order], place[order]
        group = readings.patient[rows].astype(np.int64) * len(kinds) + kind[rows]
        return cls(rows, group, readings.time[rows], found.value[place], found.written[place])

    def only(self, which: Bools) -> "_Usable":
        """Return the rows that `which` marks."""
        if which.all():
            return self
        return _Usable(*(column[which] for column in (self.rows, self.group, self.time, self.value, self.written)))


def _stated(readings: Readings, now: Ints, kind: Ints) -> Ints:
    """Return the reason that stands in each reading itself; of several the first of the order."""
    reason = np.zeros(len(readings), np.int64)
    gives_way, in_conflict = versions(readings)
    # From the last to the first, so that the first is what stays.
    found: tuple[tuple[str, Bools], ...] = (
        ("unknown_code", kind == NONE),
        ("future", readings.time > _future(readings, now)),
        ("no_unit", readings.unit == NONE),
        ("absent", readings.decimals == ABSENT),
        ("fault", readings.fault != NONE),
        ("entered_in_error", readings.withdrawn),
        ("conflict", in_conflict),
        ("superseded", gives_way),
        ("other_patient", readings.patient < 0),
    )
    for name, is_so in found:
        if is_so.any():
            reason[is_so] = _CODE[name]
    return reason


def _future(readings: Readings, now: Ints) -> Ints:
    """Return the time past which each reading lies in the future: of when it arrived, where that is known."""
    same = len(now) > 0 and bool((now == now[0]).all())
    now = now[:1] if same else np.append(now, 0)[readings.patient]
    return np.minimum(now, readings.received) + _TOLERANCE_US


def _apart(kinds: Mapping[str, ReadingKind]) -> Ints:
    """Return how far apart copies of each kind may be, in microseconds."""
    return np.array([one.copies_within_s * 1_000_000 for one in kinds.values()], np.int64)


def _judged(found: InUnit, kinds: Mapping[str, ReadingKind], kind: Ints, weak: Bools) -> Ints:
    reason = np.zeros(len(kind), np.int64)
    reason[weak] = _CODE["artefact"]
    is_implausible = outside(found.value, kind, [one.reject for one in kinds.values()], found.places)
    reason[is_implausible | found.is_too_large] = _CODE["implausible"]
    reason[found.has_none] = _CODE["unit"]
    return reason


def _unusual(kinds: Mapping[str, ReadingKind], usable: _Usable, places: Ints) -> Bools:
    kind = usable.group % max(1, len(kinds))
    found = outside(usable.value, kind, [one.check for one in kinds.values()], places)
    for number, one in enumerate(kinds.values()):
        if one.jump is not None:
            rows = np.flatnonzero(kind == number)
            group = usable.group[rows]
            is_new = np.append(True, group[1:] != group[:-1])[: len(rows)]
            found[rows] |= jumps(one, usable.value[rows], usable.time[rows], int(places[number])) & ~is_new
    return found
