"""Tell a value that cannot be true from one that is only unusual."""

from decimal import Decimal
from enum import StrEnum

from triage.clinical.observation import ReadingKind


class Plausibility(StrEnum):
    """REJECT cannot be true and is never used; CHECK is used and marked."""

    OK = "ok"
    CHECK = "check"
    REJECT = "reject"
    ABSENT = "absent"


def plausibility(
    kind: ReadingKind, value: Decimal | None, previous: Decimal | None = None, hours: Decimal | None = None
) -> Plausibility:
    """Judge `value` in the kind's own unit; `previous` was measured `hours` before it."""
    if value is None:
        return Plausibility.ABSENT
    if not value.is_finite() or not _inside(value, kind.reject):
        return Plausibility.REJECT
    if not _inside(value, kind.check) or _jumps(kind, value, previous, hours):
        return Plausibility.CHECK
    return Plausibility.OK


def _inside(value: Decimal, bounds: tuple[Decimal, Decimal] | None) -> bool:
    return bounds is None or bounds[0] <= value <= bounds[1]


def _jumps(kind: ReadingKind, value: Decimal, previous: Decimal | None, hours: Decimal | None) -> bool:
    if kind.jump is None or previous is None or hours is None:
        return False
    amount, percent, within = kind.jump
    return hours <= within and abs(value - previous) > max(amount, previous * percent / 100)
