"""The palette, loaded when the keyboard first comes to its field: the window is painted before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.frame.frame import Frame
from ui.frame.has_frame import HasFrame

if TYPE_CHECKING:
    from ui.palette.palette import Palette
    from ui.palette.panel import PalettePanel


class Finder(QObject):
    """Stands for the palette of one frame."""

    def __init__(self, window: HasFrame, frame: Frame) -> None:
        super().__init__(frame)
        self._window = window
        self._frame = frame
        self._built: Palette | None = None
        frame.top.field.entered.connect(self._begin)

    def open(self) -> None:
        """Let the keyboard write in the field."""
        self._palette().open()

    def leave(self) -> None:
        """Close without doing anything."""
        self._palette().leave()

    @property
    def panel(self) -> "PalettePanel":
        """Return what is found."""
        return self._palette().panel

    def _begin(self) -> None:
        self._palette().begin()

    def _palette(self) -> "Palette":
        from ui.palette.palette import Palette

        if self._built is None:
            self._built = Palette(self._window, self._frame)
        return self._built
