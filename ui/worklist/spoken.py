"""A row of the worklist in words, for the eye in columns and for the ear in one sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from triage.clinical.colour import Colour
from triage.worklist.row import Row
from ui.translate import age, colour_word, in_language, programme_name, shown_time, span, tr
from ui.widgets.plain_label import one_line
from ui.worklist.asked import team_name
from ui.worklist.columns import AGE, DEADLINE, NAME, NEWEST, OWNER, PROGRAMME, REASON, TEAM
from ui.worklist.owned_words import (
    also_words,
    beside_words,
    handled_words,
    owner_mark,
    owner_sentence,
    there_words,
    waiting_words,
)

COLUMNS = (NAME, REASON, DEADLINE, AGE, PROGRAMME, OWNER, TEAM, NEWEST)


@dataclass(slots=True)
class Around:
    """What the list knows beside its rows: who looks at whom, what has a column of its own, and what it lists.

    `has_draft`: whether the person at work has begun on a case and not saved it.
    `is_of_open`: whoever is listed waits, and one that is handled only stands there until the list is read again.
    """

    there: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    columns: frozenset[int] = frozenset()
    is_of_open: bool = False
    has_draft: Callable[[int], bool] = lambda _case: False

    def has_left(self, row: Row) -> bool:
        """Return whether the row is over: somebody handled it after the list was read."""
        return self.is_of_open and row.closed


@dataclass(frozen=True, slots=True)
class SpokenRow:
    """The columns' texts in the order of `COLUMNS`, and the row as it is read aloud."""

    columns: tuple[str, ...]
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
    if row.new_rules is not None and row.new_rules.rank < row.colour.rank and not row.closed:
        said.append(new_rules_words(row.new_rules))
    if beside := beside_words(row):
        said.append(beside)
    return ", ".join(said)


def new_rules_words(colour: Colour) -> str:
    """Return what a newer version of the rules would say of a case that keeps its own while somebody has it."""
    return tr("new rules say {colour}").format(colour=colour_word(colour).lower())


def below_name(row: Row, actor: str, now: datetime | None = None, around: Around | None = None) -> str:
    """Return what stands under the name on one line: what is known besides, and last what alarms."""
    return " · ".join(filter(None, (quiet_words(row, actor, now, around), alarm_words(row, around))))


def quiet_words(row: Row, actor: str, now: datetime | None = None, around: Around | None = None) -> str:
    """Return the programme, who has the case or how long it waits, who looks at it, and what else is known.

    What has a column of its own is left to it. How long it waits is told where `now` is given, in its zone.
    """
    around = around or Around()
    if around.has_left(row):
        # No more than that: the row is not to grow because it is over.
        return handled_words(row)
    parts = (
        "" if PROGRAMME in around.columns else programme_name(row.programme),
        "" if OWNER in around.columns else owner_mark(row, actor),
        waiting_words(row, now) if now is not None else "",
        there_words(around.there.get(row.case, ())),
        tr("draft") if around.has_draft(row.case) else "",
        tr("lacks an answer") if row.missing else "",
        also_words(row),
        tr("drawn for a person") if row.drawn else "",
    )
    return " · ".join(filter(None, parts))


def alarm_words(row: Row, around: Around | None = None) -> str:
    """Return what alarms in a row, "" in one that is over."""
    return "" if (around or Around()).has_left(row) else alarm_of(row)


def spoken_row(row: Row, now: datetime, actor: str = "", around: Around | None = None) -> SpokenRow:
    """Return what a row says to `actor`."""
    left = due(row.deadline, now)
    deadline = tr("{time} overdue").format(time=left.text) if left.is_late else left.text
    said = ". ".join(part.rstrip(".") for part in _parts(row, now, actor, around or Around(), deadline) if part)
    return SpokenRow(_columns(row, now, actor, deadline), f"{said}.")


def _columns(row: Row, now: datetime, actor: str, deadline: str) -> tuple[str, ...]:
    return (
        one_line(row.name),
        one_line(in_language(row.reason)),
        deadline,
        age(row.newest, now) if row.newest else "–",
        programme_name(row.programme),
        owner_mark(row, actor),
        "" if row.team is None else team_name(row.team),
        shown_time(row.newest, now) if row.newest else "–",
    )


def _parts(row: Row, now: datetime, actor: str, around: Around, deadline: str) -> list[str]:
    name, reason, *_ = _columns(row, now, actor, deadline)
    parts = [colour_word(row.colour), name, programme_name(row.programme), reason]
    if around.has_left(row):
        parts.insert(1, handled_words(row))
    parts += [alarm_words(row, around), also_words(row), there_words(around.there.get(row.case, ()))]
    parts += [tr("lacks an answer") if row.missing else "", tr("drawn for a person") if row.drawn else ""]
    parts.append(tr("draft") if around.has_draft(row.case) else "")
    if row.owner is not None or row.snoozed_until is not None:
        parts.append(owner_sentence(row, actor, now))
    if row.deadline:
        parts.append(tr("Deadline {time}").format(time=deadline))
    if row.newest:
        parts.append(tr("Data {age} old").format(age=age(row.newest, now)))
    return parts
