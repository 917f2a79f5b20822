"""Which readings are drawn when there are more than a trend has pixels: the extremes, so that no peak vanishes.

Imports numpy, so it is itself imported only when a trend is to be drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ui.patient.trends.columns import Bools, Columns, Floats, Ints, Look

# More than so many readings in a trend's width are told by the extremes of each few pixels.
MOST_POINTS = 1500
BIN_PIXELS = 2
_TOLD_BY_LINE = (Look.WITHIN, Look.GREEN)


@dataclass(frozen=True, slots=True, eq=False)
class Thinned:
    """What to draw: the line (not a number where it is broken), and the places of the marks by look.

    `bin_seconds` is how long the time is that each pair of extremes stands for, None where every reading is drawn.
    """

    line_x: Floats
    line_y: Floats
    marks: dict[Look, Ints]
    bin_seconds: float | None


def thinned(
    columns: Columns, here: slice, seconds_per_pixel: float, longest: float, *, is_dense: bool
) -> Thinned:
    """Return how the readings of `here` are drawn; no line joins two that lie more than `longest` seconds apart.

    Where it `is_dense`, the lowest and the highest reading of each look are drawn of every few pixels: no red is ever
    left out, nor the worst of several.
    """
    looks = columns.looks[here]
    present = [look for look in Look if np.any(looks == look)]
    if not is_dense:
        line = np.flatnonzero(looks < Look.WITHDRAWN) + here.start
        marks = {look: np.flatnonzero(looks == look) + here.start for look in present}
        x, y = _line(columns.times[line], columns.values[line], longest)
        return Thinned(x, y, marks, None)
    width = BIN_PIXELS * seconds_per_pixel
    line = _extremes(columns, here, looks < Look.WITHDRAWN, width)
    marks = {look: _extremes(columns, here, looks == look, width) for look in present if look not in _TOLD_BY_LINE}
    x, y = _line(columns.times[line], columns.values[line], longest + 2 * width)
    return Thinned(x, y, marks, width)


def spread_out(columns: Columns, places: Ints, seconds: float) -> Iterator[Ints]:
    """Yield the places in groups that each lie within so many seconds: what has room for one label."""
    bins = np.floor(columns.times[places] / seconds)
    begins = np.flatnonzero(np.diff(bins, prepend=np.nan))
    yield from np.split(places, begins[1:]) if len(places) else ()


def _line(times: Floats, values: Floats, longest: float) -> tuple[Floats, Floats]:
    breaks = np.flatnonzero(np.diff(times) > longest) + 1
    return np.insert(times, breaks, np.nan), np.insert(values, breaks, np.nan)


def _extremes(columns: Columns, here: slice, chosen: Bools, width: float) -> Ints:
    """Return the places of the lowest and the highest of the chosen in each bin, in order of time."""
    places: Ints = np.flatnonzero(chosen) + here.start
    if not len(places):
        return places
    # Bins stand on a grid of their own: what is drawn does not flicker while the trend is moved.
    bins = np.floor(columns.times[places] / width)
    begins = np.flatnonzero(np.diff(bins, prepend=np.nan))
    values = columns.values[places]
    found = (_first_of(values, begins, np.minimum), _first_of(values, begins, np.maximum))
    drawn: Ints = places[np.unique(np.concatenate(found))]
    return drawn


def _first_of(values: Floats, begins: Ints, extreme: np.ufunc) -> Ints:
    """Return the place of the first value in each range that is its extreme."""
    best = np.repeat(extreme.reduceat(values, begins), np.diff(np.append(begins, len(values))))
    hits = np.flatnonzero(values == best)
    owners = np.searchsorted(begins, hits, "right")
    first: Ints = hits[np.flatnonzero(np.diff(owners, prepend=0))]
    return first
