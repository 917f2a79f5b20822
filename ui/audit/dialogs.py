"""Ask for a CPR number, and give a citizen's insight as a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.background import Background
from ui.desks.audit_desk import ForCitizen
from ui.desks.desk import Desk
from ui.errors import explained
from ui.theme import scaled
from ui.translate import language, shown_count, tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_WIDTH = 460


class CprDialog(QDialog):
    """Asks for a CPR number and runs `work` on it in the background; `answered` carries what that returned.

    The number is dotted while it is typed, and forgotten when the dialog goes.
    """

    answered = Signal(object)

    def __init__(self, background: Background, title: str, work: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._background = background
        self._work = work
        self.cpr = QLineEdit()
        self.message = Message()
        self.ask_button = QPushButton(title)
        self.rows = QVBoxLayout(self)
        self._lay_out(title)

    def ask(self) -> None:
        """Begin the work; the dialog waits for what comes of it."""
        self.ask_button.setEnabled(False)
        self.message.say(tr("Looking in the log …"))
        self._background.read(partial(self._work, self.cpr.text()), self._answer, self._fail)

    def done(self, result: int) -> None:
        """Forget the number."""
        self.cpr.clear()
        super().done(result)

    def answer(self, found: object) -> None:
        """Tell what was found; the dialog is done."""
        self.answered.emit(found)
        self.accept()

    def _answer(self, found: object) -> None:
        self.ask_button.setEnabled(True)
        self.message.say("")
        if self.isVisible():
            self.answer(found)

    def _fail(self, fault: BaseException) -> None:
        self.ask_button.setEnabled(True)
        self.message.say(explained(fault), "error")
        self.cpr.setFocus()

    def _lay_out(self, title: str) -> None:
        self.setWindowTitle(title)
        self.setMinimumWidth(scaled(_WIDTH))
        self.cpr.setEchoMode(QLineEdit.EchoMode.Password)
        self.cpr.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.cpr.setAccessibleName(tr("CPR number"))
        self.cpr.setPlaceholderText(tr("Ten digits"))
        self.cpr.returnPressed.connect(self.ask_button.click)
        self.ask_button.setProperty("kind", "primary")
        self.ask_button.clicked.connect(self.ask)
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.ask_button)
        self.rows.setContentsMargins(24, 20, 24, 16)
        self.rows.setSpacing(12)
        for widget in (PlainLabel(title, "title"), PlainLabel(tr("CPR number"), "label"), self.cpr, self.message):
            self.rows.addWidget(widget)
        self.rows.addLayout(buttons)


class CitizenDialog(CprDialog):
    """Fetches everything that the log says of a citizen, and saves it where the person chooses."""

    def __init__(self, desk: Desk, background: Background, parent: QWidget) -> None:
        spoken = language()
        super().__init__(
            background, tr("Insight for a citizen"), lambda cpr: desk.audit.for_citizen(cpr, spoken), parent
        )
        self.found: ForCitizen | None = None
        self.save_button = QPushButton(tr("Save as CSV …"))
        self.save_button.clicked.connect(self._choose_file)
        self.save_button.hide()
        self.rows.addWidget(self.save_button)

    def answer(self, found: object) -> None:
        """Tell how much was found, and offer to save it."""
        if isinstance(found, ForCitizen):
            self.found = found
            said = tr("{lines} lines about {records} records. That you fetched them stands in the log.")
            self.message.say(said.format(lines=shown_count(found.lines), records=shown_count(found.records)))
            self.save_button.show()
            self.save_button.setFocus()

    def save(self, path: Path) -> None:
        """Write the file, readable for whoever is at work alone; a byte order mark tells a spreadsheet its letters."""
        if self.found is None:
            return
        try:
            path.touch(mode=0o600)
            path.write_text(self.found.csv, encoding="utf-8-sig", newline="")
        except OSError as fault:
            said = tr("The file could not be written ({reason}). Choose another place.")
            self.message.say(said.format(reason=fault.strerror), "error")
            return
        self.accept()

    def _choose_file(self) -> None:
        # Nobody's number stands in the name of a file.
        path, _ = QFileDialog.getSaveFileName(self, tr("Save as CSV …"), tr("insight.csv"), "CSV (*.csv)")
        if path:
            self.save(Path(path))
