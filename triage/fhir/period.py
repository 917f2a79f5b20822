"""Period: from when to when, where an end given as a date has that whole day in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from triage.fhir.elements import one
from triage.fhir.strict import Object
from triage.fhir.times import Moment, moment
from triage.scoring.danish_time import DENMARK


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`, either of which may be open."""

    start: datetime | None
    end: datetime | None


def read_span(parent: Object, name: str, within: str) -> Span:
    """Return the Period element `name`, open at both ends where it is absent."""
    period, path = one(parent, name, within) or {}, f"{within}.{name}"
    start, end = moment(period, "start", path), moment(period, "end", path)
    return Span(start.time if start else None, end_of(end) if end else None)


def end_of(end: Moment) -> datetime:
    """Return the time itself, or the end of the day where only a date was given: that day is part of the period."""
    if end.is_exact:
        return end.time
    # The clock of the next midnight, also on a day of 23 or 25 hours.
    return (end.time.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=DENMARK)
