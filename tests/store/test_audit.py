"""The audit log in the store: lines in a chain, refused changes, and the lines of older programs sealed."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from tests.builders import NOW, patient, received
from triage.access.chain import Head
from triage.access.roles import Role
from triage.access.warrant import Warrant
from triage.errors import StoreError
from triage.store.auditing import audit
from triage.store.auditing.audit_lines import head_of, kept_heads, links
from triage.store.auditing.heads import FileHeads
from triage.store.auditing.workstation import workstation_id
from triage.store.database import Store, open_database
from triage.store.intake.intake import Intake
from triage.store.keeping.keys import DEMO_KEY
from triage.store.schema import migrate
from triage.store.tables import audit as lines
from triage.store.tables import audit_patient, review
from triage.workflow.auditing.verify import check_chains

WARRANT = Warrant(Role.CLINICIAN, "Lunge (SOR 1)", "enrolment", name="Anna Ø", session="s1")


@pytest.fixture
def people(intake: Intake) -> None:
    intake.accept([received(patient(number)) for number in range(1, 6)], lambda: NOW)


def test_that_a_line_says_on_what_the_act_rested(store: Store, people: None) -> None:
    with store.write() as connection:
        audit.log(connection, NOW, "anna", "view", 1, "case 1", WARRANT)
        (link,) = links(connection, "store")
    line = link.line
    assert (line.actor, line.name, line.role, line.department) == ("anna", "Anna Ø", "clinician", "Lunge (SOR 1)")
    assert (line.patient, line.relation, line.session, line.override) == (1, "enrolment", "s1", None)


def test_that_a_list_is_one_line_that_names_everybody_on_it(store: Store, people: None) -> None:
    with store.write() as connection:
        audit.log_list(connection, NOW, "anna", "list", [3, 1, 3, 2])
        (link,) = links(connection, "store")
    assert link.line.patients == (1, 2, 3)


def test_that_numbers_are_dense_and_each_workstation_has_its_own(store: Store) -> None:
    with store.write() as connection:
        audit.log(connection, NOW, "anna", "view")
    store.sign("pc-2")
    for _ in range(3):
        with store.write() as connection:
            audit.log(connection, NOW, "bo", "view")
    with store.read() as connection:
        assert [link.number for link in links(connection, "pc-2")] == [1, 2, 3]
        assert {name: head.number for name, head in kept_heads(connection).items()} == {"store": 1, "pc-2": 3}
        assert check_chains(connection, []) == (4, 2, ())


def test_that_a_line_follows_what_others_added_and_what_was_taken_back(store: Store) -> None:
    store.sign("pc-1")
    with store.write() as connection:
        audit.log(connection, NOW, "anna", "view")
    with pytest.raises(RuntimeError), store.write() as connection:
        audit.log(connection, NOW, "anna", "view")
        raise RuntimeError
    with store.change() as connection:
        audit.log(connection, NOW, "anna", "view")
    # As another program of the same workstation, which knows of none of these.
    store.sign("pc-1")
    with store.write() as connection:
        audit.log(connection, NOW, "bo", "view")
        assert check_chains(connection, []) == (3, 1, ())


def test_that_a_line_goes_with_the_transaction_that_wrote_it(store: Store) -> None:
    with pytest.raises(RuntimeError), store.write() as connection:
        audit.log(connection, NOW, "anna", "view")
        raise RuntimeError
    with store.write() as connection:
        audit.log(connection, NOW, "anna", "view")
        assert check_chains(connection, []) == (1, 1, ())


@pytest.mark.parametrize("table", ["audit", "audit_patient"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id + 1", "DELETE FROM {}"])
def test_that_the_database_refuses_to_change_a_line(store: Store, people: None, table: str, change: str) -> None:
    with store.write() as connection:
        audit.log_list(connection, NOW, "anna", "list", [1, 2])
    with pytest.raises((DBAPIError, StoreError)), store.write() as connection:
        connection.exec_driver_sql(change.format(table))
    with store.read() as connection:
        assert check_chains(connection, []) == (1, 1, ())


def test_that_a_break_glass_is_before_the_reviewer_in_the_same_transaction(store: Store, people: None) -> None:
    broken = Warrant(Role.CLINICIAN, "Lunge", override="Bevidstløs patient", session="s1")
    with store.write() as connection:
        for _ in range(3):
            audit.log(connection, NOW, "anna", "view", 2, "case 2", broken)
        found = connection.execute(select(review.c.reason, review.c.patient_id, review.c.state)).all()
    assert found == [("break_glass", 2, "open")]


@pytest.mark.file_only
def test_that_older_lines_are_kept_and_sealed(old: Store) -> None:
    with old.read() as connection:
        written, chains, faults = check_chains(connection, [])
        acts = connection.execute(select(lines.c.act).where(lines.c.chain == "earlier").order_by(lines.c.id)).scalars()
        assert (written, chains, faults) == (1, 1, ())
        assert list(acts) == ["decide:phone"]


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "visita.db"
    shutil.copy(Path(__file__).parent / "data" / "schema-0001.db", path)
    opened = open_database(path, DEMO_KEY)
    with opened.read() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM audit").scalar_one()
    assert before > 0
    migrate(opened)
    yield opened
    opened.close()


def test_that_two_processes_of_one_workstation_share_its_chain(store: Store) -> None:
    for _ in range(2):
        with store.change() as connection:
            audit.log(connection, NOW, "anna", "view")
    with store.read() as connection:
        assert head_of(connection, "store") == kept_heads(connection)["store"]
        assert check_chains(connection, []) == (2, 1, ())
        assert connection.execute(select(audit_patient)).all() == []


def test_that_lines_written_side_by_side_stand_in_one_chain(store: Store) -> None:
    store.sign("pc-3")

    def write(_number: int) -> None:
        with store.change() as connection:
            audit.log(connection, NOW, "anna", "view")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(40)))
    with store.read() as connection:
        assert check_chains(connection, []) == (40, 1, ())


def test_that_a_workstation_keeps_its_id(tmp_path: Path) -> None:
    first = workstation_id(tmp_path)
    assert workstation_id(tmp_path) == first
    (tmp_path / "visita.workstation.json").write_text("{", encoding="utf-8")
    assert workstation_id(tmp_path) != first


def test_that_a_head_is_kept_beside_the_store_for_each_chain(tmp_path: Path) -> None:
    keeper = FileHeads(tmp_path)
    heads = [Head("pc-1", 5, "a" * 64), Head("pc-2", 2, "b" * 64)]
    assert all(keeper.keep(head) for head in heads)
    assert [keeper.kept(head.chain) for head in heads] == heads
    (tmp_path / "visita.head.json").write_text("broken", encoding="utf-8")
    assert keeper.kept("pc-1") is None
