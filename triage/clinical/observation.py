"""One home reading (FHIR Observation, or one component of it)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

WITHDRAWN = frozenset({"entered-in-error", "cancelled"})
# Equal values no further apart than this are one reading sent twice.
COPIES_WITHIN_S = 60


@dataclass(frozen=True, slots=True)
class SetAside:
    """When a person took a reading out of use with its device, and when it was given back (`until` None = not yet).

    `delivered` tells whether the patient is taken to have measured all the same.
    """

    since: datetime
    until: datetime | None
    delivered: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as it was measured, in its own unit.

    `id` is the reference of the Observation, with "#n" for component n. `kind` is None where no code of the Observation
    is known, `unit` the UCUM code. `device` None means that a person typed the value. `fault` says why a value that
    was received cannot be used ("unknown_unit", "absent", "comparator", ...), None when it can. `received` is when it
    arrived: a time that lay in the future then is never believed later. `words` are what people wrote beside it.
    """

    id: str
    patient: str
    kind: str | None
    value: Decimal | None
    unit: str | None
    time: datetime
    device: str | None = None
    status: str = "final"
    version: int = 1
    signal: str | None = None
    calibrated_until: datetime | None = None
    fault: str | None = None
    received: datetime | None = None
    set_aside: SetAside | None = None
    words: str | None = None

    @property
    def is_delivered(self) -> bool:
        """Return whether the reading counts as sent although it may not be used, see `SetAside`."""
        return self.set_aside is None or self.set_aside.until is not None or self.set_aside.delivered


@dataclass(frozen=True, slots=True)
class ReadingKind:
    """What a kind of reading is: its unit, codes, plausible ranges and how many decimals it is shown with.

    `reject` and `check` are inclusive (low, high) in `unit`: outside `reject` a value cannot be true and is never used;
    outside `check` it is used and marked. `quantity` ("mass", "glucose") says how its units convert, None when they do
    not. `jump` (amount, per cent, hours) marks a change since the value before that is larger than both within so long.
    `usual` is what a healthy adult has at rest, where that can be said: no patient is judged by it, only rule sets are.
    `copies_within_s` is how many seconds apart (inclusive) equal values are still copies of one reading.
    """

    code: str
    name_da: str
    name_en: str
    unit: str
    shown_unit: str
    decimals: int
    codes: tuple[tuple[str, str], ...]
    reject: tuple[Decimal, Decimal] | None = None
    check: tuple[Decimal, Decimal] | None = None
    quantity: str | None = None
    jump: tuple[Decimal, Decimal, Decimal] | None = None
    usual: tuple[Decimal, Decimal] | None = None
    copies_within_s: int = COPIES_WITHIN_S
