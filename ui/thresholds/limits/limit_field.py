"""The field in which a limit is typed; 88,5 and 88.5 are the same."""

from decimal import Decimal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.theme import scaled
from ui.thresholds.limits.line import LimitLine
from ui.translate import shown_number
from ui.widgets.number_field import NumberField

_WIDTH = 66
_PAGES = frozenset({Qt.Key.Key_B, Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_H, Qt.Key.Key_N})
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class LimitField(NumberField):
    """Emits `typed` with what stands there when the person is done with it, `stepped` with 1 or -1 on an arrow key.

    What cannot be a limit stays there until it is written over, or Esc brings the draft's value back.
    """

    typed = Signal(str)
    stepped = Signal(int)

    def __init__(self, line: LimitLine, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(scaled(_WIDTH))
        self._line = line
        self.show_line(line)
        self.returnPressed.connect(self._tell)

    def show_line(self, line: LimitLine) -> None:
        """Show the draft's value, unless somebody writes here just now."""
        self._line = line
        if not (self.hasFocus() and self.isModified()):
            self.bring_back()

    def bring_back(self) -> None:
        """Show the draft's value."""
        text = as_limit(self._line, self._line.draft)
        if self.text() != text:
            self.setText(text)
        self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step on the arrows up and down."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._tell()
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        super().focusOutEvent(event)
        self._tell()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the page where nothing is being typed, and Esc to it only then."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = any(event.matches(key) for key in _UNDO)
            if self._is_pages(event) or (is_undo and not self.isModified()):
                event.ignore()
                return False
            if self.isModified() and event.key() == Qt.Key.Key_Escape:
                self.bring_back()
                event.accept()
                return True
        return super().event(event)

    def _is_pages(self, event: QKeyEvent) -> bool:
        """Return whether a key is for the page: on some systems a field would take it for one of its own."""
        return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _PAGES

    def _tell(self) -> None:
        if self.isModified():
            # Before it is told: who hears it may show another value.
            self.setModified(False)
            self.typed.emit(self.text())


def as_limit(line: LimitLine, value: Decimal) -> str:
    """Return a value of a limit as it is written, with the decimals that its input has."""
    return shown_number(value, line.decimals)
