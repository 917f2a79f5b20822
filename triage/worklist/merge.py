"""What becomes of a decision made while the shared store was away, held against how the case stands now; pure.

Nothing that others did meanwhile is overwritten: where the two are at odds, a person is asked.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from triage.clinical.decision import Seen
from triage.errors import Text


class ConflictKind(StrEnum):
    """Why a decision could not be merged by itself."""

    DECIDED = "decided"
    OWNED = "owned"
    NEWS = "news"
    RIGHT = "right"
    GONE = "gone"
    REFUSED = "refused"


class Resolution(StrEnum):
    """What a person made of a conflict."""

    KEPT = "kept"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class CaseNow:
    """A case in the shared store: by whom it was decided and since when somebody has it, where that is so.

    `seen` is how far the patient's data have come there.
    """

    is_open: bool
    seen: Seen
    decided_by: str = ""
    decided_at: datetime | None = None
    owner: str = ""
    owned_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why a decision was not merged, in a clause that follows "because"."""

    kind: ConflictKind
    why: Text


@dataclass(frozen=True, slots=True)
class AwayConflict:
    """An act that could not be merged: what was decided by whom, and why it was not kept.

    `name` and `case` say about whom, `body` is what was chosen. `how`, `resolved_by` and `resolved` are None until
    somebody has settled it.
    """

    id: int
    patient: int
    name: str
    case: int
    kind: ConflictKind
    body: dict[str, Any]
    actor: str
    at: datetime
    found: datetime
    why: Text
    how: Resolution | None = None
    resolved_by: str | None = None
    resolved: datetime | None = None


def conflict(actor: str, at: datetime, seen: Seen, now: CaseNow | None, right: Text | None) -> Conflict | None:
    """Return what keeps a decision of `actor`, made `at` on what was `seen`, from being merged; None = nothing.

    `right` is what the rights say against it today; without it nothing may be told of the rest. Then what is final
    (decided) before what may pass (owned, news).
    """
    if now is None:
        return Conflict(ConflictKind.GONE, _GONE)
    if right is not None:
        return Conflict(ConflictKind.RIGHT, _WITHOUT_RIGHT)
    if not now.is_open:
        return Conflict(ConflictKind.DECIDED, _decided(now))
    if now.owner and now.owner != actor and now.owned_until is not None and now.owned_until > at:
        return Conflict(ConflictKind.OWNED, _owned(now.owner))
    if now.seen.result > seen.result or now.seen.received > seen.received:
        return Conflict(ConflictKind.NEWS, _NEWS)
    return None


def _decided(now: CaseNow) -> Text:
    if not now.decided_by:
        return Text("sagen er lukket i mellemtiden", "the case was closed meanwhile")
    return Text(
        f"{now.decided_by} har behandlet sagen i mellemtiden", f"{now.decided_by} has handled the case meanwhile"
    )


def _owned(owner: str) -> Text:
    return Text(f"{owner} har taget sagen i mellemtiden", f"{owner} has taken the case meanwhile")


_WITHOUT_RIGHT = Text(
    "du ikke længere har rettighed til det; hændelsen er meldt til den, der gennemgår loggen",
    "you no longer have the right to it; this has been reported to whoever reviews the log",
)
_GONE = Text("sagen findes ikke i den fælles database", "the case does not exist in the shared database")
_NEWS = Text(
    "der er kommet nye data om patienten, som du ikke fik vist",
    "new data about the patient have come that you were not shown",
)
