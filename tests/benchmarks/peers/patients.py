"""Made-up patients as columns: plausible numbers, a fifth of what is optional never received."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.peers.plain import limits_of, words_of
from triage.scoring.evaluate.columns import Column
from triage.scoring.inputs.values import Status
from triage.scoring.rules.model import Input, RuleSet, ValueType

MISSING, MISSING_REQUIRED = 0.2, 0.02
# Middle and spread of what a stable COPD patient measures; what does not stand here lies around its limits.
USUAL = {
    "spo2": (93, 2.5),
    "spo2_fall": (1, 1.5),
    "pulse": (82, 14),
    "resp_rate": (17, 3),
    "temp": (36.9, 0.6),
    "fev1_z": (0, 1),
    "weight_loss_pct_30d": (0.5, 2),
    "cat_delta": (0, 1.5),
    "mmrc_delta": (0, 0.5),
    "hours_past_due": (10, 15),
}


@dataclass(frozen=True, slots=True)
class Patients:
    """`rows` patients, one column per input; nothing received is unusable, for peers know only nulls."""

    rule_set: RuleSet
    rows: int
    columns: Mapping[str, Column]

    def missing(self, name: str) -> NDArray[np.bool_]:
        """Return where an input is missing."""
        return self.columns[name].status != Status.KNOWN

    def records(self, rows: int) -> list[dict[str, int | None]]:
        """Return the first rows as dictionaries of the same whole numbers, None = missing."""
        columns = [
            np.where(self.missing(name)[:rows], None, column.values[:rows]).tolist()
            for name, column in self.columns.items()
        ]
        return [dict(zip(self.columns, row, strict=True)) for row in zip(*columns, strict=True)]

    @property
    def size(self) -> int:
        """Return how many bytes the columns are."""
        return sum(column.values.nbytes + column.status.nbytes for column in self.columns.values())


def made_up(rule_set: RuleSet, rows: int, seed: int = 20261201) -> Patients:
    """Return random patients, the same for the same seed."""
    dice = np.random.default_rng(seed)
    return Patients(rule_set, rows, {name: _column(rule_set, name, rows, dice) for name in rule_set.inputs})


def _column(rule_set: RuleSet, name: str, rows: int, dice: np.random.Generator) -> Column:
    declared, words = rule_set.inputs[name], words_of(rule_set, name)
    share = MISSING_REQUIRED if declared.required else MISSING
    status = np.where(dice.random(rows) < share, Status.ABSENT, Status.KNOWN).astype(np.uint8)
    if declared.type is ValueType.NUMBER:
        return _numbers(declared, limits_of(rule_set, name), status, dice)
    # Most answer no, or with a word that no rule names.
    values = np.maximum(dice.integers(-6, 1 + max(1, len(words)), rows), 0)
    return Column(values, status, 0, ("", *words) if words else ())


def _numbers(
    declared: Input, limits: Sequence[Decimal], status: NDArray[np.uint8], dice: np.random.Generator
) -> Column:
    around = [float(limit) for limit in limits]
    middle, spread = USUAL.get(declared.name, (float(np.mean(around)), float(np.ptp(around)) + 1))
    decimals = declared.decimals or 0
    values = np.rint(dice.normal(middle, spread, status.size) * 10**decimals).astype(np.int64)
    return Column(values, status, decimals)
