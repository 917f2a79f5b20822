"""The key of a database: in the operating system's keyring, or derived from a passphrase; never on disk in clear.

Beside the database stands `visita.key.json`, which tells only how the key is kept, and the salt of a passphrase.
"""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from triage.errors import StoreError, Text

_SERVICE = "visita-database"
_KEY_BYTES = 32
_SALT_BYTES = 16
# Argon2id, 64 MiB and three passes: about 0.2 s on a workstation (RFC 9106, second recommended option).
_ARGON2 = {"time_cost": 3, "memory_cost": 64 * 1024, "parallelism": 4}

# Made-up people need no secret: the key only keeps the demonstration on the same code path as real data.
DEMO_KEY = b"visita demonstration: no secret "

AskPassphrase = Callable[[bool], str | None]


@dataclass(frozen=True, slots=True)
class _Kept:
    how: str
    name: str
    salt: str


def database_key(folder: Path, ask: AskPassphrase) -> bytes:
    """Return the 256-bit key of the database in `folder`, made on first use.

    The keyring is used where a trustworthy one works. Otherwise `ask(is_new)` gives the passphrase (None = given up).
    Raises StoreError when the key cannot be had; a new key is never made over an existing database.
    """
    note = folder / "visita.key.json"
    kept = _read(note)
    if kept is not None:
        return _from_keyring(kept) if kept.how == "keyring" else _from_passphrase(kept, ask, is_new=False)
    if (folder / "visita.db").exists():
        raise StoreError(_LOST_NOTE)
    return _keep_new(note, ask)


def _keep_new(note: Path, ask: AskPassphrase) -> bytes:
    name, secret = secrets.token_hex(8), secrets.token_bytes(_KEY_BYTES)
    if _put_in_keyring(name, secret.hex()):
        _write(note, _Kept("keyring", name, ""))
        return secret
    kept = _Kept("passphrase", name, secrets.token_hex(_SALT_BYTES))
    key = _from_passphrase(kept, ask, is_new=True)
    _write(note, kept)
    return key


def _put_in_keyring(name: str, secret: str) -> bool:
    import keyring
    from keyring.errors import KeyringError

    backend = type(keyring.get_keyring())
    if backend.__module__ not in _TRUSTED_KEYRINGS:
        return False
    try:
        keyring.set_password(_SERVICE, name, secret)
        return keyring.get_password(_SERVICE, name) == secret
    except KeyringError:
        return False


def _from_keyring(kept: _Kept) -> bytes:
    import keyring
    from keyring.errors import KeyringError

    try:
        secret = keyring.get_password(_SERVICE, kept.name)
    except KeyringError as fault:
        raise StoreError(_NO_KEYRING) from fault
    if secret is None:
        raise StoreError(_NO_KEYRING)
    return bytes.fromhex(secret)


def _from_passphrase(kept: _Kept, ask: AskPassphrase, *, is_new: bool) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    passphrase = ask(is_new)
    if not passphrase:
        raise StoreError(_NO_PASSPHRASE)
    return hash_secret_raw(
        passphrase.encode("utf-8"), bytes.fromhex(kept.salt), hash_len=_KEY_BYTES, type=Type.ID, **_ARGON2
    )


def _read(note: Path) -> _Kept | None:
    if not note.exists():
        return None
    try:
        return _Kept(**json.loads(note.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as fault:
        raise StoreError(_LOST_NOTE) from fault


def _write(note: Path, kept: _Kept) -> None:
    try:
        note.write_text(json.dumps({"how": kept.how, "name": kept.name, "salt": kept.salt}), encoding="utf-8")
    except OSError as fault:
        raise StoreError(
            Text(
                f"Der kan ikke skrives i mappen {note.parent}. Intet er gemt.",
                f"The folder {note.parent} cannot be written. Nothing was saved.",
            )
        ) from fault


# Only keyrings that the operating system protects with the person's login; never one that keeps plain text.
_TRUSTED_KEYRINGS = frozenset(
    {
        "keyring.backends.Windows",
        "keyring.backends.macOS",
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
        "keyring.backends.libsecret",
    }
)

_NO_KEYRING = Text(
    "Nøglen til databasen findes ikke i nøgleringen for denne bruger. Log ind som den bruger, der oprettede databasen.",
    "The key to the database is not in this user's keyring. Log in as the user who created the database.",
)
_NO_PASSPHRASE = Text(
    "Databasen er låst med en adgangssætning. Skriv den, eller sæt miljøvariablen VISITA_PASSPHRASE.",
    "The database is locked with a passphrase. Type it, or set the environment variable VISITA_PASSPHRASE.",
)
_LOST_NOTE = Text(
    "Filen visita.key.json ved siden af databasen mangler eller er beskadiget. Hent den fra en sikkerhedskopi; "
    "databasen er urørt.",
    "The file visita.key.json beside the database is missing or damaged. Restore it from a backup; "
    "the database is untouched.",
)
