"""A row of the worklist in words, for the eye in columns and for the ear in one sentence."""

from dataclasses import dataclass
from datetime import datetime

from triage.worklist.row import Row
from ui.translate import age, colour_word, in_language, programme_name, span, tr
from ui.widgets.plain_label import one_line
from ui.worklist.owned_words import beside_words, owner_mark, owner_sentence, waiting_words


@dataclass(frozen=True, slots=True)
class SpokenRow:
    """The four columns' texts, and the row as it is read aloud."""

    columns: tuple[str, str, str, str]
    sentence: str


@dataclass(frozen=True, slots=True)
class Due:
    """Time to a deadline, and whether it has passed."""

    text: str
    is_late: bool


def due(deadline: datetime | None, now: datetime) -> Due:
    """Return the time left until `deadline`, or how long ago it was; "–" where there is none."""
    if deadline is None:
        return Due("–", is_late=False)
    is_late = deadline < now
    return Due(span(now - deadline if is_late else deadline - now), is_late)


def alarm_of(row: Row) -> str:
    """Return what else must be seen: unread notices, and that the same person is worse elsewhere."""
    said = []
    if row.escalated is not None and not row.closed:
        said.append(tr("nobody took it in time"))
    if row.notices:
        said.append(tr("unread notice"))
    if row.elsewhere is not None and row.elsewhere.rank < row.colour.rank:
        said.append(tr("{colour} in another source").format(colour=colour_word(row.elsewhere).lower()))
    if beside := beside_words(row):
        said.append(beside)
    return ", ".join(said)


def remark_of(row: Row) -> str:
    """Return what else is to be known of a row: what alarms, and that it was drawn."""
    return ", ".join(filter(None, (alarm_of(row), tr("drawn for a person") if row.drawn else "")))


def below_name(row: Row, actor: str, now: datetime | None = None) -> str:
    """Return what stands under the name: who has the case or how long it waits, the programme, and what else is known.

    How long it waits is told where `now` is given, in its zone.
    """
    waits = waiting_words(row, now) if now is not None else ""
    return " · ".join(filter(None, (owner_mark(row, actor), waits, programme_name(row.programme), remark_of(row))))


def spoken_row(row: Row, now: datetime, actor: str = "") -> SpokenRow:
    """Return what a row says to `actor`."""
    name, reason = one_line(row.name), one_line(in_language(row.reason))
    left = due(row.deadline, now)
    deadline = tr("{time} overdue").format(time=left.text) if left.is_late else left.text
    newest = age(row.newest, now) if row.newest else "–"
    parts = [colour_word(row.colour), name, programme_name(row.programme), reason]
    if remark := remark_of(row):
        parts.append(remark)
    if row.owner is not None or row.snoozed_until is not None:
        parts.append(owner_sentence(row, actor, now))
    if row.deadline:
        parts.append(tr("Deadline {time}").format(time=deadline))
    if row.newest:
        parts.append(tr("Data {age} old").format(age=newest))
    said = ". ".join(part.rstrip(".") for part in parts if part)
    return SpokenRow((name, reason, deadline, newest), f"{said}.")
