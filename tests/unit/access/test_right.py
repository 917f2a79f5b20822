"""Whether a person may: role, department, relation, emergency; what is not known is a refusal."""

from datetime import datetime, timedelta

import pytest

from tests.builders import NOW
from triage.access.acts import Act
from triage.access.conditions import Condition
from triage.access.matrix import cell
from triage.access.person import Grant, Session
from triage.access.relation import Emergency, EmergencyReason, LegalGround, PatientRelation, Tie
from triage.access.right import Refusal, right
from triage.access.roles import Role
from triage.access.warrant import Warrant

OURS, THEIRS = 1, 2
NEAR = PatientRelation(ties=((OURS, Tie.CASE),))
FAR = PatientRelation(ties=((THEIRS, Tie.CASE),))
NO_TIE = PatientRelation()


def person(*roles: Role, department: int = OURS) -> Session:
    grants = tuple(Grant(role, department, f"Afdeling {department}") for role in roles)
    return Session("anna", "Anna Eksempel", "s1", NOW, grants)


def emergency(ground: LegalGround | None = None, until: datetime = NOW + timedelta(minutes=60)) -> Emergency:
    return Emergency(EmergencyReason.DANGER, until, ground)


def may(session: Session, act: Act, about: PatientRelation | None) -> bool:
    return isinstance(right(session, act, about, NOW), Warrant)


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_that_a_role_may_what_its_cell_says_about_a_patient_of_its_department(role: Role, act: Act) -> None:
    assert may(person(role), act, NEAR) is cell(role, act).is_allowed


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_that_without_a_tie_no_act_about_a_patient_is_allowed(role: Role, act: Act) -> None:
    is_free = cell(role, act).is_allowed and Condition.RELATION not in cell(role, act).conditions
    assert may(person(role), act, NO_TIE) is may(person(role), act, FAR) is is_free


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_that_an_act_about_a_patient_who_is_not_named_is_refused(role: Role, act: Act) -> None:
    is_free = cell(role, act).is_allowed and Condition.RELATION not in cell(role, act).conditions
    assert may(person(role), act, None) is is_free


@pytest.mark.parametrize("act", Act)
def test_that_nobody_may_anything_without_a_role(act: Act) -> None:
    assert not may(person(), act, NEAR)
    assert not may(person(), act, None)


@pytest.mark.parametrize("role", Role)
def test_that_a_closed_record_is_closed_to_every_role(role: Role) -> None:
    private = PatientRelation(NEAR.ties, is_private=True)
    closed = PatientRelation(NEAR.ties, closed_to=frozenset({None}))
    acts = [act for act in Act if Condition.RELATION in cell(role, act).conditions]
    assert not any(may(person(role), act, about) for act in acts for about in (private, closed))


def test_that_a_record_closed_to_one_department_is_open_to_another() -> None:
    about = PatientRelation(((OURS, Tie.CASE), (THEIRS, Tie.CASE)), closed_to=frozenset({THEIRS}))
    assert may(person(Role.CLINICIAN), Act.SEE_PATIENT, about)
    assert not may(person(Role.CLINICIAN, department=THEIRS), Act.SEE_PATIENT, about)


def test_that_an_emergency_opens_a_patient_without_a_tie_and_is_told_as_such() -> None:
    found = right(person(Role.CLINICIAN), Act.SEE_PATIENT, PatientRelation(emergency=emergency()), NOW)
    assert isinstance(found, Warrant)
    assert (found.override, found.relation) == ("danger", "none")


def test_that_an_emergency_that_ran_out_opens_nothing() -> None:
    about = PatientRelation(emergency=emergency(until=NOW))
    assert not may(person(Role.CLINICIAN), Act.SEE_PATIENT, about)


@pytest.mark.parametrize("act", [Act.EXPORT_LIST, Act.EXPORT_CALL_INS])
def test_that_what_is_seen_in_an_emergency_is_never_exported(act: Act) -> None:
    about = PatientRelation(is_private=True, emergency=emergency(LegalGround.CONSENT))
    assert not any(may(person(role), act, about) for role in Role)


def test_that_a_private_record_opens_only_with_a_legal_ground() -> None:
    about = PatientRelation(NEAR.ties, is_private=True, emergency=emergency())
    grounded = PatientRelation(NEAR.ties, is_private=True, emergency=emergency(LegalGround.OVERRIDING_INTEREST))
    assert not may(person(Role.CLINICIAN), Act.SEE_PATIENT, about)
    assert may(person(Role.CLINICIAN), Act.SEE_PATIENT, grounded)


@pytest.mark.parametrize("role", [role for role in Role if not cell(role, Act.BREAK_GLASS).is_allowed])
def test_that_an_emergency_gives_a_role_nothing_that_may_not_break_glass(role: Role) -> None:
    about = PatientRelation(emergency=emergency(LegalGround.CONSENT))
    acts = [act for act in Act if Condition.RELATION in cell(role, act).conditions]
    assert not any(may(person(role), act, about) for act in acts)


def test_that_a_refusal_offers_the_glass_to_whom_it_is_open_alone() -> None:
    clinician, secretary = (right(person(role), Act.NOTE_CONTACT, NO_TIE, NOW) for role in list(Role)[:2])
    assert isinstance(clinician, Refusal)
    assert isinstance(secretary, Refusal)
    assert (clinician.may_break_glass, secretary.may_break_glass) == (True, False)
    assert "afdelingen" in secretary.text.da


def test_that_of_two_roles_the_one_that_shows_more_counts_where_it_holds() -> None:
    grants = (Grant(Role.MEDICAL_SECRETARY, OURS, "A"), Grant(Role.CLINICIAN, THEIRS, "B"))
    found = right(Session("anna", "Anna", "s1", NOW, grants), Act.SEE_LIST, None, NOW)
    assert isinstance(found, Warrant)
    assert (found.departments, found.in_full) == (frozenset({OURS, THEIRS}), frozenset({THEIRS}))
