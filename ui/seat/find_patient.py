"""Ask for a whole CPR number, and go to the one patient who has it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout

from triage.worklist.row import Row
from ui.asking import Asking, AskingDialog
from ui.translate import tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_WIDTH = 420


class FindPatientDialog(AskingDialog):
    """One field; `wanted` carries what was typed, which stands nowhere else."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("Find patient"))
        self.number = QLineEdit()
        self.number.setAccessibleName(tr("CPR number"))
        # Neither an input method nor a locked screen keeps it.
        self.number.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.number.setPlaceholderText(tr("CPR number, all ten digits"))
        self.number.setMaxLength(20)
        self.message = Message()
        self.find_button = QPushButton(tr("Find"))
        self.find_button.setProperty("kind", "primary")
        self.find_button.setDefault(True)
        self.find_button.clicked.connect(self._ask)
        self._lay_out()

    def show_fault(self, text: str) -> None:
        """Say why nobody is shown."""
        self.find_button.setEnabled(True)
        self.message.say(text, "error")

    def _ask(self) -> None:
        self.find_button.setEnabled(False)
        self.message.say("")
        self.wanted.emit(self.number.text())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        told = tr("Finds one patient, also one who is on no list of yours. That you looked is logged.")
        for widget in (PlainLabel(tr("Find patient"), "title"), PlainLabel(told, "muted"), self.number, self.message):
            layout.addWidget(widget)
        layout.addLayout(self.button_row(self.find_button))
        self.setMinimumWidth(_WIDTH)


class Finding(Asking[FindPatientDialog]):
    """`found` carries the Row of the patient found."""

    found = Signal(object)

    def ask(self) -> None:
        """Ask for the number."""
        dialog = FindPatientDialog()
        dialog.wanted.connect(lambda typed: self._find(dialog, typed))
        self.put_up(dialog)

    def _find(self, dialog: FindPatientDialog, typed: str) -> None:
        def found(row: Row) -> None:
            if dialog is self.dialog:
                dialog.accept()
                self.found.emit(row)

        # Who has given up looking is led nowhere.
        work = partial(self._desk.session.find_patient, typed)
        self._background.write(work, found, partial(self.say_fault, dialog))
