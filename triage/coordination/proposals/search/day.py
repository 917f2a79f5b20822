"""All that one patient can do on one day: which appointments, at which places, and what it costs."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from triage.coordination.proposals.search.options import NOWHERE, Options
from triage.coordination.proposals.search.pairs import Pairs
from triage.coordination.proposals.search.ways import Ways, ways_between
from triage.coordination.proposals.search.weight import BLOCKER, POINT, Bits, Flags, Ints

_WORD = 64
# With more combinations than this those that cannot be best are left out underway.
MANY = 4096


@dataclass(frozen=True)
class Day:
    """Combinations, a row each, by `mask` and the best first.

    `mask` tells which movers come, `bits` which of the day's `rows` are chosen. `weight` is what the day costs, `text`
    its part in the order of plans that are otherwise as good. `watch` has the bits of what matters to other days, for
    rows that matter alike one bit.
    """

    rows: Ints
    mask: Ints
    bits: Bits
    weight: Ints
    text: Ints
    watch: Bits

    def chosen(self, combination: int) -> Ints:
        """Return the rows that a combination chooses."""
        return self.rows[unpacked(self.bits[combination], len(self.rows))]


def unpacked(words: Bits, size: int) -> Flags:
    """Return bits of words as flags, the lowest bit of the first word first."""
    return np.unpackbits(words.view(np.uint8), bitorder="little")[:size].astype(bool)


def packed(flags: Flags) -> Bits:
    """Return flags along the last axis as the bits of words."""
    size = flags.shape[-1]
    room = np.zeros((*flags.shape[:-1], _WORD * max(1, -(-size // _WORD))), dtype=bool)
    room[..., :size] = flags
    return np.packbits(room, axis=-1, bitorder="little").view(np.uint64)


@dataclass
class _Growth:
    """Combinations of the rows looked at so far, in order of time, with what decides how they go on."""

    mask: Ints
    bits: Bits
    weight: Ints
    text: Ints
    # The row of the day last gone to (0 for none, else one more), phone minutes since then, and when they ended.
    last: Ints
    phone: Ints
    phone_end: Ints
    watch: Bits

    def taken(self, kept: Flags | Ints) -> "_Growth":
        return _Growth(*(column[kept] for column in self.columns()))

    def joined(self, other: "_Growth") -> "_Growth":
        return _Growth(*map(np.concatenate, zip(self.columns(), other.columns(), strict=True)))

    def columns(self) -> tuple[Any, ...]:
        """Return all that grows together."""
        chosen = (self.mask, self.bits, self.weight, self.text)
        return (*chosen, self.last, self.phone, self.phone_end, self.watch)


def day_of(options: Options, pairs: Pairs, rows: Ints, places: Ints, alike: Ints) -> Day:
    """Return what can be done with the rows of one day.

    `places` weighs the order of each mover's rows by text. `alike` names for each row the first that matters to other
    days as it does, or -1 where it matters to none; combinations that differ in this are kept apart.
    """
    step = _Step(options, pairs, rows, places, ways_between(options, rows), _classes(rows, alike))
    growth = step.beginning()
    for local in range(len(rows)):
        growth = step.grown(growth, local)
    kept = step.best(growth, is_ended=True)
    kept = kept.taken(np.lexsort((kept.text, kept.weight, kept.mask)))
    return Day(rows, kept.mask, kept.bits, kept.weight, kept.text, kept.watch)


def _classes(rows: Ints, alike: Ints) -> list[int]:
    """Return for each row of the day the bit it is watched by, or -1."""
    first: dict[int, int] = {}
    return [first.setdefault(int(alike[row]), local) if alike[row] >= 0 else NOWHERE for local, row in enumerate(rows)]


@dataclass(frozen=True)
class _Step:
    options: Options
    pairs: Pairs
    rows: Ints
    places: Ints
    ways: Ways
    classes: list[int]

    def beginning(self) -> _Growth:
        one = np.zeros(1, dtype=np.int64)
        bits = packed(np.zeros((1, len(self.rows)), dtype=bool))
        return _Growth(one, bits, one, np.zeros(1, dtype=self.places.dtype), one, one, one, bits)

    def grown(self, growth: _Growth, local: int) -> _Growth:
        """Return the combinations without the row, where that can be, and with it, where that can be."""
        owner = int(self.options.owner[self.rows[local]])
        free = growth if owner == NOWHERE else growth.taken(np.flatnonzero(growth.mask >> owner & 1 == 0))
        added = self._added(free, local, owner)
        grown = added if owner == NOWHERE else growth.joined(added)
        return self.best(grown, is_ended=False) if len(grown.mask) > MANY else grown

    def _added(self, free: _Growth, local: int, owner: int) -> _Growth:
        row, options = self.rows[local], self.options
        hard = packed(self.pairs.hard[row, self.rows])
        free = free.taken(np.flatnonzero(~(free.bits & hard).any(axis=1)))
        weight = free.weight + options.weight[row] + self._soft(free.bits, row)
        text = free.text
        mask = free.mask
        if owner != NOWHERE:
            mask, text = mask | (1 << owner), text + int(options.rank[row]) * int(self.places[owner])
        bits, watch = _with_bit(free.bits, local), _with_bit(free.watch, self.classes[local])
        added = _Growth(mask, bits, weight, text, free.last, free.phone, free.phone_end, watch)
        return self._by_phone(added, local) if options.place[row] == NOWHERE else self._gone_to(added, local)

    def _soft(self, bits: Bits, row: int) -> Ints:
        soft = self.pairs.soft[row, self.rows]
        total = np.zeros(len(bits), dtype=np.int64)
        for other in np.flatnonzero(soft):
            has = bits[:, other // _WORD] >> np.uint64(other % _WORD) & np.uint64(1)
            total += has.astype(np.int64) * soft[other] * BLOCKER
        return total

    def _by_phone(self, added: _Growth, local: int) -> _Growth:
        """Note the minutes of a call that begins when the patient has left the last place."""
        start, end = self.options.start[self.rows[local]], self.options.end[self.rows[local]]
        counts = (self.ways.ends[added.last] <= start) & self.options.is_upcoming[self.rows[local]]
        added.phone = added.phone + counts * (end - start)
        added.phone_end = np.where(counts, np.maximum(added.phone_end, end), added.phone_end)
        return added

    def _gone_to(self, added: _Growth, local: int) -> _Growth:
        """Add the way there; where it is too long for the time left, it is a blocker."""
        called = np.where(added.phone_end <= self.options.start[self.rows[local]], added.phone, 0)
        is_late = self.ways.spare[added.last, local] < called
        kept = ~(is_late & self.ways.is_hard[added.last, local] | self.ways.is_unknown[added.last, local])
        added.weight = added.weight + self.ways.points[added.last, local] * POINT + is_late * BLOCKER
        added = added.taken(kept)
        added.last = np.full(len(added.mask), local + 1, dtype=np.int64)
        added.phone = np.zeros(len(added.mask), dtype=np.int64)
        added.phone_end = np.zeros(len(added.mask), dtype=np.int64)
        return added

    def best(self, growth: _Growth, is_ended: bool) -> _Growth:
        """Return the best of all combinations that can go on alike."""
        told = [growth.mask, *growth.watch.T]
        if not is_ended:
            told += [growth.last, growth.phone, growth.phone_end, *(growth.bits & self._open_bits()).T]
        order = np.lexsort((growth.text, growth.weight, *reversed(told)))
        same = np.ones(len(order), dtype=bool)
        same[0:1] = False
        for column in told:
            sorted_column = column[order]
            same[1:] &= sorted_column[1:] == sorted_column[:-1]
        return growth.taken(order[~same])

    def _open_bits(self) -> Bits:
        """Return the rows that a later row of the day may be at odds with."""
        table = np.ix_(self.rows, self.rows)
        return packed(np.any(self.pairs.hard[table] | (self.pairs.soft[table] > 0), axis=1))


def _with_bit(words: Bits, number: int) -> Bits:
    if number == NOWHERE:
        return words
    words = words.copy()
    words[:, number // _WORD] |= np.uint64(1 << (number % _WORD))
    return words
