"""A limit that counts for one patient in the place of the rule set's, for a time."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """The limit `param` of a rule set for one patient, in that parameter's unit, from `at` until `until`.

    `author` set it for `reason`; `lifted` and `lifted_by` tell that it was taken away before its time.
    """

    id: int
    rule_set: str
    param: str
    value: Decimal
    reason: str
    author: str
    at: datetime
    until: datetime
    lifted: datetime | None = None
    lifted_by: str | None = None

    @property
    def end(self) -> datetime:
        """Return from when on it counts no more."""
        return self.until if self.lifted is None else min(self.until, self.lifted)

    def holds(self, at: datetime) -> bool:
        """Return whether it counts at `at`."""
        return self.at <= at < self.end
