"""A department's own Questionnaire: taken in with a licence note, told what it scores, and scored."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from triage.errors import UnreadableError, VisitaError, WrongUseError
from triage.lanes.expressions import Expressions
from triage.scoring.instruments.result import Refusal, Score
from triage.workflow.intake.questionnaires import FormScore, ImportedForm, import_form, score_response

FOLDER = Path(os.environ.get("TRIAGE_ACCEPTANCE", Path(__file__).parents[3].parent / "shared" / "acceptance")) / "fhir"
TOTAL = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
WEIGHT = "http://hl7.org/fhir/StructureDefinition/ordinalValue"


@pytest.fixture(scope="module")
def lane() -> Iterator[Expressions]:
    with Expressions(seconds=10) as opened:
        yield opened


def question(link_id: str, **more: Any) -> dict:
    options = [
        {"valueCoding": {"code": code}, "extension": [{"url": WEIGHT, "valueDecimal": weight}]}
        for code, weight in (("none", 0), ("much", 3))
    ]
    return {"linkId": link_id, "type": "choice", "answerOption": options, **more}


def own(folder: Path, **changed: Any) -> ImportedForm:
    """A form of two questions, the second behind the first, and a total by expression."""
    gate = [{"question": "1", "operator": "=", "answerCoding": {"code": "much"}}]
    sums = {"language": "text/fhirpath", "expression": "%resource.item.answer.weight().sum()"}
    total = {"linkId": "t", "type": "decimal", "text": "I alt", "extension": [{"url": TOTAL, "valueExpression": sums}]}
    items = [question("1"), question("2", enableWhen=gate), total]
    body = {"resourceType": "Questionnaire", "url": "http://x/own", "title": "Eget", "item": items, **changed}
    path = folder / "own.json"
    path.write_text(json.dumps(body), encoding="utf-8")
    return import_form(path, "aftale 7")


def answered(chosen: dict[str, str], **changed: Any) -> bytes:
    items = [{"linkId": name, "answer": [{"valueCoding": {"code": code}}]} for name, code in chosen.items()]
    body = {"resourceType": "QuestionnaireResponse", "id": "r1", "status": "completed", "questionnaire": "http://x/own"}
    patient = {"subject": {"reference": "Patient/p1"}, "authored": "2026-11-20T10:00:00Z"}
    return json.dumps({**body, **patient, "item": items, **changed}).encode()


def total(found: FormScore, link_id: str = "t") -> tuple[object, object]:
    """Return the sum of the weights, and what the form's own calculation gave."""
    assert isinstance(found.score, Score)
    return found.score.score, found.calculated[link_id].value


def test_that_a_form_says_what_it_will_score(tmp_path: Path):
    assert own(tmp_path).will_score.da == "Eget: sum af 2 spørgsmål; beregninger, når skemaet er godkendt: I alt"


def test_that_an_approved_form_runs_its_calculation(tmp_path: Path, lane: Expressions):
    form = own(tmp_path)
    found = score_response(form, answered({"1": "much", "2": "much"}), frozenset({form.form.sha256}), lane)
    assert total(found) == (6, 6)


def test_that_a_form_nobody_approved_runs_nothing(tmp_path: Path, lane: Expressions):
    found = score_response(own(tmp_path), answered({"1": "much", "2": "much"}), frozenset({"0" * 64}), lane)
    assert total(found) == (6, None)
    assert "ikke godkendt" in found.calculated["t"].why.da


def test_that_a_changed_form_must_be_approved_anew(tmp_path: Path):
    assert own(tmp_path).form.sha256 != own(tmp_path, title="Andet").form.sha256


def test_that_an_answer_to_what_was_not_asked_counts_in_neither(tmp_path: Path, lane: Expressions):
    form = own(tmp_path)
    found = score_response(form, answered({"1": "none", "2": "much"}), frozenset({form.form.sha256}), lane)
    assert total(found) == (0, 0)


def test_that_a_missing_answer_stops_a_calculation_that_would_count_it_as_0(tmp_path: Path, lane: Expressions):
    form = own(tmp_path)
    found = score_response(form, answered({"1": "much"}), frozenset({form.form.sha256}), lane)
    assert total(found) == (None, None)
    assert "mangler" in found.calculated["t"].why.da


def test_that_weights_the_response_brings_itself_are_not_believed(tmp_path: Path, lane: Expressions):
    form = own(tmp_path)
    coding = {"code": "none", "extension": [{"url": WEIGHT, "valueDecimal": 99}]}
    found = answered({}, item=[{"linkId": "1", "answer": [{"valueCoding": coding}]}])
    assert total(score_response(form, found, frozenset({form.form.sha256}), lane)) == (0, 0)


def test_that_an_answer_the_form_does_not_offer_gives_no_number(tmp_path: Path, lane: Expressions):
    form = own(tmp_path)
    found = score_response(form, answered({"1": "else"}), frozenset({form.form.sha256}), lane)
    assert isinstance(found.score, Refusal)
    assert found.calculated["t"].value is None


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"status": "in-progress"}, "not complete"),
        ({"questionnaire": "http://x/other"}, "another form"),
        ({"resourceType": "Patient"}, "no response"),
        ({"status": "odd"}, "unknown code"),
    ],
)
def test_that_what_is_no_response_to_the_form_is_not_scored(
    tmp_path: Path, lane: Expressions, changed: dict, words: str
):
    found = score_response(own(tmp_path), answered({"1": "much"}, **changed), frozenset(), lane)
    assert found.score is None
    assert found.why_not is not None
    assert words in found.why_not.en


def test_that_a_broken_response_is_a_reason(tmp_path: Path, lane: Expressions):
    assert score_response(own(tmp_path), b"{", frozenset(), lane).why_not is not None


def test_that_a_form_needs_a_licence_note_and_a_file(tmp_path: Path):
    own(tmp_path)
    with pytest.raises(WrongUseError):
        import_form(tmp_path / "own.json", "")
    with pytest.raises(UnreadableError):
        import_form(tmp_path / "none.json", "aftale 7")


def real(name: str, source: str = "lhc-lforms-r4") -> Path:
    path = FOLDER / source / name
    if not path.is_file():
        pytest.skip(f"{source}/{name} is not at hand")
    return path


def first_choices(items: list[dict], number: int) -> list[dict]:
    """Answer every choice with its option of that number, or the last."""
    asked = [item for item in items if item.get("answerOption")]
    options = {item["linkId"]: item["answerOption"] for item in asked}
    picked = {link_id: found[min(number, len(found) - 1)] for link_id, found in options.items()}
    return [{"linkId": name, "answer": [{"valueCoding": found["valueCoding"]}]} for name, found in picked.items()]


@pytest.mark.parametrize(
    ("name", "link_id", "questions"),
    [
        ("phq9.json", "/44261-6", 9),
        ("calc-weight__phq9-with-the-weight-function.json", "/44261-6", 9),
        ("apgar-with-itemWeight-variable.json", "9272-6", 5),
    ],
)
@pytest.mark.parametrize("number", [0, 1, 2])
def test_that_the_sum_agrees_with_the_calculation_of_other_peoples_forms(
    lane: Expressions, name: str, link_id: str, questions: int, number: int
):
    path = real(name)
    form, items = import_form(path, "test"), json.loads(path.read_bytes())["item"]
    response = answered({}, item=first_choices(items, number), questionnaire=form.form.url)
    found = score_response(form, response, frozenset({form.form.sha256}), lane)
    assert total(found, link_id) == (questions * number, questions * number)


@pytest.mark.parametrize("source", ["lhc-lforms-r4", "aehrc-smart-forms"])
def test_that_other_peoples_forms_are_read_or_refused_with_a_reason(source: str):
    if not (FOLDER / source).is_dir():
        pytest.skip(f"{source} is not at hand")
    read = 0
    for path in sorted((FOLDER / source).glob("*.json")):
        if json.loads(path.read_bytes()).get("resourceType") != "Questionnaire":
            continue
        with suppress(VisitaError):
            read += bool(import_form(path, "test").will_score.da)
    assert read
