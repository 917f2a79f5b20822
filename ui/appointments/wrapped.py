"""Text that is wrapped into a width and never cut, not even a word longer than the line."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from ui.widgets.plain_label import visible


def wrapped(text: str, font: QFont, width: float) -> QTextLayout:
    """Return the laid-out lines of `text`; draw them with `QTextLayout.draw`."""
    layout = QTextLayout(visible(text).replace("\n", "\N{LINE SEPARATOR}"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 8.0))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> float:
    """Return the height of all lines in pixels."""
    return layout.boundingRect().height()
