"""The map itself: hospitals, the patient's home, and the ways between them with their minutes; drawn, never fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from triage.coordination.travel.region import MAP_HEIGHT, MAP_WIDTH
from ui.appointments.map.placing import Placing, apart
from ui.appointments.map.ways import HOME, MapWay
from ui.appointments.plan.parts import Place as When
from ui.crash.guards import kept_alive
from ui.theme import Theme, body_font, current_theme, scaled

if TYPE_CHECKING:
    from triage.coordination.travel.region import Place

_MARK, _APART, _LOW, _HIGH = 12, 58, 220, 330
# Names stand to the right of their marks, mostly.
_MARGINS = (20, 24, -76, -24)


@dataclass(frozen=True, slots=True)
class MapContent:
    """What is drawn: places by key (HOME is the patient's), and the ways driven; `spoken` is the same in words."""

    places: Mapping[str, Place]
    ways: Sequence[MapWay] = ()
    spoken: str = ""


class RegionMap(QWidget):
    """As wide as there is room, and as high as the map then is."""

    def __init__(self) -> None:
        super().__init__()
        self.content = MapContent({})
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_content(self, content: MapContent) -> None:
        """Draw something else."""
        self.content = content
        self.setAccessibleDescription(content.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a map that can be read."""
        return QSize(scaled(420), self.heightForWidth(scaled(420)))

    def minimumSizeHint(self) -> QSize:
        """Return the least at which names do not cover each other."""
        return QSize(scaled(260), scaled(_LOW))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the map at a width."""
        return max(scaled(_LOW), min(scaled(_HIGH), round(width * MAP_HEIGHT / MAP_WIDTH)))

    def points(self) -> dict[str, QPointF]:
        """Return where each place stands in the widget; a home in a hospital's town stands beside the hospital."""
        area = QRectF(self.rect()).adjusted(*(scaled(one) for one in _MARGINS))
        places = self.content.places
        across, down = _spread([one.x for one in places.values()]), _spread([one.y for one in places.values()])
        found = {
            key: QPointF(area.left() + across(one.x) * area.width(), area.top() + down(one.y) * area.height())
            for key, one in places.items()
        }
        if HOME in found:
            found[HOME] = apart(found.pop(HOME), list(found.values()), float(scaled(_APART)), area)
        return found

    @kept_alive
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ways, marks, names, and minutes over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Drawing(painter, current_theme(), self.content, self.points(), QRectF(self.rect())).draw()
        painter.end()


@dataclass(frozen=True, slots=True)
class _Drawing:
    painter: QPainter
    theme: Theme
    content: MapContent
    points: Mapping[str, QPointF]
    area: QRectF

    def draw(self) -> None:
        """Draw everything."""
        placing = Placing(self.area.adjusted(2, 2, -2, -2))
        shown = [way for way in self.content.ways if all(end in self.points for end in way.ends)]
        for way in shown:
            self._line(way)
            placing.keep_line(self.points[way.ends[0]], self.points[way.ends[1]])
        for key, point in self.points.items():
            placing.keep(_box(point))
            self._mark(key, point)
        driven = {end for way in shown for end in way.ends}
        # Names where somebody goes come first: the others give way.
        for key in sorted(self.points, key=lambda one: (one not in driven, one)):
            self._name(key, placing, is_driven=key in driven)
        for way in shown:
            self._minutes(way, placing)

    def _line(self, way: MapWay) -> None:
        self.painter.setPen(_pen(way, self.theme))
        self.painter.drawLine(self.points[way.ends[0]], self.points[way.ends[1]])

    def _mark(self, key: str, point: QPointF) -> None:
        box = _box(point)
        self.painter.setPen(QPen(self.theme.ink, 1.5))
        self.painter.setBrush(self.theme.accent if key == HOME else self.theme.panel)
        if key == HOME:
            self.painter.drawPolygon(_house(box))
            return
        self.painter.drawRect(box)
        arm = box.width() * 0.28
        middle = box.center()
        self.painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        self.painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))

    def _name(self, key: str, placing: Placing, *, is_driven: bool) -> None:
        font = body_font(12, QFont.Weight.DemiBold if is_driven else QFont.Weight.Normal)
        name = self.content.places[key].name
        box = placing.beside(_box(self.points[key]), _size(name, font))
        self.painter.setFont(font)
        self.painter.setPen(self.theme.ink if is_driven else self.theme.muted)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    def _minutes(self, way: MapWay, placing: Placing) -> None:
        font = body_font(12, QFont.Weight.Normal if way.place is When.LEAVES else QFont.Weight.DemiBold)
        font.setStrikeOut(way.place is When.LEAVES)
        text = minutes_text(way)
        start, end = (self.points[key] for key in way.ends)
        box = placing.along(start, end, _size(text, font))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.panel)
        self.painter.drawRoundedRect(box, 3, 3)
        self.painter.setFont(font)
        self.painter.setPen(self.theme.muted if way.place is When.LEAVES else self.theme.ink)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def minutes_text(way: MapWay) -> str:
    """Return "50", with how often the way is driven where that is not once there and back; "?" is not known."""
    said = "?" if way.minutes is None else str(way.minutes)
    times = way.before if way.place is When.LEAVES else way.after
    return said if times in (1, 2) else f"{times} \N{MULTIPLICATION SIGN} {said}"


def _spread(values: Sequence[int]) -> Callable[[int], float]:
    """Return what places a value from the least (0) to the greatest (1): the map is a sketch, and fills its room."""
    least, greatest = min(values, default=0), max(values, default=0)
    return lambda value: (value - least) / (greatest - least) if greatest > least else 0.5


def _pen(way: MapWay, theme: Theme) -> QPen:
    if way.place is When.LEAVES:
        return QPen(theme.muted, scaled(3) / 2, Qt.PenStyle.DashLine)
    return QPen(theme.accent if way.place is When.COMES else theme.ink, scaled(3))


def _box(point: QPointF) -> QRectF:
    side = float(scaled(_MARK))
    return QRectF(point.x() - side / 2, point.y() - side / 2, side, side)


def _house(box: QRectF) -> QPolygonF:
    middle = box.center()
    roof = QPointF(middle.x(), box.top() - 2)
    corners = (box.topRight(), box.bottomRight(), box.bottomLeft(), box.topLeft())
    return QPolygonF([roof, *(QPointF(one.x(), max(one.y(), middle.y() - 1)) for one in corners)])


def _size(text: str, font: QFont) -> QSizeF:
    measured = QFontMetricsF(font)
    return QSizeF(measured.horizontalAdvance(text) + 6, measured.height())
