"""Made-up histories of assessments for the tests of replays."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import numpy as np

from tests.properties.drawn import Dice, drawn_inputs
from triage.scoring.evaluate.columns import columns
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.parameters import effective, limits
from triage.scoring.inputs.values import PatientInputs, given_inputs
from triage.scoring.replay.history import History
from triage.scoring.rules.model import RuleSet

MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
_DAY_MS = 86_400_000


def history(
    rules: RuleSet,
    given: Sequence[Mapping[str, Any]],
    days: Sequence[int] | None = None,
    patients: Sequence[int] | None = None,
    departments: Sequence[int] | None = None,
    own: Mapping[int, Mapping[str, Decimal]] | None = None,
) -> History:
    """Return the assessments of `given` inputs: one patient each, in one department, all on a Monday, unless told."""
    return of_inputs(rules, [given_inputs(rules, one) for one in given], days, patients, departments, own)


def of_inputs(
    rules: RuleSet,
    inputs: Sequence[PatientInputs],
    days: Sequence[int] | None = None,
    patients: Sequence[int] | None = None,
    departments: Sequence[int] | None = None,
    own: Mapping[int, Mapping[str, Decimal]] | None = None,
    blocked: Sequence[bool] | None = None,
) -> History:
    rows = len(inputs)
    held, blocks = columns(rules, inputs), np.array(blocked or [False] * rows, np.bool_)
    return History(
        rule_set=rules,
        columns=held,
        blocks_green=blocks,
        ranks=evaluate(rules, held, limits(effective(rules, {})), rows, blocks).ranks,
        results=np.arange(1, rows + 1),
        patients=np.array(patients or range(1, rows + 1), np.int64),
        departments=np.array(departments or [1] * rows, np.int64),
        at=np.array([int(MONDAY.timestamp() * 1000) + day * _DAY_MS for day in days or [0] * rows], np.int64),
        versions=np.zeros(rows, np.uint16),
        version_hashes=(rules.sha256,),
        own=own or {},
    )


def drawn_history(rules: RuleSet, dice: Dice, rows: int, own: Sequence[Mapping[str, Decimal]] = ()) -> History:
    """Return a history of a few patients in three departments over some weeks; `own` are limits that some have."""
    return of_inputs(
        rules,
        [drawn_inputs(dice, rules) for _ in range(rows)],
        sorted(dice.below(30) for _ in range(rows)),
        [1 + dice.below(max(1, rows // 3)) for _ in range(rows)],
        [dice.below(3) for _ in range(rows)],
        {row: dice.one_of(own) for row in range(rows) if own and dice.below(4) == 1},
        [dice.below(8) == 1 for _ in range(rows)],
    )
