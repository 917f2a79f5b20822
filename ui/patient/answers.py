"""What the patient answered: own words first, then every answer beside the one before."""

from collections.abc import Collection, Iterable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from triage.workflow.chart.chart import AnswerLine, OwnWords, ResponseView
from ui.patient.answer_words import answer_words, answered, before_heading, written_at
from ui.translate import in_language, tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel

_TOP = Qt.AlignmentFlag.AlignTop
# Stands before a question that a reason rests on: a field of another colour alone would not be enough.
_MARK = "\N{BLACK RIGHT-POINTING TRIANGLE} "


def own_words_card(responses: Iterable[ResponseView], unread: Iterable[OwnWords], now: datetime) -> Card | None:
    """Return the patient's own words in a yellow field, None where there are none.

    `unread` are those of former responses and beside readings that nobody has read.
    """
    newest = [(view, line) for view in responses for line in view.lines if line.free_text and line.answer.strip()]
    written = [(line.answer, f"{line.question} · {answered(view, now)}") for view, line in newest]
    written += [(one.words, f"{in_language(one.about)} · {written_at(one, now)}") for one in unread]
    if not written:
        return None
    card = Card(tr("The patient writes"), surface="yellow")
    for words, about in written:
        card.add(PlainLabel(f"«{words}»"))
        card.add(PlainLabel(about, "muted"))
    return card


class AnswerCard(Card):
    """One response: scores, then question, answer and the one before; a changed answer is bold and says which way."""

    def __init__(self, view: ResponseView, now: datetime) -> None:
        super().__init__(view.title)
        self.key = view.key
        self._questions: list[tuple[AnswerLine, PlainLabel]] = []
        self.add(PlainLabel(answered(view, now), "label"))
        for fault in view.faults:
            self.add(PlainLabel(in_language(fault), "error"))
        for score in view.scores:
            self.add(PlainLabel(in_language(score), "strong"))
        self.add(self._grid(view, now))

    def show_source(self, link_ids: Collection[str]) -> QWidget | None:
        """Mark the questions with these link ids and no others; return the first of them."""
        first: QWidget | None = None
        for line, label in self._questions:
            is_source = line.link_id in link_ids
            label.setText(f"{_MARK}{_question(line)}" if is_source else _question(line))
            label.setProperty("surface", "accent" if is_source else "")
            label.style().polish(label)
            first = first or (label if is_source else None)
        return first

    def _grid(self, view: ResponseView, now: datetime) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        headings = ((tr("Question"), 5), (tr("Answer"), 3), (before_heading(view, now), 2))
        for column, (heading, stretch) in enumerate(headings):
            grid.addWidget(PlainLabel(heading, "label"), 0, column)
            grid.setColumnStretch(column, stretch)
        for row, line in enumerate(view.lines, start=1):
            question = PlainLabel(_question(line))
            self._questions.append((line, question))
            labels = question, PlainLabel(*answer_words(line)), PlainLabel(line.previous or "\N{EN DASH}", "muted")
            for column, label in enumerate(labels):
                grid.addWidget(label, row, column, _TOP)
        return grid


def _question(line: AnswerLine) -> str:
    """Return the question; the one that is always looked at says so."""
    return f"{line.question} ({tr('always look at this answer')})" if line.is_safety else line.question
