"""The field that a list is searched with."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

_TYPING_PAUSE_MS = 200


class SearchField(QLineEdit):
    """Emits `asked` a moment after the last letter, or on Enter; `name` is read aloud, `hint` stands while empty."""

    asked = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.asked)
        self.textEdited.connect(self._pause.start)
        self.returnPressed.connect(self.asked)

    def words(self) -> str:
        """Return what is searched for."""
        return self.text().strip()

    def settle(self) -> None:
        """Ask no more by itself for what is typed so far."""
        self._pause.stop()
