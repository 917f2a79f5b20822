"""Of one reading that came several times, the version that counts."""

import numpy as np

from triage.clinical.readings import MOST_DECIMALS, Bools, Ints, Readings
from triage.scoring.readings.sorting import same_as_neighbour, sort_by

_BUCKETS = 2**20 - 1


def versions(readings: Readings) -> tuple[Bools, Bools]:
    """Return which readings give way to another of their id, and which are in conflict with one.

    The highest version counts, whatever the order of arrival. Where two of the same version say different things
    neither can be believed: one stands for both, as a conflict.
    """
    gives_way = np.zeros(len(readings), np.bool_)
    in_conflict = np.zeros(len(readings), np.bool_)
    rows = _sharing_an_id(readings)
    if len(rows):
        best, groups, disagrees = _best(readings, rows)
        gives_way[rows] = True
        gives_way[best] = False
        in_conflict[best[groups[disagrees]]] = True
    return gives_way, in_conflict


def _sharing_an_id(readings: Readings) -> Ints:
    # Most ids come once, and fall alone into one of many buckets: only the others are worth sorting.
    bucket = readings.key & _BUCKETS
    own = np.flatnonzero((np.bincount(bucket, minlength=1)[bucket] > 1) & (readings.patient >= 0))
    ordered = own[sort_by((readings.patient[own], readings.key[own]))]
    same = same_as_neighbour(readings.key[ordered]) & same_as_neighbour(readings.patient[ordered])
    return ordered[same]


def _best(readings: Readings, rows: Ints) -> tuple[Ints, Ints, Bools]:
    """Return the row that counts for each id, the number of the id of each row, and which rows disagree with it."""
    content = _content(readings, rows)
    version = readings.version[rows]
    by = (
        readings.patient[rows], readings.key[rows], -version.astype(np.int64), *content,
        # Of the same content the first arrival: what it said of the future then stays said.
        readings.received[rows], readings.decimals[rows],
    )  # fmt: skip
    order = np.lexsort(by[::-1])
    patient, key = by[0][order], by[1][order]
    is_first = np.append(True, (patient[1:] != patient[:-1]) | (key[1:] != key[:-1]))
    groups = np.cumsum(is_first) - 1
    best = order[is_first][groups]
    disagrees = np.zeros(len(rows), np.bool_)
    for column in content:
        disagrees |= column[order] != column[best]
    disagrees &= version[order] == version[best]
    return rows[order[is_first]], groups, disagrees


def _content(readings: Readings, rows: Ints) -> tuple[Ints, ...]:
    """Return what makes a reading what it is, time first; 94 and 94.0 are the same value."""
    decimals = readings.decimals[rows].astype(np.int64)
    value: Ints = readings.value[rows] * 10 ** (MOST_DECIMALS - np.maximum(decimals, 0))
    return (
        readings.time[rows], readings.kind[rows], value, np.minimum(decimals, 0).astype(np.int64), readings.unit[rows],
        readings.status[rows], readings.device[rows], readings.fault[rows], readings.weak[rows].astype(np.int64),
        readings.calibrated_until[rows],
    )  # fmt: skip
