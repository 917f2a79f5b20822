"""What somebody must be told because facts that a colour rested on were changed at the source."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from triage.errors import Text


class NoticeKind(StrEnum):
    """Why there is a notice."""

    WITHDRAWN = "withdrawn"
    AMENDED = "amended"
    HELD = "held"
    MOVED_AWAY = "moved_away"
    MOVED_HERE = "moved_here"
    OTHER_CPR = "other_cpr"
    BY_CPR_ALONE = "by_cpr_alone"
    NOT_WRITTEN = "not_written"
    NOT_MERGED = "not_merged"
    DEVICE = "device"
    ESCALATED = "escalated"
    HANDED_OVER = "handed_over"
    TAKEN_OVER = "taken_over"
    REQUEST_RETURNED = "request_returned"
    LIMIT_ENDS = "limit_ends"
    READ_WORSE = "read_worse"


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice about a patient; `case` is the case whose colour rested on what changed, None where there is none.

    `since` is when the facts that turned out wrong had come: what was decided between then and `at` rested on them.
    """

    id: int
    patient: int
    case: int | None
    kind: NoticeKind
    at: datetime
    since: datetime | None
    text: Text
    seen_by: str | None = None
    seen_at: datetime | None = None
