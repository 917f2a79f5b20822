"""What stands in quarantine, and what the quarantine may be asked for."""

from dataclasses import dataclass
from datetime import datetime

from triage.clinical.received import Finding
from triage.errors import Text

# Asks for what told no type of its own.
NO_TYPE = "unknown"


@dataclass(frozen=True, slots=True)
class Held:
    """One line of the quarantine: a resource that cannot be used, and the first reason why.

    `type` is "" where not even that could be told, `id` likewise. `is_current` tells that no newer version has come.
    `read_again` is when it was last tried again, None = never.
    """

    key: int
    source: str
    type: str
    id: str
    received: datetime
    code: str
    text: Text
    findings: int
    is_current: bool
    read_again: datetime | None


@dataclass(frozen=True, slots=True)
class HeldQuery:
    """Which to list: of one source, type and code ("" = all), and with these letters in id or reason."""

    source: str = ""
    type: str = ""
    code: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """How many are held of one source and type for one reason."""

    source: str
    type: str
    code: str
    count: int


@dataclass(frozen=True, slots=True)
class HeldCounts:
    """How many a query finds, what there is to choose among, and how many a newer program has not read yet."""

    total: int
    groups: tuple[HeldGroup, ...]
    worth_retrying: int


@dataclass(frozen=True, slots=True)
class HeldDetail:
    """Everything about one of them; `raw` are its bytes as text, which may be a patient's own words.

    `former` are the findings of earlier readings.
    """

    held: Held
    sha256: str
    size: int
    version: str | None
    patient: int | None
    findings: tuple[Finding, ...]
    former: tuple[Finding, ...]
    raw: str


@dataclass(frozen=True, slots=True)
class Retried:
    """What a new reading came to: how many were read, and of them how many are used now or are held still.

    `opened` are bodies that were refused as a whole and could be read now: `found` resources came out of them.
    """

    tried: int = 0
    released: int = 0
    held: int = 0
    opened: int = 0
    found: int = 0

    def __add__(self, other: "Retried") -> "Retried":
        """Return the sum of two."""
        return Retried(
            self.tried + other.tried,
            self.released + other.released,
            self.held + other.held,
            self.opened + other.opened,
            self.found + other.found,
        )
