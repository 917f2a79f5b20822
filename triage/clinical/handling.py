"""What a source says of whether somebody handled there what a patient sent."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Handling:
    """The mark on a response at its source; `id` is the response's reference, `by` who handled it as the source wrote.

    `at` is when the version that says so was made there, where the source tells.
    """

    id: str
    patient: str
    handled: bool
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Handled:
    """Something a patient sent that is handled at the source; with `by_us` it is our own decision that stands there."""

    by: str
    at: datetime
    by_us: bool = False
