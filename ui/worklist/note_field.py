"""The field of the note: what is suggested stands there to be kept, or to be written over."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.theme import current_theme, scaled

_ROOM, _SPACE = 4, 10_000
_WRAP = Qt.TextFlag.TextWordWrap.value
_KEEPS = (Qt.Key.Key_Right, Qt.Key.Key_End)


class NoteField(QPlainTextEdit):
    """`written` is emitted when the person changes or keeps what stands there, never for a suggestion alone.

    A suggestion is selected when the field gets the keyboard: typing replaces it, an arrow to the right keeps it.
    """

    written = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_suggestion = False
        self._is_setting = False
        self._least, self._most = 0, 0
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._change)

    @property
    def is_suggestion(self) -> bool:
        """Return whether nobody has written or kept what stands there."""
        return self._is_suggestion

    def set_heights(self, least: int, most: int) -> None:
        """Be as high as the text needs, between these."""
        self._least, self._most = scaled(least), scaled(most)
        self._fit()

    def show_words(self, words: str) -> None:
        """Show what the person wrote."""
        self._set(words, is_suggestion=False)

    def suggest(self, words: str) -> None:
        """Show what could be written; nothing changes where that stands there already."""
        if not self._is_suggestion or words != self.toPlainText():
            self._set(words, is_suggestion=bool(words))
            if self.hasFocus():
                self.selectAll()

    def go_on_at(self, place: int) -> None:
        """Take the keyboard, and let it go on after so many characters."""
        self.setFocus()
        if not self._is_suggestion:
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(self.toPlainText())))
            self.setTextCursor(cursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the first letter replace what is suggested."""
        super().focusInEvent(event)
        if self._is_suggestion:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what is suggested where the person goes on from its end."""
        if self._is_suggestion and event.key() in _KEEPS:
            self.moveCursor(QTextCursor.MoveOperation.End)
            self._change()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text needs at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _set(self, words: str, *, is_suggestion: bool) -> None:
        self._is_setting = True
        if words != self.toPlainText():
            self.setPlainText(words)
        self._is_setting = False
        self._dress(is_suggestion)
        self._fit()

    def _change(self) -> None:
        if not self._is_setting:
            self._dress(is_suggestion=False)
            self._fit()
            self.written.emit()

    def _dress(self, is_suggestion: bool) -> None:
        if is_suggestion != self._is_suggestion:
            self._is_suggestion = is_suggestion
            muted = current_theme().muted.name()
            self.setStyleSheet(f"QPlainTextEdit {{ color: {muted}; font-style: italic; }}" if is_suggestion else "")

    def _fit(self) -> None:
        # The document knows its lines only once they are drawn.
        width = self.viewport().width() - 2 * round(self.document().documentMargin())
        lines = QFontMetrics(self.font()).boundingRect(QRect(0, 0, max(1, width), _SPACE), _WRAP, self.toPlainText())
        around = self.height() - self.viewport().height() + 2 * round(self.document().documentMargin())
        self.setFixedHeight(max(self._least, min(lines.height() + around + _ROOM, self._most)))
