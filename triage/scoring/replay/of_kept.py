"""Kept rows as a history that can be replayed."""

import numpy as np

from triage.scoring.evaluate.kept.assembled import Assembled
from triage.scoring.evaluate.kept.row import Mark
from triage.scoring.replay.history import History
from triage.scoring.rules.model import RuleSet


def history_of(rule_set: RuleSet, found: Assembled, unfilled: int = 0) -> History:
    """Return the rows of `found` as a history under `rule_set`; `unfilled` results are not among them yet."""
    fixed = found.fixed
    return History(
        rule_set=rule_set,
        columns=found.columns,
        blocks_green=(fixed["mark"] & int(Mark.BLOCKED)) != 0,
        ranks=fixed["rank"].astype(np.uint8),
        results=fixed["result"],
        patients=fixed["patient"],
        departments=fixed["department"],
        at=fixed["at"],
        versions=fixed["rules"].astype(np.uint16),
        version_hashes=found.rules,
        own=found.own,
        left_out={**found.left_out, **({"not_filled": unfilled} if unfilled else {})},
    )
