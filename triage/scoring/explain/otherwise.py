"""What else would have given another colour, for what is answered and not measured; and when nothing alone would."""

from collections.abc import Iterator, Mapping

from triage.clinical.colour import Colour
from triage.errors import Text, listed
from triage.scoring.evaluate.one import evaluate_one
from triage.scoring.explain.answer_words import Displays
from triage.scoring.explain.explain import Explained, why_grey
from triage.scoring.explain.result import Result
from triage.scoring.explain.retold import explained_again
from triage.scoring.explain.words import input_name, spoken
from triage.scoring.inputs.values import PatientInputs
from triage.scoring.numbers import exact
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import Input, InputKind, RuleSet

_ANOTHER = Text("et andet svar", "another answer")


def otherwise(result: Result, rule_set: RuleSet, displays: Displays) -> tuple[Text, ...]:
    """Return a sentence for each answer that could have given another colour, or that no single change would.

    What is measured stands in the result itself (`could_be`); a colour that nothing fired for has no such sentence.
    """
    if not result.fired:
        return ()
    explained = explained_again(result, rule_set)
    tried = [(name, value) for name in _answered(result, rule_set) for value in _others(name, explained)]
    with exact():
        colours = _colours(result, explained, tried)
    ways: dict[str, dict[Colour, Literal]] = {}
    for (name, value), colour in zip(tried, colours, strict=True):
        if colour.rank > result.colour.rank:
            ways.setdefault(name, {}).setdefault(colour, value)
    said = tuple(_sentence(name, found, explained, displays) for name, found in ways.items())
    return said or (() if result.could_be else (_nothing_alone(result),))


def _colours(result: Result, explained: Explained, tried: list[tuple[str, Literal]]) -> tuple[Colour, ...]:
    rule_set, inputs, params = explained.rule_set, explained.inputs, explained.params
    outcome, _ = evaluate_one(rule_set, inputs, params)
    # What the rules do not know of kept the patient from green, and would have all the same.
    is_blocked = not set(why_grey(outcome, explained, ())).issuperset(result.why_grey)
    return evaluate_one(rule_set, PatientInputs(inputs.values), params, tried, is_blocked)[1]


def _answered(result: Result, rule_set: RuleSet) -> Iterator[str]:
    """Yield the answers that a rule of the colour in force rests on."""
    for name in dict.fromkeys(name for rule in result.fired for name in rule.rests_on):
        if name in rule_set.inputs and rule_set.inputs[name].kind is InputKind.ANSWER:
            yield name


def _others(name: str, explained: Explained) -> tuple[Literal, ...]:
    """Return the other answers that there are: the opposite of yes or no, or the rest of the codes."""
    value, declared = explained.value(name), explained.rule_set.inputs[name]
    if isinstance(value, bool):
        return (not value,)
    return _codes_but(value, declared) if isinstance(value, str) else ()


def _codes_but(value: str, declared: Input) -> tuple[str, ...]:
    return tuple(code for code in declared.codes if code != value)


def _sentence(name: str, ways: Mapping[Colour, Literal], explained: Explained, displays: Displays) -> Text:
    """Return "Mere åndenød »ja«: ville have været gul ved »nej«"."""
    found = explained.inputs.values[name]
    called = input_name(explained.rule_set.inputs[name], found)
    now = _said(name, found.value, displays)
    each = listed(_at(colour, _said(name, value, displays)) for colour, value in ways.items())
    return Text(
        f"{called.da} »{now.da}«: ville have været {each.da}",
        f'{called.en} "{now.en}": would have been {each.en}',
    )


def _at(colour: Colour, answer: Text) -> Text:
    if answer == _ANOTHER:
        return Text(f"{colour.words.da} ved {answer.da}", f"{colour.words.en} at {answer.en}")
    return Text(f"{colour.words.da} ved »{answer.da}«", f'{colour.words.en} at "{answer.en}"')


def _said(name: str, value: Literal | None, displays: Displays) -> Text:
    if not isinstance(value, str):
        return Text(spoken(value, "da"), spoken(value, "en"))
    shown = displays.get((name, value))
    return Text(shown, shown) if shown else _ANOTHER


def _nothing_alone(result: Result) -> Text:
    worst = result.colour.words
    count = sum(rule.colour is result.colour for rule in result.fired)
    if count > 1:
        return Text(
            f"Ingen enkelt værdi ville have ændret farven: {count} grunde gør hver for sig patienten {worst.da}",
            f"No single value would have changed the colour: {count} reasons each make the patient {worst.en}",
        )
    return Text(
        "Hvad der ville have ændret farven, kan ikke regnes ud for denne grund",
        "What would have changed the colour cannot be worked out for this reason",
    )
