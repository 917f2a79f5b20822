"""How true a worklist is: the age of its data, and the account of everything received."""

from dataclasses import dataclass
from datetime import datetime

from triage.errors import Text
from triage.worklist.source import Health, SourceSettings, due_at, is_late


@dataclass(frozen=True, slots=True)
class Account:
    """What became of everything that one source ever sent."""

    received: int = 0
    accepted: int = 0
    with_findings: int = 0
    quarantined: int = 0
    unchanged: int = 0

    @property
    def holds(self) -> bool:
        """Return whether the account adds up, which it must."""
        return self.received == self.accepted + self.with_findings + self.quarantined + self.unchanged


@dataclass(frozen=True, slots=True)
class SourceState:
    """All that a person may know of a source: how it is reached, how it fares, and its account."""

    key: int
    name: str
    settings: SourceSettings
    health: Health
    account: Account = Account()

    @property
    def last_success(self) -> datetime | None:
        """Return when all that the source had was fetched last, None = never."""
        return self.health.last_success

    @property
    def fault(self) -> Text | None:
        """Return why the newest attempt failed, None = it did not."""
        return self.health.fault

    @property
    def due(self) -> datetime | None:
        """Return when it is asked next; None where it is asked at once, or never (`settings.is_scheduled` tells)."""
        return due_at(self.key, self.settings, self.health)

    def is_late(self, now: datetime) -> bool:
        """Return whether data should have come long ago."""
        return is_late(self.settings, self.health, now)


@dataclass(frozen=True, slots=True)
class Conservation:
    """Every resource received is accounted for: `received == accepted + with_findings + quarantined + unchanged`.

    `scored` and `grey` count the open courses behind the worklist, `not_distributed` those that no care team has.
    `promises_overdue` are the calls that were promised for a time that is over.
    """

    received: int
    accepted: int
    with_findings: int
    quarantined: int
    unchanged: int
    scored: int
    grey: int
    not_distributed: int = 0
    promises_overdue: int = 0

    @property
    def holds(self) -> bool:
        """Return whether the account adds up, which it must."""
        return self.received == self.accepted + self.with_findings + self.quarantined + self.unchanged
