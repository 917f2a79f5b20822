"""How far a patient is from another colour: the smallest change of one number that would make it so.

A colour can only change where a number crosses a limit, so the candidates are each limit and its two neighbours at the
number's own decimals. They are evaluated in the same batch as the patient, one row each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.evaluate.columns import Column
from triage.scoring.evaluate.evaluate import Evaluation
from triage.scoring.explain.words import COLOURS, input_name, listed, unit_of, with_unit
from triage.scoring.inputs.values import PatientInputs
from triage.scoring.numbers import LIMIT, decimals_of, round_half_up, scale
from triage.scoring.rules.conditions import Comparison, ParamRef
from triage.scoring.rules.model import InputKind, RuleSet

_MEASURED = frozenset({InputKind.READING, InputKind.SCORE, InputKind.CGM})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another value of one input, `distance` from the one the patient has."""

    input: str
    value: Decimal
    distance: Decimal


def candidates(rule_set: RuleSet, inputs: PatientInputs, params: Mapping[str, Decimal]) -> tuple[Candidate, ...]:
    """Return the values worth trying, nearest first within each input; only what is measured or scored can change."""
    compared = {
        (comparison.input, comparison.operand): comparison
        for rule in rule_set.rules
        for comparison in rule_set.compared(rule)
    }
    found = {
        (candidate.input, candidate.value): candidate
        for comparison in compared.values()
        for candidate in _around(comparison, rule_set, inputs, params)
    }
    return tuple(sorted(found.values(), key=lambda candidate: (candidate.input, candidate.distance)))


def with_candidates(columns: Mapping[str, Column], tried: Sequence[Candidate]) -> dict[str, Column]:
    """Return a patient's columns of one value as a batch: row 0 as they are, then one row per candidate."""
    rows = 1 + len(tried)
    batch = dict(columns)
    by_input: dict[str, list[int]] = {}
    for number, candidate in enumerate(tried):
        by_input.setdefault(candidate.input, []).append(number)
    for name, numbers in by_input.items():
        batch[name] = _changed(columns[name], [tried[number].value for number in numbers], numbers, rows)
    return batch


def could_be(
    evaluation: Evaluation, tried: Sequence[Candidate], rule_set: RuleSet, inputs: PatientInputs
) -> tuple[Text, ...]:
    """Return a sentence per input that could have given another colour, the smallest relative change first."""
    now = evaluation.colour(0)
    nearest: dict[str, dict[Colour, Candidate]] = {}
    for row, candidate in enumerate(tried, 1):
        colour = evaluation.colour(row)
        if colour not in (now, Colour.GREY):
            nearest.setdefault(candidate.input, {}).setdefault(colour, candidate)
    told = [(_relative(found, inputs), _sentence(name, found, rule_set, inputs)) for name, found in nearest.items()]
    return tuple(text for _, text in sorted(told, key=lambda pair: pair[0]))


def _around(
    comparison: Comparison, rule_set: RuleSet, inputs: PatientInputs, params: Mapping[str, Decimal]
) -> list[Candidate]:
    declared, found = rule_set.inputs[comparison.input], inputs.values.get(comparison.input)
    value, operand = None if found is None else found.value, comparison.operand
    if declared.kind not in _MEASURED or not isinstance(value, Decimal):
        return []
    if isinstance(operand, ParamRef):
        operand = -params[operand.name] if operand.negated else params[operand.name]
    if not isinstance(operand, Decimal):
        return []
    decimals = decimals_of(value) if declared.decimals is None else declared.decimals
    limit, step = round_half_up(operand, decimals), Decimal(1).scaleb(-decimals)
    near = (limit - step, limit, limit + step)
    return [Candidate(comparison.input, one, abs(one - value)) for one in near if one != value and abs(one) < LIMIT]


def _changed(column: Column, values: Sequence[Decimal], numbers: Sequence[int], rows: int) -> Column:
    decimals = max(column.decimals, *(decimals_of(value) for value in values))
    scaled = np.full(rows, column.values[0] * 10 ** (decimals - column.decimals), np.int64)
    scaled[[number + 1 for number in numbers]] = [scale(value, decimals) for value in values]
    return Column(scaled, np.repeat(column.status, rows), decimals)


def _relative(found: Mapping[Colour, Candidate], inputs: PatientInputs) -> Decimal:
    nearest = min(found.values(), key=lambda candidate: candidate.distance)
    value = inputs.values[nearest.input].value
    size = abs(value) if isinstance(value, Decimal) else Decimal(0)
    return nearest.distance / max(size, Decimal(1))


def _sentence(name: str, found: Mapping[Colour, Candidate], rule_set: RuleSet, inputs: PatientInputs) -> Text:
    """Return "Iltmætning 87 %: ville have været gul ved 88 % og grøn ved 90 %"."""
    value, unit = inputs.values[name].value, unit_of(rule_set, name)
    called, now = input_name(rule_set.inputs[name], inputs.values[name]), with_unit(value or Decimal(0), unit)
    ways = sorted(found.items(), key=lambda pair: pair[1].distance)
    each = listed(_at(colour, with_unit(candidate.value, unit)) for colour, candidate in ways)
    return Text(f"{called.da} {now.da}: ville have været {each.da}", f"{called.en} {now.en}: would have been {each.en}")


def _at(colour: Colour, value: Text) -> Text:
    return Text(f"{COLOURS[colour].da} ved {value.da}", f"{COLOURS[colour].en} at {value.en}")
