"""Back a store up, and try whether a backup would bring everything back."""

import secrets
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.store.auditing import audit
from triage.store.database import open_database
from triage.store.keeping.backup import write_backup
from triage.store.keeping.backup_file import Backup, Manifest
from triage.store.keeping.files import private_folder
from triage.store.keeping.key_note import Kept, read_note
from triage.store.keeping.keys import DATABASE_NAME
from triage.store.keeping.move import copy_rows
from triage.store.keeping.recovery_key import seal
from triage.store.keeping.register import Noted, noted, store_name
from triage.store.keeping.restore import try_restore
from triage.store.schema import migrate
from triage.workflow.application import Application
from triage.workflow.auditing.verify import check_chains
from triage.workflow.rights.permit import permit


@dataclass(frozen=True, slots=True)
class Drill:
    """What trying a backup showed: its manifest, and every difference between it and what it would restore."""

    manifest: Manifest
    differences: tuple[str, ...]


def back_up(app: Application, key: bytes, path: Path) -> Manifest:
    """Write the whole store, encrypted, to the new file `path`, while others go on working.

    `key` is the store's; a shared store has none, and its backup opens with the recovery key alone.
    Raises WrongUseError where the file exists, or a shared store has no recovery key yet.
    """
    if app.store.login is not None:
        raise NotAllowedError(_OWNER_ALONE)
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.KEEP_KEYS)
        store_name(connection, now)
        public = noted(connection, Noted.RECOVERY) or ""
        audit.log(connection, now, app.actor, "store.backup", subject=path.name, warrant=warrant)
    if app.store.is_shared:
        return _back_up_shared(app, path, public)
    return write_backup(app.store, key, _kept(app.store.path.parent), path, now)


def try_backup(app: Application, backup: Backup, key: bytes) -> Drill:
    """Restore a backup to a place that vanishes again, and compare it with what was backed up."""
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.KEEP_KEYS)
        name = f"{backup.manifest.at} {backup.manifest.sha256[:12]}"
        audit.log(connection, app.clock(), app.actor, "store.verify", subject=name, warrant=warrant)
    return Drill(backup.manifest, tuple(try_restore(backup, key, app.store.path.parent, _log_faults)))


def _log_faults(connection: Connection) -> list[str]:
    """Return what is wrong with the chains of the audit log in a restored store; an older one has none."""
    if not connection.dialect.has_table(connection, "audit_chain"):
        return []
    _, _, faults = check_chains(connection, ())
    return [f"audit log: {len(faults)}"] if faults else []


def note_restored(app: Application, backup: Backup) -> None:
    """Write into a store that was just restored of what; whoever could open the backup needs no other right."""
    manifest = backup.manifest
    subject = f"{manifest.at} {manifest.sha256[:12]}"
    with app.store.write() as connection:
        audit.log(connection, app.clock(), app.actor, "store.restore", subject=subject)


def _back_up_shared(app: Application, path: Path, public: str) -> Manifest:
    """Copy the shared store's rows to a file of their own, with a key that nobody keeps but the recovery key opens."""
    if not public:
        raise WrongUseError(_NO_RECOVERY)
    key = secrets.token_bytes(32)
    kept = Kept("sealed", "", "", public=public, sealed=seal(key, bytes.fromhex(public)).hex())
    with private_folder(app.store.path.parent) as folder, closing(open_database(folder / DATABASE_NAME, key)) as copy:
        migrate(copy)
        with app.store.read() as old, copy.write() as new:
            copy_rows(old, new)
        return write_backup(copy, key, kept, path, app.clock())


def _kept(folder: Path) -> Kept:
    note = read_note(folder)
    # The demonstration has no note: its key is no secret.
    return Kept("sealed", "", "") if note is None else note.kept


_OWNER_ALONE = Text(
    "Et personligt login ser kun sin egen del af den delte database, så kopien ville mangle resten. "
    "Lav sikkerhedskopien som databasens ejer, eller brug serverens egne værktøjer (pg_dump).",
    "A person's login sees its own part of the shared database alone, so that the backup would lack the rest. "
    "Make the backup as the owner of the database, or use the server's own tools (pg_dump).",
)
_NO_RECOVERY = Text(
    "En sikkerhedskopi af en delt database åbnes med gendannelsesnøglen, og der er ingen endnu. Lav den først: "
    "triage store key make-recovery. Eller brug serverens egne værktøjer (pg_dump).",
    "A backup of a shared database is opened with the recovery key, and there is none yet. Make it first: "
    "triage store key make-recovery. Or use the server's own tools (pg_dump).",
)
