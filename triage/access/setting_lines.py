"""A line of the log about what was set in the program."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AdministrativeLine:
    """Who set what, and when; `subject` tells what it was before and after, and never names a patient."""

    key: int
    at: datetime
    actor: str
    act: str
    subject: str
