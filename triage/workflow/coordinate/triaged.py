"""What the triage says about visits and patients, as coordination has it: the departments' own colours alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from triage.clinical.colour import Colour
from triage.coordination.names import department_words
from triage.coordination.situation.traveller import CallBack, RedAlarm
from triage.coordination.situation.visit import Pro, Visit
from triage.store.coordination.colours import Coloured, Promise
from triage.workflow.coordinate.local_time import local

_CONTROL = "control"
# By which words the department of each programme is known among appointments.
DepartmentWords = Mapping[str, tuple[str, ...]]


def with_colours(
    visits: Iterable[Visit], cases: Sequence[Coloured], words: DepartmentWords, *, is_unassessed: bool = False
) -> Iterator[Visit]:
    """Yield one patient's visits, each control with the newest colour of the course that it is a control of.

    Data that no result rests on yet may be an alarm.
    """
    alarms = [one for one in cases if one.is_open and one.colour in (Colour.RED, Colour.YELLOW)]
    for visit in visits:
        theirs = [one for one in cases if _is_of(visit.dept, one.programme, words)]
        if visit.purpose != _CONTROL or not theirs:
            yield visit
            continue
        case = max(theirs, key=lambda one: (one.is_open, one.opened))
        pro = _pro(case, alarms)
        yield replace(visit, pro=replace(pro, newer_alarm=pro.newer_alarm or is_unassessed))


def red_alarms(
    cases: Iterable[Coloured], visits: Collection[Visit], words: DepartmentWords, now: datetime
) -> tuple[RedAlarm, ...]:
    """Return one patient's red cases that are open, each in the department that follows the course."""
    reds = (one for one in cases if one.is_open and one.colour is Colour.RED)
    return tuple(RedAlarm(_dept(one.programme, visits, words, now), local(one.red_since or one.opened)) for one in reds)


def call_backs(promises: Iterable[Promise]) -> tuple[CallBack, ...]:
    """Return the calls that were promised to one patient; a time without a beginning is its end."""
    return tuple(
        CallBack(f"callback|{one.decision}", local(one.start or one.end), local(one.end)) for one in promises
    )


def _pro(case: Coloured, alarms: Iterable[Coloured]) -> Pro:
    answered = case.newest or case.opened
    is_newer = any(one.opened > answered for one in alarms if one.programme == case.programme)
    return Pro(
        color=case.colour.value,
        # The store itself refuses a green that is not complete.
        complete=case.colour is Colour.GREEN,
        answered=local(answered),
        newer_alarm=is_newer,
    )


def _is_of(dept: str, programme: str, words: DepartmentWords) -> bool:
    name = department_words(dept).casefold()
    return any(word.casefold() in name for word in words.get(programme, ()))


def _dept(programme: str, visits: Collection[Visit], words: DepartmentWords, now: datetime) -> str:
    """Return where a course is followed: where the patient is next, or else was last; without visits its programme."""
    theirs = [one for one in visits if one.start is not None and _is_of(one.dept, programme, words)]
    coming = [one for one in theirs if one.start is not None and one.start >= now and one.is_active]
    if coming:
        return min(coming, key=lambda one: (one.start or now, one.id)).dept
    return max(theirs, key=lambda one: (one.start or now, one.id)).dept if theirs else programme
