"""Keep the copy of the own department's open list, for when the shared store is away."""

from dataclasses import replace
from datetime import timedelta

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.errors import NotAllowedError
from triage.store.auditing import audit
from triage.store.away import copies
from triage.store.away.acts import count_waiting, forget_settled
from triage.store.away.copying import empty, renew
from triage.store.away.scope import Whose, open_patients
from triage.store.clock_time import to_ms
from triage.store.database import Store
from triage.store.keeping.wipe import wipe
from triage.workflow.application import Application
from triage.workflow.auditing.head_state import HeadState
from triage.workflow.auditing.shown import Shown
from triage.workflow.away.merge import merge
from triage.workflow.away.state import CopyState
from triage.workflow.rights.masked_rows import viewer
from triage.workflow.rights.permit import permit

# Answers and readings this old and older stay in the shared store alone.
KEPT = timedelta(days=90)


def on_copy(shared: Application, store: Store) -> Application:
    """Return the application on a copy, as the same person with the same session has it."""
    return replace(shared, store=store, shown=Shown(), heads=HeadState())


def copy_state(copy: Application) -> CopyState:
    """Return how the copy stands."""
    with copy.store.read() as connection:
        said, waiting = copies.describe(connection), count_waiting(connection)
    if said is None:
        return CopyState(waiting=waiting)
    return CopyState(said.name, said.true_at, said.actor, said.patients, waiting)


def keep_copy(shared: Application, copy: Application) -> CopyState:
    """Merge what waits in the copy, and bring it up to date with the open list of the person's departments.

    Who may see no list any more keeps no copy: it is emptied, and NotAllowedError is raised.
    """
    merge(shared, copy)
    try:
        _renew(shared, copy)
    except NotAllowedError:
        forget_copy(copy)
        raise
    return copy_state(copy)


def forget_copy(copy: Application) -> None:
    """Empty the copy; acts that wait for the shared store stay, until they are merged."""
    with copy.store.write() as connection:
        empty(connection)


def end_copy(copy: Application) -> bool:
    """Throw the copy away for good, its key first; where acts still wait it is emptied alone, and False is returned."""
    forget_copy(copy)
    if copy_state(copy).waiting:
        return False
    copy.store.close()
    wipe(copy.store.path)
    return True


def _renew(shared: Application, copy: Application) -> None:
    at = shared.clock()
    with shared.store.read() as connection, copy.store.write() as kept:
        warrant = permit(shared, connection, Act.SEE_LIST)
        patients = open_patients(connection, viewer(shared, connection, warrant))
        before = copies.describe(kept)
        forget_settled(kept)
        renew(connection, kept, Whose(patients, shared.actor, to_ms(at - KEPT), is_masked=warrant.is_masked))
        departments = ",".join(map(str, sorted(warrant.departments)))
        copies.note_copied(kept, at, shared.actor, departments, len(patients))
        if before is None or (before.actor, before.departments) != (shared.actor, departments):
            # Before anything of it can be shown; each look at a patient has a line of its own later.
            _log(shared, warrant, len(patients))


def _log(shared: Application, warrant: Warrant, patients: int) -> None:
    with shared.store.write() as connection:
        audit.log(
            connection, shared.clock(), shared.actor, "copy", subject=f"{patients} patients", warrant=warrant
        )
