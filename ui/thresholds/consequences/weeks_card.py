"""Work per week against capacity: as bars, or as a table for who reads numbers or hears them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from triage.clinical.colour import Colour
from ui.thresholds.consequences.seen import Seen, Week
from ui.thresholds.consequences.weeks_chart import WeeksChart
from ui.translate import colour_word, language, shown_count, tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.mark import Mark
from ui.widgets.plain_label import PlainLabel
from ui.widgets.short_table import ShortTable

_MONTHS = (
    ("jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."),
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_MARK = 12


class WeeksCard(Card):
    """`turn` shows the table instead of the bars, and back."""

    def __init__(self) -> None:
        super().__init__(tr("Work per week against capacity"))
        self.capacity = PlainLabel("", "muted")
        self.chart = WeeksChart()
        headings = (tr("Week"), tr("Red"), tr("Yellow"), tr("Calls in all"), tr("Calls now"))
        self.table = ShortTable(tr("Work per week"), headings)
        self.table.align_right(1, 2, 3, 4)
        self.table.hide()
        self.turn_button = KeyButton(tr("As a table"), "T")
        self.turn_button.setProperty("kind", "quiet")
        self.turn_button.clicked.connect(self.turn)
        self._seen: Seen | None = None
        self.heading.addWidget(self.turn_button)
        for part in (self.capacity, _legend(), self.chart, self.table):
            self.add(part)

    def turn(self) -> None:
        """Show the table instead of the bars, or the bars again."""
        is_table = self.chart.isHidden()
        self.chart.setVisible(is_table)
        self.table.setVisible(not is_table)
        self.turn_button.setText(tr("As a table") if is_table else tr("As bars"))
        self.turn_button.updateGeometry()
        self._show_rows()
        if not is_table:
            self.table.setFocus()

    def show_seen(self, seen: Seen, capacity: int | None) -> None:
        """Show the weeks, and what there is room for."""
        self._seen = seen
        told = capacity_words(seen, capacity)
        if self.capacity.text() != told:
            self.capacity.setText(told)
        weeks = seen.weeks
        ends = (_month(weeks[0].monday), _month(weeks[-1].monday)) if weeks else ("", "")
        self.chart.show_weeks(weeks, capacity, ends, f"{told}. {_spoken(weeks)}")
        self._show_rows()

    def _show_rows(self) -> None:
        if self._seen is not None and not self.table.isHidden():
            self.table.show_rows([(week.monday, _row(week)) for week in reversed(self._seen.weeks)])


def _legend() -> QHBoxLayout:
    """Return what the colours and the strokes are, on a line of their own: beside the heading it would break that."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for colour in (Colour.RED, Colour.YELLOW):
        line.addWidget(Mark(colour, _MARK))
        line.addWidget(_word(colour_word(colour).lower()))
    line.addWidget(_word(tr("▬ now · bar = draft")))
    line.addStretch(1)
    return line


def _word(text: str) -> PlainLabel:
    word = PlainLabel(text, "label")
    word.setWordWrap(False)
    return word


def capacity_words(seen: Seen, capacity: int | None) -> str:
    """Return how many weeks are above what there is room for, now and by the draft."""
    if capacity is None:
        return tr("No capacity is set for the department (Administration, Capacity).")
    now, draft = seen.over(capacity)
    words = tr("Capacity {capacity} per week (dashed): exceeded in {draft} of {weeks} weeks (now {now})")
    return words.format(
        capacity=shown_count(capacity),
        draft=shown_count(draft),
        now=shown_count(now),
        weeks=shown_count(len(seen.weeks)),
    )


def _row(week: Week) -> tuple[str, ...]:
    name = tr("week {number} {year}").format(number=week.monday.isocalendar().week, year=week.monday.isocalendar().year)
    part = "" if week.is_whole else f" ({tr('part of it')})"
    numbers = (week.red, week.yellow, week.calls, week.before)
    return (f"{name}{part}", *(shown_count(number) for number in numbers))


def _spoken(weeks: Sequence[Week]) -> str:
    if not weeks:
        return tr("There are no weeks in the period.")
    most, least = max(weeks, key=lambda week: week.calls), min(weeks, key=lambda week: week.calls)
    words = tr("By the draft from {least} to {most} calls a week. T shows every week in a table.")
    return words.format(least=shown_count(least.calls), most=shown_count(most.calls))


def _month(day: date) -> str:
    return f"{_MONTHS[0 if language() == 'da' else 1][day.month - 1]} {day.year}"
