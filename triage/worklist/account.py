"""How true a worklist is: the age of its data, and the account of everything received."""

from dataclasses import dataclass
from datetime import datetime

from triage.errors import Text


@dataclass(frozen=True, slots=True)
class SourceState:
    """How old a source's data are, and what went wrong last (None = nothing)."""

    name: str
    last_success: datetime | None
    fault: Text | None


@dataclass(frozen=True, slots=True)
class Conservation:
    """Every resource received is accounted for: `received == accepted + with_findings + quarantined + unchanged`.

    `scored` and `grey` count the open courses behind the worklist.
    """

    received: int
    accepted: int
    with_findings: int
    quarantined: int
    unchanged: int
    scored: int
    grey: int

    @property
    def holds(self) -> bool:
        """Return whether the account adds up, which it must."""
        return self.received == self.accepted + self.with_findings + self.quarantined + self.unchanged
