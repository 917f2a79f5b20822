"""The empty trend with its axes; imported only when a trend is about to be drawn."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from triage.clinical.colour import Colour
from ui.theme import Theme, body_font
from ui.translate import colour_word

_TICK_PIXELS = 11
_DATE_TEXT = "30. sep. 2026"


def tick_font() -> QFont:
    """Return the font of everything written on a trend."""
    return body_font(_TICK_PIXELS)


def bare_plot(theme: Theme) -> pg.PlotWidget:
    """Return a pyqtgraph PlotWidget without menu, buttons, zoom or focus: the wheel is left to the page.

    All trends have side axes of one width, so that a date stands above itself in every one of them.
    """
    plot = pg.PlotWidget(background=theme.panel)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setMouseEnabled(False, False)
    plot.showAxis("right")
    for name, width in (("left", values_width()), ("right", limits_width()), ("bottom", None)):
        axis = plot.getAxis(name)
        axis.setPen(pg.mkPen(theme.line if width is None else None))
        axis.setTickPen(pg.mkPen(None))
        # It would write a label that is empty anew at every move.
        axis.enableAutoSIPrefix(False)
        axis.setTextPen(pg.mkPen(theme.muted))
        axis.setStyle(tickLength=0, tickFont=tick_font(), autoExpandTextSpace=False, hideOverlappingLabels=False)
        if width is not None:
            axis.setWidth(width)
    return plot


def values_width() -> int:
    """Return the pixels that the largest value needs left of a trend."""
    return QFontMetrics(tick_font()).horizontalAdvance("88888,8") + 8


def limits_width() -> int:
    """Return the pixels that a limit's name and value need right of a trend; pyqtgraph drops text without room."""
    metrics = QFontMetrics(tick_font())
    longest = max(metrics.horizontalAdvance(colour_word(colour).lower()) for colour in Colour)
    return longest + metrics.horizontalAdvance(" 8888,8") + 12


def date_width() -> int:
    """Return the pixels that a date needs under a trend."""
    return QFontMetrics(tick_font()).horizontalAdvance(_DATE_TEXT) + 8
