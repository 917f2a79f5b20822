"""Region Midtjylland's home-treatment plans are read whole or refused with the place; real ones where present."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.fhir.build import document, item, response
from triage.__main__ import main
from triage.clinical.colour import Colour
from triage.errors import UnreadableError
from triage.fhir.region.response import read_region_response
from triage.fhir.region.thresholds import read_region_plan, read_region_questionnaire
from triage.fhir.strict import read_body
from triage.scoring.analyse.rule_tests import failures, unfired
from triage.scoring.region.model import AnswerKind, Category
from triage.scoring.region.sentences import Kind
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import Author
from triage.workflow.intake.import_region_plan import RegionImport, import_region_plan

RM = "http://hjemmebehandling.rm.dk"
RED, YELLOW, GREY, GREEN = Colour
Body = dict[str, Any]


def part(name: str, **value: Any) -> Body:
    return {"url": f"{RM}/threshold-{name}", **value}


def threshold(*values: Body, type_: str = "NORMAL", link_id: str = "temp") -> Body:
    told = [part("questionnaire-item-linkid", valueString=link_id), part("type", valueString=type_)]
    return {"url": f"{RM}/threshold", "extension": [*told, *values]}


def between(low: Any = None, high: Any = None, **unit: str) -> Body:
    ends = {name: {"value": end, **unit} for name, end in (("low", low), ("high", high)) if end is not None}
    return part("value-range", valueRange=ends)


def plan(*thresholds: Body, **changes: Any) -> Body:
    action = {"definitionCanonical": "Questionnaire/q1|1", "extension": list(thresholds)}
    return {
        "resourceType": "PlanDefinition",
        "id": "p1",
        "version": "2.0.0",
        "title": "Plan",
        "action": [action],
        **changes,
    }


FEVER = plan(threshold(between(36, 38)), threshold(between(38, 43), type_="CRITICAL"))
UNIT = {
    "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
    "valueCoding": {"system": "http://unitsofmeasure.org", "code": "Cel"},
}
FORM = {
    "resourceType": "Questionnaire",
    "id": "q1",
    "item": [
        {"linkId": "temp", "type": "quantity", "text": "Temperatur", "extension": [UNIT]},
        {
            "linkId": "group",
            "type": "group",
            "enableWhen": [{"question": "temp", "operator": "exists", "answerBoolean": True}],
            "item": [{"linkId": "rash", "type": "boolean", "text": "Udslæt?", "extension": [
                threshold(part("value-boolean", valueBoolean=True), type_="ABNORMAL", link_id="rash"),
                threshold(part("value-boolean", valueBoolean=False), link_id="rash"),
            ]}],
        },
    ],
}  # fmt: skip


def answered(value: Body, **changes: Any) -> Body:
    stored = [{"url": f"{RM}/triaging-category", "valueString": "YELLOW"}]
    items = [item("g", item=[item("temp", value)])]
    return response(*items, questionnaire="Questionnaire/q1", extension=stored, **changes)


def imported(tmp_path: Path, *bodies: Body | str) -> RegionImport:
    paths = [tmp_path / f"{number}.json" for number in range(len(bodies))]
    for path, body in zip(paths, bodies, strict=True):
        path.write_bytes(document(body))
    return import_region_plan(paths, Author("example", "nurse"))


def test_that_a_plan_is_read_from_bytes_and_from_json_alike() -> None:
    assert read_region_plan(document(FEVER)) == read_region_plan(read_body(document(FEVER)))


def test_that_limits_keep_their_decimals_and_an_end_that_is_left_out_is_open() -> None:
    (form,) = read_region_plan(document(plan(threshold(between(high=37.40))))).forms
    (found,) = form.thresholds
    assert (found.low, str(found.high), found.category, form.questionnaire) == (
        None,
        "37.4",
        Category.NORMAL,
        "Questionnaire/q1",
    )


def test_that_each_questionnaire_of_a_plan_has_its_own_thresholds() -> None:
    actions = [{"definitionCanonical": f"Questionnaire/q{n}", "extension": [threshold(between(n))]} for n in (1, 2)]
    forms = read_region_plan(document(plan(action=[{"action": actions}]))).forms
    assert [(form.questionnaire, [int(found.low or 0) for found in form.thresholds]) for form in forms] == [
        ("Questionnaire/q1", [1]),
        ("Questionnaire/q2", [2]),
    ]


@pytest.mark.parametrize(
    ("faulty", "place"),
    [
        (threshold(between(36, 38), type_="WARNING"), "threshold-type"),
        (threshold(), ""),
        (threshold(between(36), part("value-boolean", valueBoolean=True)), ""),
        (threshold(part("value-range")), ".valueRange"),
        (threshold(part("value-option", valueString="Ja")), ".extension[2]"),
        (threshold(between("36", 38)), ".valueRange.low.value"),
        (threshold(between(36, 38, comparator="<")), ".comparator"),
        (threshold(between(36, 38, unit="grader")), ".unit"),
        ({"url": f"{RM}/threshold", "extension": [part("type", valueString="NORMAL")]}, "linkid"),
    ],
)
def test_that_a_threshold_that_cannot_be_read_is_told_with_its_place(faulty: Body, place: str) -> None:
    found = read_region_plan(document(plan(threshold(between(36, 38)), faulty)))
    (fault,) = found.faults
    assert fault.path.startswith("PlanDefinition.action[0].extension[1]")
    assert place in fault.path


def test_that_a_threshold_outside_every_questionnaire_is_no_threshold_lost() -> None:
    stray = plan(action=[{"extension": [threshold(between(1))]}], extension=[threshold(between(2))])
    assert [fault.path for fault in read_region_plan(document(stray)).faults] == [
        "PlanDefinition.extension[0]",
        "PlanDefinition.action[0].extension[0]",
    ]


def test_that_a_unit_is_read_by_its_code_or_a_text_that_means_one() -> None:
    ucum = {"system": "http://unitsofmeasure.org", "code": "Cel"}
    for unit in (ucum, {"unit": "°C"}):
        (form,) = read_region_plan(document(plan(threshold(between(36, 38, **unit))))).forms
        assert form.thresholds[0].unit == "Cel"


def test_that_a_questionnaire_adds_words_units_thresholds_and_conditions() -> None:
    found = read_region_questionnaire(document(FORM))
    assert [(one.link_id, one.text, one.unit, one.conditional) for one in found.questions] == [
        ("temp", "Temperatur", "Cel", False),
        ("rash", "Udslæt?", None, True),
    ]
    assert [(one.link_id, one.value, one.source) for one in found.thresholds] == [
        ("rash", True, "FORM"),
        ("rash", False, "FORM"),
    ]


@pytest.mark.parametrize("body", ["", "[1]", {"resourceType": "Patient", "id": "p"}, plan(id="no id")])
def test_that_what_is_no_plan_is_refused(body: Body | str) -> None:
    with pytest.raises(UnreadableError):
        read_region_plan(document(body))


@pytest.mark.parametrize(
    ("value", "kind", "unit", "is_exact"),
    [
        ({"valueDecimal": 37.5}, AnswerKind.NUMBER, None, True),
        ({"valueQuantity": {"value": 37.5}}, AnswerKind.NUMBER, None, True),
        ({"valueQuantity": {"value": 37.5, "unit": "°F"}}, AnswerKind.NUMBER, "[degF]", True),
        ({"valueQuantity": {"value": 37.5, "unit": "hot"}}, AnswerKind.NUMBER, "hot", True),
        ({"valueQuantity": {"value": 37.5, "comparator": "<"}}, AnswerKind.NUMBER, None, False),
        ({"valueBoolean": True}, AnswerKind.BOOLEAN, None, True),
        ({"valueString": "ja"}, AnswerKind.TEXT, None, True),
        ({"valueDate": "2026-01-01"}, AnswerKind.OTHER, None, True),
    ],
)
def test_that_an_answer_in_a_group_is_seen_as_their_evaluator_sees_it(
    value: Body, kind: AnswerKind, unit: str | None, is_exact: bool
) -> None:
    found = read_region_response(document(answered(value)))
    (answer,) = found.answers
    assert (answer.kind, answer.unit, answer.is_exact) == (kind, unit, is_exact)
    assert (found.stored, found.questionnaire) == (YELLOW, "Questionnaire/q1")


def test_that_files_become_a_draft_and_a_comparison(tmp_path: Path) -> None:
    found = imported(tmp_path, FEVER, FORM, answered({"valueQuantity": {"value": 100.4, "unit": "°F"}}))
    (form,) = found.forms
    (compared,) = form.responses
    assert load_rule_set(form.text).inputs.keys() == {"temperatur", "udslaet"}
    assert (compared.theirs, compared.ours, compared.stored) == (RED, GREY, YELLOW)
    assert [one.kind for one in compared.differences if one.differs] == [Kind.UNIT]


def test_that_a_threshold_that_cannot_be_relied_on_keeps_its_form_out(tmp_path: Path) -> None:
    for faulty in (plan(threshold(between(38, 36))), plan(threshold()), plan()):
        found = imported(tmp_path, faulty)
        assert (found.forms, len(found.faults)) == ([], 1)


def test_that_what_is_not_compared_is_said(tmp_path: Path) -> None:
    other = answered({"valueDecimal": 37}) | {"questionnaire": "Questionnaire/q9"}
    remarks = [text.en for text in imported(tmp_path, FEVER, other).remarks]
    assert any("was not compared" in text for text in remarks)
    assert any("is not among the files" in text for text in remarks)


def test_that_a_threshold_for_a_question_nobody_asks_is_said(tmp_path: Path) -> None:
    lost = plan(threshold(between(36, 38), link_id="temperature"))
    assert any("does not ask" in text.en for text in imported(tmp_path, lost, FORM).remarks)


def test_that_one_unreadable_file_does_not_stop_the_others(tmp_path: Path) -> None:
    found = imported(tmp_path, "{", FEVER, {"resourceType": "Patient", "id": "p"})
    assert (len(found.forms), len(found.faults)) == (1, 2)


def test_that_the_command_writes_drafts_and_says_that_there_are_differences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "plan.json", tmp_path / "out"
    file.write_bytes(document(FEVER))
    assert main(["rules", "from-plan", str(file), "--out", str(out), "--json"]) == 1
    (written,) = out.iterdir()
    (told,) = json.loads(capsys.readouterr().out)["rule_sets"]
    assert told["text"] == written.read_text(encoding="utf-8")
    assert {one["kind"] for edge in told["edges"] for one in edge["differences"]} >= {"missing", "type", "boundary"}


def test_that_the_command_tells_wrong_use_from_failure(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_bytes(document(plan(threshold())))
    assert main(["rules", "from-plan", str(file)]) == 3
    assert main(["rules", "from-plan", str(tmp_path / "nothing.json")]) == 2


@pytest.fixture(scope="module")
def real(real_data: Path) -> RegionImport:
    folder = real_data / "rm-hjemmebehandling"
    files = [*sorted(folder.glob("plandefinition-*.json")), *sorted(folder.glob("questionnaire*-*.json"))]
    return import_region_plan(files, Author("example", "nurse"))


def test_that_every_real_plan_becomes_drafts_that_pass_their_own_tests(real: RegionImport) -> None:
    assert real.faults == []
    assert len(real.forms) == 4
    for form in real.forms:
        rule_set = load_rule_set(form.text)
        assert (failures(rule_set), unfired(rule_set)) == ((), ())


def test_that_their_evaluator_agrees_with_the_colours_stored_but_for_those_set_by_hand(real: RegionImport) -> None:
    # Both responses stored as yellow are normal in every answer: their demonstration sets them by hand.
    stored = {one.name.en: (one.theirs, one.stored) for form in real.forms for one in form.responses}
    assert len(stored) == 6
    assert {name.rpartition("/")[2]: both for name, both in stored.items() if both[0] is not both[1]} == {
        "questionnaireresponse-3": (GREEN, YELLOW),
        "questionnaireresponse-infektionsmedicinsk-3": (GREEN, YELLOW),
    }


def test_that_real_answers_are_never_milder_with_us(real: RegionImport) -> None:
    for one in (one for form in real.forms for one in form.responses):
        assert one.theirs is not None
        assert one.ours.rank <= one.theirs.rank
