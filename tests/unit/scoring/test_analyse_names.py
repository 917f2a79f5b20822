"""Names that lead nowhere, and what nothing uses."""

import pytest

from tests.unit.scoring.facts import rule, rule_text
from tests.unit.scoring.test_analyse import found, told
from triage.scoring.analyse.facts import UNITS_OF_FACTS
from triage.scoring.inputs import meta


@pytest.mark.parametrize(
    ("code", "declared", "text"),
    [
        (
            "unknown-reading",
            "kind: reading, code: sp02, agg: last",
            "There is no reading sp02. Correct 'code' to a reading of the catalogue.",
        ),
        (
            "unknown-instrument",
            "kind: score, instrument: cat9",
            "The instrument cat9 does not ship with the program. Until it is loaded the input is always unknown.",
        ),
        (
            "unknown-item",
            "kind: answer, instrument: phq9, item: 11",
            "The instrument phq9 has no item 11. Correct the number.",
        ),
        (
            "unknown-fact",
            "kind: meta, name: age",
            "Nothing in the program knows age, so the input is always unknown. "
            "Known: hours_past_due, hours_since_last_reading, questionnaire_days_overdue.",
        ),
    ],
)
def test_that_a_name_nothing_answers_to_is_told(code: str, declared: str, text: str):
    assert told(code, rule_text(inputs=f"x: {{{declared}}}", rules=rule("[x, '<', 5]"))) == text


@pytest.mark.parametrize(
    "declared",
    [
        "kind: reading, code: spo2, agg: last",
        "kind: score, instrument: cat8",
        "kind: answer, instrument: phq9, item: 9",
        "kind: answer, item: phq9-9",
        "kind: meta, name: hours_past_due",
    ],
)
def test_that_known_names_are_not_told(declared: str):
    text = rule_text(inputs=f"x: {{{declared}}}", rules=rule("[x, '<', 5]"))
    assert not {code for code in ("reading", "instrument", "item", "fact") if found(f"unknown-{code}", text)}


def test_that_the_facts_are_those_the_program_tells():
    assert set(UNITS_OF_FACTS) == set(meta._FACTS)


def test_that_a_source_which_is_not_in_basis_is_told():
    text = rule_text(params="low: {value: 88, unit: '%', min: 80, max: 95, source: [A, B]}")
    assert told("unknown-source", text) == "The source B is not under 'basis'. Add it there or correct the name."


@pytest.mark.parametrize(
    ("code", "changes", "name"),
    [
        ("unused-param", {"rules": rule("[spo2, '<', 88]")}, "low"),
        ("unused-input", {}, "text"),
        ("unused-define", {"define": "sick: [text, '==', a]"}, "sick"),
        ("unused-basis", {"params": "", "rules": rule("[spo2, '<', 88]")}, "A"),
    ],
)
def test_that_what_nothing_uses_is_told(code: str, changes: dict[str, str], name: str):
    (finding,) = found(code, rule_text(**changes))
    assert finding.text.en == f"{name} under '{finding.path.split('.')[0]}' is not used. Use it or delete it."


@pytest.mark.parametrize("code", ["unused-param", "unused-input", "unused-define", "unused-basis"])
def test_that_what_is_used_is_not_told(code: str):
    text = rule_text(define="sick: [text, '==', a]", rules=f"{rule()}, {rule('{ref: sick}', 'sick')}")
    assert found(code, text) == []


def test_that_what_a_reason_shows_or_green_requires_is_used():
    shown = rule().replace("Ilt {spo2}", "Ilt {spo2} {text}")
    assert found("unused-input", rule_text(rules=shown)) == []
    required = "spo2: {kind: reading, code: spo2, agg: last}, text: {kind: answer, item: text, required: true}"
    assert found("unused-input", rule_text(inputs=required)) == []
