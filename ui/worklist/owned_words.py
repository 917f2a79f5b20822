"""Who has a case, in words for the list, the line above the patient's page, and the ear."""

from collections.abc import Sequence
from datetime import datetime

from triage.worklist.ownership import SNOOZE_WORDS, SnoozeReason
from triage.worklist.row import Row
from ui.translate import colour_word, in_language, programme_name, shown_day, shown_time, tr


def owner_mark(row: Row, actor: str) -> str:
    """Return the short mark of a row: "me", a colleague's name, or "" where nobody has it."""
    if row.owner is None:
        return ""
    return tr("me") if row.owner == actor else row.held_by


def handled_words(row: Row) -> str:
    """Return that a case is over, and by whom where that is known."""
    return tr("handled by {name}").format(name=row.held_by) if row.owner else tr("handled")


def there_words(names: Sequence[str]) -> str:
    """Return which colleagues have the patient open just now, "" where nobody has."""
    if not names:
        return ""
    words = tr("{names} is looking") if len(names) == 1 else tr("{names} are looking")
    return words.format(names=", ".join(names))


def owner_sentence(row: Row, actor: str, now: datetime) -> str:
    """Return who has the case since when, or that it waits, and for how long a red one has been nobody's."""
    if row.closed:
        return ""
    if row.owner is not None:
        since = shown_time(row.owned_since, now) if row.owned_since else ""
        words = tr("You have the case since {time}") if row.owner == actor else tr("{owner} has the case since {time}")
        return words.format(owner=row.held_by, time=since)
    if row.snoozed_until is not None and row.snoozed_until > now:
        until = tr("Put off until {time}").format(time=shown_time(row.snoozed_until, now))
        return " · ".join(filter(None, (until, why_it_waits(row))))
    if row.escalated is not None:
        return tr("Nobody has the case; told of at {time}").format(time=shown_time(row.escalated, now))
    return tr("Nobody has the case")


def why_it_waits(row: Row) -> str:
    """Return why a case was put off, "" where that says nothing more."""
    return in_language(SNOOZE_WORDS[row.waits_for]) if row.waits_for not in (None, SnoozeReason.OTHER) else ""


def waiting_words(row: Row, now: datetime) -> str:
    """Return until which day a case waits, "" where it does not."""
    if row.snoozed_until is None or row.snoozed_until <= now:
        return ""
    return tr("until {time}").format(time=shown_day(row.snoozed_until, now))


def also_words(row: Row) -> str:
    """Return the patient's other open cases that are no worse than this one, each with its colour in words."""
    words = tr("also {programme}: {colour}")
    return ", ".join(
        words.format(programme=programme_name(one.programme), colour=colour_word(one.colour).lower())
        for one in row.also
        if one.colour.rank >= row.colour.rank
    )


def beside_words(row: Row) -> str:
    """Return a worse colour of another of the patient's open cases, "" where this one is the worst."""
    worse = next((one for one in row.also if one.colour.rank < row.colour.rank), None)
    if worse is None:
        return ""
    words = tr("{colour} in {programme}")
    return words.format(colour=colour_word(worse.colour).lower(), programme=programme_name(worse.programme))
