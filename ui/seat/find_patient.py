"""Ask for a whole CPR number or the beginning of a name, and go to the patient."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from triage.worklist.row import NO_CASE, Row
from ui.asking import Asking, AskingDialog
from ui.theme import scaled
from ui.translate import born, colour_word, programme_name, tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel, one_line

if TYPE_CHECKING:
    from triage.workflow.people.find_patient import FoundPatients

_WIDTH = 460
_LIST_HEIGHT = 240


class FindPatientDialog(AskingDialog):
    """`wanted` carries what was typed, which stands nowhere else; `chosen` the Row of one of several of a name."""

    wanted = Signal(str)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("Find patient"))
        self.number = QLineEdit()
        self.number.setAccessibleName(tr("CPR number or name"))
        # Neither an input method nor a locked screen keeps it.
        self.number.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.number.setPlaceholderText(tr("CPR number, all ten digits, or the beginning of the name"))
        self.number.setMaxLength(60)
        self.number.textEdited.connect(self._begin_again)
        self.rows = QListWidget()
        self.rows.setAccessibleName(tr("Patients found"))
        self.rows.setMinimumHeight(scaled(_LIST_HEIGHT))
        self.rows.setWordWrap(True)
        self.rows.itemActivated.connect(lambda _: self._ask())
        self.rows.hide()
        self.message = Message()
        self.find_button = QPushButton(tr("Find"))
        self.find_button.setProperty("kind", "primary")
        self.find_button.setDefault(True)
        self.find_button.clicked.connect(self._ask)
        self._found: tuple[Row, ...] = ()
        self._lay_out()

    def show_fault(self, text: str) -> None:
        """Say why nobody is shown."""
        self._begin_again()
        self.message.say(text, "error")

    def show_found(self, found: "FoundPatients") -> None:
        """Let the person choose among several of a name."""
        self._found = found.rows
        self.rows.clear()
        for row in found.rows:
            self.rows.addItem(QListWidgetItem(_words(row)))
        self.rows.setCurrentRow(0)
        self.rows.show()
        self.rows.setFocus()
        self.find_button.setEnabled(True)
        self.find_button.setText(tr("Open"))
        more = tr("There are more of the name. Write more letters of it.")
        self.message.say(more if found.is_more else "")

    def _ask(self) -> None:
        if self._found:
            self.chosen.emit(self._found[max(0, self.rows.currentRow())])
            return
        self.find_button.setEnabled(False)
        self.message.say("")
        self.wanted.emit(self.number.text())

    def _begin_again(self) -> None:
        self._found = ()
        self.rows.hide()
        self.message.say("")
        self.find_button.setText(tr("Find"))
        self.find_button.setEnabled(True)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        told = tr(
            "By CPR number anybody, by name the department's own patients, with a case or without."
            " That you looked is logged."
        )
        explained = PlainLabel(told, "muted")
        explained.setWordWrap(True)
        for widget in (PlainLabel(tr("Find patient"), "title"), explained, self.number, self.rows, self.message):
            layout.addWidget(widget)
        layout.addLayout(self.button_row(self.find_button))
        self.setMinimumWidth(scaled(_WIDTH))


class Finding(Asking[FindPatientDialog]):
    """`found` carries the Row of the patient found, or of the one chosen among several."""

    found = Signal(object)

    def ask(self, typed: str = "") -> None:
        """Ask for a number or a name; what was `typed` elsewhere is looked for at once."""
        dialog = FindPatientDialog()
        dialog.wanted.connect(lambda typed: self._find(dialog, typed))
        dialog.chosen.connect(lambda row: self._go_to(dialog, row))
        self.put_up(dialog)
        if typed:
            dialog.number.setText(typed)
            dialog.find_button.click()

    def _find(self, dialog: FindPatientDialog, typed: str) -> None:
        def found(patients: "FoundPatients") -> None:
            # Who has given up looking is led nowhere.
            if dialog is not self.dialog:
                return
            if len(patients.rows) == 1 and not patients.is_more:
                self._go_to(dialog, patients.rows[0])
            else:
                dialog.show_found(patients)

        self._background.write(partial(self._desk.care.find, typed), found, partial(self.say_fault, dialog))

    def _go_to(self, dialog: FindPatientDialog, row: Row) -> None:
        dialog.accept()
        self.found.emit(row)


def _words(row: Row) -> str:
    """Return the name, and what the patient's case is about if there is one."""
    if row.case == NO_CASE:
        parts = [one_line(row.name), born(row.born), tr("no case")]
    else:
        course = programme_name(row.programme) if row.programme else ""
        handled = tr("handled") if row.closed else ""
        parts = [one_line(row.name), born(row.born), course, colour_word(row.colour), handled]
    return " · ".join(filter(None, parts))
