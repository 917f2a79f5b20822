"""Asks what the person would have called a green that was drawn by lot, once the patient's data are on the screen."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from triage.worklist.row import Row
from ui.actions import trigger
from ui.translate import tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel


class SampleBar(QFrame):
    """There only for a green that waits for a judgement; each button does what the command of its key does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "accent")
        self._is_wanted = False
        buttons = QHBoxLayout()
        for text, key, command in (
            (tr("Green, I agree"), "G", "judge_green"),
            (tr("Yellow"), "Y", "judge_yellow"),
            (tr("Red"), "Shift+R", "judge_red"),
        ):
            button = KeyButton(text, key)
            button.clicked.connect(lambda _=False, wanted=command: trigger(self, wanted))
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(PlainLabel(tr("Drawn by lot: what would you have called it, from the data alone?"), "strong"))
        layout.addLayout(buttons)
        self.hide()

    def show_row(self, row: Row | None) -> None:
        """Be about this line; nothing is asked before its data are shown."""
        self._is_wanted = row is not None and row.drawn
        self.hide()

    def show_ready(self) -> None:
        """Ask, now that the data are shown."""
        self.setVisible(self._is_wanted)
