"""Free times in words: when and where, whom each would help and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from triage.coordination.names import department_words
from triage.coordination.words.times import day_words, when_words
from ui.appointments.lines import Line
from ui.translate import in_language, shown_count, tr
from ui.widgets.plain_label import one_line

if TYPE_CHECKING:
    from triage.coordination.inbox.holes import Hole, User
    from triage.workflow.coordinate.free_times import FreeTimes


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of the list: a time and whom it would help, None where it would help nobody who waits."""

    line: Line
    hole: Hole
    patient: int | None
    visit: str = ""


def offers(found: FreeTimes) -> Iterator[Offer]:
    """Yield a line for each time and each whom it would help, in order of time and need; useless times last."""
    for hole in sorted(found.holes, key=lambda hole: not hole.users):
        if not hole.users:
            yield Offer(Line(_hole(hole), tr("helps nobody who waits")), hole, None)
        for user in hole.users:
            line = Line(f"{_hole(hole)} · {_name(found, user)}", _help(user))
            yield Offer(line, hole, int(user.patient), user.visit)


def told_words(found: FreeTimes) -> str:
    """Return how many times there are, and how many of them would help somebody."""
    if not found.holes:
        return tr("Your department has no free times in the next days.")
    useful = sum(bool(hole.users) for hole in found.holes)
    one = tr("1 free time in the next days; {useful} would help somebody. Nothing is offered yet.")
    several = tr("{count} free times in the next days; {useful} would help somebody. Nothing is offered yet.")
    words = one if len(found.holes) == 1 else several
    return words.format(count=shown_count(len(found.holes)), useful=shown_count(useful))


def _hole(hole: Hole) -> str:
    where = department_words(hole.dept)
    said = f"{in_language(when_words(hole.start))} · {one_line(hole.service)}, {one_line(where)}"
    return f"{said} ({tr('given back')})" if hole.given_back else said


def _name(found: FreeTimes, user: User) -> str:
    return one_line(found.names.get(user.patient, "")) or tr("Private record")


def _help(user: User) -> str:
    parts = (
        tr("has no time yet") if user.is_unplaced else "",
        tr("limit {day}").format(day=in_language(day_words(user.due))) if user.due else "",
        _fewer(user.days_saved, tr("1 day less beyond the limit"), tr("{count} days less beyond the limit")),
        tr("waits since {day}").format(day=in_language(day_words(user.waiting_since))) if user.waiting_since else "",
        _fewer(user.trips_saved, tr("1 trip fewer"), tr("{count} trips fewer")),
        tr("{minutes} min. less driving").format(minutes=user.minutes_saved) if user.minutes_saved > 0 else "",
    )
    return " · ".join(part for part in parts if part) or tr("sooner than today's time")


def _fewer(count: int, one: str, several: str) -> str:
    return "" if count <= 0 else one if count == 1 else several.format(count=shown_count(count))
