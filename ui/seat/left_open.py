"""What somebody had written in a dialog that was open when the screen was locked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from ui.translate import tr


def left_open(window: QWidget) -> tuple[str, ...]:
    """Return what was written in each open dialog of a window, with its title; never what is secret or a CPR number."""
    told = []
    for dialog in window.findChildren(QDialog):
        texts = [text for field in dialog.findChildren(QWidget) if (text := _written(field))]
        if dialog.isVisible() and texts:
            told.append(f"{dialog.windowTitle()}: {' · '.join(texts)}")
    return tuple(told)


def left_open_words(told: tuple[str, ...]) -> str:
    """Return what the same person is told after unlocking, "" where nothing was left."""
    said = tr("The screen was locked while a dialog was open, and what it asks was not done. You had written:")
    return "\n".join((said, *told)) if told else ""


def _written(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText().strip() if field.document().isModified() else ""
    if not isinstance(field, QLineEdit) or not field.isModified():
        return ""
    is_secret = field.echoMode() is not QLineEdit.EchoMode.Normal
    is_sensitive = bool(field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData)
    return "" if is_secret or is_sensitive else field.text().strip()
