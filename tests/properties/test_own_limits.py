"""Limits of a patient's own: none changes nothing, one changes the rules that use it alone, none proves one well."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOW
from tests.unit.scoring.facts import shipped
from triage.clinical.colour import Colour
from triage.clinical.own_limit import OwnLimit
from triage.scoring.assess import assess
from triage.scoring.explain.result import Result
from triage.scoring.inputs.values import given_inputs
from triage.scoring.rules.conditions import ParamRef
from triage.scoring.rules.model import Param, Rule
from triage.workflow.score.outcome import basis_of
from triage.workflow.score.own_limits import next_edge, own_values

KOL = shipped("kol")
OWN = [param for param in KOL.params.values() if param.patient_override]
NUMBERS = {"spo2": (60, 100), "pulse": (20, 180), "rr": (5, 45)}
inputs = st.fixed_dictionaries(
    {name: st.none() | st.integers(*ends).map(Decimal) for name, ends in NUMBERS.items() if name in KOL.inputs}
)


def one_limit(param: Param) -> st.SearchStrategy[OwnLimit]:
    whole = st.integers(int(param.min), int(param.max)).map(Decimal)
    return whole.map(lambda value: limit(param.name, value))


limits = st.sampled_from(OWN).flatmap(one_limit)


def limit(param: str, value: Decimal, days: int = 30) -> OwnLimit:
    return OwnLimit(1, KOL.name, param, value, "prøve", "tester", NOW, NOW + timedelta(days=days))


def judged(found: dict[str, Decimal | None], *own: OwnLimit) -> Result:
    values = own_values(KOL, own, NOW)
    return assess(KOL, given_inputs(KOL, found), values.values, [values.fault] if values.fault else [])


def uses(rule: Rule, param: str) -> bool:
    operands = [comparison.operand for comparison in KOL.compared(rule)]
    return any(isinstance(operand, ParamRef) and operand.name == param for operand in operands)


@given(inputs)
def test_that_without_own_limits_a_result_is_the_same_to_the_byte(found: dict[str, Decimal | None]) -> None:
    plain, none = assess(KOL, given_inputs(KOL, found)), judged(found)
    assert plain.to_json() == none.to_json()
    assert basis_of(plain, KOL, ()) == basis_of(none, KOL, (), with_own_limits=False)


@given(inputs, limits)
def test_that_a_limit_changes_only_the_rules_that_use_it(found: dict[str, Decimal | None], own: OwnLimit) -> None:
    before, after = ({rule.id for rule in result.fired} for result in (judged(found), judged(found, own)))
    concerned = {rule.id for rule in KOL.rules if uses(rule, own.param)}
    behind = {rule.id for rule in KOL.rules if concerned & set(rule.unless)}
    assert before ^ after <= concerned | behind


@given(inputs, limits)
def test_that_no_limit_makes_green_of_what_is_not_known(found: dict[str, Decimal | None], own: OwnLimit) -> None:
    if judged({**found, "spo2": None}).colour is Colour.GREEN:
        raise AssertionError("the rule set does not require what it should")
    assert judged({**found, "spo2": None}, own).colour is not Colour.GREEN


@given(limits)
def test_that_the_result_tells_the_limits_it_rests_on_so_that_it_can_be_made_again(own: OwnLimit) -> None:
    result = judged({"spo2": Decimal(88)}, own)
    again = assess(KOL, given_inputs(KOL, {"spo2": Decimal(88)}), {own.param: result.params[own.param]})
    if not own_values(KOL, [own], NOW).fault:
        assert (again.colour, again.fired) == (result.colour, result.fired)


def test_that_a_limit_that_fits_the_rules_no_more_counts_for_nothing_and_nobody_is_green() -> None:
    well = {"spo2": Decimal(95), "hours_past_due": Decimal(0)}
    assert judged(well).colour is Colour.GREEN
    for odd in (limit("spo2_red", Decimal(70)), limit("temp_red", Decimal(39)), limit("gone", Decimal(1))):
        assert judged(well, odd).colour is Colour.GREY


def test_that_a_limit_counts_from_when_it_is_set_until_it_ends_or_is_lifted() -> None:
    own = limit("spo2_red", Decimal(85), days=10)
    assert not own_values(KOL, [own], NOW - timedelta(seconds=1)).values
    assert own_values(KOL, [own], NOW).values == {"spo2_red": Decimal(85)}
    assert not own_values(KOL, [own], own.until).values
    assert next_edge(KOL, [own], NOW) == own.until + timedelta(minutes=1)
    assert next_edge(KOL, [own], own.until) is None
