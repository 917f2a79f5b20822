"""The agreement of a programme: the rules against people, people against one another, and rule by rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.thresholds.agreement.words import kappa_words, round_words, rule_row, version_words
from ui.translate import in_language, tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.leaving import let_go
from ui.widgets.plain_label import PlainLabel
from ui.widgets.short_table import ShortTable

if TYPE_CHECKING:
    from triage.scoring.replay.agreement.double_read import Agreement
    from triage.workflow.tune.double_read.agreement import Agreed

# Older ones are on the command line.
_VERSIONS = 2
_WHOLE = 16_777_215


class AgreementCard(Card):
    """`wanted` asks for a sample, or for the end of the one that is open; `open_round` is that one's key."""

    wanted = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(tr("Agreement"))
        self._now = now
        self.open_round: int | None = None
        self.told, self.state = PlainLabel("", "muted"), PlainLabel()
        self._versions = QWidget()
        self._place = QVBoxLayout()
        self._place.addWidget(self._versions)
        self.button = KeyButton(tr("Draw a sample …"), "Alt+B")
        self.button.clicked.connect(self.wanted)
        for part in (self.told, self.state, self._place):
            self.add(part)
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch(1)
        self.add(line)
        self.offer(may_draw=False)
        self.show_waiting()

    def offer(self, *, may_draw: bool) -> None:
        """Offer to draw samples to whoever may."""
        self.button.setVisible(may_draw)

    def show_waiting(self) -> None:
        """Say that it is being counted."""
        self.say(tr("Counting the agreement …"))

    def say(self, text: str, role: str = "muted") -> None:
        """Say why there are no numbers, or not yet."""
        self._put(QWidget())
        self.state.hide()
        self.told.say(text, role)

    def show_agreed(self, agreed: Agreed) -> None:
        """Show what the double readings told."""
        is_open = next((one for one in agreed.rounds if one.closed is None), None)
        self.open_round = None if is_open is None else is_open.key
        self.button.setText(tr("Draw a sample …") if is_open is None else tr("Close the double reading …"))
        self.button.updateGeometry()
        self.state.setText("" if is_open is None else round_words(is_open, self._now()))
        self.state.setVisible(is_open is not None)
        self.told.say(_told(agreed))
        self._put(_versions(agreed))

    def _put(self, found: QWidget) -> None:
        let_go(self._versions)
        self._place.addWidget(found)
        self._versions = found


def _told(agreed: Agreed) -> str:
    if not agreed.versions:
        return tr("No double reading is closed yet: how far people agree with the rules is not measured.")
    words = tr(
        "Patients judged by two people who did not see the colour. Kappa 1 is full agreement, 0 what chance gives."
    )
    return words if agreed.warning is None else f"{words} {in_language(agreed.warning)}"


def _versions(agreed: Agreed) -> QWidget:
    found = QWidget()
    rows = QVBoxLayout(found)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(6)
    for one in agreed.versions[:_VERSIONS]:
        rows.addWidget(PlainLabel(f"{one.rule_set} {one.version}", "strong"))
        rows.addWidget(PlainLabel(tr("Rules and first reader: {kappa}").format(kappa=kappa_words(one.rules_reader))))
        rows.addWidget(PlainLabel(tr("The two readers: {kappa}").format(kappa=kappa_words(one.readers))))
        rows.addWidget(PlainLabel(version_words(one), "muted"))
        if one.rules:
            rows.addWidget(_table(agreed, one))
    return found


def _table(agreed: Agreed, one: Agreement) -> ShortTable:
    headings = (tr("Rule"), tr("Colour"), tr("Reader agrees"), tr("Kappa"))
    # The page scrolls: a table that scrolled inside it would stop the wheel.
    table = ShortTable(tr("Agreement rule by rule"), headings, is_read_only=True, most=_WHOLE)
    table.show_rows(
        [(rule.rule, rule_row(rule, agreed.rules)) for rule in one.rules], [rule.colour for rule in one.rules]
    )
    return table
