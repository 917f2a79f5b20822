"""The cases of the course before the one on the screen: with which colour each was closed, and by what decision."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from triage.clinical.decision import Decision
from triage.workflow.chart.chart import Chart
from triage.worklist.choices import Choices
from triage.worklist.decision_words import asked_words
from triage.worklist.former import FormerCase
from ui.translate import action_name, colour_word, in_language, shown_time, tr
from ui.widgets.card import Card
from ui.widgets.mark import Mark
from ui.widgets.plain_label import PlainLabel

_FEW = 5
_MARK_SIDE = 14


def chain_card(chart: Chart, now: datetime) -> Card | None:
    """Return the cases that this one follows, newest first; None where it is the first of its course."""
    if not chart.chain:
        return None
    card = Card(tr("Earlier cases in the course"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(3, 1)
    for line, one in enumerate(chart.chain[:_FEW]):
        grid.addWidget(Mark(one.colour, _MARK_SIDE), line, 0, Qt.AlignmentFlag.AlignTop)
        texts = (_label(colour_word(one.colour)), _label(_time(one, now)))
        for column, label in enumerate(texts, start=1):
            grid.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(_ending(one, chart.decisions, chart.offers.choices), "muted"), line, 3)
    card.add(grid)
    if len(chart.chain) > _FEW:
        card.add(PlainLabel(tr("And {count} before them.").format(count=len(chart.chain) - _FEW), "muted"))
    return card


def _time(one: FormerCase, now: datetime) -> str:
    opened = shown_time(one.opened, now)
    return opened if one.closed is None else f"{opened} – {shown_time(one.closed, now)}"


def _ending(one: FormerCase, decisions: Sequence[Decision], choices: Choices) -> str:
    """Return what was decided, or that the case is open again."""
    if one.is_open:
        return tr("open again")
    standing = [made for made in decisions if made.case == one.case and not made.undone]
    if not standing:
        return ""
    last = max(standing, key=lambda made: (made.at, made.id))
    name, asks = action_name(last.action), in_language(asked_words(last.details, choices))
    return " · ".join(part for part in (f"{name}: {asks}" if asks else name, last.actor) if part)


def _label(text: str) -> PlainLabel:
    label = PlainLabel(text)
    label.setWordWrap(False)
    return label
