"""The database: its schema, and the encrypted file with its keys, also where it cannot be opened."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import keyring
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from keyring.backends import fail

import triage.store
from tests.store.conftest import file_store
from triage.errors import StoreError
from triage.store import schema
from triage.store.database import Store, open_database
from triage.store.keeping.keys import database_key
from triage.store.schema import migrate
from triage.store.tables import metadata

KEY = bytes(range(32))


@pytest.fixture(autouse=True)
def _no_keyring() -> None:
    """Keep the keyring of whoever runs the tests out of them."""
    keyring.set_keyring(fail.Keyring())


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Store]:
    yield from file_store(tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "visita.db"


def test_that_nothing_readable_stands_in_the_file(file: Store, path: Path) -> None:
    with file.write() as connection:
        connection.exec_driver_sql("CREATE TABLE canary (word TEXT)")
        connection.exec_driver_sql("INSERT INTO canary VALUES ('Prøvesen-kanariefugl')")
    file.close()
    written = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"SQLite format" not in written
    assert b"kanariefugl" not in written


def test_that_a_wrong_key_is_explained_and_changes_nothing(file: Store, path: Path) -> None:
    file.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="key or passphrase is wrong"):
        open_database(path, bytes(32))
    assert path.read_bytes() == before


def test_that_the_migrations_make_the_tables_of_the_program(store: Store) -> None:
    with store.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_that_the_head_the_program_knows_is_the_newest_migration() -> None:
    folder = Path(triage.store.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == schema.HEAD


def test_that_a_store_from_a_newer_version_is_refused_untouched(store: Store, path: Path) -> None:
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer Visita"):
        migrate(store)


def test_that_every_commit_is_synchronous(file: Store) -> None:
    with file.read() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_that_a_failed_write_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(RuntimeError), store.write() as connection:
        connection.exec_driver_sql("CREATE TABLE half (word TEXT)")
        raise RuntimeError
    with store.read() as connection:
        assert not connection.dialect.has_table(connection, "half")


def test_that_a_full_disk_is_explained_and_keeps_what_was_saved(file: Store) -> None:
    with file.write() as connection:
        connection.exec_driver_sql("CREATE TABLE words (word TEXT)")
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    with file.write() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"), file.write() as connection:
        for _ in range(500):
            connection.exec_driver_sql("INSERT INTO words VALUES (?)", ("x" * 4000,))
    with file.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM words").scalar() == 0


def test_that_whoever_waits_hears_of_what_another_program_wrote(file: Store, path: Path) -> None:
    with closing(open_database(path, KEY)) as other, ThreadPoolExecutor(1) as threads:
        other.wait(0)
        waiting, began = threads.submit(other.wait, 20), time.monotonic()
        with file.write() as connection:
            connection.exec_driver_sql("UPDATE watch SET asked = 1")
        waiting.result()
        assert time.monotonic() - began < 8


def test_that_whoever_waits_for_nothing_waits_his_time(file: Store) -> None:
    file.wait(0)
    began = time.monotonic()
    file.wait(0.3)
    assert time.monotonic() - began >= 0.3


def test_that_the_passphrase_opens_the_same_database_again(tmp_path: Path) -> None:
    first = database_key(tmp_path, lambda _is_new: "korrekt hest batteri")
    assert database_key(tmp_path, lambda _is_new: "korrekt hest batteri") == first
    assert database_key(tmp_path, lambda _is_new: "forkert hest batteri") != first


def test_that_the_key_is_nowhere_on_disk(tmp_path: Path) -> None:
    key = database_key(tmp_path, lambda _is_new: "korrekt hest batteri")
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert key not in written
    assert key.hex().encode() not in written


def test_that_no_passphrase_is_explained(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="VISITA_PASSPHRASE"):
        database_key(tmp_path, lambda _is_new: None)


def test_that_a_new_key_is_never_made_over_an_existing_database(file: Store, path: Path) -> None:
    with pytest.raises(StoreError, match="Restore it from a backup"):
        database_key(path.parent, lambda _is_new: "ny")
