"""A shared store that holds data is brought from an older schema to the newest with all that stands in it."""

from collections.abc import Iterator
from contextlib import closing
from importlib.resources import as_file, files

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from tests.postgresql import Server
from triage.store.database import Store, open_shared
from triage.store.rights.drift import drift
from triage.store.schema import HEAD, migrate, revision_of

BEFORE = "0018"
_NEEDED = text(
    "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema()"
    " AND table_name = :name AND is_nullable = 'NO' AND column_default IS NULL"
)
_EMPTY = {"text": "", "bigint": 0, "bytea": b""}


@pytest.fixture(scope="module")
def updated(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store in which patient 1 has cases of two programmes, one of them decided, and patient 2 has one case."""
    address = postgresql.empty()
    with closing(open_shared(address, tmp_path_factory.mktemp("update") / "visita.db")) as store:
        with as_file(files("triage.store") / "migrations") as folder, store.write() as connection:
            config = Config()
            config.set_main_option("script_location", str(folder))
            config.attributes["connection"] = connection
            command.upgrade(config, BEFORE)
            _fill(connection)
        migrate(store)
        yield store
    postgresql.drop(address)


def _fill(connection: Connection) -> None:
    source = _put(connection, "source", name="prøve", kind="fhir", dialect="standard")
    for number, given in enumerate(("Åse Marie", "Bo"), start=1):
        _put(connection, "patient", source_id=source, reference=f"Patient/{number}", family="Prøve-Demo", given=given)
    for patient, programme in ((1, "copd"), (1, "heart_failure"), (2, "copd")):
        result = _put(connection, "result", patient_id=patient, programme=programme, body="{}")
        known = {"patient_id": patient, "programme": programme, "result_id": result, "is_open": 1}
        _put(connection, "case", **known, reason_da="Iltmætning 84 % < 88 %", reason_en="Saturation 84% < 88%")
    decision = _put(connection, "decision", case_id=1, result_id=1, action="phone", actor="prøve")
    _put(connection, "outbox", source_id=source, decision_id=decision, dress="task", state="waiting")
    _put(connection, "expected", patient_id=2, programme="copd", state="late", due=1, closes=1, opens=0)


def _put(connection: Connection, table: str, **values: object) -> int:
    """Add a row of which what is not named is empty, and return its key."""
    needed = {name: _EMPTY[kind] for name, kind in connection.execute(_NEEDED, {"name": table}) if name != "id"}
    row = needed | values
    names, places = ", ".join(f'"{name}"' for name in row), ", ".join(f":{name}" for name in row)
    added = text(f'INSERT INTO "{table}" ({names}) VALUES ({places}) RETURNING id')
    return int(connection.execute(added, row).scalar_one())


def told(store: Store, statement: str) -> list[tuple[object, ...]]:
    with store.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement)]


def test_that_names_and_reasons_that_were_there_are_looked_up_by(updated: Store) -> None:
    assert revision_of(updated) == HEAD
    first, second = (set(told(updated, f"SELECT part FROM name_part WHERE patient_id = {key}")) for key in (1, 2))
    assert first - second == {("aase",), ("marie",)}
    assert first & second == {("proeve-demo",), ("proeve",), ("demo",)}
    assert told(updated, "SELECT DISTINCT da, en FROM case_reason") == [("Iltmætning", "Saturation")]
    assert told(updated, "SELECT count(*) FROM case_reason") == [(3,)]


def test_that_who_has_cases_of_several_programmes_is_marked(updated: Store) -> None:
    assert told(updated, 'SELECT patient_id, several FROM "case" ORDER BY id') == [(1, 1), (1, 1), (2, 0)]


def test_that_what_waits_to_be_sent_and_what_is_expected_stays(updated: Store) -> None:
    assert told(updated, "SELECT decision_id, care_change_id FROM outbox") == [(1, None)]
    assert told(updated, "SELECT state FROM expected") == [("late",)]


def test_that_rows_after_the_update_get_keys_of_their_own(updated: Store) -> None:
    with updated.write() as connection:
        for statement in (
            "INSERT INTO name_part (patient_id, part) VALUES (1, 'ny')",
            "INSERT INTO case_reason (case_id, patient_id, da, en) SELECT 3, 2, 'x', 'x' WHERE false",
            "INSERT INTO colour_step (case_id, at, colour_rank) VALUES (3, 1790000000000, 0)",
        ):
            connection.exec_driver_sql(statement)


def test_that_the_new_tables_are_closed_as_every_other(updated: Store) -> None:
    with updated.write() as connection:
        assert drift(connection) == ()
