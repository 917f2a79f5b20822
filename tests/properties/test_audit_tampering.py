"""A robot tampers with the log as one would who holds the database's key: every time it is found."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from tests.builders import NOW, patient, received
from tests.store.conftest import KEY
from triage.access.chain import START, Head, hash_of
from triage.access.roles import Role
from triage.access.warrant import Warrant
from triage.store.auditing import audit as log
from triage.store.auditing.audit_lines import head_of, links
from triage.store.database import Store, open_database
from triage.store.intake.intake import Intake
from triage.store.schema import migrate
from triage.store.sources import source_id
from triage.store.tables import audit, audit_chain, audit_patient
from triage.workflow.auditing.verify import check_chains

CHAIN, OTHER, LINES = "pc-1", "pc-2", 20
Tamper = Callable[[Connection, random.Random], None]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with two chains, the insert-only triggers of which somebody has thrown away."""
    opened = open_database(tmp_path / "visita.db", KEY)
    migrate(opened)
    Intake(opened, source_id(opened, "test")).accept([received(patient(n)) for n in range(1, 9)], lambda: NOW)
    for chain in (CHAIN, OTHER):
        opened.sign(chain)
        with opened.write() as connection:
            fill(connection)
    with opened.write() as connection:
        triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'audit%'"
        for name in connection.exec_driver_sql(triggers).scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield opened
    opened.close()


def fill(connection: Connection) -> None:
    for number in range(LINES):
        warrant = Warrant(Role.CLINICIAN, "Lunge", "enrolment", name="Anna Ø", session=f"s{number % 3}")
        if number % 4 == 0:
            log.log_list(connection, NOW, "anna", "list", range(1, 2 + number % 8), "", warrant)
        else:
            log.log(connection, NOW, "anna", "view", 1 + number % 8, f"case {number}", warrant)


def field_changed(connection: Connection, chance: random.Random) -> None:
    name = chance.choice(["actor", "act", "subject", "name", "role", "department", "relation", "session", "override"])
    change(connection, one_of(chance), {name: f"another {chance.random()}"})


def time_or_patient_changed(connection: Connection, chance: random.Random) -> None:
    number = chance.choice([each for each in range(1, LINES + 1) if each % 4 != 1])
    name, value = chance.choice([("at", chance.randrange(10**9)), ("patient_id", None)])
    change(connection, number, {name: value})


def hash_changed(connection: Connection, chance: random.Random) -> None:
    change(connection, one_of(chance), {"hash": f"{chance.getrandbits(256):064x}"})


def patient_taken_off_a_list(connection: Connection, chance: random.Random) -> None:
    key = chance.choice(connection.execute(select(audit_patient.c.id)).scalars().all())
    connection.execute(delete(audit_patient).where(audit_patient.c.id == key))


def patient_put_on_a_line(connection: Connection, chance: random.Random) -> None:
    number = chance.choice([each for each in range(1, LINES + 1) if each % 4 != 1])
    connection.execute(insert(audit_patient).values(audit_id=key_of(connection, number), patient_id=1))


def line_deleted(connection: Connection, chance: random.Random) -> None:
    first = one_of(chance)
    remove(connection, first, min(LINES, first + chance.randrange(4)))


def line_deleted_and_the_rest_hashed_anew(connection: Connection, chance: random.Random) -> None:
    number = one_of(chance)
    remove(connection, number, number)
    close_gap(connection, number)
    hash_anew(connection)


def line_put_in(connection: Connection, chance: random.Random) -> None:
    number = one_of(chance)
    for each in range(LINES, number - 1, -1):
        change(connection, each, {"number": each + 1})
    row = dict(connection.execute(select(audit).where(audit.c.number == number + 1)).mappings().first() or {})
    connection.execute(insert(audit).values({**row, "id": None, "number": number, "actor": "forged", "chain": CHAIN}))
    if chance.random() < 0.5:
        hash_anew(connection)


def two_lines_swapped(connection: Connection, chance: random.Random) -> None:
    first, second = chance.sample(range(1, LINES + 1), 2)
    change(connection, first, {"number": 10_000})
    change(connection, second, {"number": first})
    change(connection, 10_000, {"number": second})
    if chance.random() < 0.5:
        hash_anew(connection)


def end_cut_off(connection: Connection, chance: random.Random) -> None:
    remove(connection, one_of(chance), LINES)
    if chance.random() < 0.7:
        note_head(connection)


def everything_hashed_anew(connection: Connection, chance: random.Random) -> None:
    change(connection, one_of(chance), {"actor": f"another {chance.random()}"})
    hash_anew(connection)


def chain_taken_away(connection: Connection, _chance: random.Random) -> None:
    remove(connection, 1, LINES)
    connection.execute(delete(audit_chain).where(audit_chain.c.name == CHAIN))


TAMPERINGS: tuple[Tamper, ...] = (
    field_changed,
    time_or_patient_changed,
    hash_changed,
    patient_taken_off_a_list,
    patient_put_on_a_line,
    line_deleted,
    line_deleted_and_the_rest_hashed_anew,
    line_put_in,
    two_lines_swapped,
    end_cut_off,
    everything_hashed_anew,
    chain_taken_away,
)


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.full)])
@pytest.mark.timeout(900)
def test_that_every_tampering_is_found_and_nothing_else(store: Store, count: int) -> None:
    chance = random.Random(5)
    outside = kept(store)
    for number in range(count):
        tamper = TAMPERINGS[number % len(TAMPERINGS)]
        with store.write() as connection:
            trial = connection.begin_nested()
            tamper(connection, chance)
            assert check_chains(connection, outside)[2], f"{tamper.__name__}, {number}"
            trial.rollback()
    with store.read() as connection:
        assert check_chains(connection, outside) == (2 * LINES, 2, ())


def test_that_an_older_copy_put_in_place_is_found_by_the_head_kept_outside(store: Store) -> None:
    store.sign(CHAIN)
    with store.write() as connection:
        copied = connection.begin_nested()
        fill(connection)
        newer = head_of(connection, CHAIN)
        copied.rollback()
    assert newer is not None
    with store.read() as connection:
        assert check_chains(connection, [])[2] == ()
        (fault,) = check_chains(connection, [newer])[2]
    assert (fault.flaw.value, fault.first, fault.last) == ("cut", LINES + 1, 2 * LINES)


def test_that_a_crash_between_a_line_and_its_head_is_no_tampering(store: Store) -> None:
    outside = kept(store)
    for _ in range(3):
        store.sign(CHAIN)
        with store.write() as connection:
            fill(connection)
        with store.read() as connection:
            assert check_chains(connection, outside)[2] == ()


def kept(store: Store) -> list[Head]:
    with store.read() as connection:
        found = [head_of(connection, chain) for chain in (CHAIN, OTHER)]
    return [head for head in found if head is not None]


def one_of(chance: random.Random) -> int:
    return chance.randint(1, LINES)


def change(connection: Connection, number: int, values: dict[str, object]) -> None:
    connection.execute(update(audit).where(audit.c.chain == CHAIN, audit.c.number == number).values(values))


def key_of(connection: Connection, number: int) -> int:
    return connection.execute(select(audit.c.id).where(audit.c.chain == CHAIN, audit.c.number == number)).scalar_one()


def remove(connection: Connection, first: int, last: int) -> None:
    lines = audit.c.chain == CHAIN, audit.c.number.between(first, last)
    connection.execute(delete(audit_patient).where(audit_patient.c.audit_id.in_(select(audit.c.id).where(*lines))))
    connection.execute(delete(audit).where(*lines))


def close_gap(connection: Connection, gap: int) -> None:
    for number in range(gap + 1, LINES + 1):
        change(connection, number, {"number": number - 1})


def hash_anew(connection: Connection) -> None:
    """Do what the program does, as well as it does it."""
    before = START
    for link in list(links(connection, CHAIN)):
        before = hash_of(before, CHAIN, link.number, link.line)
        change(connection, link.number, {"hash": before})
    note_head(connection)


def note_head(connection: Connection) -> None:
    newest = select(audit.c.number, audit.c.hash).where(audit.c.chain == CHAIN).order_by(audit.c.number.desc())
    row = connection.execute(newest.limit(1)).first()
    head = {"number": row.number, "hash": row.hash} if row else {"number": 0, "hash": START}
    connection.execute(update(audit_chain).where(audit_chain.c.name == CHAIN).values(head))
