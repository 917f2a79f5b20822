"""What people are told of the rules of a programme."""

from dataclasses import dataclass
from datetime import datetime

from triage.errors import Text


@dataclass(frozen=True, slots=True)
class RuleNotice:
    """Something one person is to know of a programme's rules; `kind` is e.g. "refused", "rolled_back"."""

    id: int
    programme: str
    kind: str
    text: Text
    at: datetime
