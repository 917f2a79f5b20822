"""The limits that differ in what they come to: one for each stretch of a limit's way on which nothing turns."""

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from triage.errors import RuleSetError
from triage.scoring.replay.chosen import chosen
from triage.scoring.replay.dragging.drag import Drag, Held
from triage.scoring.replay.dragging.turns import limit_at, place_of


def limits_along(drag: Drag, held: Held) -> Iterator[Decimal]:
    """Yield an allowed limit of every stretch, by rising limit: where it stands now, else the end nearest to that."""
    values, name, decimals = drag.values, held.param, held.turns.decimals
    param = drag.rule_set.params[name]
    now = place_of(values[name], decimals)
    first, last = place_of(param.min, decimals), place_of(param.max, decimals)
    begins = np.unique(np.concatenate([[first], held.places]))
    begins = begins[(begins >= first) & (begins <= last)]
    for start, end in zip(begins, [*begins[1:] - 1, last], strict=True):
        for limit in _limits(int(start), int(end), now, values[name], decimals):
            if _is_allowed(drag, name, limit):
                yield limit
                break


def _limits(start: int, end: int, now: int, current: Decimal, decimals: int) -> Iterator[Decimal]:
    """Yield limits of a stretch, the best first; a whole number of the columns' decimals where there is one."""
    if start <= now <= end:
        yield current
    ends = (start, end) if start > now else (end, start)
    whole = [place + (place % 2 if place == start else -(place % 2)) for place in ends]
    for place in (*(one for one in whole if start <= one <= end), *ends):
        yield limit_at(place, decimals)


def _is_allowed(drag: Drag, name: str, limit: Decimal) -> bool:
    try:
        chosen(drag.rule_set, {**drag.values, name: limit})
    except RuleSetError:
        return False
    return True
