"""What stands in the list: title, for whom, how long, every limit, every two held in order, and every source."""

from dataclasses import dataclass
from enum import Enum, auto

from triage.scoring.drafts.edits.uses import uses_of_param
from triage.scoring.rules.conditions import Operator
from triage.scoring.rules.model import Constraint
from ui.thresholds.rules.known import Known
from ui.thresholds.rules.line_table import Line
from ui.translate import programme_name, tr
from ui.typed_day import written_day


class Of(Enum):
    """What a line is about."""

    TITLE = auto()
    POPULATION = auto()
    END = auto()
    LIMIT = auto()
    ORDER = auto()
    SOURCE = auto()


@dataclass(frozen=True, slots=True)
class Key:
    """A line: the `name` of its limit or source, or its order."""

    of: Of
    name: str = ""
    order: Constraint | None = None


def key_of(known: Known, path: str) -> Key | None:
    """Return the line that a place of the file belongs to, None where it is none of these."""
    orders = known.rule_set.constraints
    keys = {f"constraints[{number}]": Key(Of.ORDER, order=one) for number, one in enumerate(orders)}
    keys |= {f"basis.{name}": Key(Of.SOURCE, name) for name in known.rule_set.basis}
    return ({"title": Key(Of.TITLE), "population": Key(Of.POPULATION), "valid_to": Key(Of.END)} | keys).get(path)


def lines_of(known: Known) -> list[Line]:
    """Return the lines, with what the check says of each."""
    rule_set = known.rule_set
    title = f"{rule_set.title.da} / {rule_set.title.en} · {rule_set.version}"
    lines = [
        Line(Key(Of.TITLE), (tr("Title"), title)),
        Line(Key(Of.POPULATION), (tr("For whom"), population_words(known))),
        Line(Key(Of.END), (tr("How long"), known.findings_beside(end_words(known), "valid_to"))),
    ]
    lines += [_limit(known, name) for name in rule_set.params]
    for number, order in enumerate(rule_set.constraints):
        said = known.findings_beside(order_words(known, order), f"constraints[{number}]")
        lines.append(Line(Key(Of.ORDER, order=order), (tr("Held in order"), said)))
    for name, citation in rule_set.basis.items():
        said = known.findings_beside(f"{name}: {citation}", f"basis.{name}")
        lines.append(Line(Key(Of.SOURCE, name), (tr("Source"), said)))
    return lines


def population_words(known: Known) -> str:
    """Return whom the rule set is for: "KOL, 18 år eller derover"."""
    whom = known.rule_set.population
    ages = {
        (True, True): tr("{low} to {high} years"),
        (True, False): tr("{low} years or older"),
        (False, True): tr("up to {high} years"),
        (False, False): tr("of every age"),
    }[whom.min_age is not None, whom.max_age is not None]
    told = ages.format(low=whom.min_age, high=whom.max_age)
    return f"{programme_name(whom.programme)}, {told}" if whom.programme else told


def end_words(known: Known) -> str:
    """Return how long the rule set counts: "til og med 31.12.2027"."""
    last = known.rule_set.valid_to
    return tr("until another version counts") if last is None else tr("through {day}").format(day=written_day(last))


def order_words(known: Known, order: Constraint) -> str:
    """Return two limits that are held in order: "rød iltmætning er altid under gul iltmætning"."""
    return f"{known.labels[order.left]} {order_operators()[order.operator]} {known.labels[order.right]}"


def order_operators() -> dict[Operator, str]:
    """Return how two limits can be held in order."""
    return {
        Operator.LT: tr("is always below"),
        Operator.LE: tr("is never above"),
        Operator.GT: tr("is always above"),
        Operator.GE: tr("is never below"),
    }


def _limit(known: Known, name: str) -> Line:
    used = uses_of_param(known.rule_set, name)
    said = known.findings_beside(f"{known.limit_called(name)} ({name})", f"params.{name}")
    words = said if used else f"{said}\n{tr('no rule uses it')}"
    return Line(Key(Of.LIMIT, name), (tr("Limit"), words), is_wrong=known.is_wrong_at(f"params.{name}"))
