"""Answers beside the ones before them."""

from decimal import Decimal

from tests.builders import NOW, ago
from tests.unit.scoring.facts import instrument
from triage.clinical.questionnaire import Answer, Item, Questionnaire, Response
from triage.workflow.chart.responses import response_views

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


def test_that_a_score_stands_over_its_answers_with_the_safety_item() -> None:
    answers = tuple(Answer(f"phq9-{n}", Decimal(n == 9), str(n == 9)) for n in range(1, 10))
    response = Response("QuestionnaireResponse/r1", "1", "q|1", "completed", ago(hours=1), answers)
    (view,) = response_views([response], [], [instrument("phq9")])
    assert [text.da for text in view.scores] == ["PHQ-9: 1 (ingen eller minimal); spørgsmål 9: 1"]


def test_that_answers_to_no_instrument_have_no_score() -> None:
    (view,) = response_views([answered(1, "Ja")], [], [instrument("phq9")])
    assert view.scores == ()
