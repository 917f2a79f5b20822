"""What can be chosen in a row of a condition: operators in words, and what an input can be compared with."""

from collections.abc import Mapping
from dataclasses import dataclass

from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.drafts.table.table import RowKind
from triage.scoring.readings.units import same_unit
from triage.scoring.rules.conditions import Operator
from triage.scoring.rules.model import Aggregation, Input, InputKind, RuleSet, ValueType

_OPERATORS = {
    Operator.LT: Text("er under", "is below"),
    Operator.LE: Text("er højst", "is at most"),
    Operator.GT: Text("er over", "is above"),
    Operator.GE: Text("er mindst", "is at least"),
    Operator.EQ: Text("er", "is"),
    Operator.NE: Text("er ikke", "is not"),
    Operator.IN: Text("er en af", "is one of"),
    Operator.EXISTS: Text("er oplyst", "is given"),
    Operator.MISSING: Text("mangler", "is missing"),
}
_ROWS = {
    RowKind.ALL: Text("Alle gælder", "All hold"),
    RowKind.ANY: Text("Mindst én gælder", "At least one holds"),
    RowKind.NOT: Text("Gælder ikke", "Does not hold"),
    RowKind.COUNT: Text("Mindst {0} gælder", "At least {0} hold"),
    RowKind.COMPARISON: Text("Sammenligning", "Comparison"),
    RowKind.REFERENCE: Text("Fælles betingelse", "Shared condition"),
}
_NUMBER = (Operator.LT, Operator.LE, Operator.GT, Operator.GE, Operator.EQ, Operator.NE)
_PRESENT = (Operator.EXISTS, Operator.MISSING)
_FOR = {
    ValueType.NUMBER: (*_NUMBER, *_PRESENT),
    ValueType.BOOL: (Operator.EQ, *_PRESENT),
    ValueType.TEXT: (Operator.EQ, Operator.NE, Operator.IN, *_PRESENT),
}


@dataclass(frozen=True, slots=True)
class Operands:
    """What an input can be compared with: limits by name, a number of its own, yes and no, or texts.

    `codes` are the answers there are; a text that is none of them can be written only where there are no codes.
    """

    limits: tuple[str, ...] = ()
    takes_number: bool = False
    takes_yes_no: bool = False
    takes_text: bool = False
    codes: tuple[str, ...] = ()


def operator_words(operator: Operator) -> Text:
    """Return an operator as it stands in a table."""
    return _OPERATORS[operator]


def row_words(kind: RowKind) -> Text:
    """Return what kind of row it is; {0} stands for the number of a count."""
    return _ROWS[kind]


def operators_for(declared: Input) -> tuple[Operator, ...]:
    """Return the operators that fit what an input is; one that is compared with nothing yet can have any."""
    return _FOR.get(_type(declared), tuple(Operator))


def operands_for(
    rule_set: RuleSet, declared: Input, operator: Operator, kinds: Mapping[str, ReadingKind]
) -> Operands:
    """Return what can stand after an operator; limits are those in the unit of the input."""
    if operator in _PRESENT:
        return Operands()
    kind, unit = _type(declared), _unit(rule_set, declared, kinds)
    limits = tuple(name for name, one in rule_set.params.items() if unit is None or same_unit(one.unit, unit))
    is_ordered = operator not in (Operator.EQ, Operator.NE, Operator.IN)
    return Operands(
        limits=limits if operator is not Operator.IN and kind in (ValueType.NUMBER, ValueType.ANY) else (),
        takes_number=kind in (ValueType.NUMBER, ValueType.ANY),
        takes_yes_no=not is_ordered and kind in (ValueType.BOOL, ValueType.ANY),
        takes_text=not is_ordered and kind in (ValueType.TEXT, ValueType.ANY),
        codes=declared.codes,
    )


def _type(declared: Input) -> ValueType:
    return ValueType.TEXT if declared.type is ValueType.ANY and declared.codes else declared.type


def _unit(rule_set: RuleSet, declared: Input, kinds: Mapping[str, ReadingKind]) -> str | None:
    """Return the unit of an input, None where nothing says it."""
    used = rule_set.unit_of(declared.name)
    if used is not None or declared.kind is not InputKind.READING or declared.agg not in _OF_THE_KIND:
        return used
    kind = kinds.get(declared.code or "")
    return None if kind is None else kind.unit


_OF_THE_KIND = frozenset({Aggregation.LAST, Aggregation.MEDIAN, Aggregation.MEAN, Aggregation.MIN, Aggregation.MAX})
