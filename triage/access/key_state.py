"""How the key of a store and its backups fare, as an administrator sees it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

CHANGE_AFTER = timedelta(days=365)
BACK_UP_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KeyState:
    """Where the key is ("keyring", "passphrase", "demo", or "server" for a shared store), and what was done when.

    None = never. The key itself is in no answer.
    """

    place: str
    has_recovery: bool
    recovery_at: datetime | None
    backed_up: datetime | None
    verified: datetime | None
    changed: datetime | None
    checked: datetime | None

    def is_backup_due(self, now: datetime) -> bool:
        """Return whether the newest backup is older than a day, or there is none."""
        return self.backed_up is None or now - self.backed_up > BACK_UP_AFTER

    def is_change_due(self, now: datetime) -> bool:
        """Return whether the key was last changed more than a year ago."""
        return self.changed is not None and now - self.changed > CHANGE_AFTER
