"""Who is looked for by name is listed in the list's order, however many are called so."""

import pytest

from tests.store.filled import fill
from triage.store.database import Store
from triage.store.worklist import rows
from triage.worklist.row import Query

MANY = 600
COLOURED = "UPDATE \"case\" SET colour_rank = id % 4, deadline = CASE id % 5 WHEN 0 THEN NULL ELSE id * 7919 % 101 END"


@pytest.fixture
def filled(store: Store) -> Store:
    """A list of 600 people of every colour, each called by the number."""
    fill(store, MANY)
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE patient SET name_key = 'eksempel ' || id")
        words = "SELECT id, 'eksempel' FROM patient UNION ALL SELECT id, CAST(id AS TEXT) FROM patient"
        connection.exec_driver_sql(f"INSERT INTO name_part (patient_id, part) {words}")
        connection.exec_driver_sql(COLOURED.replace("%", "%%") if store.is_shared else COLOURED)
    return store


def listed(store: Store, name: str, offset: int = 0) -> list[int]:
    with store.read() as connection:
        return [row.patient for row in rows(connection, Query(words=name), offset, MANY)]


@pytest.mark.parametrize("offset", [0, 7, 599])
def test_that_many_are_listed_in_order(filled: Store, offset: int) -> None:
    assert listed(filled, "Eksempel", offset) == listed(filled, "", offset)


@pytest.mark.parametrize("offset", [0, 7])
def test_that_few_are_listed_in_the_same_order(filled: Store, offset: int) -> None:
    wanted = [key for key in listed(filled, "") if str(key).startswith("5")]
    assert listed(filled, "eksempel 5", offset) == wanted[offset:]


def test_that_nobody_is_called_so(filled: Store) -> None:
    assert listed(filled, "ingen") == []
