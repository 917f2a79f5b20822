"""Times of the store as coordination has them: naive Danish local time, made at this border alone."""

from datetime import datetime

from triage.scoring.danish_time import DENMARK


def local(time: datetime) -> datetime:
    """Return the Danish wall clock at `time`, without its zone."""
    return time.astimezone(DENMARK).replace(tzinfo=None)
