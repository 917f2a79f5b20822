"""Why a patient has the colour: the rules that fired, what could have been, and what is not known."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.workflow.chart.chart import Assessment, Reason
from ui.patient.masked import not_shown
from ui.translate import in_language, programme_name, shown_time, tr
from ui.widgets.card import Card, Hairline
from ui.widgets.mark import Mark
from ui.widgets.plain_label import PlainLabel


def reason_card(assessment: Assessment, now: datetime, *, is_front: bool = False) -> Card:
    """Return the card of one programme's result; of its front alone why is not shown, and nothing is said of it."""
    card = Card(f"{_why(assessment.colour)} · {programme_name(assessment.programme)}")
    for reason in sorted(assessment.reasons, key=lambda one: one.colour.rank):
        card.add(_reason_row(reason))
    if is_front:
        card.add(_row(Mark(assessment.colour), [PlainLabel(not_shown(), "muted")]))
    elif not assessment.reasons:
        card.add(_row(Mark(assessment.colour), [PlainLabel(tr("No rule fired."), "strong")]))
    card.add(Hairline())
    for sentence in assessment.could_be:
        card.add(PlainLabel(_ended(in_language(sentence)), "muted"))
    if assessment.unknown:
        card.add(PlainLabel(_unknown(assessment.unknown), "muted"))
    card.add(PlainLabel(_source(assessment, now), "label"))
    return card


def unassessed_card() -> Card:
    """Return the card of a patient whom no rule set has been applied to: grey, never green."""
    card = Card(tr("Not assessed"))
    card.add(_row(Mark(Colour.GREY), [PlainLabel(tr("The patient has not been assessed yet."), "strong")]))
    return card


def _source(assessment: Assessment, now: datetime) -> str:
    """Return when the patient was assessed and by which rules, with a warning where nobody signed them."""
    rules = f"{assessment.rule_set} {assessment.version}".strip()
    parts = [f"{tr('Assessed')} {shown_time(assessment.at, now)}", rules]
    if not assessment.is_approved:
        parts.append(tr("an example that nobody has approved for use on patients"))
    return " · ".join(filter(None, parts))


def _why(colour: Colour) -> str:
    return {
        Colour.RED: tr("Why red"),
        Colour.YELLOW: tr("Why yellow"),
        Colour.GREY: tr("Why grey"),
        Colour.GREEN: tr("Why green"),
    }[colour]


def _reason_row(reason: Reason) -> QLayout:
    words = [PlainLabel(in_language(reason.text), "strong")]
    if detail := in_language(reason.detail):
        words.append(PlainLabel(detail, "muted"))
    return _row(Mark(reason.colour), words)


def _row(mark: Mark, words: Iterable[PlainLabel]) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    lines = QVBoxLayout()
    lines.setSpacing(1)
    for label in words:
        lines.addWidget(label)
    row.addLayout(lines, 1)
    return row


def _unknown(texts: Iterable[Text]) -> str:
    said = "; ".join(in_language(text).rstrip(".") for text in texts)
    return _ended(f"{tr('Unknown:')} {said}")


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."
