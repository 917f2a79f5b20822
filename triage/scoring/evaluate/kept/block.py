"""Thousands of kept rows as one run of bytes, column after column, each as narrow as its numbers need."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate

import numpy as np

from triage.scoring.evaluate.columns import Ints, Statuses
from triage.scoring.evaluate.kept.layout import Kept, Layout
from triage.scoring.evaluate.kept.row import Rest, read_rest
from triage.scoring.inputs.values import Status
from triage.scoring.numbers import MAX_DECIMALS
from triage.scoring.rules.model import ValueType

# Beside the inputs: what each row is of. They come first, in this order.
FIXED = ("result", "patient", "department", "at", "rank", "mark", "rules")
_LENGTH, _QUICKLY = 4, 1
_KNOWN = int(Status.KNOWN)


@dataclass(frozen=True, slots=True)
class Loose:
    """A row as it waits to be packed: what it is of, the hash of its rules, its bytes and its rest (see `KeptRow`)."""

    result: int
    patient: int
    department: int
    at: int
    rank: int
    mark: int
    rules: str
    body: bytes
    rest: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Packed rows. `decimals` and `texts` are of each input in the layout's order; `own` are limits by row."""

    layout: Layout
    rows: int
    rules: tuple[str, ...]
    decimals: tuple[int, ...]
    texts: tuple[tuple[str, ...], ...]
    own: Mapping[int, Mapping[str, Decimal]]
    _shapes: Sequence[tuple[int, int]] = field(repr=False)
    _starts: Sequence[int] = field(repr=False)
    _content: memoryview = field(repr=False)

    def fixed(self, name: str) -> Ints:
        """Return one of `FIXED`."""
        room = np.empty(self.rows, np.int64)
        self._fill(FIXED.index(name), room)
        return room

    def fill(self, place: int, values: Ints, status: Statuses) -> None:
        """Write the input at `place` of the layout into room for its rows."""
        self._fill(len(FIXED) + 2 * place, status)
        self._fill(len(FIXED) + 2 * place + 1, values)

    def _fill(self, column: int, room: Ints | Statuses) -> None:
        width, low = self._shapes[column]
        if not width:
            room[...] = low
            return
        narrow = np.frombuffer(self._content, f"<u{width}", self.rows, self._starts[column])
        np.copyto(room, narrow, casting="unsafe")
        room += low


def packed(layout: Layout, rows: Sequence[Loose]) -> bytes:
    """Return `rows` of one layout as a block's bytes; raises ValueError for none."""
    if not rows:
        raise ValueError("a block has rows")
    rules = tuple(dict.fromkeys(row.rules for row in rows))
    rests = {number: read_rest(row.rest) for number, row in enumerate(rows) if row.rest}
    inputs = tuple(_inputs(layout, rows, rests))
    columns = [*_fixed(rows, rules)]
    for one in inputs:
        columns += [one.status, one.values]
    shapes, runs = zip(*map(_narrow, columns), strict=True)
    said = {
        "rows": len(rows),
        "rules": rules,
        "decimals": [one.decimals for one in inputs],
        "texts": [one.texts for one in inputs],
        "own": {number: _own(rest) for number, rest in rests.items() if rest.own},
        "shapes": shapes,
    }
    head = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    return len(head).to_bytes(_LENGTH, "little") + head + zlib.compress(b"".join(runs), _QUICKLY)


def opened(layout: Layout, body: bytes) -> Block:
    """Return the block that `packed` made; raises ValueError where the bytes are not whole."""
    end = _LENGTH + int.from_bytes(body[:_LENGTH], "little")
    try:
        said, content = json.loads(body[_LENGTH:end]), zlib.decompress(memoryview(body)[end:])
    except zlib.error as fault:
        raise ValueError("a block of kept inputs is broken") from fault
    shapes = [tuple(shape) for shape in said["shapes"]]
    starts = [0, *accumulate(width * said["rows"] for width, _ in shapes)]
    if starts[-1] != len(content) or len(shapes) != len(FIXED) + 2 * len(layout.inputs):
        raise ValueError("a block of kept inputs is of another layout")
    own = {int(row): {name: Decimal(value) for name, value in limits.items()} for row, limits in said["own"].items()}
    return Block(
        layout,
        rows=said["rows"],
        rules=tuple(said["rules"]),
        decimals=tuple(said["decimals"]),
        texts=tuple(tuple(found) for found in said["texts"]),
        own=own,
        _shapes=shapes,
        _starts=starts,
        _content=memoryview(content),
    )


@dataclass(frozen=True, slots=True)
class _Input:
    status: Ints
    values: Ints
    decimals: int
    texts: tuple[str, ...]


def _fixed(rows: Sequence[Loose], rules: Sequence[str]) -> Iterator[Ints]:
    places = {sha256: place for place, sha256 in enumerate(rules)}
    for name in FIXED[:-1]:
        yield np.array([getattr(row, name) for row in rows], np.int64)
    yield np.array([places[row.rules] for row in rows], np.int64)


def _inputs(layout: Layout, rows: Sequence[Loose], rests: Mapping[int, Rest]) -> Iterator[_Input]:
    if not layout.inputs:
        return
    count = len(layout.inputs)
    shape = np.dtype([("status", "u1", (count,)), ("values", "<i8", (count,))])
    found = np.frombuffer(b"".join(row.body for row in rows), shape)
    for place, kept in enumerate(layout.inputs):
        yield _input(kept, place, found["status"][:, place].astype(np.int64), found["values"][:, place].copy(), rests)


def _input(kept: Kept, place: int, status: Ints, values: Ints, rests: Mapping[int, Rest]) -> _Input:
    known = status == _KNOWN
    texts = kept.codes
    if kept.type is ValueType.TEXT and not texts:
        said = {row: rest.texts[place] for row, rest in rests.items() if place in rest.texts}
        texts = tuple(sorted(set(said.values())))
        for row, text in said.items():
            values[row] = texts.index(text)
    decimals = kept.decimals
    # Numbers without declared decimals: as few as all of them need.
    while kept.decimals == MAX_DECIMALS and decimals and not (values[known] % 10).any():
        values, decimals = values // 10, decimals - 1
    if known.any():
        values[~known] = values[known].min()
    return _Input(status, values, decimals, texts)


def _own(rest: Rest) -> dict[str, str]:
    return {name: str(value) for name, value in rest.own.items()}


def _narrow(column: Ints) -> tuple[tuple[int, int], bytes]:
    """Return how many bytes a number of the column takes above its lowest, the lowest, and the run of bytes."""
    low, high = int(column.min()), int(column.max())
    span = high - low
    width = 0 if not span else next(width for width in (1, 2, 4, 8) if span < 256**width)
    return (width, low), b"" if not width else (column - low).astype(f"<u{width}").tobytes()
