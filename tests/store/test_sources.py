"""Sources in the store: what an older store knew of them, and how they fare."""

from collections.abc import Iterator
from datetime import timedelta
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from tests.builders import NOW
from tests.store.conftest import KEY
from triage.errors import Text
from triage.store.database import Store, open_database
from triage.store.schema import migrate
from triage.store.sources import add_source, find_source, record_fault, record_success, source_id, source_of, sources
from triage.worklist.source import SourceKind, SourceSettings

URL = "https://fhir.example/r4"
NO = Text("Nej.", "No.")
_OLD_ROW = (
    "INSERT INTO source (name, last_success, fault_da, fault_en, received,"
    " accepted, with_findings, quarantined, unchanged)"
    " VALUES (?, 1000, ?, ?, 0, 0, 0, 0, 0)"
)


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Store]:
    """A store from before sources had settings, with a well server, a failing one, and imported files."""
    opened = open_database(tmp_path / "old.db", KEY)
    with as_file(files("triage.store") / "migrations") as folder, opened.write() as connection:
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        for row in ((URL, None, None), ("http://127.0.0.1/fhir", "Nej.", "No."), ("files", None, None)):
            connection.exec_driver_sql(_OLD_ROW, row)
    migrate(opened)
    yield opened
    opened.close()


def test_that_servers_of_an_older_store_are_asked_and_its_files_are_not(old: Store) -> None:
    well, failing, imported = sources(old)
    assert (well.settings.url, well.settings.kind) == (URL, SourceKind.REST)
    assert well.settings.is_scheduled
    assert failing.settings.is_scheduled
    assert not imported.settings.is_scheduled


def test_that_an_older_fault_goes_on_failing_since_the_last_success(old: Store) -> None:
    health = sources(old)[1].health
    assert (health.failures, health.failing_since, health.fault) == (1, health.last_success, NO)


def test_that_an_older_store_can_be_watched(old: Store) -> None:
    with old.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM watch").scalar() == 1


def test_that_a_source_fails_since_its_first_fault_until_it_succeeds(store: Store) -> None:
    key = add_source(store, "region", SourceSettings(URL))
    for minutes in range(3):
        record_fault(store, key, NO, NOW + timedelta(minutes=minutes))
    failing = source_of(store, key).health
    assert (failing.failures, failing.failing_since, failing.last_success) == (3, NOW, None)
    record_success(store, key, NOW + timedelta(hours=1))
    well = source_of(store, key).health
    assert (well.failures, well.failing_since, well.fault) == (0, None, None)


def test_that_a_warning_of_every_page_is_kept_once_and_gone_after_a_pull_without(store: Store) -> None:
    key = add_source(store, "region", SourceSettings(URL))
    record_success(store, key, NOW, [NO] * 500)
    assert source_of(store, key).health.warnings == (NO,)
    record_success(store, key, NOW)
    assert source_of(store, key).health.warnings == ()


def test_that_a_source_is_found_by_name_before_address(store: Store) -> None:
    add_source(store, "region", SourceSettings(URL))
    named = add_source(store, URL, SourceSettings("https://other.example/r4"))
    assert find_source(store, URL).id == named
    assert find_source(store, "nowhere") is None


def test_that_an_unknown_address_becomes_a_server_and_an_unknown_name_files(store: Store) -> None:
    kinds = [source_of(store, source_id(store, name)).settings.kind for name in (URL, "files")]
    assert kinds == [SourceKind.REST, SourceKind.FILES]
