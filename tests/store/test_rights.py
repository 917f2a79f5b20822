"""What a login may do with each table is decided, shipped, and seen when it is changed by hand."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.postgresql import Server
from tests.rights_ward import OWNER, SERVICE, Ward, ward_on
from triage.__main__ import main
from triage.errors import NotAllowedError, WrongUseError
from triage.store.database import open_shared
from triage.store.rights.apply import apply_rights
from triage.store.rights.drift import drift
from triage.store.rights.tables import RIGHTS
from triage.store.tables import metadata
from triage.store.told import HIDDEN
from triage.workflow.application import Application
from triage.workflow.people.database_logins import drop_database, grant_database, put_rights, rights_drift

KEPT = ("audit", "audit_patient", "decision", "decision_outcome", "emergency_access", "case_event", "green_batch")


@pytest.fixture(scope="module")
def ward(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    with ward_on(postgresql, tmp_path_factory.mktemp("ward")) as made:
        yield made


def test_that_every_table_has_been_decided_on() -> None:
    assert set(RIGHTS) == {*metadata.tables, "alembic_version"}


def test_that_no_query_asks_for_a_whole_row_of_what_is_read_by_some_alone() -> None:
    names = "|".join(table.name for table in HIDDEN)
    whole = re.compile(rf"select\(({names})[,)]")
    found = {path.name for path in Path("triage/store").rglob("*.py") if whole.search(path.read_text("utf-8"))}
    # Cases are made by the service.
    assert found == {"cases.py"}


def test_that_columns_that_may_be_changed_are_there() -> None:
    named = {(table, column) for table, right in RIGHTS.items() for column in right.columns}
    assert {(table, column) for table, column in named if column not in metadata.tables[table].c} == set()


def test_that_what_is_only_added_to_is_changed_by_nobody() -> None:
    greens = {name for name in metadata.tables if name.startswith("green_")} - {"green_secret"}
    for table in {*KEPT, *greens}:
        assert RIGHTS[table].is_kept
        assert RIGHTS[table].change is RIGHTS[table].remove is None


def test_that_every_table_is_closed_to_whom_no_condition_lets_in(ward: Ward) -> None:
    closed = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    assert ward.told(f"{closed} AND NOT (relrowsecurity AND relforcerowsecurity)") == []
    assert len(ward.told(closed)) == len(metadata.tables) + 1


def test_that_a_table_that_nobody_decided_on_is_seen_by_nobody(ward: Ward) -> None:
    ward.told(f"CREATE TABLE later (id bigint); ALTER TABLE later OWNER TO {OWNER}")
    with ward.owner.store.write() as connection:
        apply_rights(connection)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ward.found("r_anna", "SELECT * FROM later")
    ward.told("DROP TABLE later")


DRIFTS = {
    "GRANT DELETE ON decision TO visita_user": "table decision",
    "GRANT SELECT ON green_secret TO r_anna": "table green_secret",
    "GRANT UPDATE (actor) ON audit TO PUBLIC": "column audit.actor",
    'ALTER TABLE "case" NO FORCE ROW LEVEL SECURITY': "table case",
    "ALTER TABLE reading DISABLE ROW LEVEL SECURITY": "table reading",
    'CREATE POLICY more ON "case" USING (true)': "policy case.more",
    "DROP POLICY visita_see ON patient": "policy patient.visita_see",
    "ALTER TABLE decision DISABLE TRIGGER visita_kept": "trigger decision.visita_kept",
    "CREATE OR REPLACE FUNCTION visita_me() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$": "function visita_me",
    "CREATE TABLE theirs (x int)": "table theirs",
    "GRANT CREATE ON SCHEMA public TO r_anna": "schema",
    "ALTER ROLE r_anna BYPASSRLS": "login r_anna",
}
MENDED_BY_HAND = "DROP TABLE IF EXISTS theirs; ALTER ROLE r_anna NOBYPASSRLS"


def test_that_nothing_differs_from_what_was_shipped(ward: Ward) -> None:
    assert rights_drift(ward.owner) == ()


@pytest.mark.parametrize(("statement", "named"), DRIFTS.items(), ids=DRIFTS.values())
def test_that_what_was_changed_by_hand_is_named_and_put_right(ward: Ward, statement: str, named: str) -> None:
    ward.told(statement)
    assert named in rights_drift(ward.owner)
    put_rights(ward.owner)
    ward.told(MENDED_BY_HAND)
    assert rights_drift(ward.owner) == ()


def test_that_looking_for_changes_changes_nothing(ward: Ward) -> None:
    ward.told("DROP POLICY visita_see ON patient")
    with ward.owner.store.write() as connection:
        assert drift(connection) == drift(connection) != ()
    put_rights(ward.owner)


def test_that_the_command_tells_and_ends_with_findings(
    ward: Ward, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in {"DATABASE": ward.url(OWNER), "HOME": str(ward.folder), "ACTOR": "tester"}.items():
        monkeypatch.setenv(f"VISITA_{name}", value)
    assert main(["store", "rights", "check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"differences": []}
    ward.told("GRANT DELETE ON decision TO visita_user")
    assert main(["store", "rights", "check"]) == 1
    assert main(["store", "rights", "put", "--json"]) == 0


def test_that_a_login_is_made_with_a_password_that_is_kept_nowhere(ward: Ward) -> None:
    ward.told("INSERT INTO person (login, name, active, failed, made, made_by) VALUES ('r_ny', 'Ny', 1, 0, 1, 'x')")
    of_server = ward.of("postgres")
    password = grant_database(of_server, "r_ny", has_password=True)
    ((kept,),) = ward.told("SELECT rolpassword FROM pg_authid WHERE rolname = 'r_ny'")
    assert kept.startswith("SCRAM-SHA-256$")
    assert len(password) >= 32
    assert password not in str(ward.told("SELECT subject FROM audit"))
    with pytest.raises(WrongUseError, match="already"):
        grant_database(of_server, "r_ny")
    drop_database(of_server, "r_ny")
    assert ward.told("SELECT 1 FROM pg_roles WHERE rolname = 'r_ny'") == []


def test_that_no_login_is_made_for_whom_nobody_knows_nor_dropped_that_is_not_ours(ward: Ward) -> None:
    with pytest.raises(WrongUseError, match="No open user"):
        grant_database(ward.owner, "r_nobody")
    with pytest.raises(WrongUseError, match="no login"):
        drop_database(ward.owner, "postgres")


def test_that_a_persons_login_makes_no_others_and_puts_no_rights(ward: Ward) -> None:
    ida = ward.of("r_ida")
    ward.told("INSERT INTO person (login, name, active, failed, made, made_by) VALUES ('r_to', 'To', 1, 0, 1, 'x')")
    with pytest.raises(NotAllowedError):
        grant_database(ida, "r_to")
    with pytest.raises(NotAllowedError, match="owner alone"):
        put_rights(ida)


def test_that_a_file_has_no_logins(app: Application) -> None:
    if not app.store.is_shared:
        with pytest.raises(WrongUseError, match="in a file"):
            grant_database(app, "tester")


def test_that_the_owner_who_may_give_the_group_is_no_person(ward: Ward) -> None:
    ward.told(f"GRANT visita_user TO {OWNER} WITH ADMIN OPTION")
    assert ward.of(OWNER).store.login is None
    ward.told(f"REVOKE visita_user FROM {OWNER}")
    assert ward.of(SERVICE).store.login is None


def test_that_a_login_that_came_to_the_group_by_another_is_a_persons(ward: Ward) -> None:
    ward.told("DROP ROLE IF EXISTS r_nested; DROP ROLE IF EXISTS r_team; CREATE ROLE r_team IN ROLE visita_user")
    ward.told("CREATE ROLE r_nested LOGIN IN ROLE r_team")
    with closing(open_shared(ward.url("r_nested"), Path("visita.db"))) as store:
        assert store.login == "r_nested"
    assert ward.found("r_nested", "SELECT visita_is_person()") == [(True,)]
    ward.told("DROP ROLE r_nested; DROP ROLE r_team")
