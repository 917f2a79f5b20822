"""The band that tells one thing of the rules, until it is seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.translate import tr
from ui.widgets.band import Notice
from ui.widgets.key_button import KeyButton


class RuleBand(Notice):
    """`seen` tells that the person has read it."""

    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("yellow", closable=False, parent=parent)
        self.button = KeyButton(tr("I have seen it"), "Alt+V")
        self.button.clicked.connect(self.seen)
        self.put_before_close(self.button)
