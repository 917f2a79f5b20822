"""The red bar over a patient who is open in an emergency: how long still, and how to end it; or how to open one so."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from triage.access.relation import Emergency
from triage.errors import BehindGlassError
from ui.actions import trigger
from ui.translate import tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

_SECOND_MS = 1000
_KEY = "Ctrl+Shift+B"


class EmergencyBar(QFrame):
    """Counts down; `over` is emitted when the hour is up, so that nothing stays on the screen."""

    over = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._until: datetime | None = None
        self._is_told = False
        self.text = PlainLabel("", "strong")
        self.text.setProperty("surface", "red")
        self.open_button = KeyButton(tr("Break-glass …"), _KEY)
        self.end_button = KeyButton(tr("End the look-up"), _KEY)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self.show_left)
        self._lay_out()
        self.show_glass(None)

    @property
    def is_open(self) -> bool:
        """Return whether the patient is open in an emergency."""
        return self._until is not None

    def show_glass(self, glass: Emergency | BehindGlassError | None) -> None:
        """Be about an emergency in force, or about a patient who could be opened in one; else be gone."""
        self._until = glass.until if isinstance(glass, Emergency) else None
        self._is_told = False
        self.open_button.setVisible(isinstance(glass, BehindGlassError))
        self.end_button.setVisible(self.is_open)
        self.setVisible(glass is not None)
        if self.is_open:
            self._tick.start()
            self.show_left()
            return
        self._tick.stop()
        self.text.setText(tr("Can be opened with a reason. It is logged, and always reviewed by the auditor."))

    def show_left(self) -> None:
        """Tell how long the emergency lasts still; when it is over tell once who listens."""
        if self._until is None:
            return
        left = max(self._until - self._now(), timedelta(0))
        minutes, seconds = divmod(int(left.total_seconds()), 60)
        words = tr("Break-glass: {left} left. Logged and reviewed. No copying, no export, no printing.")
        self.text.setText(words.format(left=f"{minutes}:{seconds:02d}"))
        if not left and not self._is_told:
            self._is_told = True
            self._tick.stop()
            self.over.emit()

    def _lay_out(self) -> None:
        self.setProperty("surface", "red")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        for button in (self.open_button, self.end_button):
            button.clicked.connect(partial(trigger, self, "break_glass"))
            row.addWidget(button)
