"""Time that a patient is taken elsewhere, of which nobody here may know where, with whom, or why."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from triage.coordination.situation.traveller import Unavailable

# The same before and after every one, so that no way can be guessed from it.
MARGIN = timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class Taken:
    """A time, naive Danish, and nothing else."""

    start: datetime
    end: datetime

    @property
    def unavailable(self) -> Unavailable:
        """Return the time in which the patient cannot come, the way there and back included."""
        return Unavailable(self.start - MARGIN, self.end + MARGIN)
