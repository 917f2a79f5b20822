"""Say what was saved, for whom, and for ten seconds how to take it back."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.translate import action_name, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel
from ui.worklist.deciding import Saved

SHOWN_MS = 10_000
_SECOND_MS = 1_000
# When the ear is told how long is left: not every second.
_TOLD_AT = (5,)


class UndoBar(QFrame):
    """Holds the decision that can be taken back; `wanted` asks for it. It never takes the keyboard."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saved: Saved | None = None
        self._text = PlainLabel("", "strong")
        self._left = PlainLabel("", "muted")
        self._button = KeyButton(tr("Undo"), "Ctrl+Z")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.clear)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._show_left)
        self._button.clicked.connect(self.ask)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("surface", "accent")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._left)
        layout.addWidget(self._button)
        self.hide()

    def offer(self, saved: Saved, *, is_last: bool = False) -> None:
        """Show what was saved, and begin the ten seconds; `is_last` tells that nobody is left in the view."""
        self.saved = saved
        action = saved.draft.action
        words = tr("Saved: {action} – {name}.")
        said = words.format(name=saved.row.name, action=action_name(action) if action else "")
        text = f"{said} {tr('No more patients in this view.')}" if is_last else said
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
        self._timer.start()
        self._tick.start()
        self._show_left()
        self._announce(f"{text} {tr('Undo: Ctrl+Z, for 10 seconds.')}")

    def ask(self) -> None:
        """Take the decision back that is offered; nothing where there is none."""
        if self.saved is not None:
            saved = self.saved
            self.clear()
            self.wanted.emit(saved)

    def clear(self) -> None:
        """Offer nothing any more."""
        self._timer.stop()
        self._tick.stop()
        self.saved = None
        self.hide()

    def _show_left(self) -> None:
        seconds = max(1, round(self._timer.remainingTime() / _SECOND_MS))
        words = tr("{seconds} s left").format(seconds=seconds)
        self._left.setText(words)
        self._button.setAccessibleDescription(f"Ctrl+Z. {words}")
        if seconds in _TOLD_AT:
            self._announce(words)

    def _announce(self, text: str) -> None:
        """Let a screen reader say it without going anywhere."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
