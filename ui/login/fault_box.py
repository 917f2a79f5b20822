"""Say in a box of its own why the window cannot open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from triage.errors import Text
from ui.translate import in_language


def show_fault(text: Text) -> None:
    """Show one sentence, as plain text, until the person closes it; needs a QApplication."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Visita", in_language(text))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
