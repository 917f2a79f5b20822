"""Backups: whole, encrypted, of one state, and brought back without a difference - or refused."""

import os
import stat
from contextlib import closing
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from tests.builders import NOW
from tests.empty_stores import empty_store
from tests.store.conftest import KEY
from tests.store.filled import fill
from triage.errors import StoreError, UnreadableError, WrongUseError
from triage.store.database import Store, open_database
from triage.store.keeping.backup import write_backup
from triage.store.keeping.backup_file import Manifest, read_backup
from triage.store.keeping.digest import differences, digests
from triage.store.keeping.key_note import Kept, read_note
from triage.store.keeping.keys import database_key
from triage.store.keeping.recovery_key import new_recovery_key, public_half, seal
from triage.store.keeping.restore import key_at_hand, key_by_recovery, restore, try_restore
from triage.store.schema import migrate

SEALED = Kept("sealed", "", "")


@pytest.fixture(autouse=True)
def _no_keyring() -> None:
    """Keep the keyring of whoever runs the tests out of them."""
    keyring.set_keyring(fail.Keyring())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with closing(empty_store(tmp_path / "visita.db", KEY)) as opened:
        fill(opened, 20, name="Kanariefugl")
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "copies" / "monday.backup"


def backed_up(store: Store, file: Path, kept: Kept = SEALED) -> Manifest:
    file.parent.mkdir(exist_ok=True)
    return write_backup(store, KEY, kept, file, NOW)


def passphrase(_is_new: bool) -> str:
    return "korrekt hest batteri"


def test_that_a_restored_store_does_not_differ_from_the_one_backed_up(store: Store, file: Path, tmp_path: Path) -> None:
    backed_up(store, file)
    restore(read_backup(file), KEY, tmp_path / "new", passphrase)
    new = open_database(tmp_path / "new" / "visita.db", KEY)
    with closing(new), store.read() as old, new.read() as restored:
        assert differences(digests(old), digests(restored)) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights and links")
def test_that_a_backup_holds_nothing_readable_and_is_its_owners(store: Store, file: Path) -> None:
    backed_up(store, file)
    written = file.read_bytes()
    assert b"Kanariefugl" not in written
    assert b"SQLite format" not in written
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_that_a_backup_leaves_no_other_file(store: Store, file: Path) -> None:
    backed_up(store, file)
    assert [path.name for path in file.parent.iterdir()] == ["monday.backup"]


def test_that_a_drill_leaves_nothing_behind(store: Store, file: Path, tmp_path: Path) -> None:
    backed_up(store, file)
    before = sorted(tmp_path.rglob("*"))
    assert try_restore(read_backup(file), KEY, tmp_path) == []
    assert sorted(tmp_path.rglob("*")) == before


def test_that_others_write_while_a_backup_is_made(store: Store, file: Path) -> None:
    file.parent.mkdir()
    with store.read() as connection:
        before = digests(connection)
        with store.write() as other:
            other.exec_driver_sql("UPDATE patient SET family = 'Senere'")
        assert digests(connection) == before
    assert backed_up(store, file).tables["patient"] != before["patient"]
    assert try_restore(read_backup(file), KEY, file.parent) == []


def test_that_a_backup_never_overwrites(store: Store, file: Path) -> None:
    backed_up(store, file)
    before = file.read_bytes()
    with pytest.raises(WrongUseError, match="not overwritten"):
        backed_up(store, file)
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights and links")
def test_that_a_link_is_not_followed(store: Store, file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WrongUseError):
        backed_up(store, file)
    assert not (tmp_path / "elsewhere").exists()


def test_that_a_restore_never_overwrites_a_store(store: Store, file: Path, tmp_path: Path) -> None:
    backed_up(store, file)
    before = (tmp_path / "visita.db").read_bytes()
    with pytest.raises(WrongUseError, match="There is a database"):
        restore(read_backup(file), KEY, tmp_path, passphrase)
    assert (tmp_path / "visita.db").read_bytes() == before


@pytest.mark.parametrize("place", [0.02, 0.3, 0.7])
def test_that_a_changed_byte_is_found(store: Store, file: Path, tmp_path: Path, place: float) -> None:
    size = backed_up(store, file).size
    spoiled = bytearray(file.read_bytes())
    spoiled[int(size * place)] ^= 1
    file.write_bytes(spoiled)
    with pytest.raises(UnreadableError, match="damaged or was changed"):
        restore(read_backup(file), KEY, tmp_path / "new", passphrase)
    assert not (tmp_path / "new" / "visita.db").exists()


def test_that_a_changed_manifest_is_found(store: Store, file: Path, tmp_path: Path) -> None:
    backed_up(store, file)
    file.write_bytes(file.read_bytes().replace(b'\\"rows\\": 20', b'\\"rows\\": 19'))
    with pytest.raises(UnreadableError, match="damaged or was changed"):
        try_restore(read_backup(file), KEY, tmp_path)


@pytest.mark.parametrize("kept", [0, 10, 1000, 100_000])
def test_that_a_cut_file_is_no_backup(store: Store, file: Path, kept: int) -> None:
    backed_up(store, file)
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(UnreadableError, match="not a whole backup"):
        read_backup(file)


def test_that_a_backup_of_a_passphrase_opens_with_it_elsewhere(tmp_path: Path, file: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    key = database_key(home, passphrase)
    file.parent.mkdir()
    with closing(open_database(home / "visita.db", key)) as made:
        migrate(made)
        write_backup(made, key, read_note(home).kept, file, NOW)
    assert key_at_hand(read_backup(file), passphrase) == key
    assert key_at_hand(read_backup(file), lambda _is_new: "forkert") is None


def test_that_the_recovery_key_opens_a_backup_on_a_new_machine(store: Store, file: Path, tmp_path: Path) -> None:
    recovery = new_recovery_key()
    public = public_half(recovery)
    backed_up(store, file, Kept("keyring", "gone", "", public=public.hex(), sealed=seal(KEY, public).hex()))
    backup = read_backup(file)
    restore(backup, key_by_recovery(backup, recovery), tmp_path / "new", passphrase)
    assert database_key(tmp_path / "new", passphrase) == KEY


def test_that_another_stores_recovery_key_is_refused(store: Store, file: Path) -> None:
    public = public_half(new_recovery_key())
    backed_up(store, file, Kept("keyring", "gone", "", public=public.hex(), sealed=seal(KEY, public).hex()))
    with pytest.raises(StoreError, match="not this store's"):
        key_by_recovery(read_backup(file), new_recovery_key())
