"""Greens in words: a line in columns and in one sentence, and what is said of an act."""

from datetime import datetime

from triage.worklist.green_list import Batch, GreenRow, Shown
from triage.worklist.green_words import WHY_KEPT, rounds_words
from triage.worklist.greens import Kept
from ui.translate import age, in_language, programme_name, shown_count, tr
from ui.visit_words import visit_words
from ui.widgets.plain_label import one_line

TICKED, UNTICKED = "☑", "☐"


def headings() -> tuple[str, ...]:
    """Return the columns' names."""
    return ("", tr("Patient"), tr("Programme"), tr("Note"), tr("Age"))


def columns(row: GreenRow, now: datetime, *, is_unticked: bool) -> tuple[str, ...]:
    """Return a line in columns; only what can be closed together has a tick."""
    tick = "" if row.kept or row.proposal or row.asked else UNTICKED if is_unticked else TICKED
    newest = age(row.newest, now) if row.newest else "–"
    return (tick, name_of(row), programme_name(row.programme), note_of(row, now), newest)


def sentence(row: GreenRow, now: datetime, *, is_unticked: bool) -> str:
    """Return a line as it is read aloud."""
    parts = [tr("Green"), name_of(row), programme_name(row.programme), note_of(row, now)]
    if is_unticked:
        parts.append(tr("left out by you"))
    if row.newest:
        parts.append(tr("Data {age} old").format(age=age(row.newest, now)))
    return ". ".join(part for part in parts if part) + "."


def name_of(row: GreenRow) -> str:
    """Return whose line it is; of a private record only that."""
    return one_line(row.name) if row.name else tr("Private record")


def note_of(row: GreenRow, now: datetime) -> str:
    """Return why a green is left out, how long a course was green, or which visit may not be needed."""
    if row.asked:
        return visit_words(row.asked, now)
    if row.proposal:
        return in_language(rounds_words(row.rounds))
    return in_language(WHY_KEPT[row.kept]) if row.kept else ""


def left_out(shown: Shown) -> list[str]:
    """Return how many greens are left out for each reason."""
    return [_counted(why, shown.kept[why]) for why in Kept if shown.kept.get(why)]


def by_programme(shown: Shown) -> list[str]:
    """Return how many can be closed together in each programme."""
    return [f"{programme_name(code)}: {shown_count(number)}" for code, number in sorted(shown.by_programme.items())]


def outcome(batch: Batch) -> str:
    """Return what became of an act; its counts add up to what was shown."""
    said = [
        tr("Closed: {closed} of {shown}.").format(closed=shown_count(len(batch.closed)), shown=shown_count(batch.shown))
    ]
    if batch.left:
        why = [found for _, found in batch.left]
        reasons = ", ".join(_counted(one, why.count(one)) for one in Kept if one in why)
        said.append(tr("Left open: {count} ({reasons}).").format(count=shown_count(len(batch.left)), reasons=reasons))
    if batch.not_reached:
        said.append(tr("Not reached, and open as before: {count}.").format(count=shown_count(batch.not_reached)))
    return " ".join(said)


def _counted(why: Kept, number: int) -> str:
    return f"{in_language(WHY_KEPT[why])}: {shown_count(number)}"
