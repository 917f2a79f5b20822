"""The cheapest way through a patient's days, and among those that cost the same the first by text."""

from collections.abc import Iterator

import numpy as np

from triage.coordination.proposals.search.horizon import Horizon, Outlook, Way

# What is left before a day, and the day's offers by which a cheapest way goes on from there.
_Turns = dict[int, list[int]]


def best_way(horizon: Horizon, outlook: Outlook) -> Way:
    """Return the best way when nothing ties the days; there must be one."""
    turns = list(_cheapest_turns(horizon, outlook))
    taken = _first_by_text(horizon, outlook, turns)
    left, text, rows = horizon.start, 0, []
    for number, chosen in enumerate(taken):
        offer, day = outlook.offers[number], horizon.days[number]
        combination = int(offer.combinations[chosen[left]])
        left ^= int(offer.masks[chosen[left]])
        text += int(day.text[combination])
        rows += [int(row) for row in day.chosen(combination)] if day.mask[combination] else []
    return Way(int(outlook.costs[0][horizon.start]), text, horizon.ordered(rows))


def _cheapest_turns(horizon: Horizon, outlook: Outlook) -> Iterator[_Turns]:
    """Yield for each day how every cheapest way may go on."""
    sets = {horizon.start}
    for number in range(len(horizon.days)):
        turns = {left: _cheapest(horizon, outlook, number, left) for left in sets}
        yield turns
        masks = outlook.offers[number].masks
        sets = {left ^ int(masks[turn]) for left, found in turns.items() for turn in found}


def _first_by_text(horizon: Horizon, outlook: Outlook, turns: list[_Turns]) -> list[dict[int, int]]:
    """Return for each day and what is left the turn from which on the text is the least."""
    least: dict[int, int] = {0: 0}
    taken: list[dict[int, int]] = []
    for number in reversed(range(len(turns))):
        offer, day, after = outlook.offers[number], horizon.days[number], least
        least, chosen = {}, {}
        for left, found in turns[number].items():
            least[left], chosen[left] = min(
                (int(day.text[offer.combinations[turn]]) + after[left ^ int(offer.masks[turn])], turn) for turn in found
            )
        taken.append(chosen)
    return taken[::-1]


def _cheapest(horizon: Horizon, outlook: Outlook, number: int, left: int) -> list[int]:
    """Return which of a day's offers are on a cheapest way for what is left."""
    offer, after = outlook.offers[number], outlook.costs[number + 1]
    if not left:
        return [0]
    fits = np.flatnonzero((offer.masks & ~left) == 0)
    part = offer.masks[fits]
    costs = offer.costs[part] + after[left ^ part]
    extra = horizon.besides(number, np.full(len(part), left), part)
    if extra is not None:
        costs = costs + extra
    return [int(one) for one in fits[costs == outlook.costs[number][left]]]
