"""The band of what went wrong, with the facts of it for whoever helps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.crash.noted import noted, reports_in
from ui.theme import scaled
from ui.translate import tr
from ui.widgets.band import Notice
from ui.widgets.key_button import KeyButton
from ui.widgets.leaving import let_go_after
from ui.widgets.plain_label import PlainLabel

_KEY = "Ctrl+Shift+F1"


class CrashNotice(Notice):
    """Shows a button for the facts where the sentence names a fault that was noted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("red", closable=True, parent=parent)
        self.details = KeyButton(tr("Show the facts"), _KEY)
        self.details.clicked.connect(self.show_details)
        self.put_before_close(self.details)

    def show_text(self, text: str) -> None:
        """Show `text`; an empty one hides the band."""
        super().show_text(text)
        self.details.setVisible(bool(reports_in(text)))

    def show_details(self) -> None:
        """Open the facts of every fault since the program began, the newest first."""
        dialog = FactsDialog("\n\n".join(reversed(noted().reports.values())), self)
        let_go_after(dialog.finished, dialog)
        dialog.open()


class FactsDialog(QDialog):
    """The facts as text that can be copied; they hold nothing about any patient, and it says so."""

    def __init__(self, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What went wrong"))
        self.text = QPlainTextEdit(told or tr("Nothing has gone wrong since Visita was started."))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What went wrong"))
        copy = QPushButton(tr("Copy"))
        copy.clicked.connect(self._copy)
        close = QPushButton(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(PlainLabel(tr("Send this to whoever helps you. It holds nothing about any patient."), "muted"))
        layout.addWidget(self.text, 1)
        layout.addLayout(buttons)
        self.resize(scaled(640), scaled(420))
        self.setWindowModality(Qt.WindowModality.NonModal)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
