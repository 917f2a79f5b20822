"""What is begun in a shared database, where each has a login of their own: another's is neither read nor changed."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.rights_ward import Ward
from triage.clinical.decision import Action
from triage.clinical.draft import Draft
from triage.workflow.casework.decide import decide
from triage.workflow.casework.draft import discard_draft, keep_draft, my_drafts
from triage.workflow.lists.list_cases import list_cases
from triage.worklist.row import Query

BEGUN = Draft(Action.PHONE, "Forværring")
TOLD = "SELECT body FROM visita_told_draft(ARRAY(SELECT generate_series(1, 99))::bigint[])"


@pytest.fixture
def ward(made: Ward) -> Iterator[Ward]:
    yield made
    made.told("DELETE FROM draft")
    made.close_opened()


def begun(ward: Ward, login: str) -> int:
    """Let somebody begin on the worst case of theirs, and return it."""
    app = ward.of(login)
    case = list_cases(app, Query(), 0, 1)[0].case
    keep_draft(app, case, BEGUN)
    return case


def test_that_who_wrote_it_has_it_back_and_can_throw_it_away(ward: Ward) -> None:
    case = begun(ward, "r_anna")
    anna = ward.of("r_anna")
    keep_draft(anna, case, Draft(Action.PHONE, "Ringer straks"))
    assert {key: one.note for key, one in my_drafts(anna).items()} == {case: "Ringer straks"}
    discard_draft(anna, case)
    assert my_drafts(anna) == {}


@pytest.mark.parametrize("login", ["r_carl", "r_bo", "r_sofie", "r_lis", "r_eva", "r_ida"])
def test_that_nobody_else_reads_it_or_learns_of_it(ward: Ward, login: str) -> None:
    begun(ward, "r_anna")
    assert ward.found(login, "SELECT id FROM draft") == []
    assert ward.found(login, TOLD) == []
    assert len(ward.found("r_anna", TOLD)) == 1


@pytest.mark.parametrize("login", ["r_carl", "r_lis"])
def test_that_nobody_else_changes_it_or_takes_it_away(ward: Ward, login: str) -> None:
    begun(ward, "r_anna")
    with ward.sql(login) as connection:
        connection.execute("UPDATE draft SET body = '{}'")
        connection.execute("DELETE FROM draft")
    assert [body != "{}" for (body,) in ward.told("SELECT body FROM draft")] == [True]


def test_that_nobody_begins_in_anothers_name(ward: Ward) -> None:
    case = begun(ward, "r_anna")
    forged = f"INSERT INTO draft (case_id, actor, at, body) VALUES ({case}, 'r_anna2', 1, '{{}}')"
    with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_carl") as connection:
        connection.execute(forged)


def test_that_it_is_gone_when_it_is_saved(ward: Ward) -> None:
    case = begun(ward, "r_anna")
    decide(ward.of("r_anna"), case, Action.PHONE, BEGUN.note)
    assert ward.told("SELECT id FROM draft") == []
