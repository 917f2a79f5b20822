"""What a draft asks that a history has not kept: those inputs must be made anew from the readings."""

from collections.abc import Mapping
from dataclasses import replace

from triage.errors import RuleSetError, Text
from triage.scoring.evaluate.columns import Column
from triage.scoring.replay.history import History
from triage.scoring.rules.model import Input, RuleSet, ValueType


def needs_readings(old: RuleSet, draft: RuleSet) -> tuple[str, ...]:
    """Return the inputs of `draft` whose values under `old` are not the ones it compares: new, or made otherwise."""
    return tuple(name for name, one in draft.inputs.items() if not _is_kept(old.inputs.get(name), one))


def columns_for(history: History, draft: RuleSet) -> Mapping[str, Column]:
    """Return the columns of a history that `draft` compares; raises RuleSetError naming those it has not."""
    needed = needs_readings(history.rule_set, draft)
    if needed:
        named = ", ".join(needed)
        raise RuleSetError(
            Text(
                f"Udkastet bruger værdier, som ikke er gemt på samme måde: {named}. Beregn dem igen ud fra målingerne.",
                f"The draft uses values that were not kept in the same way: {named}. Make them anew from the readings.",
            )
        )
    return {name: history.columns[name] for name in draft.inputs if name in history.columns}


def _is_kept(old: Input | None, new: Input) -> bool:
    if old is None:
        return False
    return old == new or (new.type in (old.type, ValueType.ANY) and _value(old) == _value(new))


def _value(declared: Input) -> Input:
    """Return `declared` without what changes nothing about its value."""
    return replace(declared, label=None, required=False, worse=None, type=ValueType.ANY)
