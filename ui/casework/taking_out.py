"""What everything has in common that takes a patient's data out of the program, from the page it is about."""

from PySide6.QtCore import QObject

from ui.errors import explained
from ui.frame.has_frame import HasFrame
from ui.translate import tr


class TakingOut(QObject):
    """It says beside the patient what came of it; nothing leaves of a patient who is open in an emergency."""

    def __init__(self, window: HasFrame) -> None:
        super().__init__(window)
        self._window = window

    def _is_forbidden(self) -> bool:
        """Say that nothing can be copied of a patient who is open in an emergency, and return whether that is so."""
        is_open = self._window.open_case.emergency is not None
        if is_open:
            self._say(tr("Nothing can be copied of a patient who is open by break-glass."), "error")
        return is_open

    def _broke(self, fault: BaseException) -> None:
        self._say(explained(fault), "error")

    def _say(self, text: str, role: str = "muted") -> None:
        self._window.frame.pane.say(text, role)
