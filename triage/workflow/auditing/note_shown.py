"""Note in the log whom a list is about to name."""

from collections.abc import Iterable

from triage.access.warrant import Warrant
from triage.store.auditing import audit
from triage.workflow.application import Application


def note_shown(
    app: Application, act: str, patients: Iterable[int], warrant: Warrant | None = None, subject: str = ""
) -> None:
    """Write one line that names those of `patients` who were not on a list of this kind a moment ago.

    To be called before anything is returned. Where the line cannot be kept StoreError is raised, and nobody is shown.
    """
    now, session = app.clock(), warrant.session if warrant is not None else ""
    place = app.actor, session, act
    named = app.shown.new(place, patients, now)
    if not named:
        return
    # A list waits for no writer: the line is added to the workstation's own chain.
    with app.store.change() as connection:
        audit.log_list(connection, now, app.actor, act, named, subject, warrant)
    app.shown.remember(place, named, now)
