"""The private keys that people and the authority sign with: each kept as the database's is, never in clear."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from triage.access.rule_versions.key_pair import public_of
from triage.errors import StoreError, Text
from triage.store.keeping.files import write_private
from triage.store.keeping.key_note import Kept, kept_from
from triage.store.keeping.key_places import AskPassphrase, Use, forget, keep_existing, key_of

NOTE_NAME = "visita.signing.json"
_AUTHORITY = "authority"
_SEED_BYTES = 32


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A private key that this workstation can reach: its public half, and where it is."""

    public_key: str
    kept: Kept

    @property
    def needs_passphrase(self) -> bool:
        """Return whether its owner is asked for a passphrase each time."""
        return self.kept.how == "passphrase"


def held_key(folder: Path, login: str | None) -> HeldKey | None:
    """Return a person's key on this workstation, with None the authority's; raises StoreError for a damaged note."""
    return _read(folder).get(_name(login))


def new_seed() -> bytes:
    """Return a new private key, which nobody has yet."""
    return secrets.token_bytes(_SEED_BYTES)


def lock_away(seed: bytes, ask: AskPassphrase, *, in_keyring: bool = True) -> HeldKey:
    """Keep a new private key; it is this workstation's once `note_held` says so.

    Raises StoreError where no passphrase is given and no keyring protects it.
    """
    return HeldKey(public_of(seed), keep_existing(seed, ask, _USE, in_keyring=in_keyring))


def note_held(folder: Path, login: str | None, held: HeldKey) -> None:
    """Let a key take the place of the one before, if any, which is gone then; raises StoreError, nothing changed."""
    before = _read(folder)
    _write(folder, {**before, _name(login): held})
    if _name(login) in before:
        forget(before[_name(login)].kept, _USE)


def seed_of(held: HeldKey, ask: AskPassphrase) -> bytes:
    """Return the private key; raises StoreError where it cannot be had, or is not the one that was noted."""
    seed = key_of(held.kept, ask, _USE)
    if public_of(seed) != held.public_key:
        raise StoreError(_OTHER_KEY)
    return seed


def demo_seed(login: str | None) -> bytes:
    """Return the key of a made-up person: made from public words, so that nobody takes it for a secret."""
    return hashlib.sha256(f"visita demonstration: no secret {_name(login)}".encode()).digest()


def _name(login: str | None) -> str:
    return _AUTHORITY if login is None else f"login {login}"


def _read(folder: Path) -> Mapping[str, HeldKey]:
    path = folder / NOTE_NAME
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): HeldKey(_public(one), kept_from(one["kept"])) for name, one in found.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise StoreError(_LOST_NOTE) from fault


def _public(one: Mapping[str, object]) -> str:
    public_key = str(one["public_key"])
    bytes.fromhex(public_key)
    return public_key


def _write(folder: Path, keys: Mapping[str, HeldKey]) -> None:
    try:
        write_private(folder / NOTE_NAME, json.dumps({name: asdict(one) for name, one in keys.items()}).encode())
    except OSError as fault:
        raise StoreError(
            Text(
                f"Der kan ikke skrives i mappen {folder}. Intet er gemt.",
                f"The folder {folder} cannot be written. Nothing was saved.",
            )
        ) from fault


_USE = Use(
    "visita-signing",
    Text(
        "Signaturnøglen findes ikke i nøgleringen for denne bruger. Log ind på computeren, som da den blev lavet, "
        "eller lav en ny: triage rules keys make --anew.",
        "The signing key is not in this user's keyring. Log in to the computer as when it was made, or make a new "
        "one: triage rules keys make --anew.",
    ),
    Text(
        "Ingen nøglering beskytter signaturnøglen her: den låses med en adgangssætning. Skriv den, eller sæt "
        "VISITA_SIGNING_PASSPHRASE.",
        "No keyring protects the signing key here: a passphrase locks it. Type it, or set "
        "VISITA_SIGNING_PASSPHRASE.",
    ),
)
_OTHER_KEY = Text(
    "Signaturnøglen på denne computer er ikke den, der er noteret. Lav en ny: triage rules keys make --anew.",
    "The signing key on this computer is not the one that was noted. Make a new one: triage rules keys make --anew.",
)
_LOST_NOTE = Text(
    f"Filen {NOTE_NAME} er beskadiget. Flyt den væk, og lav en ny nøgle: triage rules keys make.",
    f"The file {NOTE_NAME} is damaged. Move it away, and make a new key: triage rules keys make.",
)
