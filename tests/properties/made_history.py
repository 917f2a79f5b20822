"""Assessments of made-up patients, judged one by one and kept as in a store: what a replay must come back to."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

import numpy as np

from tests.properties.drawn import Dice, drawn_inputs
from tests.unit.scoring.facts import shipped
from triage.clinical.colour import Colour
from triage.errors import RuleSetError
from triage.scoring.evaluate.evaluation import Ranks
from triage.scoring.evaluate.kept.assembled import assembled
from triage.scoring.evaluate.kept.block import Loose, opened, packed
from triage.scoring.evaluate.kept.layout import layout_of
from triage.scoring.evaluate.kept.row import Mark, kept_row
from triage.scoring.evaluate.one import evaluate_one
from triage.scoring.evaluate.parameters import effective
from triage.scoring.inputs.values import ABSENT, PatientInputs
from triage.scoring.replay.history import History
from triage.scoring.replay.of_kept import history_of
from triage.scoring.replay.replay import replay
from triage.scoring.rules.model import RuleSet

NAMES = ("kol", "hjertesvigt", "epilepsi", "mental", "diabetes")
ALWAYS = 1 << 60
_THROWS = 600


@dataclass(frozen=True)
class Made:
    """A row as it is stored, of a patient judged alone."""

    loose: Loose
    own: dict[str, Decimal]


def made(rules: RuleSet, number: int, dice: Dice) -> Made:
    """Return one assessment: drawn inputs, one in five blocked, one in six with limits of the patient's own."""
    inputs, own, is_blocked = _inputs(rules, dice), _own(rules, dice), dice.below(5) == 0
    outcome, _ = evaluate_one(rules, inputs, effective(rules, own), (), is_blocked)
    found = [(inputs.values[name].value, inputs.values[name].status) for name in rules.inputs]
    kept = kept_row(layout_of(rules), rules.sha256, found, Mark.BLOCKED if is_blocked else Mark(0), own)
    rank, mark = outcome.colour.rank, int(kept.mark)
    row = Loose(number, number % 97 + 1, number % 3, number, rank, mark, kept.rules, kept.body, kept.rest)
    return Made(row, own)


def _inputs(rules: RuleSet, dice: Dice) -> PatientInputs:
    """Return drawn inputs, mostly only a few of them: with all of them nearly everybody is red."""
    drawn, few = drawn_inputs(dice, rules).values, dice.below(4) > 0
    kept = {name for name, declared in rules.inputs.items() if declared.required or not few or dice.below(8) == 0}
    return PatientInputs({name: found if name in kept else ABSENT for name, found in drawn.items()})


def many(rules: RuleSet, count: int, seed: int) -> list[Made]:
    """Return so many assessments, the same for the same seed."""
    chance = Random(seed)
    return [made(rules, number, Dice(chance.randbytes(_THROWS))) for number in range(1, count + 1)]


def read_back(rules: RuleSet, rows: Sequence[Made], size: int) -> History:
    """Return the history of rows that were packed in blocks of `size`."""
    layout, loose = layout_of(rules), [one.loose for one in rows]
    blocks = [opened(layout, packed(layout, loose[at : at + size])) for at in range(0, len(loose), size)]
    return history_of(rules, assembled(layout, blocks, 0, ALWAYS))


def replayed(count: int, seed: int = 1) -> str:
    """Return how many of `count` assessments of each rule set come back to their colour, and how many are of which."""
    told = []
    for name in NAMES:
        rules = shipped(name)
        history = read_back(rules, many(rules, count, seed), 4096)
        same = int(np.count_nonzero(replay(history, rules) == history.ranks))
        told.append(f"{name}: {same} of {count}, {_colours(history.ranks)}, own {len(history.own)}")
    return "; ".join(told)


def _colours(ranks: Ranks) -> list[int]:
    return [int(found) for found in np.bincount(ranks, minlength=len(Colour))]


def _own(rules: RuleSet, dice: Dice) -> dict[str, Decimal]:
    names = [name for name, param in rules.params.items() if param.patient_override]
    if not names or dice.below(6):
        return {}
    param = rules.params[dice.one_of(names)]
    own = {param.name: dice.one_of((param.min, param.max, param.value, param.value + 1))}
    try:
        effective(rules, own)
    except RuleSetError:
        return {}
    return own
