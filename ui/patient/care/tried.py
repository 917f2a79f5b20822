"""What a limit of the patient's own would have made of the last year, under the number that is typed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from triage.clinical.colour import Colour
from ui.translate import colour_word, in_language, shown_count, shown_time, tr
from ui.widgets.leaving import let_go
from ui.widgets.mark import Mark
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.scoring.replay.own_past import Tried, Turned

# So many that the dialog fits a small screen; the others are counted.
_MOST = 5
_SIDE, _NARROW = 14, 400


class TriedBox(QWidget):
    """How many assessments of the last 12 months were red and yellow, and would have been; the newest that change."""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._now = now
        self.told = PlainLabel("", "muted")
        self._found = QWidget()
        layout = self._rows = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(PlainLabel(tr("The last 12 months with this limit"), "label"))
        layout.addWidget(self.told)
        layout.addWidget(self._found)
        layout.addStretch(1)

    def say(self, text: str, role: str = "muted") -> None:
        """Say why there is nothing, or not yet."""
        self._put(QWidget())
        self.told.say(text, role)

    def show_tried(self, tried: Tried) -> None:
        """Show what the limit would have made of them."""
        self.told.say(_told(tried), "body")
        self.told.setAccessibleName(_told(tried))
        self._put(_lines(tried, self._now))

    def lines(self) -> list[str]:
        """Return what stands under the counts, label by label."""
        return [label.text() for label in self._found.findChildren(PlainLabel)]

    def _put(self, found: QWidget) -> None:
        place = self._rows.indexOf(self._found)
        let_go(self._found)
        self._rows.insertWidget(place, found)
        self._found = found
        found.show()
        # How high it is must be known at once: the dialog makes room for it.
        for part in (found.layout(), self._rows):
            if part is not None:
                part.activate()
        # It never shrinks again: nothing below is to jump while a number is typed.
        needed = max(self.sizeHint().height(), self.heightForWidth(max(self.width(), _NARROW)))
        self.setMinimumHeight(max(self.minimumHeight(), needed))
        self.updateGeometry()


def _told(tried: Tried) -> str:
    if not tried.assessments:
        return tr("Nothing was assessed in this programme, so the limit cannot be tried.")
    counts = " · ".join(_count(tried, colour) for colour in (Colour.RED, Colour.YELLOW))
    changes = shown_count(len(tried.turned))
    return _turning(tried).format(counts=counts, all=shown_count(tried.assessments), changed=changes)


def _turning(tried: Tried) -> str:
    if tried.assessments == 1:
        changes = tr("{counts}. The one assessment changes colour.")
        return changes if tried.turned else tr("{counts}. The one assessment keeps its colour.")
    if not tried.turned:
        return tr("{counts}. None of {all} assessments changes colour.")
    return tr("{counts}. Of {all} assessments {changed} change colour.")


def _count(tried: Tried, colour: Colour) -> str:
    words = tr("{colour}: {before} before, {after} with the limit")
    before, after = shown_count(tried.before[colour]), shown_count(tried.after[colour])
    return words.format(colour=colour_word(colour), before=before, after=after)


def _lines(tried: Tried, now: datetime) -> QWidget:
    found = QWidget()
    grid = QGridLayout(found)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(3, 1)
    for row, one in enumerate(tried.turned[:_MOST]):
        for column, part in enumerate(_line(one, now)):
            grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignVCenter)
    left = len(tried.turned) - _MOST
    if left > 0:
        more = PlainLabel(tr("and {count} more before these").format(count=shown_count(left)), "muted")
        grid.addWidget(more, _MOST, 0, 1, 4)
    return found


def _line(one: Turned, now: datetime) -> tuple[QWidget, ...]:
    day = PlainLabel(shown_time(one.at, now))
    value = PlainLabel(in_language(one.value), "strong")
    return day, value, _coloured(one.before), _coloured(one.after, tr("becomes"))


def _coloured(colour: Colour, before: str = "") -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    if before:
        row.addWidget(PlainLabel(before, "muted"))
    row.addWidget(Mark(colour, _SIDE))
    row.addWidget(PlainLabel(colour_word(colour)))
    row.addStretch(1)
    return holder
