"""What the database itself says of rules: nobody approves their own, and nothing that was signed changes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Table, delete, insert, update
from sqlalchemy.exc import IntegrityError

from tests.builders import NOW
from triage.access.rule_versions.version import RuleVersion, Signed, Statement, Step
from triage.clinical.canonical import text_hash
from triage.errors import NotAllowedError, StaleError
from triage.store.database import Store
from triage.store.rights.tables import RIGHTS
from triage.store.rule_versions.steps import keep_step, signed_steps
from triage.store.rule_versions.versions import keep_report, keep_version, report_by_hash, version_by_hash
from triage.store.tables import rule_report, rule_step, rule_version

BODY = "ruleset: prøve\n"


def version(author: str = "anna", body: str = BODY) -> RuleVersion:
    return RuleVersion(0, "copd", "prøve", "1.0.0", text_hash(body), "r" * 64, body, None, author, NOW)


def signed(step: Step, serial: int, signer: str) -> Signed:
    start = NOW if step is Step.APPROVE else None
    said = Statement(step, "copd", text_hash(BODY), None, "", start, serial, signer, NOW + timedelta(minutes=serial))
    return Signed(said, "key", "signature")


@pytest.fixture
def kept(store: Store) -> Store:
    with store.write() as connection:
        keep_version(connection, version())
        keep_step(connection, signed(Step.SUBMIT, 1, "anna"), "anna")
        keep_report(connection, "{}")
    return store


def test_that_a_step_is_read_as_it_was_kept(kept: Store) -> None:
    with kept.read() as connection:
        assert signed_steps(connection) == {"copd": (signed(Step.SUBMIT, 1, "anna"),)}


def test_that_a_version_is_found_by_the_beginning_of_its_hash_alone(kept: Store) -> None:
    with kept.write() as connection:
        keep_version(connection, version(body="other"))
        found = version_by_hash(connection, text_hash(BODY)[:12])
        assert found is not None
        assert found.body == BODY
        assert version_by_hash(connection, "") is None
        assert version_by_hash(connection, "%") is None


def test_that_the_same_content_is_kept_once(kept: Store) -> None:
    with kept.write() as connection:
        assert keep_version(connection, version("bo")) is False


def test_that_the_database_refuses_an_author_who_approves(kept: Store) -> None:
    with pytest.raises((IntegrityError, StaleError)), kept.write() as connection:
        keep_step(connection, signed(Step.APPROVE, 2, "anna"), "anna")


def test_that_the_database_refuses_an_approval_under_another_authors_name(kept: Store) -> None:
    with pytest.raises((IntegrityError, StaleError)), kept.write() as connection:
        keep_step(connection, signed(Step.APPROVE, 2, "anna"), "bo")


def test_that_no_line_holds_its_number_back_from_another_and_none_stands_there_twice(kept: Store) -> None:
    other = replace(signed(Step.APPROVE, 1, "bo"), signature="another")
    with kept.write() as connection:
        keep_step(connection, other, "anna")
        assert signed_steps(connection)["copd"] == (signed(Step.SUBMIT, 1, "anna"), other)
    with pytest.raises(StaleError), kept.write() as connection:
        keep_step(connection, other, "anna")


@pytest.mark.parametrize("table", [rule_version, rule_step, rule_report], ids=lambda table: table.name)
def test_that_nothing_that_was_signed_is_changed_or_deleted(kept: Store, table: Table) -> None:
    for statement in (update(table).values(id=99), delete(table)):
        with pytest.raises((IntegrityError, NotAllowedError)), kept.write() as connection:
            connection.execute(statement)


def test_that_a_report_is_named_by_what_it_says(kept: Store) -> None:
    with kept.write() as connection:
        connection.execute(insert(rule_report).values(sha256="0" * 64, body="{}"))
        assert report_by_hash(connection, "0" * 64) is None
        assert report_by_hash(connection, text_hash("{}")) == "{}"


def test_that_what_is_signed_is_only_added_to_in_a_shared_store() -> None:
    for table in ("rule_version", "rule_step", "rule_report"):
        assert RIGHTS[table].is_kept
        assert RIGHTS[table].change is RIGHTS[table].remove is None
