"""A deadline counted anew under other hours, from the result that it came of."""

from collections.abc import Iterator
from datetime import datetime

from triage.clinical.colour import Colour
from triage.errors import UnreadableError
from triage.scoring.explain.result import Result
from triage.store.casework.deadlines import TimedCase
from triage.store.clock_time import to_ms
from triage.worklist.deadlines import earliest_deadline
from triage.worklist.department_hours import DepartmentHours

Recounted = tuple[TimedCase, datetime]


def recounted(
    timed: TimedCase, before: DepartmentHours, after: DepartmentHours, department: int | None
) -> datetime | None:
    """Return the deadline under `after` in `department`; None where none of the results gave the present one.

    The clock runs from when the colour was first seen: of several results the earliest deadline counts.
    """
    return min(_again(timed, before, after, department), default=None)


def _again(
    timed: TimedCase, before: DepartmentHours, after: DepartmentHours, department: int | None
) -> Iterator[datetime]:
    for at, body in timed.results:
        try:
            result = Result.from_json(body)
        except UnreadableError:
            continue
        is_red = result.colour is Colour.RED
        old = before.of_course(timed.department, timed.programme, is_red=is_red)
        given = earliest_deadline(at, result.time_limits, old)
        if given is not None and to_ms(given) == to_ms(timed.deadline):
            new = after.of_course(department, timed.programme, is_red=is_red)
            again = earliest_deadline(at, result.time_limits, new)
            if again is not None:
                yield again
