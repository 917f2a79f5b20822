"""Say what was saved, for whom, and for ten seconds how to take it back."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.translate import action_name, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel
from ui.worklist.deciding import Saved

SHOWN_MS = 10_000
_SECOND_MS = 1_000


class UndoBar(QFrame):
    """Holds the decision that can be taken back; `wanted` asks for it."""

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
        self.setProperty("surface", "accent")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._left)
        layout.addWidget(self._button)
        self.hide()

    def offer(self, saved: Saved) -> None:
        """Show what was saved, and begin the ten seconds."""
        self.saved = saved
        action = saved.draft.action
        words = tr("Saved for {name}: {action}.")
        self._text.setText(words.format(name=saved.row.name, action=action_name(action) if action else ""))
        self.show()
        self._timer.start()
        self._tick.start()
        self._show_left()

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
        self._left.setText(tr("{seconds} s left").format(seconds=seconds))
