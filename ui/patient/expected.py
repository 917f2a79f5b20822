"""The ledger in short: what is expected next, what is late, and when nothing is expected."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from triage.clinical.care import Pause
from triage.workflow.chart.chart import ExpectedAnswers, ExpectedLine
from triage.worklist.expected_words import REASONS, STATES, due_words, pause_words
from ui.actions import trigger
from ui.translate import in_language, programme_name, shown_count, tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel


def expected_card(expected: ExpectedAnswers, now: datetime) -> Card:
    """Return the card; a patient of whom nothing is expected has one that says so."""
    card = Card(tr("Expected answers"))
    button = KeyButton(tr("Pause …"), "P")
    button.clicked.connect(lambda: trigger(button, "pause"))
    card.heading.addWidget(button)
    for pause in expected.pauses:
        card.add(PlainLabel(_pause_text(pause, now), "strong"))
    if expected.lines:
        card.add(_grid(expected))
    else:
        card.add(PlainLabel(tr("No plan says that anything should come."), "muted"))
    if expected.answered or expected.lacking:
        words = tr("The last four weeks: {answered} answered, {lacking} not sent")
        counts = {"answered": shown_count(expected.answered), "lacking": shown_count(expected.lacking)}
        card.add(PlainLabel(words.format(**counts), "muted"))
    return card


def _grid(expected: ExpectedAnswers) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(2, 1)
    for number, line in enumerate(expected.lines):
        due = tr("by {day}").format(day=in_language(due_words(line.row.window)))
        state = in_language(STATES[line.row.state])
        labels = (
            PlainLabel(due, "muted"),
            PlainLabel(state, "error" if line.row.is_lacking else "strong"),
            PlainLabel(_what(line)),
        )
        for column, label in enumerate(labels):
            label.setWordWrap(column > 1)
            grid.addWidget(label, number, column, Qt.AlignmentFlag.AlignTop)
    return grid


def _what(line: ExpectedLine) -> str:
    """Return what is asked for and in which programme; a pause says why nothing was to come."""
    why = in_language(REASONS[line.row.pause]) if line.row.pause else ""
    parts = (programme_name(line.row.programme), in_language(line.what), why)
    return " · ".join(part for part in parts if part)


def _pause_text(pause: Pause, now: datetime) -> str:
    word = tr("On a pause") if pause.holds(now) else tr("A pause is coming")
    return f"{word}: {in_language(pause_words(pause))}"
