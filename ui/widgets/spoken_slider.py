"""A slider that is heard in words: Qt tells who hears the screen how many steps it is from its end."""

from functools import cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSlider, QAccessibleWidget, QSlider, QWidget


class SpokenSlider(QSlider):
    """Its value is heard as `spoken` says; whoever moves it announces what that comes to."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.spoken = ""
        _hear()

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Draw it anew, and tell nobody the number of steps, as Qt would."""
        self.update()


class _Heard(QAccessibleWidget):
    def __init__(self, slider: SpokenSlider) -> None:
        super().__init__(slider, QAccessible.Role.Slider)

    def text(self, kind: QAccessible.Text) -> str:
        slider = self.object()
        if kind is QAccessible.Text.Value and isinstance(slider, SpokenSlider):
            return slider.spoken
        return super().text(kind)


@cache
def _hear() -> None:
    """Have every such slider heard so; once in a program."""
    QAccessible.installFactory(_heard)


def _heard(_name: str, heard: QObject) -> _Heard | None:
    return _Heard(heard) if isinstance(heard, SpokenSlider) else None
