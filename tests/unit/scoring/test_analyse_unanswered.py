"""The trap of the weaker rule: with an answer left out the patient is green, whatever the answer would have been."""

import pytest

from tests.unit.scoring.facts import rule, rule_text
from tests.unit.scoring.test_analyse import SPO2, found

INPUTS = f"{SPO2}, fall: {{kind: answer, item: fall, decimals: 0}}, ill: {{kind: answer, item: ill}}"
WORSE = rule("{all: [[fall, '>=', 4], [ill, '==', true]]}", "worse")
CURES = {
    "unless": rule("[fall, '>=', 4]", "weaker", "yellow", "unless: [worse],"),
    "no exclusion": rule("[fall, '>=', 4]", "weaker", "yellow"),
    "grey when unknown": rule("{all: [[fall, '>=', 4], [ill, '!=', true]]}", "weaker", "yellow", "on_unknown: grey,"),
}
TRAPS = {
    "not": "{all: [[fall, '>=', 4], {not: [ill, '==', true]}]}",
    "the opposite": "{all: [[fall, '>=', 4], [ill, '==', false]]}",
    "not of all": "{all: [[fall, '>=', 4], {not: {all: [[fall, '>=', 4], [ill, '==', true]]}}]}",
    "a reference": "{all: [[fall, '>=', 4], {not: {ref: sick}}]}",
}


def text_of(weaker: str, inputs: str = INPUTS) -> str:
    return rule_text(inputs=inputs, define="sick: [ill, '==', true]", rules=f"{WORSE}, {weaker}")


@pytest.mark.parametrize("when", TRAPS.values(), ids=TRAPS)
def test_that_a_weaker_rule_which_excludes_the_worse_one_is_a_trap(when: str):
    (finding,) = found("unanswered-hides", text_of(rule(when, "weaker", "yellow")))
    assert finding.path == "inputs.ill"
    assert finding.text.da == (
        "Uden ill kan patienten blive grøn, selv om enhver værdi af ill giver farve (reglerne worse, weaker). "
        "Brug »unless« i den mildere regel i stedet for »not«, eller gør inputtet påkrævet."
    )


@pytest.mark.parametrize("weaker", CURES.values(), ids=CURES)
def test_that_a_weaker_rule_which_steps_back_is_none(weaker: str):
    assert found("unanswered-hides", text_of(weaker)) == []


def test_that_a_required_answer_is_no_trap():
    required = INPUTS.replace("item: ill", "item: ill, required: true")
    assert found("unanswered-hides", text_of(rule(TRAPS["not"], "weaker", "yellow"), required)) == []


def test_that_an_answer_which_may_be_harmless_is_no_trap():
    assert found("unanswered-hides", rule_text(rules=rule("[text, in, [a, b]]"))) == []


def test_that_a_message_is_asked_for_and_no_trap():
    assert found("unanswered-hides", rule_text(rules=rule("[text, exists]"))) == []


def test_that_every_text_that_is_no_word_of_the_rules_counts_as_an_answer():
    rules = f"{rule('[text, in, [a, b]]')}, {rule('{not: [text, in, [a, b]]}', 'other', 'yellow')}"
    assert len(found("unanswered-hides", rule_text(rules=rules))) == 1


def test_that_the_metrics_of_one_sensor_come_together():
    inputs = "wear: {kind: cgm, metric: active_pct}, low: {kind: cgm, metric: tbr2}"
    red = rule("{all: [[wear, '>=', 70], [low, '>', 1]]}")
    rules = f"{red}, {rule('[wear, <, 70]', 'short', 'grey')}"
    assert found("unanswered-hides", rule_text(inputs=inputs, rules=rules)) == []
    answers = inputs.replace("cgm, metric", "answer, item")
    assert len(found("unanswered-hides", rule_text(inputs=answers, rules=rules))) == 1
