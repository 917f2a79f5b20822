"""What a rule is worth: of the patients it called in, and of whom it was noted what came, for how many it was right."""

from dataclasses import dataclass

import numpy as np

from triage.clinical.colour import Colour
from triage.scoring.evaluate.columns import Ints
from triage.scoring.evaluate.evaluation import Bools, Evaluation
from triage.scoring.replay.counting.weeks import numbered
from triage.scoring.replay.history import History
from triage.scoring.replay.intervals import wilson
from triage.scoring.replay.sequel.sequel import ADMISSIONS, VISITS, Measure, Sequels

__all__ = ["ADMISSIONS", "VISITS", "RuleYield", "yields"]


@dataclass(frozen=True, slots=True)
class RuleYield:
    """One rule: in how many results it fires, for how many patients, of whom it is known of `recorded` what came.

    It was right for `positive` of those; `low` and `high` are Wilson's interval of that share, which is of patients:
    several results of one patient are no independent witnesses.
    """

    rule: str
    colour: Colour
    results: int
    patients: int
    recorded: int
    positive: int
    low: float
    high: float


def yields(history: History, found: Evaluation, sequels: Sequels, measure: Measure = VISITS) -> tuple[RuleYield, ...]:
    """Return the yield of every rule of an evaluation of a history, in file order."""
    numbers, firsts = numbered(history.patients)
    recorded, positive = measure.recorded_after(sequels), measure.positive_after(sequels)
    return tuple(
        _yield(rule.id, rule.colour, fired, (fired & recorded, fired & positive), (numbers, int(firsts.size)))
        for rule, fired in zip(found.rule_set.rules, _each(found), strict=True)
    )


def _yield(
    rule: str, colour: Colour, fired: Bools, noted: tuple[Bools, Bools], patients: tuple[Ints, int]
) -> RuleYield:
    recorded, positive = (_patients(rows, patients) for rows in noted)
    low, high = wilson(positive, recorded)
    results = int(np.count_nonzero(fired))
    return RuleYield(rule, colour, results, _patients(fired, patients), recorded, positive, low, high)


def _patients(rows: Bools, patients: tuple[Ints, int]) -> int:
    numbers, many = patients
    return int(np.count_nonzero(np.bincount(numbers[rows], minlength=many)))


def _each(found: Evaluation) -> list[Bools]:
    rows = found.ranks.size
    return [np.unpackbits(bits, count=rows, bitorder="little").view(np.bool_) for bits in found.fired_bits]
