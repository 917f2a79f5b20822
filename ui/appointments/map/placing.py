"""Where names and minutes stand on a map, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import hypot

from PySide6.QtCore import QPointF, QRectF, QSizeF

# How far along a way its minutes may stand, the best first.
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
# Below, above and to the sides; then in between.
_ASIDE = ((0, 1), (0, -1), (-1, 0), (1, 0), (-0.7, 0.7), (0.7, 0.7), (-0.7, -0.7), (0.7, -0.7))
_STEP, _DOT = 6.0, QSizeF(4.0, 4.0)


@dataclass
class Placing:
    """Takes room within `area` for one text after another; where none is left, that which covers least is taken."""

    area: QRectF
    taken: list[QRectF] = field(default_factory=list)
    lines: list[QRectF] = field(default_factory=list)

    def keep(self, box: QRectF) -> None:
        """Let nothing be put over `box`."""
        self.taken.append(box)

    def keep_line(self, start: QPointF, end: QPointF) -> None:
        """Let no name be put over the line between two points; what is said of the line stands on it."""
        steps = max(1, round(_length(end - start) / _STEP))
        self.lines += [_centred(start + (end - start) * (part / steps), _DOT) for part in range(steps + 1)]

    def beside(self, mark: QRectF, size: QSizeF) -> QRectF:
        """Return room for a text at a mark: right, left, below or above it."""
        return self._first(_around(mark, size), [*self.taken, *self.lines])

    def along(self, start: QPointF, end: QPointF, size: QSizeF) -> QRectF:
        """Return room for a text on the line between two points."""
        return self._first((_centred(start + (end - start) * part, size) for part in _ALONG), self.taken)

    def _first(self, places: Iterable[QRectF], taken: Sequence[QRectF]) -> QRectF:
        found = [self._inside(place) for place in places]
        # Of places that cover nothing, or as much as another, the first.
        chosen = min(found, key=lambda box: _covered(box, taken))
        self.taken.append(chosen)
        return chosen

    def _inside(self, box: QRectF) -> QRectF:
        """Return the box, moved as far as it must be to lie within the area."""
        x = min(max(box.x(), self.area.left()), self.area.right() - box.width())
        y = min(max(box.y(), self.area.top()), self.area.bottom() - box.height())
        return QRectF(QPointF(x, y), box.size())


def apart(point: QPointF, others: Sequence[QPointF], least: float, area: QRectF) -> QPointF:
    """Return the point, moved to be at least so far from the others, where there is room for that within the area."""
    near = min(others, key=lambda other: _length(point - other), default=None)
    if near is None or _length(point - near) >= least:
        return point
    length = _length(point - near)
    own = [(point - near) * (least / length)] if length > 0 else []
    places = [near + way for way in (*own, *(QPointF(x, y) * least for x, y in _ASIDE))]
    inside = [place for place in places if area.contains(place)] or places
    free = (place for place in inside if all(_length(place - other) >= least * 0.9 for other in others))
    return next(free, inside[0])


def _length(way: QPointF) -> float:
    return hypot(way.x(), way.y())


def _covered(box: QRectF, taken: Iterable[QRectF]) -> float:
    shared = (box.intersected(other) for other in taken if box.intersects(other))
    return sum(one.width() * one.height() for one in shared)


def _around(mark: QRectF, size: QSizeF) -> Iterator[QRectF]:
    gap, middle = 3.0, mark.center()
    up, left = middle.y() - size.height() / 2, middle.x() - size.width() / 2
    for x, y in (
        (mark.right() + gap, up),
        (mark.left() - gap - size.width(), up),
        (left, mark.bottom() + gap),
        (left, mark.top() - gap - size.height()),
    ):
        yield QRectF(QPointF(x, y), size)


def _centred(middle: QPointF, size: QSizeF) -> QRectF:
    return QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size)
