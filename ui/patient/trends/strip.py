"""The line of events above the trends: a shape for each kind, with its words where there is room."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.patient.trends.events import Happening, TrendEvent, kind_word
from ui.patient.trends.span import Span
from ui.theme import Theme, body_font
from ui.translate import shown_time, tr

_PIXELS = 11
_LANE = 16
_LANES = 3
_SIDE = 9.0
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with where its shape and its words stand; words without room are not drawn."""

    event: TrendEvent
    x: float
    end: float
    lane: int
    has_words: bool


class TrendStrip(QWidget):
    """As wide as the trends, on the same dates."""

    def __init__(self, theme: Theme, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._events: tuple[TrendEvent, ...] = ()
        self._span: Span | None = None
        self._margins: Callable[[], tuple[float, float]] = lambda: (0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_events(
        self, events: Sequence[TrendEvent], margins: Callable[[], tuple[float, float]], now: datetime
    ) -> None:
        """Show these events from now on; `margins` returns the pixels left and right of the time itself."""
        self._events, self._margins, self._now = tuple(events), margins, now

    def show_span(self, span: Span) -> None:
        """Show the time of `span`, and say aloud what happened in it."""
        self._span = span
        seen = [event for event in self._events if self._is_seen(event)]
        self.setAccessibleName("; ".join(spoken(event, self._now) for event in seen))
        self.updateGeometry()
        self.update()

    @property
    def is_needed(self) -> bool:
        """Return whether anything happened in the time shown."""
        return any(self._is_seen(event) for event in self._events)

    def sizeHint(self) -> QSize:
        """Return the height of the lanes that are used."""
        lanes = max((one.lane for one in self.placed()), default=0) + 1
        return QSize(200, lanes * _LANE + 2)

    def placed(self) -> list[Placed]:
        """Return what is drawn, from left to right: words in the first lane in which they meet no others."""
        metrics = QFontMetrics(body_font(_PIXELS))
        ends = [float("-inf")] * _LANES
        found = []
        for event, x, end in self._seen():
            wide = _SIDE + _GAP + metrics.horizontalAdvance(event.words) + 2 * _GAP
            fits = x + wide <= self.width()
            lane = next((number for number, last in enumerate(ends) if last <= x - _SIDE), None)
            if lane is not None and fits:
                ends[lane] = x + wide
            elif lane is not None:
                ends[lane] = x + _SIDE
            found.append(Placed(event, x, end, lane or 0, lane is not None and fits))
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the lanes that the words need at the new width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a bar for what lasted, a shape for what happened, and the words beside it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(body_font(_PIXELS))
        for one in self.placed():
            self._draw(painter, one)
        painter.end()

    def _draw(self, painter: QPainter, one: Placed) -> None:
        middle = one.lane * _LANE + _LANE / 2
        painter.setPen(QPen(self._theme.ink, 1.2))
        painter.setBrush(QBrush(self._theme.panel))
        if one.event.kind is Happening.PAUSE:
            painter.fillRect(QRectF(one.x, middle + 5, max(one.end - one.x, _SIDE), 3), self._theme.muted)
        else:
            painter.drawPolygon(shape(one.event.kind, QPointF(one.x, middle)))
        if one.has_words:
            painter.setPen(self._theme.ink)
            start = one.x + (0 if one.event.kind is Happening.PAUSE else _SIDE / 2 + _GAP)
            box = QRectF(start, one.lane * _LANE, self.width() - start, _LANE)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, one.event.words)

    def _is_seen(self, event: TrendEvent) -> bool:
        if self._span is None:
            return False
        return event.start <= self._span[1] and (event.end is None or event.end >= self._span[0])

    def _seen(self) -> Iterator[tuple[TrendEvent, float, float]]:
        if self._span is None:
            return
        left, right = self._margins()
        start, width = self._span[0].timestamp(), (self._span[1] - self._span[0]).total_seconds()
        per_second = (self.width() - left - right) / max(width, 1.0)
        for event in self._events:
            if self._is_seen(event):
                last = min(event.end or self._span[1], self._span[1])
                x = left + max(event.start.timestamp() - start, 0.0) * per_second
                yield event, x, left + (last.timestamp() - start) * per_second


def shape(kind: Happening, middle: QPointF) -> QPolygonF:
    """Return the outline of an event: a house for a visit, a diamond for a decision, a flag for new rules."""
    half = _SIDE / 2
    corners = {
        Happening.VISIT: ((-1, 1), (-1, -0.2), (0, -1), (1, -0.2), (1, 1)),
        Happening.DECISION: ((0, -1), (1, 0), (0, 1), (-1, 0)),
        Happening.RULES: ((-0.8, 1), (-0.8, -1), (1, -0.4), (-0.5, 0.2), (-0.5, 1)),
        Happening.PAUSE: ((-1, -0.5), (1, -0.5), (1, 0.5), (-1, 0.5)),
    }
    return QPolygonF([middle + QPointF(x * half, y * half) for x, y in corners[kind]])


def spoken(event: TrendEvent, now: datetime) -> str:
    """Return an event in one line: its kind, its words and when."""
    when = shown_time(event.start, now)
    if event.end is None:
        when = f"{tr('since')} {when}"
    elif event.end != event.start:
        when = f"{when} – {shown_time(event.end, now)}"
    return f"{kind_word(event.kind)}: {event.words} · {when}"
