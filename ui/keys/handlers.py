"""What all handlers of keys stand on."""

from PySide6.QtCore import QObject

from ui.frame.frame import Frame
from ui.frame.full_page import FullPage
from ui.frame.has_frame import HasFrame


class Handlers(QObject):
    """Each acts on the frame that the window has just now."""

    def __init__(self, window: HasFrame) -> None:
        super().__init__(window)
        self._window = window

    @property
    def _frame(self) -> Frame:
        return self._window.frame

    def _page(self) -> FullPage | None:
        """Return the full page in front; None where the list is."""
        return self._frame.full_page()
