"""What may be used of a batch of readings, sorted, and what was left out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import numpy as np

from triage.clinical.observation import ReadingKind
from triage.clinical.readings import TYPED, Bools, Ints, Readings, moment
from triage.scoring.readings.drop_reasons import REASONS, Dropped
from triage.scoring.readings.whole_numbers import as_decimal


@dataclass(frozen=True, slots=True)
class Measured:
    """A usable reading: `value` in the kind's unit, `time` in UTC. Marked ones count.

    `unusual` is outside what is usual or a jump since the value before; `uncalibrated` was measured after the device's
    calibration ran out.
    """

    id: str
    kind: str
    value: Decimal
    time: datetime
    device: str | None
    unusual: bool = False
    uncalibrated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Cleaned:
    """Columns of the usable readings of a batch, by patient, kind, time and id; and of those left out, in that order.

    `rows` point into `readings`. `value` is in the kind's unit, scaled by the `places` of its kind; `written` is how
    many decimals it was written with. `begins` holds, for patient p and kind k of `kinds`, the first row at
    [p * len(kinds) + k]. `lost` point into `readings`, `reason` into REASONS; `lost_kind` is NONE for an unknown kind.
    """

    readings: Readings
    kinds: Mapping[str, ReadingKind]
    now: Ints
    rows: Ints
    time: Ints
    value: Ints
    written: Ints
    unusual: Bools
    uncalibrated: Bools
    begins: Ints
    places: Ints
    lost: Ints
    reason: Ints
    lost_kind: Ints

    @property
    def patients(self) -> int:
        """Return how many patients there are."""
        return len(self.readings.patients)

    def ranges(self, code: str) -> tuple[Ints, Ints]:
        """Return the first row and the row after the last of every patient's usable readings of a kind."""
        codes = list(self.kinds)
        if code not in codes:
            nothing = np.zeros(self.patients, np.int64)
            return nothing, nothing
        at = np.arange(self.patients) * len(codes) + codes.index(code)
        return self.begins[at], self.begins[at + 1]

    def places_of(self, code: str) -> int:
        """Return the number of decimals that values of a kind are scaled by."""
        codes = list(self.kinds)
        return int(self.places[codes.index(code)]) if code in codes else 0

    def measured(self, row: int, code: str) -> Measured:
        """Return one usable reading, of the kind `code`."""
        source, places, written = self.rows[row], self.places_of(code), int(self.written[row])
        device = int(self.readings.device[source])
        return Measured(
            id=self.readings.ids[self.readings.key[source]],
            kind=code,
            value=as_decimal(int(self.value[row]) // 10 ** (places - written), written),
            time=moment(self.time[row]),
            device=None if device == TYPED else self.readings.devices[device],
            unusual=bool(self.unusual[row]),
            uncalibrated=bool(self.uncalibrated[row]),
        )

    def ids(self, rows: Sequence[int]) -> tuple[str, ...]:
        """Return the ids of usable readings."""
        keys = self.readings.key[self.rows[np.asarray(rows, np.int64)]]
        return tuple(self.readings.ids[key] for key in keys.tolist())

    def of(self, code: str | None, patient: int = 0) -> tuple[Measured, ...]:
        """Return a patient's usable readings of one kind, oldest first."""
        start, stop = (int(end[patient]) for end in self.ranges(code or ""))
        return tuple(self.measured(row, code or "") for row in range(start, stop))

    @property
    def kept(self) -> tuple[Measured, ...]:
        """Return every usable reading, by patient, kind and time."""
        return tuple(one for patient in range(self.patients) for code in self.kinds for one in self.of(code, patient))

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """Return what was left out, by id."""
        found = (self.left_out(place) for place in range(len(self.lost)))
        return tuple(sorted(found, key=lambda one: (one.id, one.reason, one.time, one.kind or "")))

    def left_out(self, place: int) -> Dropped:
        """Return one of the readings that were left out."""
        row, kind = self.lost[place], int(self.readings.kind[self.lost[place]])
        return Dropped(
            id=self.readings.ids[self.readings.key[row]],
            reason=self.reason_of(place),
            kind=self.readings.kinds[kind] if kind >= 0 else None,
            time=moment(self.readings.time[row]),
        )

    def reason_of(self, place: int) -> str:
        """Return why one of the readings was left out; a reading's own fault stands in its own word."""
        code, fault = REASONS[self.reason[place]], int(self.readings.fault[self.lost[place]])
        return self.readings.faults[fault] if code == "fault" else code
