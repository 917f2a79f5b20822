"""What stands between a rule set and its signature: tests, names, dates, words."""

import pytest

from tests.unit.scoring.facts import rule, rule_text
from tests.unit.scoring.test_analyse import codes, found, told
from triage.scoring.rules.load import load_rule_set

FIRES = "{name: low, given: {spo2: 87}, expect: {colour: red}}"


def signed(name: str = "Bodil Holm", at: str = "2026-10-01", sha256: str | None = None, **head: str) -> str:
    """An approved rule set; what is signed is what stands there unless `sha256` says else."""
    text = rule_text().replace("status: example", "status: approved")
    for field, value in ({"valid_from": "2027-01-01"} | head).items():
        text = text.replace(f"{field}: 2026-01-01", f"{field}: {value}").replace(f"{field}: null", f"{field}: {value}")
    whole = sha256 or load_rule_set(text).sha256
    return text.replace("sign_off: null", f"sign_off: {{name: {name}, role: head, at: {at}, sha256: '{whole}'}}")


SIGNING = {"approved-by-author", "changed-after-sign-off", "effective-in-past", "not-signed", "ends-before-start"}


def test_that_a_signature_of_another_person_on_this_content_stands():
    assert codes(signed()) & SIGNING == set()


def test_that_nobody_approves_what_is_their_own():
    (finding,) = found("approved-by-author", signed("EXAMPLE"))
    assert finding.text.da == "EXAMPLE har både skrevet og godkendt regelsættet. En anden skal godkende."


def test_that_content_changed_after_the_signature_is_told():
    text = signed(sha256="0" * 64)
    sha256 = load_rule_set(text).sha256
    assert told("changed-after-sign-off", text) == (
        f"The signature is of other content: the file's sha256 is {sha256}. Approve it again."
    )


def test_that_approved_without_a_signature_is_told():
    text = rule_text().replace("status: example", "status: approved")
    assert told("not-signed", text) == "The rule set says 'approved' but nobody has signed it ('sign_off')."


@pytest.mark.parametrize(
    ("status", "start", "is_told"),
    [
        ("draft", "2026-11-24", True),
        ("draft", "2026-11-25", False),
        ("approved", "2026-11-24", True),
        ("example", "2026-01-01", False),
        ("retired", "2026-01-01", False),
    ],
)
def test_that_a_rule_set_not_yet_signed_must_start_today_or_later(status: str, start: str, is_told: bool):
    text = rule_text().replace("status: example", f"status: {status}").replace("2026-01-01", start)
    assert bool(found("effective-in-past", text)) is is_told


@pytest.mark.parametrize(("start", "is_told"), [("2026-09-30", True), ("2026-10-01", False)])
def test_that_a_signed_rule_set_must_not_start_before_the_signature(start: str, is_told: bool):
    texts = [one.text.en for one in found("effective-in-past", signed(at="'2026-10-01T09:00:00Z'", valid_from=start))]
    assert texts == is_told * [
        f"The rule set is valid from {start}, before it is approved (2026-10-01). Choose a later date."
    ]


def test_that_an_end_before_the_start_is_told():
    text = rule_text().replace("valid_from:", "valid_to: 2025-12-31\nvalid_from:")
    assert told("ends-before-start", text) == (
        "'valid_to' (2025-12-31) is before 'valid_from' (2026-01-01). Correct the dates."
    )
    assert found("ends-before-start", text.replace("2025-12-31", "2026-01-01")) == []


def test_that_a_failing_test_is_told_with_what_came_out():
    text = rule_text(tests="{name: low, given: {spo2: 87}, expect: {colour: green}}")
    (finding,) = found("failing-test", text)
    assert (finding.path, finding.text.da) == ("tests[0]", "Testen »low«: colour green ≠ red")
    assert found("failing-test", rule_text(tests=FIRES)) == []


def test_that_a_rule_no_test_fires_is_told():
    assert told("untested-rule", rule_text()) == (
        "No test fires the rule low. Add one; without it the rule set cannot be approved."
    )
    assert found("untested-rule", rule_text(tests=FIRES)) == []


def test_that_a_slot_of_a_reason_which_is_nothing_is_told():
    text = rule_text(rules=rule().replace("O2 {spo2}", "O2 {spo2} {limit}"))
    assert told("unknown-slot", text) == (
        "{limit} in the reason is neither an input nor a parameter and is shown as a dash. Correct the name."
    )
    assert found("unknown-slot", rule_text()) == []


def test_that_reasons_which_show_different_values_are_told():
    text = rule_text(rules=rule().replace("O2 {spo2}", "O2 {low}"))
    assert told("reasons-differ", text) == (
        "The reason does not show the same values in Danish and English: low, spo2."
    )
    assert found("reasons-differ", rule_text()) == []


def test_that_a_deadline_of_no_hours_is_told():
    text = rule_text(rules=rule().replace("act_within_h: 4", "act_within_h: 0"))
    assert told("no-deadline", text) == (
        "The deadline is 0 hours, so the patient is overdue as soon as the rule fires. Write how many hours there are."
    )
    assert found("no-deadline", rule_text()) == []
