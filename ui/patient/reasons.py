"""Why a patient has the colour: the rules that fired, what could have been, and what is not known."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from triage.clinical.colour import Colour
from triage.workflow.chart.care_shown import OwnLimitShown
from triage.workflow.chart.chart import Assessment, Reason
from ui.patient.reason_words import (
    new_rules_line,
    otherwise_lines,
    reason_lines,
    source_line,
    unknown_lines,
    why,
)
from ui.translate import colour_word, in_language, programme_name, tr
from ui.widgets.card import Card, Hairline
from ui.widgets.mark import Mark
from ui.widgets.plain_label import PlainLabel

ShowSource = Callable[[Reason], None]
SOURCE_KEY = "S"


def reason_card(
    assessment: Assessment,
    now: datetime,
    *,
    is_front: bool = False,
    is_one_of_many: bool = False,
    is_waiting: bool = False,
    limits: Sequence[OwnLimitShown] = (),
    show_source: ShowSource | None = None,
) -> Card:
    """Return the card of one programme's result; of its front alone the colour is shown, and nothing is said of why.

    `is_one_of_many` has it say whether its colour is the one in the list. `limits` are the patient's own.
    `show_source` goes to what a reason rests on.
    """
    card = Card(programme_name(assessment.programme) if is_front else _title(assessment))
    if is_one_of_many:
        card.heading.addWidget(_which(assessment))
    for reason in sorted(assessment.reasons, key=lambda one: one.colour.rank):
        row = _row(Mark(reason.colour), _words(reason, reason_lines(reason, limits, now)))
        if show_source is not None and reason.values:
            row.addWidget(_source_button(reason, show_source), 0, Qt.AlignmentFlag.AlignTop)
        card.add(row)
    if is_front:
        card.add(_row(Mark(assessment.colour), [PlainLabel(colour_word(assessment.colour), "strong")]))
    elif not assessment.reasons:
        card.add(_row(Mark(assessment.colour), [PlainLabel(tr("No rule fired."), "strong")]))
    if not is_front and (said := new_rules_line(assessment)):
        card.add(_row(Mark(said.colour), [PlainLabel(said.text, "strong")]))
    card.add(Hairline())
    for line in (*otherwise_lines(assessment), *unknown_lines(assessment)):
        card.add(PlainLabel(line, "muted"))
    if is_waiting:
        card.add(PlainLabel(tr("Data have come since: a new assessment is on its way."), "error"))
    card.add(PlainLabel(source_line(assessment, now), "label"))
    return card


def unassessed_card() -> Card:
    """Return the card of a patient whom no rule set has been applied to: grey, never green."""
    card = Card(tr("Not assessed"))
    card.add(_row(Mark(Colour.GREY), [PlainLabel(tr("The patient has not been assessed yet."), "strong")]))
    return card


def _title(assessment: Assessment) -> str:
    return f"{why(assessment.colour)} · {programme_name(assessment.programme)}"


def _which(assessment: Assessment) -> PlainLabel:
    """Return which of several colours this one is."""
    if assessment.why.is_listed:
        said = tr("in the list")
    elif not assessment.why.is_open:
        said = tr("closed")
    else:
        said = tr("not the one in the list")
    label = PlainLabel(said, "label")
    label.setWordWrap(False)
    return label


def _words(reason: Reason, lines: Iterable[tuple[str, str]]) -> list[PlainLabel]:
    return [PlainLabel(in_language(reason.text), "strong"), *(PlainLabel(line, role) for line, role in lines)]


def _source_button(reason: Reason, show_source: ShowSource) -> QPushButton:
    """Return a small button: what the reasons say goes first."""
    button = QPushButton(f"{tr('Source')}  {SOURCE_KEY}")
    button.setProperty("kind", "chip")
    button.setAccessibleName(f"{tr('Source')}: {in_language(reason.text)}")
    button.clicked.connect(lambda: show_source(reason))
    return button


def _row(mark: Mark, words: Iterable[PlainLabel]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    lines = QVBoxLayout()
    lines.setSpacing(1)
    for label in words:
        lines.addWidget(label)
    row.addLayout(lines, 1)
    return row
