"""Ask the workflow about the store: its keys, its backups, and what was changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from triage.access.key_state import KeyState
    from triage.access.setting_lines import AdministrativeLine
    from triage.workflow.keep.backup import Drill

# Imported where it is called, on a thread, as in `ui.desks.desk`.


def key_state(app: Opened) -> KeyState:
    """Return how the keys are."""
    with LOADING:
        from triage.workflow.administration.keys import key_state

    return key_state(app())


def back_up(app: Opened, folder: str, passphrase: str) -> Path:
    """Back up to a folder, and return the file."""
    with LOADING:
        from triage.workflow.administration.keys import back_up_to

    return back_up_to(app(), folder, passphrase)


def verify(app: Opened, path: str, passphrase: str) -> Drill:
    """Restore a backup for a trial."""
    with LOADING:
        from triage.workflow.administration.keys import verify_backup

    return verify_backup(app(), path, passphrase)


def new_recovery(app: Opened, passphrase: str, anew: bool) -> str:
    """Return a new recovery key, which is shown once."""
    with LOADING:
        from triage.workflow.administration.keys import new_recovery_key

    return new_recovery_key(app(), passphrase, anew=anew)


def changes(app: Opened) -> Sequence[AdministrativeLine]:
    """Return what was set lately, and by whom."""
    with LOADING:
        from triage.workflow.administration.changes import list_changes

    return list_changes(app())
