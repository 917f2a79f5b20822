"""Names, numbers and limits as a nurse reads them, in both languages."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from re import Match, compile

from triage.errors import Text
from triage.scoring.evaluate.per_rule_set import per_rule_set
from triage.scoring.inputs.values import InputValue
from triage.scoring.numbers import shown
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.conditions import Comparison, Literal, Operator, ParamRef
from triage.scoring.rules.model import Input, RuleSet

UNKNOWN = "–"

_SLOT = compile(r"\{(\w+)\}")
_LIMITS = {
    Operator.LT: Text("under {0}", "below {0}"),
    Operator.LE: Text("{0} eller derunder", "{0} or below"),
    Operator.GT: Text("over {0}", "above {0}"),
    Operator.GE: Text("{0} eller derover", "{0} or above"),
    Operator.EQ: Text("{0}", "{0}"),
    Operator.NE: Text("andet end {0}", "other than {0}"),
}


def filled(reason: Text, value: Callable[[str], Literal | None]) -> Text:
    """Return `reason` with the `value` of each {slot}, a dash for what is not known. Answers stay as given."""
    return Text(_filled(reason.da, value, "da"), _filled(reason.en, value, "en"))


def input_name(declared: Input, found: InputValue | None) -> Text:
    """Return what the input is called: the name it was found under, its label, or its name in the file."""
    if found is not None and found.name is not None:
        return found.name
    return declared.label or Text(declared.name, declared.name)


def with_unit(value: Literal, unit: Text) -> Text:
    """Return a value and its unit."""
    return Text(f"{spoken(value, 'da')} {unit.da}".strip(), f"{spoken(value, 'en')} {unit.en}".strip())


@per_rule_set
def units(rule_set: RuleSet) -> Mapping[str, Text]:
    """Return the unit that the rules compare each input in, empty where no parameter says it."""
    found = dict.fromkeys(rule_set.inputs, Text("", ""))
    for rule in reversed(rule_set.rules):
        for comparison in reversed(list(rule_set.compared(rule))):
            if isinstance(comparison.operand, ParamRef):
                found[comparison.input] = shown_unit(rule_set.params[comparison.operand.name].unit)
    return found


def limit_words(comparison: Comparison, limit: Literal, unit: Text) -> Text:
    """Return "87 % eller derunder" for a comparison with a number, or with what stands in the place of one."""
    pattern, value = _LIMITS[comparison.operator], with_unit(limit, unit)
    return Text(pattern.da.format(value.da), pattern.en.format(value.en))


def spoken(value: Literal | None, language: str) -> str:
    """Return a value as text: numbers with the language's decimal sign, yes and no, a dash for what is not known."""
    match value:
        case None:
            return UNKNOWN
        case bool():
            yes, no = ("yes", "no") if language == "en" else ("ja", "nej")
            return yes if value else no
        case Decimal():
            return shown(value, language)
        case _:
            return value


def _filled(reason: str, value: Callable[[str], Literal | None], language: str) -> str:
    def fill(slot: Match[str]) -> str:
        return spoken(value(slot[1]), language)

    return _SLOT.sub(fill, reason)
