"""Rules that hush a worse one, and answers that are not listed."""

import pytest

from tests.unit.scoring.facts import rule, rule_text
from tests.unit.scoring.test_analyse import found


@pytest.mark.parametrize(("worse", "is_wrong"), [("red", True), ("yellow", False)])
def test_that_a_rule_may_not_step_back_for_a_milder_one(worse: str, is_wrong: bool):
    rules = f"{rule(name='low', colour=worse, more='unless: [fast],')}, {rule(name='fast', colour='yellow')}"
    told = [one.text.da for one in found("milder-silences", rule_text(rules=rules))]
    assert told == is_wrong * [
        "Reglen low (rød) viger for fast (gul), så rød kan blive gul. "
        "Kun en regel, der er mindst lige så alvorlig, må stå under »unless«."
    ]


@pytest.mark.parametrize(("codes", "is_told"), [("", True), (", codes: [a, b]", False)])
def test_that_a_text_answer_should_list_its_codes(codes: str, is_told: bool):
    inputs = f"spo2: {{kind: reading, code: spo2, agg: last}}, text: {{kind: answer, item: text{codes}}}"
    told = found("codes-missing", rule_text(inputs=inputs, rules=rule("[text, '==', a]")))
    assert [one.path for one in told] == is_told * ["inputs.text"]
