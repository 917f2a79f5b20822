"""Within what time somebody must take a red case, and which reds have waited for longer."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from triage.errors import Text, WrongUseError
from triage.scoring.rules.model import Clock
from triage.worklist.deadlines import deadline
from triage.worklist.working_hours import WorkingHours

USUAL_MINUTES = 30
MOST_MINUTES = 24 * 60
# No department is closed for longer.
_LOOKED_BACK = timedelta(days=60)
_MS = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a red case of a programme may be nobody's, and who is told then; `tell` "" is the head of its team."""

    programme: str
    minutes: int = USUAL_MINUTES
    clock: Clock = Clock.WALL
    tell: str = ""


def latest_overdue(limit: Limit, now: datetime, at_work: WorkingHours) -> datetime | None:
    """Return the last time at which a case can have become red so that its limit has passed at `now`, to the ms.

    None where no time within two months can. It is found by halving: later reds never have an earlier deadline.
    """
    few, many = 0, _LOOKED_BACK // _MS
    if _ends(limit, now - _LOOKED_BACK, at_work) > now:
        return None
    while few < many:
        middle = (few + many) // 2
        if _ends(limit, now - middle * _MS, at_work) <= now:
            many = middle
        else:
            few = middle + 1
    return now - many * _MS


def refuse_limit(limit: Limit) -> None:
    """Raise WrongUseError where nobody can mean it so."""
    if not 1 <= limit.minutes <= MOST_MINUTES:
        raise WrongUseError(
            Text(
                f"Grænsen er 1-{MOST_MINUTES} minutter, ikke {limit.minutes}.",
                f"The limit is 1-{MOST_MINUTES} minutes, not {limit.minutes}.",
            )
        )


def escalation_text(limit: Limit, team: str | None) -> Text:
    """Return what is told of a red case that nobody took in time."""
    da, en = _told(limit, team)
    at_work = limit.clock is Clock.WORKING
    return Text(
        f"Ingen har taget den røde sag inden for {limit.minutes} minutter{' i arbejdstiden' if at_work else ''}. "
        f"{da} skal sikre, at den bliver behandlet nu.",
        f"Nobody took the red case within {limit.minutes} minutes{' of working time' if at_work else ''}. "
        f"{en} is to see that it is handled now.",
    )


def _told(limit: Limit, team: str | None) -> tuple[str, str]:
    if limit.tell:
        return limit.tell, limit.tell
    return (f"Lederen af {team}", f"The head of {team}") if team else ("Afdelingsledelsen", "The head of department")


def _ends(limit: Limit, start: datetime, at_work: WorkingHours) -> datetime:
    return deadline(start, Decimal(limit.minutes) / 60, limit.clock, at_work)
