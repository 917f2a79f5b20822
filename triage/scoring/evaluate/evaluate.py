"""The one evaluator: columns of inputs in, colours out; a replay is a batch of a million patients.

Rows are judged in blocks, so that what is calculated on the way, one bit a row, stays in the processor's cache.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from triage.clinical.colour import Colour
from triage.scoring.evaluate.columns import Column
from triage.scoring.evaluate.compare import Held, held, of_rows, packed
from triage.scoring.evaluate.evaluation import Bools, Evaluation, Ranks
from triage.scoring.evaluate.parameters import Limits
from triage.scoring.evaluate.program import Program, compiled
from triage.scoring.evaluate.truth import PackedBits, Truth
from triage.scoring.evaluate.verdict import Verdict, judged
from triage.scoring.inputs.values import Status
from triage.scoring.rules.model import RuleSet

_GREEN, _KNOWN = np.uint8(Colour.GREEN.rank), np.uint8(Status.KNOWN)
# Bits of so many rows fit the second cache, and there are few enough calls for their cost not to count.
_BLOCK = 262_144
_NOWHERE = np.zeros(1, np.bool_)
_ALL_ABSENT = Column(np.zeros(1, np.int64), np.zeros(1, np.uint8))


def evaluate(
    rule_set: RuleSet,
    columns: Mapping[str, Column],
    limits: Mapping[str, Limits],
    rows: int,
    blocks_green: Bools | None = None,
    block: int = _BLOCK,
) -> Evaluation:
    """Evaluate `rows` patients.

    `columns` holds one column per input of the rule set (a missing one is absent in every row), `limits` every
    parameter; each with one value per row, or one that holds for all rows. `blocks_green` marks rows that must be at
    least grey for reasons outside the rules. `block`, a multiple of 8, is how many rows are judged at a time; the
    result does not depend on it.
    """
    used = {name: columns.get(name, _ALL_ABSENT) for name in rule_set.inputs}
    batch = _batch(rule_set, used, limits, _NOWHERE if blocks_green is None else blocks_green)
    room = np.empty(min(block, max(rows, 1)), np.bool_)
    size = (len(rule_set.rules), (rows + 7) // 8)
    found = Evaluation(rule_set, used, np.empty(rows, np.uint8), np.empty(size, np.uint8), np.empty(size, np.uint8))
    for start in range(0, rows, block):
        part = slice(start, min(start + block, rows))
        _fill(found, part, batch.judged(part, room))
    return found


@dataclass(frozen=True, slots=True)
class _Batch:
    program: Program
    columns: Mapping[str, Column]
    tests: tuple[Held, ...]
    blocks_green: Bools

    def judged(self, rows: slice, room: Bools) -> Verdict[PackedBits]:
        received = {name: _received(column, rows) for name, column in self.columns.items()}
        holds = [test.bits(rows, room) for test in self.tests]
        return judged(self.program, received, holds, packed(of_rows(self.blocks_green, rows)))


def _batch(
    rule_set: RuleSet, columns: Mapping[str, Column], limits: Mapping[str, Limits], blocks_green: Bools
) -> _Batch:
    program = compiled(rule_set)
    tests = tuple(held(test, columns[test.input], limits) for test in program.tests)
    return _Batch(program, columns, tests, blocks_green)


def _received(column: Column, rows: slice) -> Truth[PackedBits]:
    status = of_rows(column.status, rows)
    received = packed(status)
    return Truth(received if status.max() <= _KNOWN else packed(status == _KNOWN), received)


def _fill(found: Evaluation, rows: slice, verdict: Verdict[PackedBits]) -> None:
    octets = slice(rows.start // 8, (rows.stop + 7) // 8)
    for number, (true, undecided) in enumerate(zip(verdict.fired, verdict.unknown, strict=True)):
        found.fired_bits[number, octets] = true
        found.unknown_bits[number, octets] = undecided
    found.ranks[rows] = _ranks(verdict.worse, rows.stop - rows.start)


def _ranks(worse: list[PackedBits], rows: int) -> Ranks:
    """Return three for green, less one for every colour that the row is as bad as."""
    ranks = np.full(rows, _GREEN)
    for bits in worse:
        each_row = bits.size * 8 >= rows
        ranks -= np.unpackbits(bits, count=rows, bitorder="little") if each_row else bits & 1
    return ranks
