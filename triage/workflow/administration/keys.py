"""How the store's key and its backups fare, and what an administrator does about them from the window."""

from pathlib import Path

from triage.access.acts import Act
from triage.access.key_state import KeyState
from triage.store.auditing.administrative_lines import last_of
from triage.store.keeping.backup_file import read_backup
from triage.store.keeping.key_note import read_note
from triage.store.keeping.keys import DEMO_KEY, database_key
from triage.store.keeping.register import Noted, noted, noted_at
from triage.workflow.application import Application
from triage.workflow.keep.backup import Drill, back_up, try_backup
from triage.workflow.keep.keys import make_recovery
from triage.workflow.rights.permit import permit, permit_alone


def key_state(app: Application) -> KeyState:
    """Return how key and backups fare."""
    with app.store.read() as connection:
        permit(app, connection, Act.KEEP_KEYS)
        return KeyState(
            place=_place(app),
            has_recovery=noted(connection, Noted.RECOVERY) is not None,
            recovery_at=noted_at(connection, Noted.RECOVERY),
            backed_up=last_of(connection, "store.backup"),
            verified=last_of(connection, "store.verify"),
            changed=last_of(connection, "store.change_key") or last_of(connection, "first person"),
            checked=noted_at(connection, Noted.CHECKED),
        )


def back_up_to(app: Application, folder: str, passphrase: str = "") -> Path:
    """Write a backup into a folder under a name that tells its day and time, and return the file.

    Raises WrongUseError where that file exists; the passphrase is asked for only where it keeps the key.
    """
    permit_alone(app, Act.KEEP_KEYS)
    path = Path(folder) / f"visita-{app.clock():%Y%m%d-%H%M%S}.backup"
    back_up(app, _key(app, passphrase), path)
    return path


def verify_backup(app: Application, path: str, passphrase: str = "") -> Drill:
    """Restore a backup that was made with the present key to a place that vanishes, and compare."""
    permit_alone(app, Act.KEEP_KEYS)
    return try_backup(app, read_backup(Path(path)), _key(app, passphrase))


def new_recovery_key(app: Application, passphrase: str = "", *, anew: bool = False) -> str:
    """Make the recovery key and return it as it is put on paper: it is shown this once, and kept nowhere."""
    permit_alone(app, Act.KEEP_KEYS)
    return make_recovery(app, _key(app, passphrase), anew=anew)


def _key(app: Application, passphrase: str) -> bytes:
    if app.store.is_shared:
        return b""
    return DEMO_KEY if app.is_demo else database_key(app.store.path.parent, lambda _is_new: passphrase or None)


def _place(app: Application) -> str:
    if app.store.is_shared:
        return "server"
    note = None if app.is_demo else read_note(app.store.path.parent)
    return "demo" if note is None else note.kept.how


