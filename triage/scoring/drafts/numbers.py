"""A limit as it is typed, and how far it can be moved before a bound or another limit stops it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from triage.clinical.typed import typed_number
from triage.errors import Text
from triage.scoring.drafts.edits.limits import as_written
from triage.scoring.drafts.words.clauses import in_place
from triage.scoring.drafts.words.limits import LimitInWords, bounds_words
from triage.scoring.numbers import places_needed
from triage.scoring.rules.conditions import Operator
from triage.scoring.rules.model import Constraint, Param, RuleSet

_TURNED = {Operator.LT: Operator.GT, Operator.LE: Operator.GE, Operator.GT: Operator.LT, Operator.GE: Operator.LE}
_BELOW = frozenset({Operator.LT, Operator.LE})
_STRICT = frozenset({Operator.LT, Operator.GT})


@dataclass(frozen=True, slots=True)
class Allowed:
    """From where to where a limit can be moved, both included; the sentences say which other limit stops it there.

    A limit that nothing can be moved to has `low` above `high`.
    """

    low: Decimal
    high: Decimal
    step: Decimal
    low_because: Text | None = None
    high_because: Text | None = None


def limit_from_typed(text: str, words: LimitInWords, param: Param) -> Decimal | Text:
    """Return the limit that was typed, the same in every language; or why it cannot be one, and what to do."""
    value = typed_number(text)
    if value is None:
        return _NO_NUMBER
    if places_needed(value) > words.decimals:
        return _too_fine(words.decimals)
    if not param.min <= value <= param.max:
        bounds = bounds_words(param)
        return Text(f"Grænsen kan være {bounds.da}. Ret tallet.", f"The limit can be {bounds.en}. Correct the number.")
    return as_written(param, value)


def allowed(
    rule_set: RuleSet, values: Mapping[str, Decimal], param: str, words: Mapping[str, LimitInWords]
) -> Allowed:
    """Return how far `param` can be moved while the other limits stand at `values`; `words` are those of all limits."""
    own = rule_set.params[param]
    step = words[param].step
    found = Allowed(_on_grid(own.min, step, ROUND_CEILING), _on_grid(own.max, step, ROUND_FLOOR), step)
    for operator, other in _orders(rule_set.constraints, param):
        found = _narrowed(found, operator, values[other], words[other])
    return found


def out_of_order(
    rule_set: RuleSet, values: Mapping[str, Decimal], param: str, words: Mapping[str, LimitInWords]
) -> Text | None:
    """Return which other limit `param` goes past where the limits stand at `values`, which need not be whole steps."""
    for operator, other in _orders(rule_set.constraints, param):
        if not Constraint(param, operator, other).holds(values):
            return _because(operator, values[other], words[other])
    return None


def _orders(constraints: tuple[Constraint, ...], param: str) -> Iterator[tuple[Operator, str]]:
    """Yield how `param` must stand to which others."""
    for one in constraints:
        if one.left == param:
            yield one.operator, one.right
        if one.right == param:
            yield _TURNED[one.operator], one.left


def _narrowed(found: Allowed, operator: Operator, value: Decimal, other: LimitInWords) -> Allowed:
    low, high, step = found.low, found.high, found.step
    if operator in _BELOW:
        most = _on_grid(value, step, ROUND_FLOOR)
        most = most - step if operator in _STRICT and most == value else most
        return found if most >= high else Allowed(low, most, step, found.low_because, _because(operator, value, other))
    least = _on_grid(value, step, ROUND_CEILING)
    least = least + step if operator in _STRICT and least == value else least
    return found if least <= low else Allowed(least, high, step, _because(operator, value, other), found.high_because)


def _because(operator: Operator, value: Decimal, other: LimitInWords) -> Text:
    must = _MUST[operator]
    colour = other.colour.words if other.colour is not None else Text("", "")
    short = in_place(other.short, value, other.unit)
    return Text(f"{must.da} {colour.da} »{short.da}«.", f'{must.en} {colour.en} "{short.en}".')


def _on_grid(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return value.quantize(step, rounding)


def _too_fine(decimals: int) -> Text:
    if decimals == 0:
        return _NOT_WHOLE
    da, en = ("decimal", "decimal") if decimals == 1 else ("decimaler", "decimals")
    return Text(
        f"Skriv højst {decimals} {da}: finere sammenlignes værdien ikke.",
        f"Write at most {decimals} {en}: the value is not compared any finer.",
    )


_MUST = {
    Operator.LT: Text("Skal være lavere end", "Must be lower than"),
    Operator.LE: Text("Skal være højst som", "Must be at most as"),
    Operator.GT: Text("Skal være højere end", "Must be higher than"),
    Operator.GE: Text("Skal være mindst som", "Must be at least as"),
}
_NO_NUMBER = Text(
    "Det er ikke et tal, eller det kan læses på to måder. Skriv f.eks. 88,5 uden tusindtalsskilletegn.",
    "This is no number, or can be read in two ways. Write e.g. 88.5 without a thousands separator.",
)
_NOT_WHOLE = Text(
    "Skriv et helt tal: værdien sammenlignes uden decimaler.",
    "Write a whole number: the value is compared without decimals.",
)
