"""What is looked at and kept when a store is opened: encryption, damage, loss, an update, rights to the files."""

import os
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from tests.builders import NOW
from tests.store.filled import fill
from triage.bootstrap import open_application
from triage.errors import StoreError, WrongUseError
from triage.settings import Settings
from triage.store.database import open_database
from triage.store.keeping.before_update import copies_before_update
from triage.store.keeping.damage import DAMAGED
from triage.store.keeping.files import PARTIAL, sweep, write_private, written_whole
from triage.store.keeping.health import is_check_due, is_sound
from triage.store.keeping.keys import DEMO_KEY
from triage.store.schema import migrate
from triage.workflow.application import Application
from triage.workflow.keep.check import check_at_start, check_now
from triage.workflow.keep.retention import Retention, retention, set_retention

OLD = Path(__file__).parent / "data" / "schema-0001.db"
PAGE = 4096


@pytest.fixture(autouse=True)
def _no_keyring() -> None:
    """Keep the keyring of whoever runs the tests out of them."""
    keyring.set_keyring(fail.Keyring())


class StoppedError(Exception):
    """The machine stopped."""


def opened(home: Path, *, is_demo: bool = True) -> Application:
    return open_application(
        Settings(home=home, actor="tester"), lambda _is_new: "hest", is_demo=is_demo, clock=lambda: NOW
    )


def spoil(path: Path, first: int) -> None:
    """Change a byte in every page from page `first` on."""
    content = bytearray(path.read_bytes())
    for start in range(first * PAGE, len(content), PAGE):
        content[start + 100] ^= 1
    path.write_bytes(content)


def test_that_a_file_that_anybody_can_read_is_refused_and_left_alone(tmp_path: Path) -> None:
    plain = tmp_path / "visita.db"
    plain.write_bytes(b"SQLite format 3\x00" + bytes(4080))
    with pytest.raises(StoreError, match="not encrypted"):
        open_database(plain, DEMO_KEY)
    assert plain.stat().st_size == PAGE


@pytest.mark.parametrize("is_there", [True, False])
def test_that_a_lost_database_is_not_made_anew_in_silence(tmp_path: Path, is_there: bool) -> None:
    opened(tmp_path, is_demo=False).store.close()
    (tmp_path / "visita.db").unlink()
    if is_there:
        (tmp_path / "visita.db").touch()
    with pytest.raises(StoreError, match="gone or empty"):
        opened(tmp_path, is_demo=False)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights and links")
def test_that_folder_and_files_are_their_owners_alone(tmp_path: Path) -> None:
    app = opened(tmp_path / "home", is_demo=False)
    app.store.close()
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
    for name in ("visita.db", "visita.key.json"):
        assert stat.S_IMODE((tmp_path / "home" / name).stat().st_mode) == 0o600


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """The path of a store whose last pages hold cases only."""
    app = opened(tmp_path)
    fill(app.store, 300, padding="x" * 500)
    app.store.close()
    return app.store.path


def test_that_a_damaged_database_is_found_and_takes_nothing_more(large: Path) -> None:
    spoil(large, large.stat().st_size // PAGE - 20)
    with closing(open_database(large, DEMO_KEY)) as store:
        assert not is_sound(store)
        assert check_at_start(Application(store, lambda: NOW, "tester", is_demo=True)) is DAMAGED
        with pytest.raises(StoreError, match="damaged"), store.write():
            pass


def test_that_a_database_damaged_throughout_is_told_from_a_wrong_key(large: Path) -> None:
    spoil(large, 1)
    with pytest.raises(StoreError, match="damaged"):
        open_database(large, DEMO_KEY)


def test_that_a_sound_database_is_looked_through_wholly_once_a_week(tmp_path: Path) -> None:
    app = opened(tmp_path)
    with closing(app.store):
        assert is_check_due(app.store, NOW)
        assert check_at_start(app) is None
        assert not is_check_due(app.store, NOW + timedelta(days=6))
        assert is_check_due(app.store, NOW + timedelta(days=7))
        assert check_now(app) == []


def test_that_what_stood_before_an_update_is_kept_until_the_next_start_went_well(tmp_path: Path) -> None:
    home = tmp_path / "demo"
    home.mkdir()
    (home / "visita.db").write_bytes(OLD.read_bytes())
    opened(tmp_path).store.close()
    (copy,) = copies_before_update(home)
    with closing(open_database(copy, DEMO_KEY)) as store, store.read() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == "0001"
    opened(tmp_path).store.close()
    assert copies_before_update(home) == []


def test_that_what_was_left_half_is_removed_but_not_anothers_work(tmp_path: Path) -> None:
    left = tmp_path / f"visita.db{PARTIAL}1234"
    left.write_bytes(b"half")
    sweep(tmp_path, NOW.replace(year=1980))
    assert left.exists()
    sweep(tmp_path, NOW.replace(year=2100))
    assert not left.exists()


def test_that_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    write_private(tmp_path / "note", b"old")
    with pytest.raises(StoppedError), written_whole(tmp_path / "note") as half:
        half.write_bytes(b"half")
        raise StoppedError
    assert (tmp_path / "note").read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [tmp_path / "note"]


def test_that_nothing_is_deleted_unless_somebody_sets_a_time(app: Application) -> None:
    assert retention(app) == Retention(0, 0)
    set_retention(app, Retention(audit_days=3650, facts_days=0))
    assert retention(app) == Retention(3650, 0)


@pytest.mark.parametrize("wanted", [Retention(365, 0), Retention(0, 30), Retention(-1, 0)])
def test_that_the_log_is_kept_for_five_years_at_least(app: Application, wanted: Retention) -> None:
    with pytest.raises(WrongUseError, match="five years"):
        set_retention(app, wanted)
    assert retention(app) == Retention()


def test_that_an_update_that_finds_damage_is_refused(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "visita.db", DEMO_KEY)) as store:
        (tmp_path / "visita.db.damaged").touch()
        with pytest.raises(StoreError, match="damaged"):
            migrate(store)
