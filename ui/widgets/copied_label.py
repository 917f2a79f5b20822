"""A label whose text is copied by a click or a key, such as a telephone number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.translate import tr
from ui.widgets.plain_label import PlainLabel

_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class CopiedLabel(PlainLabel):
    """`wanted` carries what is to be copied: `copies`, which need not be all that is shown.

    Where copying is forbidden its text can not be selected, and a click does nothing.
    """

    wanted = Signal(str)

    def __init__(self, text: str, copies: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "body", parent)
        self._copies = copies
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("kind", "copied")
        # A label with a border around would else stand off from what is above it.
        self.setIndent(0)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleDescription(tr("Enter copies the number"))

    def ask(self) -> None:
        """Ask for the text to be copied."""
        if self.textInteractionFlags() != Qt.TextInteractionFlag.NoTextInteraction:
            self.wanted.emit(self._copies)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Copy on a click; who selects a part of the text keeps the selection."""
        super().mouseReleaseEvent(event)
        if not self.hasSelectedText():
            self.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by Enter or the space bar."""
        if Qt.Key(event.key()) in _KEYS:
            self.ask()
        else:
            super().keyPressEvent(event)
