"""Ask what an emergency list is for, make it, and write it where the person says."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.asking import Asking, AskingDialog
from ui.background import Background
from ui.desks.desk import Desk
from ui.printing.files import AskPath, ask_path, save_pdf
from ui.translate import tr
from ui.widgets.fields import choice
from ui.widgets.plain_label import PlainLabel


class EmergencyPrinting(Asking["PurposeDialog"]):
    """Where the list was written, or why it was not, is said in the dialog, which stays open."""

    def __init__(self, desk: Desk, background: Background, window: QWidget, ask: AskPath = ask_path) -> None:
        super().__init__(desk, background, window)
        self._ask_path = ask

    def ask(self) -> None:
        """Ask what the list is for."""
        dialog = PurposeDialog(self._window)
        dialog.wanted.connect(lambda purpose: self._make(dialog, purpose))
        self.put_up(dialog)

    def _make(self, dialog: "PurposeDialog", purpose: str) -> None:
        now = self._desk.now()
        # No patient's name, no department: other programs see the names of files.
        path = self._ask_path(dialog, f"visita-{now:%Y%m%d-%H%M}.pdf", "PDF (*.pdf)")
        if path is None:
            dialog.set_waiting(is_waiting=False)
            return
        # Beside the writes: one that waits for a network that is away must not hold the list back.
        self._background.read(
            partial(_save, self._desk, purpose, path),
            lambda _: self._tell(dialog, path),
            partial(self.say_fault, dialog),
        )

    def _tell(self, dialog: "PurposeDialog", path: Path) -> None:
        if dialog is self.dialog:
            dialog.show_done(tr("The emergency list was written: {place}").format(place=str(path)))


class PurposeDialog(AskingDialog):
    """Emits `wanted` with what the list is for; whoever hears it closes the dialog."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        downtime, planned, drill = tr("Downtime"), tr("Planned downtime"), tr("Emergency drill")
        self.purpose = choice(tr("Purpose"), *((word, word) for word in (downtime, planned, drill)))
        self.more = QLineEdit()
        self.message = PlainLabel("", "error")
        self.button = QPushButton(tr("Write PDF"))
        self.cancel = QPushButton(tr("Cancel"))
        self._lay_out()
        self.button.clicked.connect(self._ask)

    def show_fault(self, text: str) -> None:
        """Say why it was not written."""
        self.set_waiting(is_waiting=False)
        self.message.setText(text)
        self.message.show()

    def show_done(self, text: str) -> None:
        """Say where it was written; nothing more can be asked for."""
        self.message.setProperty("role", "body")
        self.message.setText(text)
        self.message.show()
        self.button.hide()
        self.cancel.setText(tr("Close"))

    def set_waiting(self, *, is_waiting: bool) -> None:
        """Let the person ask, or wait."""
        self.message.hide()
        self.button.setEnabled(not is_waiting)

    def _ask(self) -> None:
        self.set_waiting(is_waiting=True)
        self.wanted.emit(", ".join(filter(None, (self.purpose.currentText(), self.more.text().strip()))))

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("Emergency list"))
        self.message.hide()
        self.more.setPlaceholderText(tr("More, if there is more to say"))
        self.more.setAccessibleName(tr("Purpose"))
        self.button.setProperty("kind", "primary")
        self.button.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        told = tr(
            "The open list with CPR numbers, to be printed and used when nothing else works. What it is for, and whom"
            " it names, stands in the log. Every page bears your name."
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(tr("Emergency list"), "title"))
        layout.addWidget(PlainLabel(told))
        layout.addWidget(self.purpose)
        layout.addWidget(self.more)
        layout.addWidget(self.message)
        layout.addLayout(row)
        self.setMinimumWidth(480)


def _save(desk: Desk, purpose: str, path: Path) -> None:
    """Write the log, then the file."""
    from ui.away.emergency_paper import emergency_paper

    save_pdf(emergency_paper(desk.away.emergency_list(purpose)), path)
