"""How grave something is as a mark: the triage's shapes, and a ring for what is slight."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from triage.clinical.colour import Colour
from triage.coordination.conflicts.conflict import Severity
from ui.theme import Theme, body_font
from ui.translate import tr
from ui.widgets.mark import draw_mark

_COLOURS = {Severity.CRITICAL: Colour.RED, Severity.HIGH: Colour.YELLOW, Severity.MEDIUM: Colour.YELLOW}


def severity_word(severity: Severity) -> str:
    """Return how grave something is."""
    words = {
        Severity.CRITICAL: tr("Critical"),
        Severity.HIGH: tr("Grave"),
        Severity.MEDIUM: tr("Less grave"),
        Severity.LOW: tr("Slight"),
    }
    return words[severity]


def draw_severity(painter: QPainter, box: QRectF, severity: Severity, theme: Theme, *, is_green: bool = False) -> None:
    """Draw the mark; a green that makes a visit unnecessary has the green's own."""
    colour = Colour.GREEN if is_green else _COLOURS.get(severity)
    if colour is not None:
        draw_mark(painter, box, colour, theme)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.muted, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5))
    painter.setFont(body_font(12, QFont.Weight.DemiBold))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "i")
    painter.restore()
