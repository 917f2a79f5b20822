"""What keeps a patient from being green although no rule says so."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from tests.builders import NOW, ago, patient
from triage.clinical.questionnaire import Answer, AnswerValue, Response
from triage.scoring.rules.model import Population
from triage.store.records import Facts
from triage.workflow.catalogue import Catalogue
from triage.workflow.score.blocks import blocks_green, outside_population, unseen_safety

CATALOGUE = Catalogue()


def words(**changes: object) -> Response:
    """A response with the patient's own words, an hour old."""
    values = {"authored": ago(hours=1), "received": NOW, "first_received": NOW, **changes}
    answers = (Answer("free_text", "Jeg er utryg", "Jeg er utryg", free_text=True),)
    return Response("QuestionnaireResponse/r1", "1", "daily", "completed", answers=answers, **values)


def reasons(*responses: Response, decided: object = None, **changes: object) -> list[str]:
    person = patient(**{"first_seen": NOW, **changes})
    return [block.text.en for block in blocks_green(person, Facts(responses=list(responses)), decided)]


def test_that_unread_words_block_green() -> None:
    assert reasons(words()) == ["The patient wrote words nobody has read"]


def test_that_words_read_at_a_decision_block_no_longer() -> None:
    assert reasons(words(), decided=NOW) == []


def test_that_words_that_came_after_the_decision_block_again_whenever_they_were_written() -> None:
    assert len(reasons(words(authored=ago(hours=9)), decided=ago(hours=2))) == 1


def test_that_unread_words_do_not_stop_counting_by_waiting() -> None:
    old = words(authored=ago(days=60), received=ago(days=60), first_received=ago(days=60))
    newer = Response("QuestionnaireResponse/r2", "1", "daily", "completed", NOW, (), received=NOW)
    assert len(reasons(old, newer, first_seen=ago(days=90))) == 1


def test_that_words_held_back_by_an_outage_are_no_history() -> None:
    late = words(authored=ago(days=9))
    newer = Response("QuestionnaireResponse/r2", "1", "daily", "completed", NOW, (), received=NOW)
    assert len(reasons(late, newer, first_seen=ago(days=90))) == 1


def test_that_words_in_a_first_load_of_history_do_not_block_for_ever() -> None:
    old = words(authored=ago(days=60), received=NOW)
    newer = Response("QuestionnaireResponse/r2", "1", "daily", "completed", NOW, (), received=NOW)
    assert reasons(old, newer) == []


def unseen(*answers: Answer, rules: str = "copd", decided: datetime | None = None) -> list[str]:
    response = Response("QuestionnaireResponse/r1", "1", "phq", "completed", ago(hours=1), answers, received=NOW)
    rule_set, known = CATALOGUE.library[rules], CATALOGUE.instruments
    found = unseen_safety(rule_set, known, patient(first_seen=NOW), Facts(responses=[response]), decided)
    return [block.text.en for block in found]


def item_9(value: AnswerValue) -> Answer:
    return Answer("phq9-9", value, str(value))


@pytest.mark.parametrize("value", [Decimal(1), Decimal("3.0"), "LA6570-1"])
def test_that_a_flagged_safety_item_nobody_reads_blocks_green(value: AnswerValue) -> None:
    assert ["and nobody has looked at it" in told for told in unseen(item_9(value))] == [True]


@pytest.mark.parametrize("value", [Decimal(7), True, "maybe"])
def test_that_an_unreadable_answer_to_a_safety_item_blocks_green(value: AnswerValue) -> None:
    assert unseen(item_9(value)) == ["PHQ-9 item 9 has an answer that cannot be read, and nobody has looked at it"]


def test_that_two_answers_that_disagree_on_a_safety_item_block_green() -> None:
    assert len(unseen(item_9(Decimal(0)), item_9(Decimal(3)))) == 1


def test_that_a_safety_item_answered_with_no_or_left_out_blocks_nothing() -> None:
    assert unseen(item_9(Decimal(0))) == []
    assert unseen(Answer("phq9-1", Decimal(3), "3")) == []


def test_that_a_safety_item_blocks_until_a_decision_made_after_it_came() -> None:
    assert len(unseen(item_9(Decimal(2)), decided=ago(hours=1))) == 1
    assert unseen(item_9(Decimal(2)), decided=NOW) == []


def test_that_a_safety_item_is_left_to_a_rule_set_that_reads_the_instrument() -> None:
    assert unseen(item_9(Decimal(2)), rules="mental_health") == []


def test_that_data_in_quarantine_block_green() -> None:
    held = blocks_green(patient(), Facts(held=[7]), None)
    assert "quarantine" in held[0].text.en
    assert held[0].ids == ("7",)


def test_that_the_dead_and_the_inactive_are_never_green() -> None:
    assert reasons(deceased=True) == ["The patient is registered as deceased"]
    assert reasons(active=False) == ["The patient is no longer active at the source"]


def test_that_a_patient_who_was_never_received_is_never_green() -> None:
    assert "master data" in reasons(family="", cpr=None)[0]


@pytest.mark.parametrize(
    ("born", "told"),
    [
        (date(2008, 11, 23), []),
        (date(2008, 11, 24), ["The rule set was not made for patients aged 17"]),
        (date(1936, 11, 23), ["The rule set was not made for patients aged 90"]),
        (None, ["The patient's age is not known"]),
    ],
)
def test_that_a_patient_outside_the_population_is_not_green(born: date | None, told: list[str]) -> None:
    adults = Population("copd", 18, 89)
    assert [block.text.en for block in outside_population(adults, patient(birth_date=born), NOW)] == told


def test_that_a_rule_set_without_ages_is_for_everybody() -> None:
    assert list(outside_population(Population("copd"), patient(birth_date=None), NOW)) == []
