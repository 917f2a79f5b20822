"""Where a key is kept: in the operating system's keyring, or behind a passphrase."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from triage.errors import StoreError, Text
from triage.store.keeping.key_note import Kept

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

AskPassphrase = Callable[[bool], str | None]

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
# Argon2id, 64 MiB and three passes: about 0.2 s on a workstation (RFC 9106, second recommended option).
_ARGON2 = {"time_cost": 3, "memory_cost": 64 * 1024, "parallelism": 4}
_KEYRING = "keyring"
_PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way, not a secret


@dataclass(frozen=True, slots=True)
class Use:
    """What a key is for: the name of its drawer in the keyring, and what is said where it is missing or locked."""

    service: str
    not_in_keyring: Text
    no_passphrase: Text


def key_of(kept: Kept, ask: AskPassphrase, use: Use | None = None) -> bytes:
    """Return the key, that of a database unless told else.

    Raises StoreError where the keyring does not have it or nobody gives the passphrase.
    """
    if kept.how == "sealed":
        raise StoreError(_ONLY_SEALED)
    use = use or _DATABASE
    return _from_keyring(kept.name, use) if kept.how == _KEYRING else _from_passphrase(kept, ask, use, is_new=False)


def make_key(ask: AskPassphrase) -> tuple[Kept, bytes]:
    """Return a new key and where it is kept: the keyring where a trustworthy one works, else a passphrase."""
    name, secret = secrets.token_hex(8), secrets.token_bytes(KEY_BYTES)
    if _put_in_keyring(name, secret, _DATABASE):
        return Kept(_KEYRING, name, ""), secret
    kept = Kept(_PASSPHRASE, name, secrets.token_hex(_SALT_BYTES))
    return kept, _from_passphrase(kept, ask, _DATABASE, is_new=True)


def keep_existing(key: bytes, ask: AskPassphrase, use: Use | None = None, *, in_keyring: bool = True) -> Kept:
    """Keep a key that exists already, e.g. one that was recovered, and return where.

    `in_keyring` is False where the login of the operating system is not that of one person alone.
    """
    name, use = secrets.token_hex(8), use or _DATABASE
    if in_keyring and _put_in_keyring(name, key, use):
        return Kept(_KEYRING, name, "")
    salt, nonce = secrets.token_hex(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    lock = _stretched(_asked(ask, use, is_new=True), salt)
    wrapped = nonce + ChaCha20Poly1305(lock).encrypt(nonce, key, None)
    return Kept(_PASSPHRASE, name, salt, wrapped.hex())


def forget(kept: Kept, use: Use | None = None) -> None:
    """Remove the key from the keyring, if that is where it is; nothing happens where it is gone already."""
    if kept.how != _KEYRING:
        return
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password((use or _DATABASE).service, kept.name)
    except KeyringError:
        return


def trusted_keyring() -> "KeyringBackend | None":
    """Return the keyring in use, None where it is not one that the operating system protects."""
    import keyring

    backend = keyring.get_keyring()
    return backend if type(backend).__module__ in _TRUSTED_KEYRINGS else None


def _put_in_keyring(name: str, secret: bytes, use: Use) -> bool:
    from keyring.errors import KeyringError

    keyring = trusted_keyring()
    if keyring is None:
        return False
    try:
        keyring.set_password(use.service, name, secret.hex())
        return keyring.get_password(use.service, name) == secret.hex()
    except KeyringError:
        return False


def _from_keyring(name: str, use: Use) -> bytes:
    import keyring
    from keyring.errors import KeyringError

    try:
        secret = keyring.get_password(use.service, name)
    except KeyringError as fault:
        raise StoreError(use.not_in_keyring) from fault
    if secret is None:
        raise StoreError(use.not_in_keyring)
    return bytes.fromhex(secret)


def _from_passphrase(kept: Kept, ask: AskPassphrase, use: Use, *, is_new: bool) -> bytes:
    stretched = _stretched(_asked(ask, use, is_new=is_new), kept.salt)
    if not kept.wrapped:
        return stretched
    nonce, body = bytes.fromhex(kept.wrapped)[:_NONCE_BYTES], bytes.fromhex(kept.wrapped)[_NONCE_BYTES:]
    try:
        return ChaCha20Poly1305(stretched).decrypt(nonce, body, None)
    except InvalidTag as fault:
        raise StoreError(_WRONG_PASSPHRASE) from fault


def _asked(ask: AskPassphrase, use: Use, *, is_new: bool) -> str:
    passphrase = ask(is_new)
    if not passphrase:
        raise StoreError(use.no_passphrase)
    return passphrase


def _stretched(passphrase: str, salt: str) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(passphrase.encode("utf-8"), bytes.fromhex(salt), hash_len=KEY_BYTES, type=Type.ID, **_ARGON2)


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

_ONLY_SEALED = Text(
    "Nøglen findes kun forseglet til administratorens gendannelsesnøgle.",
    "The key exists only sealed to the administrator's recovery key.",
)
_NO_KEYRING = Text(
    "Nøglen til databasen findes ikke i nøgleringen for denne bruger. Log ind som den bruger, der oprettede databasen, "
    "eller gendan nøglen: triage store key recover.",
    "The key to the database is not in this user's keyring. Log in as the user who created the database, "
    "or recover the key: triage store key recover.",
)
_NO_PASSPHRASE = Text(
    "Databasen er låst med en adgangssætning. Skriv den, eller sæt miljøvariablen VISITA_PASSPHRASE.",
    "The database is locked with a passphrase. Type it, or set the environment variable VISITA_PASSPHRASE.",
)
_WRONG_PASSPHRASE = Text(
    "Adgangssætningen er forkert. Intet er ændret.",
    "The passphrase is wrong. Nothing was changed.",
)
_DATABASE = Use("visita-database", _NO_KEYRING, _NO_PASSPHRASE)
