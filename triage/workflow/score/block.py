"""One reason why a patient must be at least grey."""

from dataclasses import dataclass
from datetime import datetime

from triage.errors import Text


@dataclass(frozen=True, slots=True)
class Block:
    """A reason, and the ids of what it is about: the same words about something new are news."""

    text: Text
    ids: tuple[str, ...] = ()


def is_after(received: datetime | None, decided: datetime | None) -> bool:
    """Return whether what was received can not have been looked at when a person last decided."""
    return decided is None or received is None or received > decided
