"""Coming and going at a workstation, and patients who are on no list, through the real workflow."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import NOW, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague, nobody
from triage.access.acts import Act
from triage.access.relation import EmergencyReason, LegalGround
from triage.access.roles import Role
from triage.errors import BehindGlassError, NotAllowedError, WrongUseError
from triage.settings import read_settings
from triage.store.tables import audit
from triage.workflow.application import Application
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.intake.import_files import import_files
from triage.workflow.people.at_work import who_is_at_work
from triage.workflow.people.departments import make_department
from triage.workflow.people.find_patient import UNRELATED_NAME, find_patient
from triage.workflow.people.identity import set_passphrase
from triage.workflow.people.people import add_person, deactivate
from triage.workflow.people.seat import lock, made_up_people, sit_down, stand_up, start_seat, unlock
from triage.workflow.rights.emergency import break_glass, end_emergency
from triage.workflow.rights.privacy import mark_private
from triage.workflow.score.score import score

SECRET = "korrekt hest batteri"
CPR = "610152-9995"
WHY = "Fundet bevidstløs i venteværelset"


@pytest.fixture
def ward(app: Application, tmp_path: Path) -> Application:
    """A store with one red patient; real people, for in a demonstration everybody is trusted."""
    path = tmp_path / "ward.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(84)))
    import_files(app, [path])
    score(app)
    return replace(app, is_demo=False)


def acts(app: Application) -> list[str]:
    with app.store.read() as connection:
        return list(connection.execute(select(audit.c.act).order_by(audit.c.id)).scalars())


def later(app: Application, **time: float) -> Application:
    return replace(app, clock=lambda: NOW + timedelta(**time))


def test_that_coming_locking_and_going_stand_in_the_log(ward: Application) -> None:
    session = start_seat(ward).session
    assert session is not None
    lock(ward, session)
    unlock(ward, session, "")
    stand_up(ward, session)
    assert acts(ward)[-4:] == ["sign in", "lock", "unlock", "sign out"]


def test_that_who_has_a_passphrase_is_asked_first_and_to_unlock(ward: Application) -> None:
    set_passphrase(ward, ward.actor, SECRET)
    assert start_seat(ward).needs_passphrase
    session = sit_down(ward, ward.actor, SECRET)
    with pytest.raises(NotAllowedError):
        unlock(ward, session, "gættet forkert")
    unlock(ward, session, SECRET)


def test_that_nobody_sits_down_as_another_who_has_no_passphrase(ward: Application) -> None:
    colleague(ward, "bo")
    with pytest.raises(NotAllowedError):
        sit_down(ward, "bo", "")
    assert sit_down(replace(ward, is_demo=True), "bo", "").login == "bo"


def named(app: Application, login: str) -> Application:
    """Return the application as VISITA_ACTOR alone makes it."""
    return replace(app, actor=login, session=None, is_vouched=False)


def test_that_who_is_only_named_by_the_environment_is_not_believed(ward: Application) -> None:
    colleague(ward, "bo")
    assert start_seat(named(ward, "bo")).session is None
    for attempt in (who_is_at_work, lambda app: sit_down(app, "bo", "")):
        with pytest.raises(NotAllowedError):
            attempt(named(ward, "bo"))


def test_that_who_is_only_named_proves_it_by_a_passphrase(ward: Application) -> None:
    colleague(ward, "bo")
    set_passphrase(ward, "bo", SECRET)
    session = sit_down(named(ward, "bo"), "bo", SECRET)
    assert who_is_at_work(replace(named(ward, "bo"), session=session)).login == "bo"


def test_that_who_is_alone_on_a_store_need_not_prove_it_until_others_come(ward: Application) -> None:
    alone = named(ward, ward.actor)
    assert who_is_at_work(alone).login == ward.actor
    with pytest.raises(NotAllowedError, match="passphrase first"):
        add_person(alone, "bo", "Bo Eksempel")


def test_that_the_login_comes_from_the_system_and_not_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "en-kollega")
    found = read_settings({})
    assert (found.actor != "en-kollega", found.is_vouched) == (True, True)
    assert not read_settings({"VISITA_ACTOR": "en-kollega"}).is_vouched


def test_that_real_people_are_never_offered_for_choice(ward: Application) -> None:
    colleague(ward, "bo")
    assert made_up_people(ward) == ()
    assert "bo" in {one.login for one in made_up_people(replace(ward, is_demo=True))}


def test_that_a_stranger_is_told_whom_to_ask(ward: Application) -> None:
    start = start_seat(nobody(ward))
    assert start.session is None
    assert start.fault is not None
    assert "administrator" in start.fault.da


def test_that_who_was_barred_meanwhile_does_not_come_back(ward: Application) -> None:
    bo = colleague(ward, "bo", Role.CLINICIAN)
    session = sit_down(replace(ward, is_demo=True), "bo", "")
    deactivate(ward, "bo")
    with pytest.raises(NotAllowedError):
        unlock(bo, session, "")


@pytest.mark.parametrize(
    ("role", "offered", "refused"),
    [
        (Role.CLINICIAN, Act.DECIDE, Act.READ_LOG),
        (Role.MEDICAL_SECRETARY, Act.SEE_LIST, Act.DECIDE),
        (Role.AUDITOR, Act.READ_LOG, Act.SEE_LIST),
        (Role.ADMINISTRATOR, Act.CHECK_LOG, Act.SEE_COUNTS),
    ],
)
def test_that_what_is_offered_is_what_the_role_may(ward: Application, role: Role, offered: Act, refused: Act) -> None:
    who = who_is_at_work(colleague(ward, "bo", role))
    assert who.may(offered)
    assert not who.may(refused)
    assert who.only_proposes is (role is Role.CLINICIAN)


def test_that_a_patient_is_found_by_the_whole_number_and_it_is_logged(ward: Application) -> None:
    assert find_patient(ward, CPR).name.startswith("Eksempel")
    assert find_patient(ward, CPR.replace("-", "")).patient == 1
    assert acts(ward)[-1] == "find patient"


@pytest.mark.parametrize("typed", ["", "6101", "Eksempel", "610352-1234"])
def test_that_nothing_less_than_a_known_number_finds_anybody(ward: Application, typed: str) -> None:
    with pytest.raises(WrongUseError) as refused:
        find_patient(ward, typed)
    assert not typed or typed not in refused.value.text.da


def test_that_who_is_looked_for_in_vain_is_logged_too(ward: Application) -> None:
    with pytest.raises(WrongUseError):
        find_patient(ward, "610352-1234")
    assert acts(ward)[-1] == "find patient"


def test_that_without_a_relation_the_line_names_nobody_until_the_glass_is_broken(ward: Application) -> None:
    make_department(ward, "Øjenafdelingen")
    eye = colleague(ward, "oje", Role.CLINICIAN, department="Øjenafdelingen")
    found = find_patient(eye, CPR)
    assert (found.name, found.programme, found.deadline) == (UNRELATED_NAME, "", None)
    with pytest.raises(BehindGlassError):
        open_chart(eye, found.case)
    break_glass(eye, found.patient, EmergencyReason.DANGER, WHY)
    assert open_chart(eye, found.case).patient.family == "Eksempel"


def test_that_an_emergency_that_was_ended_shows_nothing_more(ward: Application) -> None:
    mark_private(ward, 1)
    break_glass(ward, 1, EmergencyReason.DANGER, WHY, LegalGround.CONSENT)
    end_emergency(later(ward, minutes=5), 1)
    with pytest.raises(BehindGlassError):
        open_chart(later(ward, minutes=6), 1)
    assert "end break glass" in acts(ward)


FORBIDDEN: list[tuple[Role, Callable[[Application], object]]] = [
    (Role.AUDITOR, lambda app: find_patient(app, CPR)),
    (Role.MEDICAL_SECRETARY, lambda app: end_emergency(app, 1)),
    (Role.ADMINISTRATOR, lambda app: find_patient(app, CPR)),
]


@pytest.mark.parametrize(("role", "call"), FORBIDDEN)
def test_that_what_is_not_offered_is_refused_below(
    ward: Application, role: Role, call: Callable[[Application], object]
) -> None:
    with pytest.raises(NotAllowedError):
        call(colleague(ward, "bo", role))
