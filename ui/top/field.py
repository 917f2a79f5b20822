"""The field in the middle of the top bar: a patient, a command, a page, a view or a help page."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import body_font, current_theme, scaled
from ui.translate import tr

KEY = "Ctrl+K"
_KEY_PIXELS = 11


class CommandField(QLineEdit):
    """Emits `entered` when the keyboard comes, `steps` for the arrow keys, `left` on Esc and when it goes.

    The key that leads here stands in it while it is empty.
    """

    entered = Signal()
    steps = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Search patient, CPR number or command"))
        self.setMaxLength(100)
        # Reached by its key or a click: the window begins in the list, and Tab goes on in the page.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # What is typed may be a name or a CPR number: no input method keeps it.
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setMaximumWidth(scaled(460))
        self.setMinimumWidth(scaled(150))
        self._hints = (tr("Search patient, CPR number or command"), tr("Search or command"), "")

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window: here it leaves the field."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in what was found, or leave."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in steps:
            self.steps.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody begins."""
        super().focusInEvent(event)
        self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and while it is empty what it is for and its key, as much of it as there is room for."""
        super().paintEvent(event)
        if self.text():
            return
        painter = QPainter(self)
        theme = current_theme()
        painter.setFont(body_font(_KEY_PIXELS))
        width = painter.fontMetrics().horizontalAdvance(KEY) + scaled(12)
        high = painter.fontMetrics().height() + scaled(2)
        left = self.width() - width - scaled(8)
        painter.setPen(QPen(theme.line, 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(left, (self.height() - high) // 2, width, high, 4, 4)
        painter.setPen(theme.muted)
        painter.drawText(left, 0, width, self.height(), Qt.AlignmentFlag.AlignCenter, KEY)
        painter.setFont(self.font())
        room = left - scaled(24)
        fitting = (hint for hint in self._hints if painter.fontMetrics().horizontalAdvance(hint) <= room)
        painter.drawText(scaled(12), 0, room, self.height(), Qt.AlignmentFlag.AlignVCenter, next(fitting, ""))
        painter.end()
