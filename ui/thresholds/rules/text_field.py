"""Fields that are told when the person is done with them, and are not written over while somebody writes."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from ui.widgets.number_field import NumberField

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_LONGEST = 400


class _Held(QLineEdit):
    """`typed` carries what stands there when the person is done; undo is the page's where nothing is being typed."""

    typed = Signal(str)
    shown = ""

    def show_text(self, text: str) -> None:
        """Show what the draft says, unless somebody writes here just now."""
        self.shown = text
        if not (self.hasFocus() and self.isModified()) and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the page where nothing is typed; Esc brings back what was there."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not self.isModified() and any(event.matches(key) for key in _UNDO):
                event.ignore()
                return False
            if self.isModified() and event.key() == Qt.Key.Key_Escape:
                self.setText(self.shown)
                event.accept()
                return True
        return super().event(event)

    def tell(self) -> None:
        """Tell what was typed, if anything was."""
        if self.isModified():
            # Before it is told: who hears it may show another text.
            self.setModified(False)
            self.typed.emit(self.text())


class TextField(_Held):
    """Words; `name` is read aloud."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(_LONGEST)
        self.editingFinished.connect(self.tell)


class HeldNumber(_Held, NumberField):
    """A number as people write it; 88,5 and 88.5 are the same."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.editingFinished.connect(self.tell)
