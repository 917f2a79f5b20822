"""The order of rows by several columns."""

from collections.abc import Sequence

import numpy as np

from triage.clinical.readings import Bools, Ints
from triage.scoring.readings.whole_numbers import fits_int64


def sort_by(columns: Sequence[Ints]) -> Ints:
    """Return the order of rows by the first column, then the second and so on; rows equal in all keep no order.

    As many columns as fit are sorted as one number, several times faster than one after the other; the others only
    decide between the rows that are equal so far.
    """
    packed, count = _packed(columns)
    order = np.argsort(packed)
    rest = columns[count:]
    if rest and len(order):
        places = np.flatnonzero(same_as_neighbour(packed[order]))
        rows = order[places]
        order[places] = rows[np.lexsort((*(column[rows] for column in reversed(rest)), packed[rows]))]
    return order


def same_as_neighbour(ordered: Ints) -> Bools:
    """Return which elements of a sorted column equal the one before or after."""
    same: Bools = ordered[1:] == ordered[:-1]
    either: Bools = np.append(same, False) | np.append(False, same)
    return either[: len(ordered)]


def _packed(columns: Sequence[Ints]) -> tuple[Ints, int]:
    """Return one number per row that sorts as the leading columns do, and how many of them that is."""
    packed, size = np.zeros(len(columns[0]), np.int64), 1
    for count, column in enumerate(columns):
        least = int(column.min()) if len(column) else 0
        span = int(column.max()) - least + 1 if len(column) else 1
        if not fits_int64(size, span):
            return packed, count
        packed, size = packed * span + (column.astype(np.int64) - least), size * span
    return packed, len(columns)
