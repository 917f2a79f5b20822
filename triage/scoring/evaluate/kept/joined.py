"""Blocks joined to columns: the inputs of one rule set, of all rows that were made by the same definitions."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

import numpy as np

from triage.scoring.evaluate.columns import Column, Ints
from triage.scoring.evaluate.kept.block import Block
from triage.scoring.evaluate.kept.layout import Kept, Layout
from triage.scoring.rules.model import ValueType

Places = Mapping[str, int]


def places_in(wanted: Layout, stored: Layout) -> Places | None:
    """Return where the inputs of `wanted` stand in `stored` by name, None where one is not there as it is defined."""
    there = {one.name: (place, one) for place, one in enumerate(stored.inputs)}
    found = {one.name: there[one.name][0] for one in wanted.inputs if one.name in there and there[one.name][1] == one}
    return found if len(found) == len(wanted.inputs) else None


def joined(wanted: Layout, blocks: Sequence[Block]) -> dict[str, Column]:
    """Return every input of `wanted` as one column; raises ValueError where a block does not hold it."""
    ranges = list(pairwise(accumulate((block.rows for block in blocks), initial=0)))
    places = {block.layout.sha256: places_in(wanted, block.layout) for block in blocks}
    columns = {}
    for kept in wanted.inputs:
        within = [_place(kept, places[block.layout.sha256]) for block in blocks]
        columns[kept.name] = _column(kept, blocks, within, ranges)
    return columns


def joined_fixed(name: str, blocks: Sequence[Block]) -> Ints:
    """Return what is kept beside the inputs under `name`, of all rows."""
    return np.concatenate([block.fixed(name) for block in blocks]) if blocks else np.empty(0, np.int64)


def stacked(columns: Sequence[Column], order: Ints) -> Column:
    """Return columns of one input under each other, then in `order`."""
    texts = tuple(dict.fromkeys(text for one in columns for text in one.codes))
    decimals = max((one.decimals for one in columns), default=0)
    values = []
    for one in columns:
        own = one.values * 10 ** (decimals - one.decimals)
        _repoint(own, one.codes, texts)
        values.append(own)
    status = np.concatenate([one.status for one in columns])[order]
    return Column(np.concatenate(values)[order], status, decimals, texts)


def _place(kept: Kept, places: Places | None) -> int:
    if places is None:
        raise ValueError(f"{kept.name} is defined otherwise in a block")
    return places[kept.name]


def _column(kept: Kept, blocks: Sequence[Block], places: Sequence[int], ranges: Sequence[tuple[int, int]]) -> Column:
    rows = ranges[-1][1] if ranges else 0
    values, status = np.empty(rows, np.int64), np.empty(rows, np.uint8)
    decimals = max((block.decimals[place] for block, place in zip(blocks, places, strict=True)), default=0)
    texts = _texts(kept, blocks, places)
    for block, place, (start, stop) in zip(blocks, places, ranges, strict=True):
        own = values[start:stop]
        block.fill(place, own, status[start:stop])
        if block.decimals[place] < decimals:
            own *= 10 ** (decimals - block.decimals[place])
        _repoint(own, block.texts[place], texts)
    return Column(values, status, decimals, texts)


def _texts(kept: Kept, blocks: Sequence[Block], places: Sequence[int]) -> tuple[str, ...]:
    if kept.codes or kept.type is not ValueType.TEXT:
        return kept.codes
    return tuple(sorted({text for block, place in zip(blocks, places, strict=True) for text in block.texts[place]}))


def _repoint(values: Ints, told: tuple[str, ...], texts: tuple[str, ...]) -> None:
    """Let `values`, which point into `told`, point into `texts`."""
    if told and told != texts:
        values[...] = np.array([texts.index(text) for text in told], np.int64)[values]
