"""Answers beside the ones before them."""

from tests.builders import NOW, ago
from triage.clinical.questionnaire import Answer, Item, Questionnaire, Response
from triage.workflow.responses import response_views

DAILY = Questionnaire(
    "Questionnaire/d",
    "http://visita.example/daily",
    "1.0",
    "Daglige spørgsmål",
    (Item("sputum", "Hoster du mere op?", "boolean", required=True), Item("dyspnoea", "Mere åndenød?", "boolean")),
)


def answered(number: int, shown: str, status: str = "completed") -> Response:
    answers = (Answer("dyspnoea", shown == "Ja", shown),)
    return Response(f"QuestionnaireResponse/r{number}", "1", DAILY.canonical, status, ago(hours=9 - number), answers)


def test_that_an_answer_stands_beside_the_one_before() -> None:
    (view,) = response_views([answered(1, "Nej"), answered(2, "Ja")], [DAILY])
    assert (view.lines[0].question, view.lines[0].answer, view.lines[0].previous) == ("Mere åndenød?", "Ja", "Nej")


def test_that_a_required_question_without_an_answer_is_shown_as_unanswered() -> None:
    (view,) = response_views([answered(1, "Ja")], [DAILY])
    shown = [(line.question, line.answer) for line in view.lines]
    assert shown == [("Mere åndenød?", "Ja"), ("Hoster du mere op?", "")]


def test_that_a_withdrawn_response_is_not_shown_as_the_newest() -> None:
    (view,) = response_views([answered(1, "Nej"), answered(2, "Ja", "entered-in-error")], [DAILY])
    assert view.lines[0].answer == "Nej"


def test_that_an_unknown_questionnaire_is_shown_by_its_link_ids() -> None:
    (view,) = response_views([answered(1, "Ja")], [])
    assert (view.title, view.lines[0].question) == (DAILY.canonical, "dyspnoea")
    assert view.authored is not None
    assert view.authored < NOW
