"""The reasons of a stored result for a chart: retold part by part, each with the answers and readings it rests on."""

from collections.abc import Iterator

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.explain.otherwise import otherwise
from triage.scoring.explain.result import Result
from triage.scoring.explain.retold import retold
from triage.scoring.explain.told import Held, Retold
from triage.scoring.explain.unknowns import unknowns
from triage.scoring.rules.model import InputKind, RuleSet
from triage.workflow.chart.assessed import RestsOn, Value, Why
from triage.workflow.chart.chart import Reason
from triage.workflow.chart.known import Known, displays

_NOTHING = Text("", "")


def reasons(result: Result, rule_set: RuleSet | None, facts: Known) -> tuple[Reason, ...]:
    """Return the rules that fired, then what alone keeps the patient from being green."""
    told = {one.rule: one for one in retold(result, rule_set, displays(result, rule_set, facts))} if rule_set else {}
    return (*_fired(result, told, rule_set, facts), *_grey(result))


def why(result: Result, rule_set: RuleSet | None, facts: Known) -> Why:
    """Return what would have changed the colour, what is unknown and what that means, and how old the data are."""
    newest = max(facts.times(name for used in result.inputs for name in used.ids), default=None)
    if rule_set is None:
        return Why(data_at=newest)
    return Why(
        otherwise=otherwise(result, rule_set, displays(result, rule_set, facts)),
        unknowns=unknowns(result, rule_set),
        data_at=newest,
    )


def _fired(result: Result, told: dict[str, Retold], rule_set: RuleSet | None, facts: Known) -> Iterator[Reason]:
    for rule in result.fired:
        again = told.get(rule.id)
        if again is None or rule_set is None:
            yield Reason(rule.colour, rule.reason, rule.detail)
        else:
            values = tuple(_value(held, rule_set, facts) for held in again.held)
            yield Reason(rule.colour, again.headline, rule.detail, values)


def _grey(result: Result) -> Iterator[Reason]:
    for text in result.why_grey:
        yield Reason(Colour.GREY, text, _NOTHING)


def _value(held: Held, rule_set: RuleSet, facts: Known) -> Value:
    declared = rule_set.inputs[held.input]
    rests_on = RestsOn(
        responses=tuple(name for name in held.ids if name in facts.responses),
        link_ids=facts.link_ids(declared),
        kind=(declared.code or "") if declared.kind in (InputKind.READING, InputKind.CGM) else "",
        at=max(facts.times(held.ids), default=None),
    )
    return Value(held, facts.devices_of(held.ids), rests_on)
