"""What keeps a patient from being green although no rule says so."""

from tests.builders import NOW, ago, patient
from triage.clinical.questionnaire import Answer, Response
from triage.store.records import Facts
from triage.workflow.blocks import blocks_green


def words(**changes: object) -> Response:
    """A response with the patient's own words, an hour old."""
    values = {"authored": ago(hours=1), "received": NOW, **changes}
    answers = (Answer("free_text", "Jeg er utryg", "Jeg er utryg", free_text=True),)
    return Response("QuestionnaireResponse/r1", "1", "daily", "completed", answers=answers, **values)


def reasons(*responses: Response, decided: object = None, **changes: object) -> list[str]:
    person = patient(**changes)
    return [text.en for text in blocks_green(person, Facts(responses=list(responses)), decided)]


def test_that_unread_words_block_green() -> None:
    assert reasons(words()) == ["The patient wrote words nobody has read"]


def test_that_words_read_at_a_decision_block_no_longer() -> None:
    assert reasons(words(), decided=NOW) == []


def test_that_words_written_after_the_decision_block_again() -> None:
    assert len(reasons(words(), decided=ago(hours=2))) == 1


def test_that_unread_words_do_not_stop_counting_by_waiting() -> None:
    old = words(authored=ago(days=60), received=ago(days=60))
    newer = Response("QuestionnaireResponse/r2", "1", "daily", "completed", NOW, (), received=NOW)
    assert len(reasons(old, newer)) == 1


def test_that_words_in_a_first_load_of_history_do_not_block_for_ever() -> None:
    old = words(authored=ago(days=60), received=NOW)
    newer = Response("QuestionnaireResponse/r2", "1", "daily", "completed", NOW, (), received=NOW)
    assert reasons(old, newer) == []


def test_that_data_in_quarantine_block_green() -> None:
    held = blocks_green(patient(), Facts(held=["Observation"]), None)
    assert "quarantine" in held[0].en


def test_that_the_dead_and_the_inactive_are_never_green() -> None:
    assert reasons(deceased=True) == ["The patient is registered as deceased"]
    assert reasons(active=False) == ["The patient is no longer active at the source"]


def test_that_a_patient_who_was_never_received_is_never_green() -> None:
    assert "master data" in reasons(family="", cpr=None)[0]
