"""The result of an evaluation: colours as a column, rules as packed bits."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from triage.clinical.colour import Colour
from triage.scoring.evaluate.columns import Column
from triage.scoring.evaluate.compare import of_rows
from triage.scoring.evaluate.outcome import Outcome, outcome_of
from triage.scoring.evaluate.truth import PackedBits
from triage.scoring.rules.model import RuleSet

Bools = NDArray[np.bool_]
Ranks = NDArray[np.uint8]
_COLOURS = tuple(Colour)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The result of n rows: `ranks` is `Colour.rank` per row; the bits are rules x rows, eight rows a byte.

    A rule that `unless` silences is neither fired nor unknown.
    """

    rule_set: RuleSet
    columns: Mapping[str, Column] = field(repr=False)
    ranks: Ranks
    fired_bits: PackedBits = field(repr=False)
    unknown_bits: PackedBits = field(repr=False)

    @property
    def fired(self) -> Bools:
        """Return which rules fired, rules x rows."""
        return self._unpacked(self.fired_bits)

    @property
    def unknown(self) -> Bools:
        """Return which rules are undecided, rules x rows."""
        return self._unpacked(self.unknown_bits)

    def colour(self, row: int) -> Colour:
        """Return the colour of one row."""
        return _COLOURS[int(self.ranks[row])]

    def outcome(self, row: int) -> Outcome:
        """Return all there is to say about one row."""
        fired, unknown = ((bits[:, row >> 3] >> (row & 7)) & 1 for bits in (self.fired_bits, self.unknown_bits))
        status = {name: int(of_rows(found.status, slice(row, row + 1))[0]) for name, found in self.columns.items()}
        return outcome_of(self.rule_set, self.colour(row), fired.tolist(), unknown.tolist(), status)

    def _unpacked(self, bits: PackedBits) -> Bools:
        return np.unpackbits(bits, axis=1, count=self.ranks.size, bitorder="little").view(np.bool_)
