"""Bands across the window: what everyone must see, and what went wrong."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import body_font, current_theme, scaled
from ui.translate import tr
from ui.widgets.plain_label import PlainLabel

_HEIGHT = 24
_STRIPE = 14


class DemoBand(QWidget):
    """The striped band over made-up people; it cannot be closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.words())

    def words(self) -> str:
        """Return what stands on the band."""
        return tr("DEMONSTRATION – made-up people")

    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(200, scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stripes, and the words on a plain field."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.yellow_field)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_stripes(painter, QRectF(self.rect()), theme.yellow_mark)
        painter.setFont(body_font(12, body_font().Weight.DemiBold))
        words = painter.fontMetrics().horizontalAdvance(self.words()) + scaled(32)
        field = QRectF((self.width() - words) / 2, 0, words, self.height())
        painter.fillRect(field, theme.yellow_field)
        painter.setPen(theme.yellow_text)
        painter.drawText(field, Qt.AlignmentFlag.AlignCenter, self.words())
        painter.end()


class Notice(QFrame):
    """A sentence in a coloured band; `closable` ones have a button that hides them."""

    def __init__(self, surface: str, *, closable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel()
        self._text.setAccessibleName(tr("Notice"))
        self.setProperty("surface", surface)
        self.setProperty("band", "on")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 14, 6)
        self._row.addWidget(self._text, 1)
        if closable:
            close = QPushButton(tr("Close"))
            close.clicked.connect(self.hide)
            self._row.addWidget(close)
        self.hide()

    def put_before_close(self, button: QPushButton) -> None:
        """Put a button beside the sentence."""
        self._row.insertWidget(1, button)

    def show_text(self, text: str) -> None:
        """Show `text`; an empty one hides the band."""
        self._text.setText(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return the sentence that is shown, "" while hidden."""
        return "" if self.isHidden() else self._text.text()


def _draw_stripes(painter: QPainter, area: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    left, lean = area.left() - area.height(), area.height()
    while left < area.right():
        corners = ((0, lean), (_STRIPE, lean), (_STRIPE + lean, 0), (lean, 0))
        painter.drawPolygon(QPolygonF([QPointF(left + x, area.top() + y) for x, y in corners]))
        left += 2 * _STRIPE
