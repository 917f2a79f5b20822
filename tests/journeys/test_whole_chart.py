"""A chart tells whom to talk with and how, what was told, and why the colour; and it can be copied."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.builders import ago, bundle, fhir_care_plan, fhir_daily_answers, fhir_daily_form, fhir_patient, fhir_spo2
from tests.people import colleague
from triage.access.relation import EmergencyReason, LegalGround
from triage.access.roles import Role
from triage.clinical.aside import PersonAside
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.errors import NotAllowedError
from triage.store.tables import audit
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.chart.explain import explain
from triage.workflow.chart.journal import journal_text
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import row_of
from triage.workflow.rights.emergency import break_glass
from triage.workflow.rights.privacy import mark_private
from triage.workflow.score.score import score

HL7 = "http://hl7.org/fhir/StructureDefinition"
ADVICE = "Kontakt afdelingen, hvis du får det værre"
CODING = {"system": "http://visita.example/CodeSystem/contact", "code": "today", "display": "Ja, i dag"}


def person(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        **fhir_patient(number),
        "communication": [{"language": {"text": "arabisk"}, "preferred": True}],
        "extension": [{"url": f"{HL7}/patient-interpreterRequired", "valueBoolean": True}],
        **changes,
    }


def form() -> dict[str, Any]:
    made = fhir_daily_form()
    return {**made, "item": [{"linkId": "advice", "type": "display", "text": ADVICE}, *made["item"]]}


def answers() -> dict[str, Any]:
    made = fhir_daily_answers(at=ago(hours=2), more_dyspnoea=True, free_text="Kan I ringe?")
    made["item"].append({"linkId": "wants_contact", "answer": [{"valueCoding": CODING}]})
    return {
        **made,
        "source": {"reference": "RelatedPerson/r1"},
        "extension": [{"url": f"{HL7}/questionnaireresponse-completionMode", "valueCodeableConcept": mode("PHONE")}],
    }


def mode(code: str) -> dict[str, Any]:
    return {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode", "code": code}]}


def daughter() -> dict[str, Any]:
    return {
        "resourceType": "RelatedPerson",
        "id": "r1",
        "patient": {"reference": "Patient/p1"},
        "relationship": [{"text": "datter"}],
        "name": [{"text": "Mette Eksempel"}],
        "telecom": [{"system": "phone", "value": "70 00 00 01"}],
    }


@pytest.fixture
def told(app: Application, tmp_path: Path) -> Application:
    """A store with one red patient who told much, and a namesake."""
    other = {**fhir_patient(2), "name": [{"family": "Eksempel", "given": ["Person"]}]}
    sent = [person(), daughter(), fhir_care_plan(), form(), answers(), fhir_spo2(86)]
    (tmp_path / "told.json").write_bytes(bundle(*sent, other, fhir_care_plan(2), fhir_spo2(95, 2, 2)))
    import_files(app, [tmp_path / "told.json"])
    score(app)
    return app


def test_that_a_chart_says_how_to_talk_with_the_patient_and_whom_to_call(told: Application) -> None:
    beside = open_chart(told, 1).beside
    assert beside.person == PersonAside("arabisk", needs_interpreter=True)
    assert [(one.relation, one.name, one.phone) for one in beside.relatives] == [
        ("datter", "Mette Eksempel", "70 00 00 01")
    ]
    assert [one.words for one in beside.contact_wishes] == ["Ja, i dag"]


def test_that_a_chart_says_what_the_patient_was_told_and_how_and_by_whom_it_was_answered(told: Application) -> None:
    chart = open_chart(told, 1)
    assert chart.beside.told == (ADVICE,)
    assert (chart.responses[0].mode, chart.responses[0].relative) == ("PHONE", "datter Mette Eksempel")


def test_that_who_is_called_nearly_the_same_is_counted_and_not_named(told: Application) -> None:
    chart = open_chart(told, 1)
    assert chart.beside.namesakes == 1


def test_that_a_reason_names_the_device_the_reading_and_the_question_it_rests_on(told: Application) -> None:
    (assessment,) = open_chart(told, 1).assessments
    by_input = {value.held.input: value for reason in assessment.reasons for value in reason.values}
    assert by_input["spo2"].rests_on.kind == "spo2"
    assert by_input["spo2"].rests_on.at == ago(hours=1)
    assert by_input["wants_contact"].rests_on.link_ids == ("wants_contact",)
    assert by_input["wants_contact"].held.value.da == "Ja, i dag"


def test_that_the_colour_in_the_list_is_marked_and_the_data_are_dated(told: Application) -> None:
    (assessment,) = open_chart(told, 1).assessments
    assert assessment.why.is_listed
    assert assessment.why.data_at == ago(hours=1)
    assert not open_chart(told, 1).beside.is_waiting


def test_that_data_which_nobody_assessed_yet_are_told_of(told: Application, tmp_path: Path) -> None:
    (tmp_path / "more.json").write_bytes(bundle(fhir_spo2(80, 9)))
    import_files(told, [tmp_path / "more.json"])
    assert open_chart(told, 1).beside.is_waiting


def test_that_a_secretary_is_told_nothing_of_it(told: Application) -> None:
    chart = open_chart(colleague(told, "sekretaer", Role.MEDICAL_SECRETARY), 1)
    assert chart.assessments[0].colour is Colour.RED
    assert not [word for word in ("arabisk", "Mette", ADVICE, "Ja, i dag", "86") if word in repr(chart)]


def test_that_text_for_the_record_begins_with_whose_it_is_and_has_no_number(told: Application) -> None:
    text = journal_text(told, 1, "da")
    assert text.startswith(
        "EKSEMPEL, Person 1, født 1952\nFra Visita 23. nov. kl. 10.00\nKOL: rød (vurderet 23. nov. kl. "
    )
    assert "Iltmætning 86 %, rød ved 87 % eller derunder" in text
    assert "- Patienten skriver: »Kan I ringe?«" in text
    assert not [word for word in ("9995", "Mette") if word in text]


def test_that_text_for_the_record_speaks_english_too(told: Application) -> None:
    assert "COPD: red (assessed 23 Nov at 10:00, " in journal_text(told, 1, "en")


def test_that_copying_for_the_record_is_logged(told: Application) -> None:
    journal_text(told, 1, "da")
    assert copied(told) == [1]


def test_that_nothing_is_copied_of_who_is_open_in_an_emergency(told: Application) -> None:
    mark_private(told, 1)
    break_glass(told, 1, EmergencyReason.CONSENT, "Patienten står her", LegalGround.CONSENT)
    assert open_chart(told, 1).patient.family == "Eksempel"
    with pytest.raises(NotAllowedError) as refused:
        journal_text(told, 1, "da")
    assert "værdispring" in refused.value.text.da
    assert not copied(told)


@pytest.mark.parametrize("role", [Role.MEDICAL_SECRETARY, Role.RULE_AUTHOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_that_only_who_treats_the_patient_copies_for_the_record(told: Application, role: Role) -> None:
    with pytest.raises(NotAllowedError):
        journal_text(colleague(told, str(role), role), 1, "da")
    assert not copied(told)


def copied(app: Application) -> list[int]:
    with app.store.read() as connection:
        return list(connection.execute(select(audit.c.patient_id).where(audit.c.act == "copy journal")).scalars())


def test_that_the_list_and_the_chart_say_an_answer_in_the_patients_words_and_the_result_keeps_its_code(
    app: Application, tmp_path: Path
) -> None:
    wish = {"code": "visit", "display": "Jeg vil gerne have en tid"}
    asked = {"contact_wish": "choice", "self_harm_thoughts": "boolean"}
    items = [{"linkId": name, "type": kind} for name, kind in asked.items()]
    given = fhir_daily_answers(at=ago(hours=2), self_harm_thoughts=False)
    given["item"].append({"linkId": "contact_wish", "answer": [{"valueCoding": wish}]})
    sent = [fhir_patient(), fhir_care_plan(programme="epilepsy"), {**fhir_daily_form(), "item": items}, given]
    (tmp_path / "wish.json").write_bytes(bundle(*sent))
    import_files(app, [tmp_path / "wish.json"])
    score(app)
    said = "Patienten ønsker kontakt: Jeg vil gerne have en tid"
    assert row_of(app, 1).reason.da == said
    assert open_chart(app, 1).assessments[0].reasons[0].text.da == said
    assert explain(app, 1).result.fired[0].reason.da == "Patienten ønsker kontakt: visit"


def sent_too(app: Application, folder: Path, *sent: dict[str, Any]) -> Application:
    """Let more come of the same patient."""
    (folder / "more.json").write_bytes(bundle(*sent))
    import_files(app, [folder / "more.json"])
    score(app)
    return app


def test_that_words_nobody_has_read_are_shown_though_newer_answers_came(told: Application, tmp_path: Path) -> None:
    assert open_chart(told, 1).unread == ()
    sent_too(told, tmp_path, fhir_daily_answers(2, at=ago(minutes=30), more_dyspnoea=False))
    assert [(one.words, one.at) for one in open_chart(told, 1).unread] == [("Kan I ringe?", ago(hours=2))]
    assert "»Kan I ringe?«" in journal_text(told, 1, "da")


def test_that_words_beside_a_reading_are_shown_until_somebody_decided(told: Application, tmp_path: Path) -> None:
    sent_too(told, tmp_path, fhir_spo2(93, 7, note=[{"text": "Måleren blinkede"}]))
    (found,) = open_chart(told, 1).unread
    assert (found.words, found.about.da, found.is_reading) == ("Måleren blinkede", "Iltmætning", True)
    decide(told, 1, Action.PHONE)
    assert open_chart(told, 1).unread == ()


def test_that_the_questionnaires_that_a_patient_answers_are_offered_first(told: Application, tmp_path: Path) -> None:
    other = {**fhir_daily_form(), "id": "other", "url": "http://visita.example/Questionnaire/a", "title": "A"}
    sent_too(told, tmp_path, other)
    first, second = open_chart(told, 1).offers.questionnaires
    assert (first[0].rsplit("/")[-1], second[1]) == ("kol-daglig", "A")
