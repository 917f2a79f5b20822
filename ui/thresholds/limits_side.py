"""The left-hand side: the head, the limits or the rules, and the way of the text in hand."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout

from ui.thresholds.head import LimitsHead
from ui.thresholds.limits.limits_table import LimitsTable
from ui.thresholds.rules.place import RulesPlace
from ui.thresholds.way.way_card import BESIDE, WayCard
from ui.translate import tr
from ui.widgets.message import Message


class LimitsSide(QFrame):
    """Holds its parts; the page connects them."""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.head = LimitsHead(now)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Limits or rules"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.table = LimitsTable()
        self.rules = RulesPlace()
        self.way = WayCard()
        self.message = Message(tr("Fetching the rule sets …"))
        self.message.setContentsMargins(16, 8, 16, 8)
        self._stack = QStackedWidget()
        for name, part in ((tr("Limits"), self.table), (tr("Rules"), self.rules)):
            self.tabs.addTab(name)
            self._stack.addWidget(part)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addLayout(self._tab_line())
        layout.addWidget(self.message)
        layout.addWidget(self._stack, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 0)
        foot.addWidget(self.way)
        layout.addLayout(foot)
        self.way.hide()

    def _tab_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        # The words of the first tab stand under the first field.
        line.setContentsMargins(4, 0, 16, 0)
        line.addWidget(self.tabs)
        line.addStretch(1)
        for name in BESIDE:
            line.addWidget(self.way.buttons[name])
        return line
