"""Two programs that make the same store at once: one key is noted, and both work with it."""

from pathlib import Path

import pytest

from triage.store.keeping.key_note import Kept, KeyNote, read_note, write_first_note
from triage.store.keeping.keys import database_key

SECRET = "korrekt hest batteri"


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.store.keeping.key_places.trusted_keyring", lambda: None)


def test_that_who_comes_second_works_with_the_key_of_the_first(tmp_path: Path) -> None:
    keys: list[bytes] = []

    def ask(is_new: bool) -> str:
        # While the one asks for its passphrase, the other has made its key.
        if is_new and not keys:
            keys.append(database_key(tmp_path, lambda _is_new: SECRET))
        return SECRET

    keys.append(database_key(tmp_path, ask))
    assert keys[0] == keys[1] == database_key(tmp_path, lambda _is_new: SECRET)


def test_that_a_note_never_takes_the_place_of_the_first(tmp_path: Path) -> None:
    first, second = (KeyNote(Kept("passphrase", name, "00")) for name in ("first", "second"))
    assert [write_first_note(tmp_path, note) for note in (first, second)] == [True, False]
    assert read_note(tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == ["visita.key.json"]
