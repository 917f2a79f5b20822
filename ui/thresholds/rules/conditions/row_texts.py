"""A row of a condition as a line of the table."""

from decimal import Decimal

from triage.scoring.drafts.table.choices import operator_words, row_words
from triage.scoring.drafts.table.table import GROUPS, ConditionTable, Row, RowKind
from triage.scoring.explain.words import spoken
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.conditions import Operand, ParamRef
from ui.thresholds.rules.known import Known
from ui.thresholds.rules.line_table import Line
from ui.translate import in_language, language, shown_number, tr

# Spaces that are no place to break a line: how far in a row is must be seen.
_STEP = "\u00a0\u00a0\u00a0\u00a0"


def lines_of(known: Known, table: ConditionTable) -> list[Line]:
    """Return the rows of a condition; how far in one stands is seen, and read aloud."""
    return [_line(known, place, row) for place, row in enumerate(table.rows)]


def operand_words(known: Known, row: Row, operand: Operand) -> str:
    """Return what a comparison is with: a limit by its name with its value, or a value with its unit."""
    match operand:
        case None:
            return ""
        case ParamRef(name, is_negated):
            called = known.limit_called(name)
            return tr("minus {limit}").format(limit=called) if is_negated else called
        case tuple():
            return ", ".join(spoken(one, language()) for one in operand)
        case bool():
            return tr("yes") if operand else tr("no")
        case Decimal():
            return f"{shown_number(operand)}\u00a0{unit_of(known, row.name)}".strip()
        case _:
            return operand


def unit_of(known: Known, name: str) -> str:
    """Return the unit that an input is compared in, "" where nothing says it."""
    found = known.rule_set.unit_of(name)
    return "" if found is None else in_language(shown_unit(found))


def _line(known: Known, place: int, row: Row) -> Line:
    first, operator, operand = _texts(known, row)
    told = " ".join(filter(None, (first, operator, operand)))
    deep = tr("{row}, {count} steps in").format(row=told, count=row.depth) if row.depth else told
    return Line(place, (f"{_STEP * row.depth}{first}", operator, operand), spoken=deep)


def _texts(known: Known, row: Row) -> tuple[str, str, str]:
    if row.kind in GROUPS:
        return in_language(row_words(row.kind)).format(row.at_least), "", ""
    if row.kind is RowKind.REFERENCE:
        return tr("Shared condition"), "", row.name
    operator = in_language(operator_words(row.operator))
    return known.input_called(row.name), operator, operand_words(known, row, row.operand)
