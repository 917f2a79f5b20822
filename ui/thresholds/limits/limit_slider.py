"""A slider for one limit: the bounds, what the other limits leave of them, and where the limit in force stands."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.crash.guards import kept_alive
from ui.theme import current_theme, scaled
from ui.thresholds.limits.line import LimitLine
from ui.widgets.spoken_slider import SpokenSlider

_KNOB, _GROOVE, _HIGH, _WIDE = 7, 4, 26, 60
_LARGE_STEPS = 20


class LimitSlider(SpokenSlider):
    """Emits `moved` with the value while it is dragged or moved by keys, `let_go` when that is over.

    Its own values are steps from the lower bound: it stops only at values that the input can be compared with.
    """

    moved = Signal(object)
    let_go = Signal()

    def __init__(self, line: LimitLine, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._line = line
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_line(line)
        self.sliderReleased.connect(self.let_go)
        self.valueChanged.connect(self._tell)

    def show_line(self, line: LimitLine) -> None:
        """Stand where the draft has the limit."""
        self._line = line
        most = line.steps_to(line.most)
        self.blockSignals(True)
        self.setRange(0, most)
        self.setPageStep(max(1, most // _LARGE_STEPS))
        if not self.isSliderDown():
            self.setValue(line.steps_to(line.draft))
        self.blockSignals(False)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which it can be hit."""
        return QSize(scaled(_WIDE), scaled(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return `sizeHint`."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where it is pressed, and follow."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go(event.position().x())
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow while it is held."""
        if self.isSliderDown():
            self._go(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self.isSliderDown():
            self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrows, pages and ends; every key is a move of its own."""
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self.let_go.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a limit is never moved by the way."""
        event.ignore()

    @kept_alive
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bounds thin, what is allowed thicker, a stroke at the limit in force, and the knob."""
        theme, line, middle = current_theme(), self._line, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(QPointF(self._x(0), middle), QPointF(self._x(self.maximum()), middle))
        left, right = self._x(line.steps_to(line.low)), self._x(line.steps_to(line.high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.line)
        painter.drawRoundedRect(QRectF(left, middle - scaled(_GROOVE) / 2, right - left, scaled(_GROOVE)), 2, 2)
        if line.now is not None and line.is_changed:
            painter.setPen(QPen(theme.ink, 2))
            at = self._x(line.steps_to(line.now))
            painter.drawLine(QPointF(at, middle - scaled(_KNOB)), QPointF(at, middle + scaled(_KNOB)))
        self._draw_knob(painter, middle)
        painter.end()

    def _draw_knob(self, painter: QPainter, middle: float) -> None:
        theme = current_theme()
        is_strong = self._line.is_changed or self.isSliderDown()
        colour = theme.accent if is_strong and self.isEnabled() else theme.muted
        place = QPointF(self._x(self.value()), middle)
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place, scaled(_KNOB) + 3, scaled(_KNOB) + 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(place, scaled(_KNOB) - 1, scaled(_KNOB) - 1)

    def _go(self, x: float) -> None:
        room = max(1.0, self.width() - 2 * self._margin())
        share = (x - self._margin()) / room
        self.setValue(self._line.steps_to(self._line.at(round(share * self.maximum()))))

    def _tell(self, steps: int) -> None:
        value = self._line.at(steps)
        if self._line.steps_to(value) != steps:
            self.setValue(self._line.steps_to(value))
            return
        self.moved.emit(value)

    def _x(self, steps: int) -> float:
        room = self.width() - 2 * self._margin()
        return self._margin() + room * steps / max(1, self.maximum())

    def _margin(self) -> float:
        return float(scaled(_KNOB) + 4)
