"""Rules on their way into use in a shared database, where each person has a login of their own."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.postgresql import Server
from tests.rights_ward import SERVICE, Ward, ward_on
from tests.signing import ask
from triage.errors import NotAllowedError
from triage.workflow.application import Application
from triage.workflow.score.score import score
from triage.workflow.tune.adopt import adopt
from triage.workflow.tune.approve import approve
from triage.workflow.tune.keys.certificates import certify
from triage.workflow.tune.keys.keys import make_key
from triage.workflow.tune.submit import submit
from triage.workflow.tune.versions import list_versions


@pytest.fixture
def ward(postgresql: Server, tmp_path: Path) -> Iterator[Ward]:
    with ward_on(postgresql, tmp_path) as made:
        yield made


def with_key(ward: Ward, login: str) -> Application:
    app = ward.of(login)
    certify(ward.of("r_ida"), login, make_key(app, ask), ask)
    return app


def test_that_two_logins_bring_rules_into_use_and_the_service_runs_them(ward: Ward) -> None:
    author, head = with_key(ward, "r_per"), with_key(ward, "r_lis")
    draft = adopt(author, "copd")
    sent = submit(author, draft.id, draft.revision, ask=ask)
    with pytest.raises(NotAllowedError):
        approve(author, sent.content_sha256, ask=ask)
    made = approve(head, sent.content_sha256, ask=ask)
    score(ward.of(SERVICE))
    assert ward.told("SELECT content_sha256 FROM rule_set WHERE programme = 'copd' AND in_force_until IS NULL") == [
        (made.content_sha256,)
    ]
    assert [one.stage for one in list_versions(head)] == ["in_force"]


@pytest.mark.parametrize("login", ["r_anna", "r_per", "r_ida"])
def test_that_nobody_puts_rules_in_force_round_the_program(ward: Ward, login: str) -> None:
    for statement in (
        "UPDATE rule_set SET body = ''",
        "UPDATE rule_set SET in_force_until = 1",
        "INSERT INTO rule_set (name, version, sha256, status, programme, body, in_force_from)"
        " VALUES ('', '', '', '', 'copd', '', 1)",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql(login) as connection:
            connection.execute(statement)


def test_that_nobody_takes_a_step_under_anothers_name(ward: Ward) -> None:
    author = with_key(ward, "r_per")
    draft = adopt(author, "copd")
    sent = submit(author, draft.id, draft.revision, ask=ask)
    columns = "programme, serial, step, content_sha256, author, report_sha256, valid_from, signer, at, reason"
    values = f"'copd', 2, 'approve', '{sent.content_sha256}', 'r_per', '', 1, 'r_lis', visita_now(), ''"
    forged = f"INSERT INTO rule_step ({columns}, public_key, signature) VALUES ({values}, '', '')"
    with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_per") as connection:
        connection.execute(forged)
