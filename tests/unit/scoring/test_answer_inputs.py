"""Which answer counts: of two questionnaires, of an old response, of a code nobody knows."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.unit.scoring.facts import NOW, ago, enrolment, instrument, kinds, response, shipped
from triage.clinical.questionnaire import Response
from triage.scoring.inputs.gather import inputs_for
from triage.scoring.inputs.values import InputValue, PatientInputs, Status
from triage.scoring.rules.model import Freshness

WISH = shipped().inputs["wants_contact"]


def gathered(*responses: Response, now: Any = NOW, **changes: Any) -> PatientInputs:
    rules = replace(shipped(), inputs={**shipped().inputs, "wants_contact": replace(WISH, **changes)})
    scales = {code: instrument(code) for code in ("cat8", "mmrc")}
    return inputs_for(rules, kinds(), scales, [], responses, enrolment(), now)


def wish(*responses: Response, **changes: Any) -> InputValue:
    return gathered(*responses, **changes).values["wants_contact"]


def form(name: str, number: int, hours: float, **answers: Any) -> Response:
    return replace(
        response(number, hours / 24, **answers), questionnaire=f"http://visita.example/Questionnaire/{name}|1.0"
    )


def test_that_two_questionnaires_of_one_day_that_disagree_leave_nothing_to_rely_on():
    found = wish(form("kol", 1, 3, wants_contact="today"), form("diabetes", 2, 2, wants_contact="none"))
    assert (found.status, found.evidence.ids) == (Status.UNUSABLE, ("r1", "r2"))


def test_that_a_form_which_leaves_the_question_out_does_not_hide_the_other_ones_answer():
    asked_before = form("diabetes", 1, 200, wants_contact="none")
    found = wish(asked_before, form("kol", 2, 3, wants_contact="today"), form("diabetes", 3, 2, other=True))
    assert found.value == "today"


def test_that_of_two_questionnaires_days_apart_the_newest_counts():
    assert wish(form("kol", 1, 80, wants_contact="today"), form("diabetes", 2, 2, wants_contact="none")).value == "none"


def test_that_two_responses_of_the_same_time_that_disagree_leave_nothing_to_rely_on():
    found = wish(form("kol", 1, 2, wants_contact="today"), form("kol", 2, 2, wants_contact="none"))
    assert found.status is Status.UNUSABLE


def test_that_a_code_nobody_knows_is_unusable():
    assert wish(form("kol", 1, 2, wants_contact="TODAY")).status is Status.UNUSABLE


@pytest.mark.parametrize(
    ("freshness", "status"), [(Freshness.STRICT, Status.UNUSABLE), (Freshness.LAPSES, Status.ABSENT)]
)
def test_that_an_answer_older_than_its_window_no_longer_counts(freshness: Freshness, status: Status):
    old = form("kol", 1, 24 * 14, wants_contact="none")
    assert wish(old, freshness=freshness).status is status
    assert wish(old, freshness=freshness, window_d=15).value == "none"


def test_that_the_patient_is_scored_again_when_an_answer_grows_too_old():
    until = gathered(form("kol", 1, 2, wants_contact="none")).holds_until
    assert until is not None
    found = gathered(form("kol", 1, 2, wants_contact="none"), now=until + timedelta(minutes=1))
    assert found.values["wants_contact"].status is Status.ABSENT


def test_that_an_answer_dated_ahead_of_its_arrival_does_not_become_fresh_by_waiting():
    ahead = replace(form("kol", 1, 2, wants_contact="none"), received=ago(hours=50))
    assert wish(ahead).status is Status.UNUSABLE


def test_that_a_form_sent_twice_does_not_hide_a_change():
    def cat(number: int, hours: float, answer: int) -> Response:
        return form("month", number, hours, **{f"cat8__{n}": answer for n in range(1, 9)})

    found = gathered(cat(1, 800, 1), cat(2, 2.1, 2), cat(3, 2, 2)).values["cat_delta"]
    assert found.value == 8
