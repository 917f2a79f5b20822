"""Days and times of a calendar as people write them, and what a block says of itself."""

from datetime import date, datetime

from triage.coordination.situation.visit import Mode
from triage.coordination.words.times import day_words
from ui.appointments.plan.parts import Block, Column, Drive, Due, Lane, LaneKind, Place
from ui.translate import colour_word, in_language, language, tr


def clock(time: datetime) -> str:
    """Return a time of day, "8.40" or "8:40"."""
    return f"{time.hour}{'.' if language() == 'da' else ':'}{time.minute:02}"


def clock_span(start: datetime, end: datetime | None) -> str:
    """Return from when to when."""
    return f"{clock(start)}\N{EN DASH}{clock(end)}" if end else clock(start)


def day_name(day: date) -> str:
    """Return weekday and day, "tor 26/11"."""
    return in_language(day_words(day))


def column_title(column: Column) -> str:
    """Return what stands over a column: the day, closed or not, how many days it is, or that times are not set."""
    if column.first is None or column.last is None:
        return tr("Time not set")
    if column.is_stretch:
        return f"{(column.last - column.first).days + 1} {tr('days')}"
    return f"{day_name(column.first)} {tr('closed')}" if column.is_holiday else day_name(column.first)


def due_words(dues: frozenset[Due]) -> str:
    """Return what is due on a day."""
    words = {Due.DUTY: tr("limit"), Due.CHOICE: tr("free choice")}
    return ", ".join(words[due] for due in Due if due in dues)


def lane_words(lane: Lane) -> tuple[str, str]:
    """Return what stands beside a lane: its name, and where or how."""
    if lane.kind is LaneKind.CALLS:
        return tr("Calls"), tr("promised to the patient")
    if lane.kind is LaneKind.TAKEN:
        return tr("Others"), tr("taken")
    return lane.name, mode_words(lane.mode) or lane.site_name or tr("place unknown")


def mode_words(mode: Mode) -> str:
    """Return how patient and department meet where it is not at the department."""
    return {Mode.PHONE: tr("by telephone"), Mode.VIDEO: tr("by video"), Mode.HOME_VISIT: tr("at home")}.get(mode, "")


def block_words(block: Block, lane: Lane) -> tuple[str, str]:
    """Return the time of a block, and below it what it is with what sets it apart."""
    if lane.kind is LaneKind.TAKEN:
        return tr("taken"), ""
    if lane.kind is LaneKind.CALLS:
        return _when(block), tr("we call")
    return _when(block), "\n".join(word for word in (block.words, *_apart(block)) if word)


def block_aloud(block: Block, lane: Lane) -> str:
    """Return a block as it is read aloud."""
    when, what = block_words(block, lane)
    places = {Place.LEAVES: tr("old time"), Place.COMES: tr("new time")}
    triage = tr("triage: {colour}").format(colour=colour_word(block.colour).lower()) if block.colour else ""
    return ", ".join(word for word in (places.get(block.place, ""), f"{when} {what}".strip(), triage) if word).replace(
        "\n", ", "
    )


def drive_words(drive: Drive) -> str:
    """Return from when the patient leaves home until they are back, or that the way is not known."""
    if drive.leaves is None or drive.returns is None:
        return tr("way unknown")
    return clock_span(drive.leaves, drive.returns)


def drive_aloud(drive: Drive) -> str:
    """Return a drive as it is read aloud."""
    if drive.leaves is None or drive.returns is None:
        return tr("the way from home is not known")
    words = tr("leaves home {leaves}, home again {returns}, {minutes} min. of driving")
    said = words.format(leaves=clock(drive.leaves), returns=clock(drive.returns), minutes=drive.minutes)
    places = {Place.LEAVES: tr("no longer"), Place.COMES: tr("new")}
    return ": ".join(word for word in (places.get(drive.place, ""), said) if word)


def _when(block: Block) -> str:
    return clock_span(block.start, block.end) if block.start else tr("time not set")


def _apart(block: Block) -> list[str]:
    words = [tr("Conflict")] if block.is_at_odds else []
    if block.place is Place.VOID:
        words.append(_status_word(block.status))
    if block.is_doubted:
        words.append(tr("perhaps unnecessary"))
    return words


def _status_word(status: str) -> str:
    words = {
        "cancelled": tr("cancelled"),
        "noshow": tr("did not come"),
        "fulfilled": tr("held"),
        "waitlist": tr("on the waiting list"),
        "entered-in-error": tr("entered in error"),
    }
    return words.get(status, status)
