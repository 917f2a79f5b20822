"""Many readings as columns: one patient's, or those of a region."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import ROUND_05UP, Context, Decimal

import numpy as np
import numpy.typing as npt

from triage.clinical.observation import WITHDRAWN, Reading

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# In a column that points into a list of names: none of them. As a device: a person typed the value.
NONE = TYPED = -1
# In `decimals`: there is no value, or one that no measurement can have (infinite, or a billion and more).
ABSENT, IMPOSSIBLE = -1, -2
# In `calibrated_until`: the source says nothing about calibration. In `received`: nobody noted when it arrived.
NEVER = np.iinfo(np.int64).max

LARGEST = Decimal(10**9)
MOST_DECIMALS = 9
_WIDE = Context(prec=60)
_COLUMNS = (
    "patient", "key", "kind", "value", "decimals", "unit", "time", "device", "version", "status", "weak",
    "calibrated_until", "fault", "received",
)  # fmt: skip
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_US, _SECOND_US = 86_400_000_000, 1_000_000


def microseconds(time: datetime) -> int:
    """Return `time` (with zone) as whole microseconds since 1970 in UTC."""
    since = time - _EPOCH
    return since.days * _DAY_US + since.seconds * _SECOND_US + since.microseconds


def moment(since_1970: int) -> datetime:
    """Return the time in UTC that `microseconds` came from."""
    return _EPOCH + timedelta(microseconds=int(since_1970))


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """Columns with one element per reading, of any whole-number dtype; equal elements may be one (broadcast).

    `patient`, `kind`, `unit`, `device`, `status` and `fault` point into the lists of names, NONE (-1) where there is
    none; `key` points into `ids`, which stand in the order that ties of time are broken by. `value` is the number as it
    was written without its decimal sign, `decimals` how many decimals it has (or ABSENT, IMPOSSIBLE). `time` and
    `calibrated_until` and `received` (or NEVER) are microseconds since 1970 in UTC. `weak` marks a weak signal.
    """

    patients: Sequence[str]
    ids: Sequence[str]
    kinds: Sequence[str]
    units: Sequence[str]
    devices: Sequence[str]
    statuses: Sequence[str]
    faults: Sequence[str]
    patient: Ints
    key: Ints
    kind: Ints
    value: Ints
    decimals: Ints
    unit: Ints
    time: Ints
    device: Ints
    version: Ints
    status: Ints
    weak: Bools
    calibrated_until: Ints
    fault: Ints
    received: Ints

    def __len__(self) -> int:
        return len(self.patient)

    @property
    def withdrawn(self) -> Bools:
        """Return which readings the source has taken back."""
        return np.append([name in WITHDRAWN for name in self.statuses], [False])[self.status]

    def blocks(self, most: int) -> Iterator["Readings"]:
        """Yield the readings of some patients after the others', all of each patient's, about `most` at a time.

        A block's `patient` counts from 0 within it. Readings about nobody (NONE) are in none.
        """
        is_sorted = bool((self.patient[1:] >= self.patient[:-1]).all())
        order = None if is_sorted else np.argsort(self.patient, kind="stable")
        patient = self.patient if order is None else self.patient[order]
        begins = np.searchsorted(patient, np.arange(len(self.patients) + 1))
        first = 0
        while first < len(self.patients):
            end = max(first + 1, int(np.searchsorted(begins, begins[first] + most, side="right")) - 1)
            rows = slice(int(begins[first]), int(begins[end]))
            yield self._part(rows if order is None else order[rows], first, end)
            first = end

    def _part(self, rows: slice | Ints, first: int, end: int) -> "Readings":
        columns = {name: getattr(self, name)[rows] for name in _COLUMNS}
        columns["patient"] = columns["patient"] - first
        return replace(self, patients=self.patients[first:end], **columns)

    @classmethod
    def of(cls, readings: Iterable[Reading], patients: Sequence[str]) -> "Readings":
        """Return the columns of `readings` about `patients`; one about somebody else has the patient NONE."""
        found = list(readings)
        ids = sorted({one.id for one in found})
        kinds, kind = _coded([one.kind for one in found])
        units, unit = _coded([one.unit if one.unit and one.unit.strip() else None for one in found])
        devices, device = _coded([one.device for one in found])
        statuses, status = _coded([one.status for one in found])
        faults, fault = _coded([one.fault for one in found])
        value, decimals = _scaled([one.value for one in found])
        return cls(
            patients, ids, kinds, units, devices, statuses, faults,
            patient=_placed([one.patient for one in found], patients),
            key=_placed([one.id for one in found], ids),
            kind=kind, value=value, decimals=decimals, unit=unit,
            time=np.array([microseconds(one.time) for one in found], np.int64),
            device=device,
            version=np.array([one.version for one in found], np.int64),
            status=status,
            weak=np.array([one.signal == "weak" for one in found], np.bool_),
            calibrated_until=np.array([_until(one.calibrated_until) for one in found], np.int64),
            fault=fault,
            received=np.array([_until(one.received) for one in found], np.int64),
        )  # fmt: skip


def _coded(names: Sequence[str | None]) -> tuple[tuple[str, ...], Ints]:
    """Return the distinct names in order, and for each of `names` its place among them or NONE."""
    occurring = set(names)
    distinct = tuple(sorted(name for name in occurring if name is not None))
    if len(occurring) == 1:
        return distinct, np.full(len(names), 0 if distinct else NONE, np.int64)
    return distinct, _placed(names, distinct)


def _placed(names: Sequence[str | None], among: Sequence[str]) -> Ints:
    places = {name: place for place, name in enumerate(among)}
    return np.array([NONE if name is None else places.get(name, NONE) for name in names], np.int64)


def _scaled(values: Sequence[Decimal | None]) -> tuple[Ints, Ints]:
    """Return every value as a whole number with its decimals; equal texts are read once."""
    texts = [str(value) for value in values]
    read = {text: scaled(value) for text, value in dict(zip(texts, values, strict=True)).items()}
    pairs = np.array([read[text] for text in texts], np.int64).reshape(-1, 2)
    return np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1])


def scaled(value: Decimal | None) -> tuple[int, int]:
    """Return `value` as a whole number and its decimals.

    Digits past the ninth decimal are noise of binary numbers. They are cut so that no comparison with, and no rounding
    to, fewer decimals can come out differently: 93.99999999999999 stays below 94.
    """
    if value is None:
        return 0, ABSENT
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or abs(value) >= LARGEST:
        return 0, IMPOSSIBLE
    decimals = min(max(0, -exponent), MOST_DECIMALS)
    cut = value if -exponent == decimals else value.quantize(Decimal((0, (1,), -decimals)), ROUND_05UP, _WIDE)
    return int(cut.scaleb(decimals, _WIDE)), decimals


def _until(time: datetime | None) -> int:
    return int(NEVER) if time is None else microseconds(time)
