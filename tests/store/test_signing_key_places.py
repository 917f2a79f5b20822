"""Where private keys are: in the keyring of one person, else behind a passphrase, and never on disk in clear."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend, properties
from keyring.backends import fail

from triage.errors import StoreError
from triage.store.keeping.signing_keys import (
    NOTE_NAME,
    HeldKey,
    held_key,
    lock_away,
    new_seed,
    note_held,
    seed_of,
)

SECRET = "en prøve, som ingen bruger"


class MadeUpKeyring(KeyringBackend):
    """A keyring that says it is the operating system's."""

    __module__ = "keyring.backends.SecretService"

    @properties.classproperty
    def priority(self) -> float:
        """Say that it is never to be chosen by itself: other tests do without it."""
        raise RuntimeError("made up")

    def __init__(self) -> None:
        super().__init__()
        self.drawers: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.drawers[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.drawers.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        del self.drawers[service, username]


@pytest.fixture
def drawers() -> Iterator[dict[tuple[str, str], str]]:
    before, made = keyring.get_keyring(), MadeUpKeyring()
    keyring.set_keyring(made)
    yield made.drawers
    keyring.set_keyring(before)


@pytest.fixture
def without_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


def ask(_is_new: bool) -> str | None:
    return SECRET


def never(_is_new: bool) -> str | None:
    raise AssertionError("a passphrase was asked for")


def test_that_the_keyring_keeps_the_key_and_a_new_one_takes_its_place(
    tmp_path: Path, drawers: dict[tuple[str, str], str]
) -> None:
    for _ in range(2):
        seed = new_seed()
        note_held(tmp_path, "anna", lock_away(seed, never))
        assert [drawer for drawer, _ in drawers] == ["visita-signing"]
        held = held_key(tmp_path, "anna")
        assert held is not None
        assert (seed_of(held, never), held.needs_passphrase) == (seed, False)
        assert seed.hex() not in (tmp_path / NOTE_NAME).read_text()


def test_that_a_keyring_which_several_share_keeps_nothing(
    tmp_path: Path, drawers: dict[tuple[str, str], str]
) -> None:
    held = lock_away(new_seed(), ask, in_keyring=False)
    assert drawers == {}
    assert held.needs_passphrase


def test_that_a_key_gone_from_the_keyring_is_told_of(tmp_path: Path, drawers: dict[tuple[str, str], str]) -> None:
    held = lock_away(new_seed(), never)
    drawers.clear()
    with pytest.raises(StoreError, match="signing key is not in this user's keyring"):
        seed_of(held, never)


@pytest.mark.usefixtures("without_keyring")
def test_that_people_and_the_authority_have_a_key_each(tmp_path: Path) -> None:
    seeds = {login: new_seed() for login in ("anna", "authority", None)}
    for login, seed in seeds.items():
        note_held(tmp_path, login, lock_away(seed, ask))
    for login, seed in seeds.items():
        held = held_key(tmp_path, login)
        assert held is not None
        assert seed_of(held, ask) == seed
    assert held_key(tmp_path, "bo") is None


@pytest.mark.usefixtures("without_keyring")
def test_that_the_note_of_another_key_is_told_of(tmp_path: Path) -> None:
    anna, bo = lock_away(new_seed(), ask), lock_away(new_seed(), ask)
    with pytest.raises(StoreError, match="not the one that was noted"):
        seed_of(HeldKey(anna.public_key, bo.kept), ask)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"login a": {}}', '{"login a": {"public_key": "x", "kept": 1}}'])
def test_that_a_damaged_note_is_told_of_and_not_written_over(tmp_path: Path, content: str) -> None:
    (tmp_path / NOTE_NAME).write_text(content)
    with pytest.raises(StoreError, match="damaged"):
        held_key(tmp_path, "anna")
    with pytest.raises(StoreError, match="damaged"):
        note_held(tmp_path, "anna", lock_away(new_seed(), ask))
    assert (tmp_path / NOTE_NAME).read_text() == content
