"""Until when an entry can be put off: what harms a patient is not left lying longer than it can wait."""

from datetime import date, timedelta

from triage.coordination.conflicts.conflict import Severity

LONGEST = timedelta(days=180)
_USUAL = timedelta(days=7)
_NEXT_DAY = timedelta(days=1)


def latest_day(severity: Severity, due: date | None, today: date) -> date:
    """Return the last day: for a critical entry that on which it is due, and for one that is due tomorrow."""
    if severity is not Severity.CRITICAL:
        return today + LONGEST
    return max(due or today, today + _NEXT_DAY)


def usual_day(severity: Severity, due: date | None, today: date) -> date:
    """Return the day that is suggested: in a week, or earlier where that would be too late."""
    return min(today + _USUAL, latest_day(severity, due, today))
