"""What the patient answered: own words first, then every answer beside the one before."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from triage.workflow.chart.chart import AnswerLine, ResponseView
from ui.translate import in_language, shown_time, tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel

_TOP = Qt.AlignmentFlag.AlignTop


def own_words_card(responses: Iterable[ResponseView], now: datetime) -> Card | None:
    """Return the patient's own words in a yellow field, None where there are none."""
    written = [(view, line) for view in responses for line in view.lines if line.free_text and line.answer.strip()]
    if not written:
        return None
    card = Card(tr("The patient writes"), surface="yellow")
    for view, line in written:
        card.add(PlainLabel(f"«{line.answer}»"))
        card.add(PlainLabel(f"{line.question} · {_answered(view, now)}", "muted"))
    return card


def answer_card(view: ResponseView, now: datetime) -> Card:
    """Return question, answer and the answer before; a changed answer is bold and says so."""
    card = Card(view.title)
    card.add(PlainLabel(_answered(view, now), "label"))
    for fault in view.faults:
        card.add(PlainLabel(in_language(fault), "error"))
    for score in view.scores:
        card.add(PlainLabel(in_language(score), "strong"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for column, (heading, stretch) in enumerate(((tr("Question"), 5), (tr("Answer"), 3), (tr("Before"), 2))):
        grid.addWidget(PlainLabel(heading, "label"), 0, column)
        grid.setColumnStretch(column, stretch)
    for row, line in enumerate(view.lines, start=1):
        for column, label in enumerate(_labels(line)):
            grid.addWidget(label, row, column, _TOP)
    card.add(grid)
    return card


def is_changed(line: AnswerLine) -> bool:
    """Return whether the answer differs from the one before; without one before nothing has changed."""
    return line.previous is not None and line.previous != line.answer


def _labels(line: AnswerLine) -> tuple[PlainLabel, PlainLabel, PlainLabel]:
    answer = line.answer.strip()
    if line.fault is not None:
        told = tr("not used: the answer {why}").format(why=in_language(line.fault))
        shown = PlainLabel(f"{answer} · {told}" if answer else told, "error")
    elif line.free_text and answer:
        shown = PlainLabel(tr("see the patient's own words above"), "muted")
    elif not answer:
        shown = PlainLabel(tr("not answered"), "error")
    elif is_changed(line):
        shown = PlainLabel(f"{answer} · {tr('changed')}", "strong")
    else:
        shown = PlainLabel(answer)
    return PlainLabel(line.question), shown, PlainLabel(line.previous or "\N{EN DASH}", "muted")


def _answered(view: ResponseView, now: datetime) -> str:
    when = shown_time(view.authored, now) if view.authored else tr("at an unknown time")
    return f"{tr('answered')} {when} {tr('by')} {_who(view.answered_by)}"


def _who(answered_by: str | None) -> str:
    words = {
        "patient": tr("the patient"),
        "relatedperson": tr("a relative"),
        "relative": tr("a relative"),
        "practitioner": tr("staff"),
    }
    if not answered_by:
        return tr("an unknown person")
    return words.get(answered_by.split("/")[0].casefold(), answered_by)
