"""The administrator's recovery key, a key that was lost, and a new key in the place of the old."""

from dataclasses import replace
from pathlib import Path

from triage.access.acts import Act
from triage.errors import StoreError, Text, WrongUseError
from triage.store.auditing import audit
from triage.store.keeping.backup_file import Backup
from triage.store.keeping.cipher import fits
from triage.store.keeping.key_note import KeyNote, read_note, write_note
from triage.store.keeping.key_places import AskPassphrase, keep_existing
from triage.store.keeping.keys import DATABASE_NAME
from triage.store.keeping.recovery_key import new_recovery_key, on_paper, public_half, unseal
from triage.store.keeping.register import Noted, note, noted
from triage.store.keeping.rekey import change_key, sealed_to
from triage.workflow.application import Application
from triage.workflow.auditing.keep_heads import keep_last_head
from triage.workflow.rights.permit import permit


def make_recovery(app: Application, key: bytes, *, anew: bool = False) -> str:
    """Make the recovery key, seal the store's key to it, and return it as it is put on paper; it is kept nowhere here.

    Raises WrongUseError where there is one, unless a new one is asked for: the former opens older backups only.
    """
    recovery, now = new_recovery_key(), app.clock()
    public = public_half(recovery).hex()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.KEEP_KEYS)
        if noted(connection, Noted.RECOVERY) is not None and not anew:
            raise WrongUseError(_IS_MADE)
        note(connection, Noted.RECOVERY, public, now)
        audit.log(connection, now, app.actor, "store.recovery_key", subject=public[:12], warrant=warrant)
        _seal_note(app.store.path.parent, key, public)
    return on_paper(recovery)


def change_store_key(app: Application, key: bytes, ask: AskPassphrase) -> None:
    """Give the store a new key (or passphrase), sealed to the same recovery key; the store is closed afterwards."""
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.KEEP_KEYS)
        if app.store.is_shared or app.is_demo:
            raise WrongUseError(_NO_KEY)
        public = noted(connection, Noted.RECOVERY) or ""
        audit.log(connection, app.clock(), app.actor, "store.change_key", warrant=warrant)
    keep_last_head(app)
    app.store.close()
    change_key(app.store.path.parent, key, public, ask)


def recover_key(folder: Path, recovery: bytes, ask: AskPassphrase, backup: Backup | None = None) -> None:
    """Open a store whose keyring or passphrase is lost: keep its key anew, taken from the note beside it or a backup.

    Raises StoreError, with nothing changed, where the recovery key is another store's.
    """
    database, beside = folder / DATABASE_NAME, _readable(folder)
    sealed = [] if beside is None else [kept for kept in (beside.kept, beside.following) if kept is not None]
    sealed += [] if backup is None else [backup.manifest.kept]
    for kept in sealed:
        key = unseal(bytes.fromhex(kept.sealed), recovery)
        if key is not None and fits(database, key):
            found = keep_existing(key, ask)
            write_note(folder, KeyNote(replace(found, public=kept.public, sealed=kept.sealed), in_use=True))
            return
    raise StoreError(_DOES_NOT_FIT)


def note_recovered(app: Application) -> None:
    """Write into the log that the key was recovered; whoever holds the recovery key needs no other right."""
    with app.store.write() as connection:
        audit.log(connection, app.clock(), app.actor, "store.recover_key")


def _readable(folder: Path) -> KeyNote | None:
    try:
        return read_note(folder)
    except StoreError:
        return None


def _seal_note(folder: Path, key: bytes, public: str) -> None:
    beside = read_note(folder)
    if beside is not None:
        write_note(folder, replace(beside, kept=sealed_to(public, beside.kept, key)))


_IS_MADE = Text(
    "Der er allerede lavet en gendannelsesnøgle. Er papiret væk, laves en ny med --anew; tag så en ny sikkerhedskopi.",
    "A recovery key was made already. If the paper is lost, make a new one with --anew, and then a new backup.",
)
_NO_KEY = Text(
    "Kun en databasefil på denne maskine har en nøgle, der kan skiftes.",
    "Only a database file on this machine has a key that can be changed.",
)
_DOES_NOT_FIT = Text(
    "Gendannelsesnøglen åbner ikke databasen. Hører papiret til denne database? Er nøglen skiftet siden, så angiv en "
    "nyere sikkerhedskopi med --from. Intet er ændret.",
    "The recovery key does not open the database. Does the paper belong to this store? If the key was changed since, "
    "name a newer backup with --from. Nothing was changed.",
)
