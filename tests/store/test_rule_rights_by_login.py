"""What each login of the shared database may do with rules, their keys and their history, round the program."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.postgresql import Server
from tests.rights_ward import PEOPLE, SERVICE, Ward, ward_on
from triage.access.roles import Role
from triage.workflow.tune.rules_in_use import read_rules

MS = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
TUNERS = {login for login, (role, _) in PEOPLE.items() if role in (Role.DEPARTMENT_HEAD, Role.RULE_AUTHOR)}
EVERYBODY = (*PEOPLE, SERVICE)
# Of the migrations that brought rules, their keys, the history, changes and double readings.
TABLES = (
    *("rule_version", "rule_step", "rule_report", "rule_draft", "rule_notice", "rule_set"),
    *("signing_key", "signing_register"),
    *("history_fill", "history_row", "history_block", "history_layout"),
    *("rule_change", "rule_change_case", "rule_pending"),
    *("double_round", "double_item", "double_reading"),
)
# In which any row is changed, or taken away.
BY_PEOPLE = ("rule_draft", "rule_notice", "double_round")
DELETED = ("history_row", "history_block", "history_layout", "rule_pending")
BY_THE_SERVICE = (*DELETED, "history_fill", "rule_set")
SHA = "encode(sha256(convert_to('{body}', 'UTF8')), 'hex')"
VERSION = (
    "INSERT INTO rule_version (programme, name, version, content_sha256, rules_sha256, body, base_sha256, author, made)"
    " VALUES ('copd', 'n', '1', {sha}, 'r', '{body}', NULL, '{author}', 1)"
)
STEP = (
    "INSERT INTO rule_step (programme, serial, step, content_sha256, author, report_sha256, valid_from, signer, at,"
    " reason, public_key, signature) VALUES ('{programme}', 1, '{step}', "
    + SHA.format(body="of per")
    + ", 'r_per', '', {valid}, '{signer}', {at}, '', 'k', '{signature}')"
)
JUNK = {"programme": "copd", "step": "submit", "signer": "r_per", "at": MS, "valid": "NULL", "signature": "none"}
REPORT = "INSERT INTO rule_report (sha256, body) VALUES ({sha}, '{body}')"


@pytest.fixture(scope="module")
def ward(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    with ward_on(postgresql, tmp_path_factory.mktemp("ward")) as made:
        with made.sql("r_per") as connection:
            connection.execute(VERSION.format(sha=SHA.format(body="of per"), body="of per", author="r_per"))
        yield made


@pytest.mark.parametrize("table", TABLES)
def test_that_nobody_deletes_and_those_alone_change_who_must(ward: Ward, table: str) -> None:
    for login in EVERYBODY:
        deletes, changes = f"has_table_privilege('{table}', 'DELETE')", f"has_any_column_privilege('{table}', 'UPDATE')"
        is_service = login == SERVICE
        expected = is_service and table in DELETED, table in (BY_THE_SERVICE if is_service else BY_PEOPLE)
        assert ward.found(login, f"SELECT {deletes}, {changes}") == [expected]


@pytest.mark.parametrize("table", [*TABLES, "decision", "audit", "saved_view"])
def test_that_nobody_chooses_the_key_of_a_row_and_so_takes_it_from_another(ward: Ward, table: str) -> None:
    for login in PEOPLE:
        assert ward.found(login, f"SELECT has_column_privilege('{table}', 'id', 'INSERT')") == [(False,)]


@pytest.mark.parametrize("login", EVERYBODY)
def test_that_no_secret_of_pseudonyms_is_there_to_be_read(ward: Ward, login: str) -> None:
    with pytest.raises(psycopg.errors.UndefinedColumn):
        ward.found(login, "SELECT secret FROM history_fill")


@pytest.mark.parametrize("login", [one for one in EVERYBODY if one not in TUNERS])
def test_that_who_tunes_no_rules_puts_nothing_among_them(ward: Ward, login: str) -> None:
    sha = SHA.format(body=login)
    assert ward.refuses(login, VERSION.format(sha=sha, body=login, author=login))
    assert ward.refuses(login, STEP.format(**{**JUNK, "signer": login, "step": "reject"}))
    assert ward.refuses(login, REPORT.format(sha=sha, body=login))


REFUSED = {
    "a text under the hash of another": VERSION.format(sha="repeat('a', 64)", body="x", author="r_per"),
    "a text in the name of another": VERSION.format(sha=SHA.format(body="x"), body="x", author="r_lis"),
    "a report under the hash of another": REPORT.format(sha="repeat('a', 64)", body="x"),
    "a step in the name of another": STEP.format(**{**JUNK, "signer": "r_lis", "step": "reject"}),
    "a step of yesterday": STEP.format(**{**JUNK, "at": f"{MS} - 86400000"}),
    "a step of tomorrow": STEP.format(**{**JUNK, "at": f"{MS} + 86400000"}),
    "a step in another programme": STEP.format(**{**JUNK, "programme": "epilepsy"}),
    "what is in force": "INSERT INTO rule_set (name) VALUES ('x')",
    "what is no more in force": f"UPDATE rule_set SET in_force_until = {MS}",
    "the inputs of patients": "UPDATE history_row SET colour_rank = 3",
    "how far the history is": "UPDATE history_fill SET done = until",
    "a change of rules": "INSERT INTO rule_change (programme) VALUES ('copd')",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED.keys())
def test_that_an_authors_login_does_not_write(ward: Ward, statement: str) -> None:
    assert ward.refuses("r_per", statement)


def test_that_an_author_never_approves_their_own_by_whatever_row(ward: Ward) -> None:
    own = STEP.format(**{**JUNK, "step": "approve", "valid": MS})
    with pytest.raises(psycopg.errors.CheckViolation), ward.sql("r_per") as connection:
        connection.execute(own)


def test_that_rows_put_among_the_steps_change_nothing_and_are_named_with_their_signer(ward: Ward) -> None:
    before = read_rules(ward.owner)
    with ward.sql("r_per") as connection:
        for signature in ("one", "two", "three"):
            connection.execute(STEP.format(**{**JUNK, "signature": signature}))
    found = read_rules(ward.owner)
    assert (found.files, found.refused) == (before.files, {})
    assert {one.line.statement.signer for one in found.refused_lines["copd"]} == {"r_per"}
    assert len(found.refused_lines["copd"]) == 3


ROUND = (
    "INSERT INTO double_round (programme, size, weeks, by_colour, seed, author, at)"
    " VALUES ('copd', 1, 1, 0, 's', 'r_lis', " + MS + ")"
)
ITEM = (
    "INSERT INTO double_item (double_round_id, result_id, case_id, patient_id, colour_rank, rule_set, rule_set_version,"
    " rules) SELECT {round}, result_id, id, patient_id, 0, 'n', '1', 'r' FROM \"case\" WHERE programme = 'copd' LIMIT 1"
)
READING = (
    "INSERT INTO double_reading (double_item_id, number, reader, colour_rank, at)"
    " SELECT max(id), {number}, '{reader}', 0, " + MS + " FROM double_item"
)


def test_that_a_closed_round_takes_no_patients_and_no_readings(ward: Ward) -> None:
    newest = "(SELECT max(id) FROM double_round)"
    with ward.sql("r_lis") as connection:
        connection.execute(ROUND)
        connection.execute(ITEM.format(round=newest))
    assert ward.refuses("r_anna", ITEM.format(round=newest))
    assert not ward.refuses("r_anna", READING.format(number=1, reader="r_anna"))
    assert ward.refuses("r_carl", READING.format(number=2, reader="r_anna"))
    assert ward.refuses("r_bo", READING.format(number=2, reader="r_bo"))
    with ward.sql("r_lis") as connection:
        connection.execute(f"UPDATE double_round SET closed = {MS}, closed_by = 'r_lis'")
    assert ward.refuses("r_carl", READING.format(number=2, reader="r_carl"))
    assert ward.refuses("r_lis", ITEM.format(round=newest))
