"""Signing in with a passphrase of one's own, and what happens to whoever tries too often."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders import NOW
from tests.people import colleague
from triage.access.roles import Role
from triage.errors import NotAllowedError, WrongUseError
from triage.store.people.people import count_people, person_of
from triage.workflow.application import Application
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.people.identity import FREE_ATTEMPTS, needs_passphrase, set_passphrase, sign_in
from triage.workflow.score.score import score
from triage.worklist.row import Query

pytestmark = pytest.mark.file_only

SECRET = "korrekt hest batteri"


@pytest.fixture
def anna(app: Application) -> Application:
    """Somebody with a passphrase who has not given it yet."""
    of_anna = colleague(app, "anna", Role.CLINICIAN)
    set_passphrase(app, "anna", SECRET)
    return of_anna


def test_that_who_has_a_passphrase_sees_nothing_before_it_is_given(anna: Application) -> None:
    assert needs_passphrase(anna)
    with pytest.raises(NotAllowedError, match="not signed in"):
        list_cases(anna, Query(), 0, 9)
    signed_in = replace(anna, session=sign_in(anna, "anna", SECRET))
    assert list_cases(signed_in, Query(), 0, 9) == []


def test_that_data_are_taken_in_while_nobody_has_signed_in(anna: Application) -> None:
    assert score(anna).cases == ()


def test_that_another_persons_session_counts_for_nothing(app: Application, anna: Application) -> None:
    session = sign_in(app, "anna", SECRET)
    set_passphrase(app, "tester", SECRET)
    with pytest.raises(NotAllowedError, match="not signed in"):
        list_cases(replace(app, session=session), Query(), 0, 9)
    assert anna.actor == "anna"


@pytest.mark.parametrize(("login", "secret"), [("anna", "forkert hest"), ("ukendt", SECRET), ("tester", SECRET)])
def test_that_every_wrong_sign_in_is_told_the_same(anna: Application, login: str, secret: str) -> None:
    with pytest.raises(NotAllowedError, match="The login or the passphrase is wrong"):
        sign_in(anna, login, secret)


def test_that_trying_again_and_again_waits_longer_and_fills_nothing(anna: Application) -> None:
    for _ in range(FREE_ATTEMPTS):
        with pytest.raises(NotAllowedError, match="wrong"):
            sign_in(anna, "anna", "gæt")
    for _ in range(20):
        with pytest.raises(NotAllowedError, match="Wait 3 seconds"):
            sign_in(anna, "anna", SECRET)
    with anna.store.read() as connection:
        lines = connection.exec_driver_sql("SELECT count(*) FROM audit WHERE act LIKE 'sign-in%'").scalar_one()
        assert (count_people(connection), lines) == (2, 1)
    later = replace(anna, clock=lambda: NOW + timedelta(seconds=3))
    assert sign_in(later, "anna", SECRET).login == "anna"


def test_that_a_passphrase_is_kept_as_argon2id_and_never_short(app: Application, anna: Application) -> None:
    with app.store.read() as connection:
        found = person_of(connection, "anna")
    assert found is not None
    assert (found.verifier or "").startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    with pytest.raises(WrongUseError, match="too short"):
        set_passphrase(app, "anna", "kort")
    with pytest.raises(NotAllowedError):
        set_passphrase(colleague(app, "bo"), "anna", SECRET)
