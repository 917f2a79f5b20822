"""Which reading the pointer or the cursor is at; years of readings are not gone through on every move."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF

from ui.patient.trends.columns import Columns
from ui.patient.trends.items import Edges, held

REACH = 14


def place_near(columns: Columns, plot: pg.PlotWidget, at: QPointF, edges: Edges) -> int | None:
    """Return the place of the reading drawn nearest to `at` in the scene, None when the nearest is far."""
    view = plot.plotItem.vb
    per_x, per_y = view.viewPixelSize()
    here = view.mapSceneToView(at)
    beside = columns.between(here.x() - REACH * per_x, here.x() + REACH * per_x)
    if beside.stop <= beside.start:
        return None
    across = (columns.times[beside] - here.x()) / per_x
    up = (held(columns.values[beside], edges) - here.y()) / per_y
    distance = across**2 + up**2
    nearest = int(distance.argmin())
    return beside.start + nearest if distance[nearest] <= REACH**2 else None


def at_time(columns: Columns, time: float, seconds_per_pixel: float) -> int | None:
    """Return the place of the reading nearest in time, None when it lies farther off than the pointer reaches."""
    nearest = nearest_place(columns, time)
    if nearest is None or abs(columns.times[nearest] - time) > REACH * seconds_per_pixel:
        return None
    return nearest


def nearest_place(columns: Columns, time: float) -> int | None:
    """Return the place of the reading nearest in time, None where there is none."""
    if not len(columns.times):
        return None
    after = int(np.searchsorted(columns.times, time))
    beside = range(max(after - 1, 0), min(after + 1, len(columns.times)))
    return min(beside, key=lambda place: abs(float(columns.times[place]) - time))


def next_place(columns: Columns, time: float, by: int) -> int | None:
    """Return the place of the first reading after `time` (`by` = 1) or before it (-1), None where there is none."""
    if by > 0:
        place = int(np.searchsorted(columns.times, time, "right"))
    else:
        place = int(np.searchsorted(columns.times, time)) - 1
    return place if 0 <= place < len(columns.times) else None
