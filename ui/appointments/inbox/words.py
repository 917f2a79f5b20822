"""Entries of the inbox in words: a title, a line about whom and when, and one sentence for those who hear it."""

from datetime import date, datetime

from triage.coordination.conflicts.conflict import Code
from triage.coordination.inbox.entry import TAKE_BACK_REQUEST, InboxRow, Irrelevant, Part, State
from triage.coordination.words.conflict import row_words
from ui.appointments.day_words import day_name
from ui.appointments.severity_mark import severity_word
from ui.translate import in_language, tr
from ui.widgets.plain_label import one_line


def title(row: InboxRow, now: datetime) -> str:
    """Return what is wrong, in a few words; `now` is in Danish time."""
    told = row.title if row.title.da else row_words(row.code, row.items, row.data, now.replace(tzinfo=None)).title
    return one_line(in_language(told))


def line(row: InboxRow) -> str:
    """Return whom and what it is about, how long there is left, what it saves, and what somebody said of it."""
    parts = (
        tr("Solved by the plan") if row.is_solved else "",
        name_of(row),
        _about(row),
        _left(row),
        _saved(row),
        _asked(row),
        _said(row),
        one_line(row.words),
    )
    return " · ".join(part for part in parts if part)


def sentence(row: InboxRow, now: datetime) -> str:
    """Return an entry as it is read aloud, how grave it is first."""
    return f"{severity_word(row.severity)}: {title(row, now)}. {line(row)}"


def name_of(row: InboxRow) -> str:
    """Return whose entry it is; of a closed record only that."""
    return one_line(row.name) if row.name else tr("Private record")


def part_word(part: Part) -> str:
    """Return what a part of the inbox is called."""
    words = {
        Part.CRITICAL: tr("Critical"),
        Part.DEADLINES: tr("Deadlines"),
        Part.TRIPS: tr("Trips"),
        Part.NEEDS: tr("Needs"),
        Part.REQUESTS: tr("Requests"),
        Part.OTHER: tr("Other"),
    }
    return words[part]


def state_word(state: State) -> str:
    """Return what a list of entries in a state is called."""
    words = {
        State.OPEN: tr("Unsolved"),
        State.SNOOZED: tr("Put off"),
        State.WAITING: tr("Waiting for an answer"),
        State.NOT_RELEVANT: tr("Not relevant"),
    }
    return words[state]


def reason_word(reason: Irrelevant) -> str:
    """Return why an entry is not relevant."""
    words = {
        Irrelevant.AGREED: tr("Agreed with the patient"),
        Irrelevant.INTENDED: tr("It is meant to be so"),
        Irrelevant.WRONG_DATA: tr("The data are wrong"),
        Irrelevant.HANDLED: tr("Put right elsewhere"),
        Irrelevant.RULE_UNFIT: tr("The rule does not fit here"),
        Irrelevant.CLINICIAN: tr("A clinician said so"),
        Irrelevant.OTHER: tr("Another reason"),
    }
    return words[reason]


def settled_word(row: InboxRow) -> str:
    """Return what has been done about a clinician's request that is settled."""
    return tr("Taken back") if row.code == TAKE_BACK_REQUEST else tr("Booked")


def _about(row: InboxRow) -> str:
    """Return what was said when it was found, or what could not be put back in the calendars."""
    told = row.line if row.line.da else row_words(row.code, row.items, row.data, row.since.replace(tzinfo=None)).line
    return one_line(in_language(told))


def _left(row: InboxRow) -> str:
    if row.days_left is None:
        return ""
    if row.days_left < 0:
        over = tr("1 day over") if row.days_left == -1 else tr("{count} days over")
        return over.format(count=-row.days_left)
    near = {0: tr("today"), 1: tr("tomorrow")}
    return near.get(row.days_left) or tr("in {count} days").format(count=row.days_left)


def _saved(row: InboxRow) -> str:
    if not row.minutes_saved:
        return ""
    if row.code == Code.COMBINABLE_TRIPS and row.line.da:
        # What was found says it already.
        return tr("being counted again") if row.is_stale else ""
    saved = tr("saves {count} min. of driving").format(count=row.minutes_saved)
    return f"{saved} ({tr('being counted again')})" if row.is_stale else saved


def _asked(row: InboxRow) -> str:
    if row.request is None:
        return ""
    asked = tr("asked for by {who}").format(who=one_line(row.request.actor))
    taken = tr("taken by {who}").format(who=one_line(row.taken_by)) if row.taken_by else ""
    return " · ".join(part for part in (asked, one_line(row.request.prepare), taken) if part)


def _said(row: InboxRow) -> str:
    if row.state is State.SNOOZED and row.until:
        return tr("put off until {day}").format(day=day_name(row.until))
    if row.state is State.WAITING:
        return _waits(one_line(row.waits_for), row.until, is_late=row.is_late)
    return reason_word(row.reason) if row.state is State.NOT_RELEVANT and row.reason else ""


def _waits(whom: str, by: date | None, *, is_late: bool) -> str:
    said = tr("waits for {whom}").format(whom=whom)
    if by is None:
        return said
    when = tr("the answer is late: {day}") if is_late else tr("answer expected {day}")
    return f"{said} · {when.format(day=day_name(by))}"
