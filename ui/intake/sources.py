"""The sources on the intake page: how each fares, and what became of everything that it sent."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from triage.worklist.account import SourceState
from ui.intake.words import account_lines, health_line
from ui.source_words import source_name
from ui.theme import scaled
from ui.translate import in_language, tr
from ui.widgets.card import Card
from ui.widgets.leaving import let_go
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel
from ui.widgets.surface import Surface

WIDTH = 300


class SourceColumn(QScrollArea):
    """One card for each source: there are a handful of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[QWidget] = []
        self._message = Message(tr("Fetching the sources …"), "muted")
        inside = Surface()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(12, 12, 12, 12)
        self._rows.setSpacing(10)
        title = PlainLabel(tr("Sources"), "title")
        self._rows.addWidget(title)
        self._rows.addWidget(self._message)
        self._rows.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFixedWidth(scaled(WIDTH))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Sources"))

    def show_sources(self, sources: Sequence[SourceState], now: datetime) -> None:
        """Show every source, those that fail first."""
        self._clear()
        self._message.say("" if sources else tr("No source yet. Add one with triage sources add, or import files."))
        for source in sorted(sources, key=lambda one: (one.fault is None, one.account.holds, one.name)):
            card = _card(source, now)
            self._cards.append(card)
            self._rows.insertWidget(self._rows.count() - 1, card)

    def show_fault(self, text: str) -> None:
        """Say why the sources could not be read; what is shown stays."""
        self._message.say(text, "error")

    def _clear(self) -> None:
        let_go(*self._cards)
        self._cards = []


def _card(source: SourceState, now: datetime) -> Card:
    card = Card(source_name(source.name))
    health = PlainLabel(health_line(source, now), "label")
    if source.fault is not None or source.is_late(now):
        health.setProperty("surface", "yellow")
    card.add(health)
    if source.fault is not None:
        card.add(PlainLabel(in_language(source.fault), "error"))
    grid = QGridLayout()
    grid.setVerticalSpacing(2)
    for row, (words, number) in enumerate(account_lines(source.account)):
        grid.addWidget(PlainLabel(words, "muted"), row, 0)
        amount = PlainLabel(number, "strong" if row == 0 else "body")
        amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(amount, row, 1)
    card.add(grid)
    holds = source.account.holds
    card.add(PlainLabel(tr("The account adds up") if holds else tr("The account does not add up"),
                        "label" if holds else "error"))  # fmt: skip
    return card
