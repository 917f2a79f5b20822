"""Which inputs a draft needs made anew, by which the making is checked, and the history that comes of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from triage.scoring.evaluate.columns import Column
from triage.scoring.evaluate.evaluation import Bools
from triage.scoring.inputs.values import Status
from triage.scoring.replay.history import History, rows_of
from triage.scoring.replay.needed import needs_readings
from triage.scoring.rules.model import Input, InputKind, RuleSet

CHANGED_SINCE = "changed_since"
MADE_OF_READINGS = (InputKind.READING, InputKind.CGM)


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be made: the `needed` inputs of `draft`, and `proof` of the rules in use, which are known already."""

    draft: RuleSet
    proof: RuleSet
    needed: tuple[str, ...]


def task_of(history: History, draft: RuleSet) -> Task:
    """Return what is to be made of `draft`, beside those inputs of the rules in use that come from the same origin."""
    needed = needs_readings(history.rule_set, draft)
    origins = {_origin(draft.inputs[name]) for name in needed}
    kin = [name for name, one in history.rule_set.inputs.items() if _origin(one) in origins]
    return Task(_part(draft, needed), _part(history.rule_set, kin), needed)


def with_made(
    history: History,
    draft: RuleSet,
    needed: Iterable[str],
    made: Mapping[str, Column],
    proof: Mapping[str, Column],
    doubted: Bools,
) -> History:
    """Return the history for `draft`; rows whose known inputs came out otherwise are left out, and counted.

    Their readings or answers were changed since, so that nobody knows what the others would have been.
    """
    same = np.ones(history.rows, np.bool_)
    for name, column in proof.items():
        same &= _equal(history.columns[name], column)
    kept = {name: history.columns[name] for name in draft.inputs if name in history.columns}
    columns = kept | {name: made[name] for name in needed}
    blocks = history.blocks_green | doubted
    whole = replace(history, rule_set=draft, columns=columns, blocks_green=blocks)
    if same.all():
        return whole
    left = int(np.count_nonzero(~same))
    return replace(rows_of(whole, np.flatnonzero(same)), left_out={**history.left_out, CHANGED_SINCE: left})


def _equal(stored: Column, made: Column) -> Bools:
    decimals = max(stored.decimals, made.decimals)
    scaled = [one.values * 10 ** (decimals - one.decimals) for one in (stored, made)]
    if stored.codes != made.codes:
        names = [np.array([*one.codes, ""])[np.minimum(one.values, len(one.codes))] for one in (stored, made)]
        same = names[0] == names[1]
    else:
        same = scaled[0] == scaled[1]
    found: Bools = (stored.status == made.status) & (same | (stored.status != Status.KNOWN))
    return found


def _part(rule_set: RuleSet, names: Iterable[str]) -> RuleSet:
    """Return a rule set with these inputs alone; lateness looks at all of them."""
    wanted = set(names)
    if any(rule_set.inputs[name].kind is InputKind.META for name in wanted):
        return rule_set
    return replace(rule_set, inputs={name: one for name, one in rule_set.inputs.items() if name in wanted})


def _origin(declared: Input) -> tuple[object, ...]:
    if declared.kind in MADE_OF_READINGS:
        return "reading", declared.code, declared.kind
    return declared.kind, declared.instrument, declared.item, declared.source_name
