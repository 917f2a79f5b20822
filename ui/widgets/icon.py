"""The shipped icons, drawn in the colours of a theme."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from triage.resources import resource

_SIDE = 64
_LINE = "#000000"


def icon(name: str, colour: QColor, chosen: QColor | None = None) -> QIcon:
    """Return `resources/icons/<name>.svg` with its black lines in `colour`, and in `chosen` when checked."""
    found = QIcon(_picture(name, colour))
    if chosen is not None:
        found.addPixmap(_picture(name, chosen), QIcon.Mode.Normal, QIcon.State.On)
    return found


def window_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(_picture("visita", QColor("black")))


def _picture(name: str, colour: QColor) -> QPixmap:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace(_LINE, colour.name())
    picture = QPixmap(_SIDE, _SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    return picture
