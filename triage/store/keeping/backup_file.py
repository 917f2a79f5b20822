"""A backup as one file: the encrypted database, and after it a manifest that only the store's key can write.

The manifest stands in clear and names no patient: counts and hashes of tables, when, which store, how the key is kept.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from triage.errors import Text, UnreadableError
from triage.store.keeping.digest import Digest
from triage.store.keeping.files import copied_until
from triage.store.keeping.key_note import Kept, kept_from

_MAGIC = b"visita-backup-1\n"
_SIZE_BYTES = 8
_TAIL = _SIZE_BYTES + len(_MAGIC)
# A manifest names about sixty tables; one of more than a megabyte was not written here.
_MOST = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: `size` and `sha256` are the encrypted database's, `at` is ISO 8601, `store` its name."""

    store: str
    at: str
    schema: str
    size: int
    sha256: str
    tables: Mapping[str, Digest]
    kept: Kept


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file whose manifest was read; nothing of it is to be believed before `is_made_with` said so."""

    path: Path
    manifest: Manifest
    written: str
    mac: str

    def is_made_with(self, key: bytes) -> bool:
        """Return whether the store with this key wrote the manifest, and nobody has changed it since."""
        return hmac.compare_digest(self.mac, _mac(self.written, key))

    def is_whole(self) -> bool:
        """Return whether the encrypted database is, to the byte, what the manifest says."""
        return sha256_of(self.path, self.manifest.size) == self.manifest.sha256


def append_manifest(path: Path, manifest: Manifest, key: bytes) -> None:
    """Write the manifest after the database that stands at `path`."""
    written = json.dumps(asdict(manifest), sort_keys=True)
    whole = json.dumps({"manifest": written, "mac": _mac(written, key)}).encode()
    with path.open("ab") as file:
        file.write(whole + len(whole).to_bytes(_SIZE_BYTES) + _MAGIC)


def read_backup(path: Path) -> Backup:
    """Return the backup at `path`; raises UnreadableError where it is none or its end is missing."""
    try:
        with path.open("rb") as file:
            end = file.seek(0, 2)
            file.seek(max(0, end - _TAIL))
            tail = file.read()
            size = int.from_bytes(tail[:_SIZE_BYTES])
            if len(tail) != _TAIL or not tail.endswith(_MAGIC) or not 0 < size <= min(_MOST, end - _TAIL):
                raise UnreadableError(_not_a_backup(path))
            file.seek(end - _TAIL - size)
            backup = _parsed(path, file.read(size))
    except OSError as fault:
        raise UnreadableError(_unreachable(path)) from fault
    if backup.manifest.size != end - _TAIL - size:
        raise UnreadableError(_not_a_backup(path))
    return backup


def sha256_of(path: Path, size: int) -> str:
    """Return the SHA-256 of the first `size` bytes of a file."""
    hashed = hashlib.sha256()
    for piece in copied_until(path, size):
        hashed.update(piece)
    return hashed.hexdigest()


def _parsed(path: Path, whole: bytes) -> Backup:
    try:
        outer = json.loads(whole)
        written, mac = str(outer["manifest"]), str(outer["mac"])
        inner = json.loads(written)
        tables = {name: Digest(**digest) for name, digest in inner.pop("tables").items()}
        manifest = Manifest(tables=tables, kept=kept_from(inner.pop("kept")), **inner)
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise UnreadableError(_not_a_backup(path)) from fault
    return Backup(path, manifest, written, mac)


def _mac(written: str, key: bytes) -> str:
    own = HKDF(SHA256(), 32, None, b"visita backup manifest 1").derive(key)
    return hmac.new(own, written.encode(), hashlib.sha256).hexdigest()


def _not_a_backup(path: Path) -> Text:
    return Text(
        f"{path} er ikke en hel sikkerhedskopi fra Visita: slutningen mangler eller er ændret. Brug en anden kopi.",
        f"{path} is not a whole backup of Visita: its end is missing or was changed. Use another backup.",
    )


def _unreachable(path: Path) -> Text:
    return Text(
        f"Sikkerhedskopien {path} kan ikke læses. Findes filen, og må du læse den?",
        f"The backup {path} cannot be read. Does the file exist, and may you read it?",
    )
