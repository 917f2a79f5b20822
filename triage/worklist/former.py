"""A case that another one of the same course follows."""

from dataclasses import dataclass
from datetime import datetime

from triage.clinical.colour import Colour


@dataclass(frozen=True, slots=True)
class FormerCase:
    """It keeps the colour with which it was closed, whatever came later; open again where its decision was undone."""

    case: int
    colour: Colour
    opened: datetime
    closed: datetime | None
    is_open: bool = False
