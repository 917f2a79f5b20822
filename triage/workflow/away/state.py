"""How the copy on a workstation stands."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from triage.access.person import OFFLINE_AT_MOST
from triage.errors import StoreAwayError, Text


@dataclass(frozen=True, slots=True)
class CopyState:
    """`true_at` is when the shared store was last read, None where there is no copy; `actor` is whose it is.

    `waiting` acts are on their way to the shared store; `name` is that of the copy's log.
    """

    name: str = ""
    true_at: datetime | None = None
    actor: str = ""
    patients: int = 0
    waiting: int = 0

    def is_usable(self, actor: str, now: datetime) -> bool:
        """Return whether the copy may be shown to this person at this time."""
        return self.refusal(actor, now) is None

    def is_expired(self, now: datetime) -> bool:
        """Return whether there is a copy that is too old to be shown."""
        return self.true_at is not None and now - self.true_at > OFFLINE_AT_MOST

    def refusal(self, actor: str, now: datetime) -> Text | None:
        """Return why nothing of the copy may be shown, None where it may."""
        if self.true_at is None:
            return _NONE
        if self.actor != actor:
            return _ANOTHERS
        # A clock that was set back must not make an old copy young.
        return None if timedelta(0) <= now - self.true_at <= OFFLINE_AT_MOST else _EXPIRED


@dataclass(frozen=True, slots=True)
class AwayState:
    """Whether the shared store is away, how the copy stands, and why no copy can be kept (None = it can).

    `conflicts` decisions could not be kept and wait for a person.
    """

    is_away: bool = False
    copy: CopyState = field(default_factory=CopyState)
    fault: Text | None = None
    conflicts: int = 0


def refuse_unusable(state: CopyState, actor: str, now: datetime) -> None:
    """Raise StoreAwayError with the reason where nothing of the copy may be shown."""
    refusal = state.refusal(actor, now)
    if refusal is not None:
        raise StoreAwayError(refusal)


_NONE = Text(
    "Den fælles database kan ikke nås, og der er endnu ingen lokal kopi på denne computer. Brug den udskrevne "
    "nødliste, og kontakt it-afdelingen.",
    "The shared database cannot be reached, and there is no local copy on this computer yet. Use the printed "
    "emergency list, and contact your IT department.",
)
_ANOTHERS = Text(
    "Den fælles database kan ikke nås, og den lokale kopi tilhører en anden. Brug en computer, du har arbejdet på det "
    "seneste døgn, eller den udskrevne nødliste.",
    "The shared database cannot be reached, and the local copy is somebody else's. Use a computer that you worked on "
    "within the last 24 hours, or the printed emergency list.",
)
_EXPIRED = Text(
    "Den fælles database kan ikke nås, og den lokale kopi er over 24 timer gammel. Den vises ikke mere. Brug den "
    "udskrevne nødliste, og kontakt it-afdelingen.",
    "The shared database cannot be reached, and the local copy is more than 24 hours old. It is not shown any more. "
    "Use the printed emergency list, and contact your IT department.",
)
