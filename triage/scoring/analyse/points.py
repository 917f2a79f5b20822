"""Made-up patients out of a box that the search found, and the colours that the evaluator gives them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import numpy as np

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.analyse.domains import Domain
from triage.scoring.analyse.network import Box
from triage.scoring.analyse.search import Work
from triage.scoring.evaluate.columns import columns
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.parameters import limits_by_row
from triage.scoring.inputs.values import given_inputs
from triage.scoring.numbers import shown
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import RuleSet

Given = Mapping[str, Literal]


def example_in(domains: Mapping[str, Domain], box: Box, left_out: str = "") -> dict[str, Literal]:
    """Return one value per input that the box does not allow to be absent; what is `left_out` is not among them."""
    found = {}
    for (name, domain), cells in zip(domains.items(), box, strict=True):
        if name != left_out and not cells & domain.absent:
            found[name] = domain.values[(cells & -cells).bit_length() - 1]
    return found


def colours_of(
    rule_set: RuleSet, given: Sequence[Given], limits: Sequence[Mapping[str, Decimal]], work: Work
) -> list[Colour]:
    """Return the colour of each patient under the limits of its row."""
    rows = [given_inputs(rule_set, one) for one in given]
    block = np.zeros(len(rows), np.bool_)
    evaluation = evaluate(rule_set, columns(rule_set, rows), limits_by_row(limits), len(rows), block)
    work.points += len(rows)
    return [evaluation.colour(row) for row in range(len(rows))]


def told(given: Given) -> Text:
    """Return the values of the other inputs as a part of a sentence, "" where there are none."""
    if not given:
        return Text("", "")
    return Text(f" (med {_listed(given, 'da')})", f" (with {_listed(given, 'en')})")


def _listed(given: Given, language: str) -> str:
    return ", ".join(f"{name} {_spoken(one, language)}" for name, one in given.items())


def _spoken(value: Literal, language: str) -> str:
    if isinstance(value, bool):
        yes, no = ("ja", "nej") if language == "da" else ("yes", "no")
        return yes if value else no
    return shown(value, language) if isinstance(value, Decimal) else value

