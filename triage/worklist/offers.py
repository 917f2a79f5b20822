"""What a decision about a patient may be made of, ready to be chosen from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.clinical.details import (
    ChangeInterval,
    Details,
    EndCourse,
    Message,
    NewQuestionnaire,
    NoVisit,
    Phone,
    Urgency,
    Visit,
)
from triage.scoring.danish_time import DENMARK, danish_day
from triage.worklist.choices import NO_CHOICES, Choices, Stretch
from triage.worklist.note_templates import NO_TEMPLATES, NoteTemplates

# A window is on the screen before the libraries that read working hours, a third of a second, are needed.
if TYPE_CHECKING:
    from triage.worklist.working_hours import WorkingHours

_MOST_WINDOWS = 4
# A department that is never at work promises nothing.
_LOOK_AHEAD = 14
_FORTNIGHT, _SOON = 14, 7
# Less than that is no window to promise; what is late or about to be is promised within the hour.
_SHORTEST = timedelta(minutes=30)
_AT_ONCE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Offers:
    """The closed lists, the next windows for a call, the questionnaires (url and title), and where a message goes.

    With an empty `channel` nothing is sent to the patient. `templates` are what notes usually say.
    """

    choices: Choices = NO_CHOICES
    windows: tuple[Phone, ...] = ()
    questionnaires: tuple[tuple[str, str], ...] = ()
    channel: str = ""
    templates: NoteTemplates = NO_TEMPLATES


def prefilled(
    action: Action, offers: Offers, colour: Colour, today: date, by: tuple[datetime, datetime] | None = None
) -> Details | None:
    """Return the details that a decision of this kind most likely has; None where there is nothing to choose from.

    `by` is now and the deadline of the case, which a promised call keeps.
    """
    match action:
        case Action.VISIT:
            return _likely_visit(colour)
        case Action.PHONE:
            return _likely_call(offers.windows, by)
        case Action.MESSAGE:
            return Message(offers.channel)
        case Action.NO_VISIT:
            return NoVisit()
        case Action.INTERVAL:
            days = [each for each in offers.choices.intervals if each >= _FORTNIGHT] or [_FORTNIGHT]
            return ChangeInterval(days[0], today + timedelta(days=1))
        case Action.QUESTIONNAIRE:
            return NewQuestionnaire(*offers.questionnaires[0]) if offers.questionnaires else None
        case Action.END_COURSE:
            return EndCourse()


def _likely_visit(colour: Colour) -> Visit:
    if colour is Colour.RED:
        return Visit(Urgency.SAME_DAY)
    return Visit() if colour is Colour.GREEN else Visit(Urgency.WITHIN_DAYS, _SOON)


def _likely_call(windows: Sequence[Phone], by: tuple[datetime, datetime] | None) -> Phone:
    """Return the next window, ended by the deadline; where none begins in time, from now until the deadline."""
    first = windows[0] if windows else Phone()
    if by is None or first.start is None or first.end is None:
        return first
    now, deadline = (moment.replace(second=0, microsecond=0) for moment in by)
    if first.end <= deadline:
        return first
    if first.start + _SHORTEST <= deadline:
        return Phone(first.start, deadline.astimezone(UTC))
    end = deadline if deadline >= now + _SHORTEST else now + _AT_ONCE
    return Phone(now.astimezone(UTC), end.astimezone(UTC))


def call_windows(at_work: "WorkingHours", now: datetime, stretches: Sequence[Stretch]) -> tuple[Phone, ...]:
    """Return the next few stretches of the day, still to begin, in which the department is at work throughout."""
    return tuple(islice(_windows(at_work, now, stretches), _MOST_WINDOWS))


def _windows(at_work: "WorkingHours", now: datetime, stretches: Sequence[Stretch]) -> Iterator[Phone]:
    for ahead in range(_LOOK_AHEAD):
        day = danish_day(now) + timedelta(days=ahead)
        hours = at_work.on(day)
        for begins, ends in stretches if hours else ():
            start, end = (datetime.combine(day, clock, DENMARK).astimezone(UTC) for clock in (begins, ends))
            if hours is not None and hours[0] <= begins and ends <= hours[1] and start > now:
                yield Phone(start, end)
