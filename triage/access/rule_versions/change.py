"""A version that came in force while cases were open, and how many it concerned."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A version that came in force while `open_cases` were open; `changed` got another colour, `kept` would have."""

    id: int
    programme: str
    name: str
    version_from: str | None
    version_to: str
    at: datetime
    open_cases: int
    changed: int
    kept: int
