"""Which courses have been green for so long that a longer interval, or an end, may be proposed to a clinician."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from triage.clinical.colour import Colour
from triage.worklist.expected import Expected, ExpectedState

_TO_COME = frozenset({ExpectedState.EXPECTED, ExpectedState.LATE, ExpectedState.PAUSED})


@dataclass(frozen=True, slots=True)
class Judged:
    """A result of the course: when, and which colour."""

    at: datetime
    colour: Colour


@dataclass(frozen=True, slots=True)
class Course:
    """All of a course that stability rests on.

    `rounds` is its ledger, `judged` every result, `seen` when a person decided anything but that no visit is needed,
    `since` when a proposal was last settled. `is_disturbed`: a notice nobody has read, or another open case of the
    patient that is not green.
    """

    rounds: Sequence[Expected]
    judged: Sequence[Judged]
    seen: Sequence[datetime] = ()
    since: datetime | None = None
    is_disturbed: bool = False


def stable_rounds(course: Course) -> int:
    """Return how many expected rounds in a row, up to now, were answered and judged green on their own.

    A round counts once, and only with a green result of its own; one that was paused or cancelled neither counts nor
    breaks. Where a programme asks for several things, the one with the fewest such rounds counts.
    """
    if course.is_disturbed:
        return 0
    broken = _broken_at(course)
    green = [one.at for one in course.judged if one.colour is Colour.GREEN and (broken is None or one.at > broken)]
    by_what: dict[str, list[datetime]] = defaultdict(list)
    for row in _still_asked(course.rounds):
        answered = by_what[row.what]
        if row.answered_at is not None and (broken is None or row.answered_at > broken):
            answered.append(row.answered_at)
    return min((_judged_rounds(answered, green) for answered in by_what.values()), default=0)


def _still_asked(rounds: Sequence[Expected]) -> Iterable[Expected]:
    """Return the rows of what the plan still asks for; of a plan that asks for nothing more, all."""
    asked = {row.what for row in rounds if row.state in _TO_COME}
    return [row for row in rounds if row.what in asked] if asked else rounds


def _judged_rounds(answered: list[datetime], green: Iterable[datetime]) -> int:
    """Return how many rounds got a green result after their answer and before the next one's."""
    answered.sort()
    return len({place for at in green if (place := bisect_right(answered, at))})


def _broken_at(course: Course) -> datetime | None:
    """Return the last moment before which nothing counts."""
    breaks = [one.at for one in course.judged if one.colour is not Colour.GREEN]
    breaks += [row.window.due for row in course.rounds if row.is_lacking]
    breaks += course.seen
    breaks += [course.since] if course.since else []
    return max(breaks, default=None)
