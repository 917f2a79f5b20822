"""Double readings and a limit tried, by people who each sign in to the shared database, and what goes round it."""

from collections.abc import Iterator
from decimal import Decimal

import psycopg
import pytest

from tests.rights_ward import Ward
from triage.bootstrap import utc_now
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.errors import NotAllowedError
from triage.store.clock_time import to_ms
from triage.workflow.care.limit_past import limit_past
from triage.workflow.care.limits_ending import list_ending
from triage.workflow.casework.decide import decide
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.tune.double_read.agreement import agreement_of
from triage.workflow.tune.double_read.double_read import close_round, judge_item, list_rounds, next_item, open_round
from triage.worklist.double_read import Wanted
from triage.worklist.row import Query


@pytest.fixture
def ward(made: Ward) -> Iterator[Ward]:
    """The two departments, whose head decided on everybody of the first and has a sample drawn."""
    head = made.of("r_lis")
    for row in list_cases(head, Query(), 0, 9):
        decide(head, row.case, Action.NO_VISIT, "")
    key = open_round(head, Wanted("copd", 9, 4)).key
    yield made
    if any(one.closed is None for one in list_rounds(head)):
        close_round(head, key)
    made.close_opened()


def test_that_head_clinicians_and_author_each_do_their_part(ward: Ward) -> None:
    anna = ward.of("r_anna")
    item = next_item(anna)
    assert item is not None
    while item is not None:
        judge_item(anna, item.item, Colour.RED)
        item = next_item(anna)
    assert next_item(ward.of("r_bo")) is None
    assert next_item(ward.of("r_lis")) is None, "the head decided on them"
    ((key,),) = ward.told("SELECT id FROM double_round WHERE closed IS NULL")
    close_round(ward.of("r_lis"), key)
    again = f"UPDATE double_round SET closed = {NOW_MS}, closed_by = 'r_lis' WHERE id = {key}"
    with pytest.raises(psycopg.Error), ward.sql("r_lis") as connection:
        connection.execute(again)
    (version,) = agreement_of(ward.of("r_per"), "copd").versions
    assert version.read_once == version.patients > 0


def test_that_a_clinician_tries_a_limit_on_an_own_patient_without_the_history_of_all(ward: Ward) -> None:
    assert ward.found("r_anna", "SELECT count(*) FROM history_row") == [(0,)]
    past = limit_past(ward.of("r_anna"), 1, "copd")
    assert past.history.rows > 0
    assert past.tried("spo2_red", Decimal(87)).turned == ()
    with pytest.raises(NotAllowedError):
        limit_past(ward.of("r_bo"), 1, "copd")
    assert list_ending(ward.of("r_anna")) == ()


def test_that_another_department_sees_no_item_and_no_reading(ward: Ward) -> None:
    anna = ward.of("r_anna")
    item = next_item(anna)
    assert item is not None
    judge_item(anna, item.item, Colour.GREEN)
    for login in ("r_bo", "r_sofie", "r_eva", "r_ida"):
        for table in ("double_item", "double_reading"):
            assert ward.found(login, f"SELECT count(*) FROM {table}") == [(0,)]


NOW_MS = to_ms(utc_now())
INTO_READING = "INSERT INTO double_reading (double_item_id, number, reader, colour_rank, at) SELECT {} FROM double_item"
REFUSED = {
    "read in another's name": ("r_anna", INTO_READING.format(f"id, 2, 'r_carl', 0, {NOW_MS}")),
    "have read last month": ("r_anna", INTO_READING.format("id, 2, 'r_anna', 0, 5")),
    "change a reading": ("r_anna", "UPDATE double_reading SET colour_rank = 3"),
    "forget a reading": ("r_anna", "DELETE FROM double_reading"),
    "read as an author": ("r_per", INTO_READING.format(f"id, 2, 'r_per', 0, {NOW_MS}")),
    "draw as a clinician": (
        "r_anna",
        "INSERT INTO double_round (programme, size, weeks, by_colour, seed, author, at)"
        f" VALUES ('copd', 9, 4, 0, 'x', 'r_anna', {NOW_MS})",
    ),
    "have somebody drawn beside": ("r_anna", "UPDATE double_item SET colour_rank = 3"),
    "close as a clinician": ("r_anna", f"UPDATE double_round SET closed = {NOW_MS}, closed_by = 'r_anna'"),
    "open again": ("r_lis", "UPDATE double_round SET closed = NULL, closed_by = NULL"),
    "change the seed": ("r_lis", "UPDATE double_round SET seed = 'x'"),
}


@pytest.mark.parametrize(("login", "statement"), REFUSED.values(), ids=REFUSED.keys())
def test_that_a_login_cannot(ward: Ward, login: str, statement: str) -> None:
    with pytest.raises(psycopg.Error), ward.sql(login) as connection:
        if connection.execute(statement).rowcount == 0:
            raise psycopg.errors.InsufficientPrivilege("no row is in sight")
