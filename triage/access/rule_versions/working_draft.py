"""A rule set while its author writes it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WorkingDraft:
    """A rule set being written; `base_sha256` is the content in force when it was begun, `origin` what it was made of.

    `revision` counts up with every saving.
    """

    id: int
    programme: str
    name: str
    version: str
    body: str
    base_sha256: str | None
    origin: str
    author: str
    made: datetime
    revision: int
    changed: datetime
