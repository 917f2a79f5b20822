"""A lost key comes back with the recovery key; a changed key opens the store, and the old one does not."""

from contextlib import closing
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backends import fail

from tests.builders import NOW
from tests.properties.examples import core
from triage.bootstrap import open_application
from triage.errors import StoreError, WrongUseError
from triage.settings import Settings
from triage.store.keeping.cipher import fits
from triage.store.keeping.key_note import read_note
from triage.store.keeping.keys import database_key
from triage.store.keeping.recovery_key import from_paper, new_recovery_key, on_paper, public_half, seal, unseal
from triage.store.keeping.rekey import change_key
from triage.store.keeping.wipe import wipe
from triage.workflow.application import Application
from triage.workflow.keep.keys import change_store_key, make_recovery, recover_key

KEYS = st.binary(min_size=32, max_size=32)


@pytest.fixture(autouse=True)
def _no_keyring() -> None:
    """Keep the keyring of whoever runs the tests out of them."""
    keyring.set_keyring(fail.Keyring())


def old(_is_new: bool) -> str:
    return "den gamle"


def new(_is_new: bool) -> str:
    return "den nye"


@pytest.fixture
def app(tmp_path: Path) -> Application:
    opened = open_application(Settings(home=tmp_path, actor="tester"), old, clock=lambda: NOW)
    with closing(opened.store):
        yield opened


class StoppedError(Exception):
    """The machine stopped."""


def stopped_at(where: str, folder: Path, key: bytes) -> None:
    """Change the key and stop at a step, as a crash does."""

    def step(name: str) -> None:
        if name == where:
            raise StoppedError

    with pytest.raises(StoppedError):
        change_key(folder, key, "", new, step)


@given(KEYS)
@core
def test_that_what_is_on_paper_is_read_back(recovery: bytes) -> None:
    assert from_paper(on_paper(recovery)) == recovery
    assert from_paper(on_paper(recovery).lower().replace("-", "  ").replace("0", "o")) == recovery


@given(KEYS, st.integers(0, 59), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
@core
def test_that_one_wrong_sign_is_always_noticed(recovery: bytes, place: int, sign: str) -> None:
    signs = list(on_paper(recovery).replace("-", ""))
    if signs[place] == sign:
        return
    signs[place] = sign
    with pytest.raises(WrongUseError, match="not typed right"):
        from_paper("".join(signs))


def test_that_only_its_own_recovery_key_opens_a_seal() -> None:
    recovery = new_recovery_key()
    sealed = seal(bytes(32), public_half(recovery))
    assert unseal(sealed, recovery) == bytes(32)
    assert unseal(sealed, new_recovery_key()) is None
    assert unseal(sealed[:-1], recovery) is None
    assert unseal(b"", recovery) is None


def test_that_a_lost_passphrase_does_not_lose_the_department(app: Application, tmp_path: Path) -> None:
    key = database_key(tmp_path, old)
    paper = make_recovery(app, key)
    app.store.close()
    recover_key(tmp_path, from_paper(paper), new)
    assert database_key(tmp_path, new) == key
    with pytest.raises(StoreError, match="passphrase is wrong"):
        database_key(tmp_path, old)


def test_that_the_recovery_key_is_nowhere_on_disk(app: Application, tmp_path: Path) -> None:
    paper = make_recovery(app, database_key(tmp_path, old))
    app.store.close()
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert from_paper(paper) not in written
    assert from_paper(paper).hex().encode() not in written
    assert paper.encode() not in written


def test_that_a_recovery_key_is_made_once_unless_asked_for_anew(app: Application, tmp_path: Path) -> None:
    key = database_key(tmp_path, old)
    first = make_recovery(app, key)
    with pytest.raises(WrongUseError, match="made already"):
        make_recovery(app, key)
    assert make_recovery(app, key, anew=True) != first


def test_that_another_recovery_key_changes_nothing(app: Application, tmp_path: Path) -> None:
    make_recovery(app, database_key(tmp_path, old))
    app.store.close()
    before = read_note(tmp_path)
    with pytest.raises(StoreError, match="does not open the database"):
        recover_key(tmp_path, new_recovery_key(), new)
    assert read_note(tmp_path) == before


def test_that_a_changed_key_opens_the_store_and_the_old_one_does_not(app: Application, tmp_path: Path) -> None:
    before = database_key(tmp_path, old)
    recovery = from_paper(make_recovery(app, before))
    change_store_key(app, before, new)
    after = database_key(tmp_path, new)
    assert fits(tmp_path / "visita.db", after)
    assert not fits(tmp_path / "visita.db", before)
    assert unseal(bytes.fromhex(read_note(tmp_path).kept.sealed), recovery) == after


def test_that_the_key_is_not_changed_while_the_store_is_open_elsewhere(app: Application, tmp_path: Path) -> None:
    key = database_key(tmp_path, old)
    with app.store.read(), pytest.raises(StoreError, match="in use"):
        change_key(tmp_path, key, "", new)
    assert fits(tmp_path / "visita.db", key)


@pytest.mark.parametrize("where", ["kept", "noted", "changed", "settled"])
def test_that_a_change_of_key_that_stops_leaves_a_store_that_opens(
    app: Application, tmp_path: Path, where: str
) -> None:
    key = database_key(tmp_path, old)
    app.store.close()
    stopped_at(where, tmp_path, key)
    is_new = where in ("changed", "settled")
    found = database_key(tmp_path, new if is_new else old)
    assert fits(tmp_path / "visita.db", found)
    assert (found != key) is is_new
    assert read_note(tmp_path).following is None


def test_that_a_wiped_copy_has_neither_key_nor_file(app: Application, tmp_path: Path) -> None:
    app.store.close()
    wipe(tmp_path / "visita.db")
    assert not list(tmp_path.glob("visita.db*"))
    assert read_note(tmp_path) is None
    wipe(tmp_path / "visita.db")
