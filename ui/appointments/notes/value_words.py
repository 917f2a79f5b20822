"""What a note says, in words."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from triage.coordination.notes import Arranged, Movable, Note, Told
from triage.coordination.situation.pathway import PatientDelay, Waiver
from triage.coordination.situation.traveller import Needs, Unavailable, Wishes
from triage.coordination.words.times import WEEKDAYS, day_words, time_words, when_words
from ui.appointments import person_words
from ui.translate import in_language, tr
from ui.widgets.plain_label import one_line

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination


def value_words(note: Note, shown: Coordination) -> str:
    """Return what a note says; which appointment it is about, where it is about one."""
    parts = (_said(note), one_line(getattr(note.value, "reason", "")), _visit(note, shown))
    return " · ".join(part for part in parts if part)


def _said(note: Note) -> str:
    match note.value:
        case Wishes():
            return _wishes(note.value)
        case Needs():
            return ", ".join(person_words.needs(note.value)) or tr("nothing")
        case Unavailable(start, end):
            return _stretch(start, end)
        case Arranged():
            return _arranged(note.value)
        case Movable(is_movable):
            return tr("may be moved") if is_movable else tr("may not be moved")
        case Waiver():
            return _waiver(note.value)
        case PatientDelay(first, last):
            return f"{in_language(day_words(first))} – {in_language(day_words(last))}"
        case Told(day):
            return in_language(day_words(day))


def _wishes(wishes: Wishes) -> str:
    said = [tr("not {day}").format(day=in_language(WEEKDAYS[day])) for day in sorted(wishes.avoid_weekdays)]
    if wishes.not_before:
        said.append(tr("not before {time}").format(time=in_language(time_words(wishes.not_before))))
    if wishes.not_after:
        said.append(tr("done by {time}").format(time=in_language(time_words(wishes.not_after))))
    return ", ".join(said) or tr("no wishes")


def _stretch(start: datetime, end: datetime) -> str:
    if (start.time(), end.time()) != (time.min, time.min):
        return f"{in_language(when_words(start))} – {in_language(when_words(end))}"
    first, last = start.date(), (end - timedelta(days=1)).date()
    days = in_language(day_words(first))
    return days if first == last else f"{days} – {in_language(day_words(last))}"


def _arranged(value: Arranged) -> str:
    said = (
        (value.interpreter, tr("interpreter")),
        (value.companion, tr("companion")),
        (value.transport, tr("transport")),
    )
    return ", ".join(word for is_so, word in said if is_so) or tr("nothing")


def _waiver(value: Waiver) -> str:
    until = tr("without an end") if value.until is None else in_language(day_words(value.until))
    return until if value.documented else f"{until}, {tr('not documented')}"


def _visit(note: Note, shown: Coordination) -> str:
    visit = shown.situation.visits.get(note.about)
    if visit is None:
        return ""
    when = "" if visit.start is None else f" {in_language(when_words(visit.start))}"
    return f"{one_line(visit.service)}{when}"
