"""Ask whether a double reading ends: nobody reads in it any more, and it is never opened again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ui.asking import AskingDialog
from ui.theme import scaled
from ui.translate import tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_WIDTH = 460


class CloseDialog(AskingDialog):
    """`wanted` says that it ends; `state` is how far it is."""

    wanted = Signal()

    def __init__(self, state: str) -> None:
        super().__init__()
        self.setWindowTitle(tr("Close the double reading"))
        self.message = Message()
        self.message.hide()
        self.close_button = QPushButton(tr("Close the double reading"))
        self.close_button.setProperty("kind", "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(tr("Close the double reading"), "title"))
        layout.addWidget(PlainLabel(state))
        layout.addWidget(PlainLabel(tr("Nobody reads in it any more, and the agreement is shown from then on.")))
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(self.close_button))
        self.setMinimumWidth(scaled(_WIDTH))

    def show_fault(self, text: str) -> None:
        """Say why it is still open."""
        self.close_button.setEnabled(True)
        self.message.say(text, "error")

    def _ask(self) -> None:
        self.close_button.setEnabled(False)
        self.wanted.emit()
