"""Names, numbers and limits as a nurse reads them, in both languages."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from re import Match, compile

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.inputs.values import InputValue
from triage.scoring.numbers import shown
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.conditions import Comparison, Literal, Operator, ParamRef
from triage.scoring.rules.model import Input, RuleSet

UNKNOWN = "–"
COLOURS = {
    Colour.RED: Text("rød", "red"),
    Colour.YELLOW: Text("gul", "yellow"),
    Colour.GREY: Text("grå", "grey"),
    Colour.GREEN: Text("grøn", "green"),
}

_SLOT = compile(r"\{(\w+)\}")
_LIMITS = {
    Operator.LT: Text("under {0}", "below {0}"),
    Operator.LE: Text("{0} eller derunder", "{0} or below"),
    Operator.GT: Text("over {0}", "above {0}"),
    Operator.GE: Text("{0} eller derover", "{0} or above"),
    Operator.EQ: Text("{0}", "{0}"),
    Operator.NE: Text("andet end {0}", "other than {0}"),
}


def filled(reason: Text, slots: Mapping[str, Literal | None]) -> Text:
    """Return `reason` with its {slots} filled; what is not known is a dash. Texts stay as they were answered."""
    return Text(_filled(reason.da, slots, "da"), _filled(reason.en, slots, "en"))


def input_name(declared: Input, found: InputValue | None) -> Text:
    """Return what the input is called: the name it was found under, its label, or its name in the file."""
    if found is not None and found.name is not None:
        return found.name
    return declared.label or Text(declared.name, declared.name)


def with_unit(value: Literal, unit: Text) -> Text:
    """Return a value and its unit."""
    return Text(f"{spoken(value, 'da')} {unit.da}".strip(), f"{spoken(value, 'en')} {unit.en}".strip())


def unit_of(rule_set: RuleSet, name: str) -> Text:
    """Return the unit that the rules compare an input in, empty where no parameter says it."""
    for rule in rule_set.rules:
        for comparison in rule_set.compared(rule):
            if comparison.input == name and isinstance(comparison.operand, ParamRef):
                return shown_unit(rule_set.params[comparison.operand.name].unit)
    return Text("", "")


def limit_words(comparison: Comparison, limit: Decimal, unit: Text) -> Text:
    """Return "87 % eller derunder" for a comparison with a number."""
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


def listed(parts: Iterable[Text]) -> Text:
    """Return "a, b og c"."""
    both = list(parts)
    return Text(_listed([part.da for part in both], "og"), _listed([part.en for part in both], "and"))


def _filled(reason: str, slots: Mapping[str, Literal | None], language: str) -> str:
    def fill(slot: Match[str]) -> str:
        return spoken(slots.get(slot[1]), language)

    return _SLOT.sub(fill, reason)


def _listed(parts: list[str], word: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"
