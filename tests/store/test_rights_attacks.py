"""Whoever goes round the program with a login of the database meets the same limits there."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.postgresql import Server
from tests.rights_ward import Ward, ward_on
from triage.workflow.casework.own import claim

MS = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
LINE = "('{actor}', {at}, 'view', '', '', '', '', '', '', '', 'pc of {actor}', 1, 'x')"
INTO_LOG = f"INSERT INTO audit (actor, at, act, subject, name, behalf, role, department, relation, session, chain, number, hash) VALUES {LINE}"  # noqa: E501
FORGED = (
    "INSERT INTO decision (case_id, result_id, action, note, actor, at) "
    "SELECT id, result_id, 'no_visit', '', '{actor}', {at} FROM \"case\" WHERE programme = 'copd'"
)
GRANT = (
    "INSERT INTO role_grant (person_id, role, department_id, valid_from, needs_second, granted_by, granted) "
    "SELECT id, '{role}', 1, 0, {second}, '{by}', " + MS + " FROM person WHERE login = '{whose}'"
)
EMERGENCY = (
    "INSERT INTO emergency_access (at, until, actor, session, role, department_id, patient_id, reason, text) "
    "VALUES (" + MS + ", " + MS + " + {lasts}, 'r_anna', '', 'clinician', 1, 2, 'danger', 'ti tegn eller flere')"
)


@pytest.fixture(scope="module")
def ward(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    with ward_on(postgresql, tmp_path_factory.mktemp("ward")) as made:
        yield made


def count(ward: Ward, login: str, table: str) -> int:
    return int(ward.found(login, f'SELECT count(*) FROM "{table}"')[0][0])


@pytest.mark.parametrize(("login", "own"), [("r_anna", 2), ("r_bo", 1), ("r_sofie", 2), ("r_lis", 2)])
def test_that_a_login_sees_its_own_department_alone(ward: Ward, login: str, own: int) -> None:
    assert (count(ward, login, "case"), count(ward, login, "patient")) == (own, own)
    assert (count(ward, "postgres", "case"), count(ward, "postgres", "patient")) == (3, 3)


@pytest.mark.parametrize("table", ["response", "reading", "resource", "result", "finding", "device", "notice"])
def test_that_a_secretary_reads_no_answers(ward: Ward, table: str) -> None:
    assert count(ward, "r_sofie", table) == 0


@pytest.mark.parametrize("table", ["response", "reading", "resource", "result"])
def test_that_a_clinician_reads_the_answers_of_the_own_department(ward: Ward, table: str) -> None:
    assert count(ward, "r_anna", table) > 0


@pytest.mark.parametrize("table", ["case", "reading", "response", "result", "resource", "decision", "appointment"])
@pytest.mark.parametrize("login", ["r_eva", "r_ida"])
def test_that_auditor_and_administrator_see_no_patients_facts(ward: Ward, login: str, table: str) -> None:
    assert count(ward, login, table) == 0


def test_that_the_auditor_sees_the_whole_log_and_others_their_own_lines(ward: Ward) -> None:
    assert count(ward, "r_eva", "audit") == count(ward, "postgres", "audit") > 0
    assert (count(ward, "r_anna", "audit"), count(ward, "r_ida", "patient")) == (0, 0)


REFUSED = {
    "change the log": "UPDATE audit SET actor = 'x'",
    "delete the log": "DELETE FROM audit",
    "empty the log": "TRUNCATE audit CASCADE",
    "change a decision": "UPDATE decision SET note = ''",
    "delete a decision": "DELETE FROM decision",
    "empty the decisions": "TRUNCATE decision CASCADE",
    "change a judgement": "UPDATE green_judgement SET colour_rank = 3",
    "change what came of it": "UPDATE decision_outcome SET kind = 'needed'",
    "forge the actor of a line": INTO_LOG.format(actor="r_bo", at=MS),
    "write a line of last month": INTO_LOG.format(actor="r_anna", at=f"{MS} - 2592000000"),
    "write a line of yesterday": INTO_LOG.format(actor="r_anna", at=f"{MS} - 86400000"),
    "write a line of tomorrow": INTO_LOG.format(actor="r_anna", at=f"{MS} + 86400000"),
    "forge the actor of a decision": FORGED.format(actor="r_bo", at=MS),
    "decide without a line in the log": FORGED.format(actor="r_anna", at=MS),
    "close a case without a decision": f'UPDATE "case" SET is_open = 0, closed = {MS}',
    "make a red green": 'UPDATE "case" SET colour_rank = 3',
    "rewrite a reason": "UPDATE \"case\" SET reason_da = 'Alt vel'",
    "make a result": "INSERT INTO result (patient_id) VALUES (1)",
    "invent a reading": "INSERT INTO reading (patient_id) VALUES (1)",
    "move a case to another department": 'UPDATE "case" SET department_id = 2',
    "grow a fence by ten": 'UPDATE "case" SET fence = fence + 10',
    "have a case without a line": f"UPDATE \"case\" SET owner = 'r_anna', lease_until = {MS}, fence = fence + 1",
    "have it for ever": f"UPDATE \"case\" SET owner = 'r_anna', lease_until = {MS} * 2, fence = fence + 1",
    "read the secret of the draws": "SELECT * FROM green_secret",
    "draw for oneself": "INSERT INTO green_draw (result_id, drawn, share, policy, at) VALUES (1, 0, 0, 0, 0)",
    "take in": "UPDATE watch SET holder = 'me'",
    "put rules in force": "INSERT INTO rule_set (name) VALUES ('x')",
    "change rules": "UPDATE rule_set SET body = ''",
    "look up in an emergency unseen": EMERGENCY.format(lasts=1000),
    "look up for a day": EMERGENCY.format(lasts=86400000),
    "make another's grant": GRANT.format(role="administrator", second=0, by="r_anna", whose="r_carl"),
    "make oneself administrator": GRANT.format(role="administrator", second=0, by="r_anna", whose="r_anna"),
    "change a grant": "UPDATE role_grant SET role = 'administrator'",
    "let oneself in": "UPDATE person SET active = 0 WHERE login = 'r_anna'",
    "set another's passphrase": "UPDATE person SET verifier = 'x' WHERE login = 'r_bo'",
    "skip numbers of a chain": "UPDATE audit_chain SET number = number + 2",
    "switch a trigger off": "ALTER TABLE decision DISABLE TRIGGER ALL",
    "switch the conditions off": 'ALTER TABLE "case" DISABLE ROW LEVEL SECURITY',
    "run as a replica": "SET session_replication_role = replica",
    "become the service": "SET ROLE visita_watch",
    "become the owner": "SET SESSION AUTHORIZATION postgres",
    "make a function": "CREATE FUNCTION visita_me() RETURNS text LANGUAGE sql AS $$ SELECT 'r_bo' $$",
    "make a schema": "CREATE SCHEMA mine",
    "make a table": "CREATE TABLE person (login text)",
    "run a program": "COPY (SELECT 1) TO PROGRAM 'cat'",
    "read a file": "SELECT pg_read_file('postgresql.conf')",
    "write a file": "COPY (SELECT 1) TO '/tmp/x'",
    "make a login": "CREATE ROLE r_evil LOGIN SUPERUSER",
    "read the passwords": "SELECT rolpassword FROM pg_authid",
    "change the tables": 'ALTER TABLE "case" ADD COLUMN x int',
    "change the schema's number": "UPDATE alembic_version SET version_num = '9999'",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED.keys())
def test_that_a_clinicians_login_cannot(ward: Ward, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_anna") as connection:
        if connection.execute(statement).rowcount == 0:
            raise psycopg.errors.InsufficientPrivilege("no row is in sight")


GRANTS_REFUSED = {
    "give oneself a role": GRANT.format(role="clinician", second=0, by="r_ida", whose="r_ida"),
    "make an auditor alone": GRANT.format(role="auditor", second=1, by="r_ida", whose="r_carl"),
    "grant in another's name": GRANT.format(role="clinician", second=0, by="r_lis", whose="r_carl"),
    "confirm one's own": "UPDATE role_grant SET approved_by = 'r_ida', approved = 1 WHERE person_id = "
    "(SELECT id FROM person WHERE login = 'r_ida')",
    "open what ended": "UPDATE role_grant SET ended = NULL, ended_by = NULL, approved_by = 'x'",
}


@pytest.mark.parametrize("statement", GRANTS_REFUSED.values(), ids=GRANTS_REFUSED.keys())
def test_that_an_administrators_login_cannot(ward: Ward, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_ida") as connection:
        connection.execute(statement)


def test_that_a_heads_grant_waits_for_an_administrator(ward: Ward) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_lis") as connection:
        connection.execute(GRANT.format(role="clinician", second=0, by="r_lis", whose="r_eva"))
    with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_lis") as connection:
        connection.execute(GRANT.format(role="rule_author", second=1, by="r_lis", whose="r_per"))
        connection.execute("UPDATE role_grant SET approved_by = 'r_lis', approved = 1 WHERE approved IS NULL")


def test_that_older_lines_are_taken_with_the_work_of_a_copy_alone(ward: Ward) -> None:
    line = INTO_LOG.format(actor="r_carl", at=f"{MS} - 86400000")
    with ward.sql("r_carl") as connection:
        connection.execute(line)
        noted = f"INSERT INTO away_merged (key, outcome, at, number) VALUES ('log x', 'log', {MS}, 1)"
        connection.execute(noted)
    assert ward.found("r_carl", "SELECT count(*) FROM audit WHERE at < 1 + " + MS + " - 86000000") == [(1,)]
    ward.told("DELETE FROM away_merged")


def test_that_nobody_writes_on_a_case_that_another_has(ward: Ward) -> None:
    ((case,),) = ward.found("r_anna", "SELECT id FROM \"case\" WHERE colour_rank = 0 AND programme = 'copd'")
    claim(ward.of("r_carl"), case)
    for change in ("fence = fence + 1", "owner = NULL, lease_until = NULL", f"lease_until = {MS}", "is_open = 0"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_anna") as connection:
            connection.execute(f'UPDATE "case" SET {change} WHERE id = %s', (case,))


def test_that_a_table_of_ones_own_shadows_nothing(ward: Ward) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_anna") as connection:
        connection.execute("CREATE TEMPORARY TABLE person AS SELECT 'r_bo' AS login")


def test_that_what_others_ask_is_not_seen(ward: Ward) -> None:
    with ward.sql("r_bo") as other, ward.sql("r_anna") as connection:
        other.execute("SELECT 'secret of bo'")
        seen = connection.execute("SELECT query FROM pg_stat_activity WHERE usename = 'r_bo'").fetchall()
    assert {query for (query,) in seen} == {"<insufficient privilege>"}


def test_that_news_tell_nothing_but_that_there_are_some(ward: Ward) -> None:
    with psycopg.connect(ward.url("r_bo"), autocommit=True) as other:
        other.execute("LISTEN visita")
        app = ward.of("r_sofie")
        with app.store.change() as connection:
            connection.exec_driver_sql("UPDATE watch SET asked = asked + 1")
        told = [one.payload for one in other.notifies(timeout=3, stop_after=1)]
    assert len(told) == 1
    assert len(told[0]) == 16
    assert int(told[0], 16) >= 0


def test_that_the_service_changes_no_decision_and_gives_no_rights(ward: Ward) -> None:
    for statement in ("DELETE FROM decision", "DELETE FROM audit", "UPDATE role_grant SET role = 'administrator'"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_service") as connection:
            connection.execute(statement)


def test_that_who_is_let_out_sees_nothing_at_once(ward: Ward) -> None:
    with ward.sql("r_bo") as connection:
        assert connection.execute('SELECT count(*) FROM "case"').fetchone() == (1,)
        ward.told("UPDATE person SET active = 0 WHERE login = 'r_bo'")
        left = connection.execute('SELECT count(*) FROM "case"').fetchone()
        ward.told("UPDATE person SET active = 1 WHERE login = 'r_bo'")
    assert left == (0,)
