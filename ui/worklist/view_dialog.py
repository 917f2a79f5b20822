"""Ask what a view of the list is to be called, and whether the department has it too."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout

from triage.worklist.views import LONGEST_NAME
from ui.asking import AskingDialog
from ui.theme import scaled
from ui.translate import tr
from ui.widgets.plain_label import PlainLabel


class ViewDialog(AskingDialog):
    """Emits `wanted` with the name and whether it is shared; whoever hears it closes the dialog."""

    wanted = Signal(str, bool)

    def __init__(self, name: str, *, may_share: bool) -> None:
        super().__init__()
        self.name = QLineEdit(name)
        self.name.setAccessibleName(tr("Name of the view"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(tr("Name of the view"))
        self.share = QCheckBox(tr("Share with the department"))
        self.share.setVisible(may_share)
        self.message = PlainLabel("", "error")
        self.save_button = QPushButton(tr("Save the view"))
        self._lay_out()
        self.name.textChanged.connect(self._allow)
        self.save_button.clicked.connect(self._ask)
        self._allow()

    def show_fault(self, text: str) -> None:
        """Say why it was not kept; what was written stays."""
        self._allow()
        self.message.setText(text)
        self.message.show()

    def _ask(self) -> None:
        self.save_button.setEnabled(False)
        self.wanted.emit(self.name.text().strip(), self.share.isChecked())

    def _allow(self) -> None:
        self.save_button.setEnabled(bool(self.name.text().strip()))

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("View"))
        self.message.hide()
        self.save_button.setProperty("kind", "primary")
        self.save_button.setDefault(True)
        told = tr("A view keeps filters and order. What is searched for is not kept; never write a patient's name.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        layout.addWidget(PlainLabel(tr("Save as a view"), "title"))
        layout.addWidget(PlainLabel(told, "muted"))
        layout.addWidget(self.name)
        layout.addWidget(self.share)
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(self.save_button))
        self.setMinimumWidth(scaled(420))
        self.name.setFocus()
