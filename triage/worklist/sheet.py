"""The list as a sheet for paper or a file: plain facts, and who took it out, why, and what it shows."""

from dataclasses import dataclass
from datetime import datetime

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.danish_time import DENMARK
from triage.worklist.row import Also

# So many rows stand on a sheet at most; it says how many there are besides.
LIST_MOST = 5_000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of the list; `cpr` is empty where nobody asked for it, or the record is private."""

    name: str
    cpr: str
    programme: str
    colour: Colour
    reason: Text
    deadline: datetime | None
    newest: datetime | None
    team: str
    owner: str
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True)
class ListSheet:
    """What stands on a sheet; `filters` is the query in words, `total` counts all rows of the list."""

    rows: tuple[SheetRow, ...]
    total: int
    purpose: str
    printed_by: str
    printed_at: datetime
    filters: Text
    has_cpr: bool

    @property
    def left_off(self) -> int:
        """Return how many rows of the list stand on no page."""
        return self.total - len(self.rows)


def sheet_name(now: datetime) -> str:
    """Return a file's name that tells when it was made and nothing about anybody."""
    return f"visita-liste-{now.astimezone(DENMARK):%Y-%m-%d-%H%M}.xlsx"
