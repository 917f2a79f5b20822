"""Who may give roles, and when a workstation that nobody uses is locked."""

from datetime import timedelta

import pytest

from tests.builders import NOW
from triage.access.administration import (
    Given,
    Standing,
    confirm_refusal,
    draft_refusal,
    end_refusal,
    grant_refusal,
    is_one_login,
    lasting_administrators,
    login_fault,
    needs_second,
)
from triage.access.idle import Idle, idle, next_look
from triage.access.roles import Role

ADMINISTRATOR, HEAD = {Role.ADMINISTRATOR}, {Role.DEPARTMENT_HEAD}


def given(role: Role = Role.AUDITOR, by: str = "bo", **changes: object) -> Given:
    values = {"key": 1, "login": "anna", "role": role, "department": 1, "start": NOW, "end": None}
    return Given(**{**values, "needs_second": True, "granted_by": by, **changes})  # type: ignore[arg-type]  # as told


@pytest.mark.parametrize("role", Role)
def test_that_nobody_gives_or_confirms_their_own_role(role: Role) -> None:
    assert grant_refusal("anna", "anna", role, ()) is not None
    assert confirm_refusal("anna", ADMINISTRATOR, given(role), ()) is not None


@pytest.mark.parametrize("other", [role for role in Role if role is not Role.AUDITOR])
def test_that_an_auditor_holds_no_other_role(other: Role) -> None:
    assert grant_refusal("bo", "anna", Role.AUDITOR, [other]) is not None
    assert grant_refusal("bo", "anna", other, [Role.AUDITOR]) is not None
    assert confirm_refusal("eva", ADMINISTRATOR, given(), [other]) is not None


def test_that_who_proposed_a_role_does_not_confirm_it() -> None:
    assert confirm_refusal("bo", ADMINISTRATOR, given(by="bo"), ()) is not None
    assert confirm_refusal("eva", HEAD, given(by="bo"), ()) is None


def test_that_what_a_head_asked_for_an_administrator_confirms() -> None:
    assert needs_second(HEAD, Role.CLINICIAN)
    assert not needs_second(ADMINISTRATOR, Role.CLINICIAN)
    assert confirm_refusal("eva", HEAD, given(Role.CLINICIAN), ()) is not None
    assert confirm_refusal("eva", ADMINISTRATOR, given(Role.CLINICIAN), ()) is None


def test_that_a_grant_counts_when_another_confirmed_it_and_until_it_ends() -> None:
    approved = given(approved_by="eva", end=NOW + timedelta(days=1))
    assert given().standing(NOW) is Standing.WAITING
    assert approved.standing(NOW) is Standing.IN_FORCE
    assert approved.standing(NOW - timedelta(seconds=1)) is Standing.WAITING
    assert approved.standing(NOW + timedelta(days=1)) is Standing.ENDED


def test_that_an_administrator_whose_role_runs_out_is_not_counted_on() -> None:
    lasting = given(Role.ADMINISTRATOR, needs_second=False)
    ending = given(Role.ADMINISTRATOR, needs_second=False, end=NOW + timedelta(days=9))
    assert lasting_administrators([lasting], {"anna"}, NOW) == {"anna"}
    assert not lasting_administrators([ending], {"anna"}, NOW)
    assert not lasting_administrators([lasting], set(), NOW)
    assert end_refusal("bo", "anna", ()) is not None


def test_that_author_approver_and_administrator_are_three() -> None:
    assert draft_refusal("anna", "anna", {Role.RULE_APPROVER}) is not None
    assert draft_refusal("anna", "bo", {Role.RULE_APPROVER, Role.ADMINISTRATOR}) is not None
    assert draft_refusal("anna", "bo", {Role.RULE_APPROVER}) is None


@pytest.mark.parametrize("written", ["Anna", "ANNA", " anna ", "an\u200bna", "\uff41nna"])
def test_that_a_login_written_otherwise_is_no_other_person(written: str) -> None:
    assert is_one_login("anna", written)
    assert draft_refusal("anna", written, {Role.RULE_APPROVER}) is not None
    assert login_fault(written, ["anna"]) is not None


def test_that_a_letter_with_its_accent_apart_is_the_same_letter() -> None:
    assert is_one_login("bj\u00e5rne", "Bja\u030arne")
    assert login_fault("bja\u030arne", ["bj\u00e5rne"]) is not None
    assert not is_one_login("anna", "anne")


@pytest.mark.parametrize(
    ("minutes", "wanted"),
    [(0, Idle.AT_WORK), (9.9, Idle.AT_WORK), (10, Idle.LOCK), (29.9, Idle.LOCK), (30, Idle.LOG_OFF)],
)
def test_that_a_workstation_is_locked_after_ten_minutes_and_off_after_thirty(minutes: float, wanted: Idle) -> None:
    assert idle(NOW, NOW + timedelta(minutes=minutes)) is wanted


def test_that_a_clock_set_back_locks() -> None:
    assert idle(NOW, NOW - timedelta(seconds=1)) is Idle.LOCK


def test_that_the_next_look_is_when_the_answer_may_change() -> None:
    assert next_look(NOW, NOW) == NOW + timedelta(minutes=10)
    assert next_look(NOW, NOW + timedelta(minutes=12)) == NOW + timedelta(minutes=30)
