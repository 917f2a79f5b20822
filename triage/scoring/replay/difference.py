"""One row of a history in words: the values that a limit which was moved is held against."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.evaluate.columns import Column
from triage.scoring.explain.words import units, with_unit
from triage.scoring.inputs.reading_names import reading_name
from triage.scoring.inputs.values import Status
from triage.scoring.rules.conditions import Comparison, Literal, ParamRef
from triage.scoring.rules.model import Input, InputKind, RuleSet, ValueType

_NONE = Text("", "")


def moved_inputs(old: RuleSet, draft: RuleSet) -> tuple[str, ...]:
    """Return the inputs that are held against a limit that `draft` moves, or by a rule that it changes."""
    usual = {name: param.value for name, param in old.params.items()}
    moved = {name for name, param in draft.params.items() if usual.get(name) != param.value}
    before = {rule.id: rule for rule in old.rules}
    found: dict[str, None] = {}
    for rule in draft.rules:
        is_new = before.get(rule.id) is None or _judges_otherwise(old, draft, rule.id)
        for one in draft.compared(rule):
            if is_new or (isinstance(one.operand, ParamRef) and one.operand.name in moved):
                found[one.input] = None
    return tuple(name for name in draft.inputs if name in found)


def value_words(
    rule_set: RuleSet, columns: Mapping[str, Column], names: Sequence[str], row: int, kinds: Mapping[str, ReadingKind]
) -> Text:
    """Return "Iltmætning 88 %" for the known ones of some inputs, empty where none is known."""
    known = ((name, _value(columns.get(name), row)) for name in names)
    said = [_said(rule_set, name, value, kinds) for name, value in known if value is not None]
    return Text(", ".join(one.da for one in said), ", ".join(one.en for one in said)) if said else _NONE


def _judges_otherwise(old: RuleSet, draft: RuleSet, rule_id: str) -> bool:
    before, after = old.rule(rule_id), draft.rule(rule_id)
    same = (before.when, before.unless, before.colour, before.on_unknown)
    told: tuple[Comparison, ...] = tuple(old.compared(before))
    return same != (after.when, after.unless, after.colour, after.on_unknown) or told != tuple(draft.compared(after))


def _value(column: Column | None, row: int) -> Literal | None:
    if column is None:
        return None
    place = 0 if column.values.size == 1 else row
    if int(column.status[place]) != int(Status.KNOWN):
        return None
    number = int(column.values[place])
    return column.codes[number] if column.codes else Decimal(number).scaleb(-column.decimals)


def _said(rule_set: RuleSet, name: str, value: Literal, kinds: Mapping[str, ReadingKind]) -> Text:
    declared = rule_set.inputs[name]
    called, told = _called(declared, kinds), value == 1 if declared.type is ValueType.BOOL else value
    words = with_unit(told, units(rule_set)[name])
    return Text(f"{called.da} {words.da}", f"{called.en} {words.en}")


def _called(declared: Input, kinds: Mapping[str, ReadingKind]) -> Text:
    if declared.label is None and declared.kind in (InputKind.READING, InputKind.CGM):
        return reading_name(declared, kinds.get(declared.code or ""))
    return declared.label or Text(declared.name, declared.name)
