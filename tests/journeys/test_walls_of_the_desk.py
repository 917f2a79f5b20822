"""What the desk must not tell: of closed records, of other departments, and to roles that see less."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from triage.access.department import Part
from triage.access.roles import Role
from triage.clinical.decision import Action
from triage.clinical.draft import Draft
from triage.errors import NotAllowedError, WrongUseError
from triage.store.tables import audit
from triage.workflow.administration.capacity import list_capacity, set_capacity
from triage.workflow.administration.opening_hours import set_hours
from triage.workflow.administration.programmes import set_programme
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.casework.draft import keep_draft, my_drafts
from triage.workflow.casework.own import claim
from triage.workflow.chart.journal import journal_text
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.gains import mark, new_since
from triage.workflow.lists.list_cases import count_cases, list_cases
from triage.workflow.lists.menus import menus
from triage.workflow.lists.presence import note_presence, who_is_there
from triage.workflow.lists.sheet import list_sheet
from triage.workflow.lists.views import rename_view, save_view, share_view, views
from triage.workflow.people.at_work import who_is_at_work
from triage.workflow.people.departments import assign, make_department
from triage.workflow.people.people import list_people, revoke
from triage.workflow.rights.privacy import mark_private, note_opt_out
from triage.workflow.score.score import score
from triage.worklist.department_hours import NewHours
from triage.worklist.programme_use import ProgrammeUse
from triage.worklist.row import EVERYBODY
from triage.worklist.views import BUILT_IN

EYE, HEART = "Øjenafdelingen", "Hjerteafdelingen"
BY_REASON = replace(EVERYBODY, reasons=("Iltmætning",))
BEGUN = Draft(Action.PHONE, "Ringer i morgen")


@pytest.fixture
def ward(app: Application, tmp_path: Path) -> Application:
    """Patient 1 is red in three departments, one of which is sensitive and follows patient 2 too."""
    make_department(app, HEART)
    assign(app, HEART, Part.PROGRAMME, "diabetes")
    make_department(app, EYE, is_sensitive=True)
    assign(app, EYE, Part.PROGRAMME, "heart_failure")
    lungs = fhir_patient(), fhir_care_plan(), fhir_spo2(84)
    hearts = fhir_care_plan(1, "heart_failure") | {"id": "c9"}, fhir_patient(2), fhir_care_plan(2, "heart_failure")
    others = [fhir_care_plan(1, "diabetes") | {"id": "c8"}]
    path = tmp_path / "in.json"
    path.write_bytes(bundle(*lungs, *hearts, *others, fhir_spo2(84, 2, of=2)))
    import_files(app, [path])
    score(app)
    return app


@pytest.fixture
def anna(ward: Application) -> Application:
    return colleague(ward, "anna")


@pytest.fixture
def of_eye(ward: Application) -> Application:
    return colleague(ward, "oje", Role.CLINICIAN, department=EYE)


def only(app: Application) -> int:
    """Return the one case of the list, which both departments have a patient in."""
    return next(row.case for row in list_cases(app, EVERYBODY, 0, 9) if row.patient == 1)


def test_that_nobody_learns_who_has_a_patient_of_another_department_open(
    anna: Application, of_eye: Application
) -> None:
    (theirs,) = [row.case for row in list_cases(of_eye, EVERYBODY, 0, 9) if row.patient == 2]
    note_presence(of_eye, theirs)
    assert who_is_there(anna, [theirs]) == {}
    note_presence(of_eye, only(of_eye))
    assert who_is_there(anna, [only(anna)]) == {only(anna): ("Opdigtet oje",)}


def test_that_nobody_learns_who_has_a_closed_record_open(ward: Application, anna: Application) -> None:
    case = only(anna)
    note_presence(colleague(ward, "bo"), case)
    mark_private(anna, 1)
    assert who_is_there(anna, [case]) == {}


def test_that_no_filter_tells_what_a_closed_record_is_about(anna: Application) -> None:
    assert [kind.code for kind in menus(anna).reasons] == ["Iltmætning"]
    mark_private(anna, 1)
    assert menus(anna).reasons == ()
    assert list_cases(anna, BY_REASON, 0, 9) == []
    assert count_cases(anna, BY_REASON).total == 0


def test_that_a_record_closed_to_others_is_found_by_those_it_is_open_to(
    anna: Application, of_eye: Application
) -> None:
    note_opt_out(anna, 1, EYE)
    named = replace(EVERYBODY, words="eksempel")
    assert [row.patient for row in list_cases(anna, named, 0, 9)] == [1]
    assert [row.patient for row in list_cases(anna, BY_REASON, 0, 9)] == [1]
    assert [row.patient for row in list_cases(of_eye, named, 0, 9)] == [2]


def test_that_the_list_names_no_course_of_a_sensitive_department(anna: Application, of_eye: Application) -> None:
    for app in (anna, of_eye):
        (row,) = [row for row in list_cases(app, EVERYBODY, 0, 9) if row.patient == 1]
        assert {one.programme for one in row.also} == ({"diabetes"} if app is anna else {"copd", "diabetes"})
    (printed,) = list_sheet(anna, EVERYBODY, "Morgenrunde").rows
    assert [one.programme for one in printed.also] == ["diabetes"]


def test_that_what_another_department_wrote_is_not_told(ward: Application, anna: Application) -> None:
    heart = colleague(ward, "hjerte", Role.CLINICIAN, department=HEART)
    case = only(heart)
    decide(heart, case, Action.PHONE, "Ringer om hjertet")
    (seen,) = open_chart(anna, only(anna)).decisions
    assert (seen.action, seen.actor, seen.note) == (Action.PHONE, "hjerte", "")
    assert [one.note for one in open_chart(heart, case).decisions] == ["Ringer om hjertet"]


def test_that_a_sensitive_department_tells_nobody_else_what_it_decided(
    anna: Application, of_eye: Application
) -> None:
    decide(of_eye, only(of_eye), Action.PHONE, "Ringer om angst")
    assert open_chart(anna, only(anna)).decisions == ()
    assert "angst" not in journal_text(anna, only(anna), "da")


def test_that_a_head_sets_the_own_department_alone(ward: Application) -> None:
    head = colleague(ward, "leder", Role.DEPARTMENT_HEAD)
    set_capacity(head, None, [4] * 7, [9] * 7)
    for call in (
        lambda: set_capacity(head, EYE, [4] * 7, [9] * 7),
        lambda: set_hours(head, NewHours(EYE, None, {})),
        lambda: set_programme(head, EYE, ProgrammeUse("copd", in_use=False)),
    ):
        with pytest.raises(NotAllowedError, match=EYE):
            call()


def test_that_a_head_sees_what_waits_in_the_own_department_alone(ward: Application) -> None:
    head = colleague(ward, "leder", Role.DEPARTMENT_HEAD, department=EYE)
    assert [one.department for one in list_capacity(head) if one.load is not None] == [EYE]


def test_that_a_draft_is_told_to_who_may_decide_alone(ward: Application, anna: Application) -> None:
    keep_draft(anna, only(anna), BEGUN)
    secretary = colleague(ward, "anna", Role.MEDICAL_SECRETARY)
    for line in (one for one in list_people(ward) if one.login == "anna"):
        for given, _ in line.grants:
            if given.role is Role.CLINICIAN:
                revoke(ward, given.key)
    assert my_drafts(secretary) == {}


def test_that_a_draft_on_a_record_that_was_closed_is_not_told(anna: Application) -> None:
    keep_draft(anna, only(anna), BEGUN)
    mark_private(anna, 1)
    assert my_drafts(anna) == {}


@pytest.mark.parametrize("words", ["eksempel", "iltmæt"])
def test_that_who_sees_no_names_counts_nobody_by_name(ward: Application, words: str) -> None:
    author = colleague(ward, "forfatter", Role.RULE_AUTHOR)
    asked = replace(EVERYBODY, words=words)
    for call in (lambda: count_cases(author, asked), lambda: new_since(author, asked, mark(author))):
        with pytest.raises(NotAllowedError):
            call()


def test_that_the_log_tells_to_whom_a_view_was_shown(ward: Application, anna: Application) -> None:
    made = save_view(anna, "Røde", EVERYBODY)
    share_view(anna, made.key or 0, shared=True)
    rename_view(anna, made.key or 0, "Alle")
    with ward.store.read() as connection:
        found = connection.execute(select(audit.c.subject).where(audit.c.act == "change view").order_by(audit.c.id))
        assert [row.subject for row in found] == ["view 1: own > shared", "view 1: renamed"]


def test_that_another_department_sees_no_shared_view(anna: Application, of_eye: Application) -> None:
    save_view(anna, "Røde", EVERYBODY, shared=True)
    assert len(views(of_eye)) == len(BUILT_IN)
    with pytest.raises(WrongUseError, match="not there"):
        share_view(of_eye, 1, shared=False)


def test_that_colleagues_are_told_the_name_of_who_has_a_case(ward: Application, anna: Application) -> None:
    claim(anna, only(anna))
    (held,) = [row for row in list_cases(colleague(ward, "bo"), EVERYBODY, 0, 9) if row.owner]
    assert (held.owner, held.held_by) == ("anna", "Opdigtet anna")


def test_that_a_head_sets_things_in_their_own_departments_and_nobody_else_is_limited_to_some(ward: Application) -> None:
    assert who_is_at_work(colleague(ward, "leder", Role.DEPARTMENT_HEAD, department=EYE)).own == {EYE}
    assert who_is_at_work(colleague(ward, "kontrol", Role.AUDITOR, department=EYE)).own is None
    assert who_is_at_work(ward).own is None
