"""The one field that the list is searched with."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.translate import tr
from ui.widgets.search_field import SearchField


class ListSearch(SearchField):
    """Emits `left` when the person goes on to the rows: by Esc, which clears it, or by the arrow down or Enter."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Search the list by name, CPR number or reason"), tr("Name, CPR, reason   /"), parent)

    def leave_out_reasons(self) -> None:
        """Promise no search by reasons to who is told of none."""
        self.setAccessibleName(tr("Search the list by name or CPR number"))
        self.setPlaceholderText(tr("Name, CPR   /"))

    def show_words(self, words: str) -> None:
        """Show what is searched for, without asking; what is being typed stays as it is."""
        if self.words() != words:
            self.setText(words)
        self.settle()

    def event(self, event: QEvent) -> bool:
        """Keep Esc for oneself: the window's own would leave the words standing."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the rows."""
        if _is_escape(event):
            self.give_up()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()

    def give_up(self) -> None:
        """Search for nothing any longer, and go back to the rows."""
        if self.text():
            self.clear()
            self.asked.emit()
        self.left.emit()


def _is_escape(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape and not event.modifiers()
