"""The line and the marks of the readings on one trend, drawn anew only when the view leaves what was drawn."""

from collections.abc import Callable, Iterable

import numpy as np
import pyqtgraph as pg

from ui.patient.runs import longest_step
from ui.patient.trends import items
from ui.patient.trends.columns import Columns, Ints, Look
from ui.patient.trends.thin import MOST_POINTS, Thinned, spread_out, thinned
from ui.theme import Theme
from ui.translate import shown_number

# Of what lies left and right of the view so many widths are drawn too: to move there costs no drawing.
_BESIDE = 1.0
_MOST_BESIDE = 4 * MOST_POINTS
_LABEL_PIXELS = 56


class TrendMarks:
    """All that stands for readings on one `plot` (a PlotWidget)."""

    def __init__(self, plot: pg.PlotWidget, theme: Theme) -> None:
        self._plot = plot
        self._theme = theme
        self._columns: Columns | None = None
        self._edges: items.Edges = (0.0, 1.0)
        self._longest = 0.0
        self._drawn_for: tuple[float, float, float] | None = None
        self._items: dict[str, pg.GraphicsObject] = {}
        self._labels: list[pg.TextItem] = []
        self.bin_seconds: float | None = None

    def show(self, columns: Columns, edges: items.Edges) -> None:
        """Show `columns` between `edges`; nothing is drawn before `view`. The plot was cleared before."""
        self._columns, self._edges = columns, edges
        self._longest = longest_step(columns.times[columns.standing], columns.series.interval)
        self._items, self._labels, self._drawn_for = {}, [], None

    def change(self, columns: Columns) -> None:
        """Show others of the same readings on the same axis."""
        self._columns, self._drawn_for = columns, None

    def view(self, start: float, end: float, pixels: float) -> None:
        """See to it that the time from `start` to `end` is drawn, `pixels` wide."""
        per_pixel = (end - start) / max(pixels, 1.0)
        if self._columns is None or self._is_drawn(start, end, per_pixel):
            return
        beside = _BESIDE * (end - start)
        # How dense the drawing is to be, is told by the view alone.
        is_dense = self._columns.count(start, end) > MOST_POINTS
        if not is_dense and self._columns.count(start - beside, end + beside) > _MOST_BESIDE:
            beside = 0.0
        self._drawn_for = (start - beside, end + beside, per_pixel)
        reach = self._columns.between(start - beside, end + beside)
        found = thinned(self._columns, reach, per_pixel, self._longest, is_dense=is_dense)
        self.bin_seconds = found.bin_seconds
        self._draw(self._columns, found, per_pixel)

    @property
    def drawn(self) -> dict[str, pg.GraphicsObject]:
        """Return what is drawn by name: "line", looks ("within", "red", "withdrawn" …), "above red", "uncalibrated"."""
        return {name: item for name, item in self._items.items() if len(item.getData()[0])}

    @property
    def labels(self) -> tuple[str, ...]:
        """Return what is written beside the arrows."""
        return tuple(label.toPlainText() for label in self._labels)

    def _is_drawn(self, start: float, end: float, per_pixel: float) -> bool:
        if self._drawn_for is None:
            return False
        first, last, scale = self._drawn_for
        return first <= start and end <= last and abs(scale - per_pixel) < 0.01 * scale

    def _draw(self, columns: Columns, found: Thinned, per_pixel: float) -> None:
        low, high = self._edges
        is_off = (found.line_y < low) | (found.line_y > high)
        line = self._item("line", lambda: items.line_item(self._theme))
        line.setData(found.line_x, np.where(is_off, items.NAN, found.line_y))
        self._forget_labels()
        used = {"line"}
        for look, places in found.marks.items():
            used |= self._draw_look(columns, look, places, per_pixel)
        used |= self._draw_uncalibrated(columns, found.marks.values())
        for name in self._items.keys() - used:
            self._items[name].setData([], [])

    def _draw_look(self, columns: Columns, look: Look, places: Ints, per_pixel: float) -> set[str]:
        values = columns.values[places]
        above, below = values > self._edges[1], values < self._edges[0]
        names = set()
        for name, chosen in (("", ~(above | below)), ("above", above), ("below", below)):
            if chosen.any():
                names.add(self._draw_part(name, columns, look, places[chosen]))
            if name and chosen.any():
                self._label(columns, look, places[chosen], per_pixel, is_above=name == "above")
        return names

    def _draw_part(self, name: str, columns: Columns, look: Look, places: Ints) -> str:
        if name:
            key = f"{name} {look.name.lower()}"
            item = self._item(key, lambda: items.edge_item(name == "above", look, self._theme))
        else:
            key = look.name.lower()
            item = self._item(key, lambda: items.mark_item(look, self._theme))
        item.setData(x=columns.times[places], y=items.held(columns.values[places], self._edges))
        return key

    def _draw_uncalibrated(self, columns: Columns, marks: Iterable[Ints]) -> set[str]:
        drawn = np.concatenate([np.empty(0, np.int64), *marks])
        places = drawn[columns.uncalibrated[drawn]]
        if not len(places):
            return set()
        item = self._item("uncalibrated", lambda: items.uncalibrated_item(self._theme))
        item.setData(x=columns.times[places], y=items.held(columns.values[places], self._edges))
        return {"uncalibrated"}

    def _label(self, columns: Columns, look: Look, places: Ints, per_pixel: float, *, is_above: bool) -> None:
        """Write the worst value beside the arrows that stand together, and how many they are."""
        decimals = columns.series.kind.decimals
        for group in spread_out(columns, places, _LABEL_PIXELS * per_pixel):
            values = columns.values[group]
            worst = int(group[values.argmax() if is_above else values.argmin()])
            text = shown_number(columns.point(worst).value, decimals)
            label = items.edge_label(f"{text} (×{len(group)})" if len(group) > 1 else text, look, self._theme)
            label.setPos(columns.times[worst], float(items.held(columns.values[worst], self._edges)))
            self._plot.addItem(label, ignoreBounds=True)
            self._labels.append(label)

    def _forget_labels(self) -> None:
        for label in self._labels:
            self._plot.removeItem(label)
        self._labels = []

    def _item(self, name: str, make: Callable[[], pg.GraphicsObject]) -> pg.GraphicsObject:
        if name not in self._items:
            self._items[name] = make()
            self._plot.addItem(self._items[name], ignoreBounds=True)
        return self._items[name]
