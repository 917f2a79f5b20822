"""Keep what the person at work has begun to decide, bring it back, and throw it away."""

from collections.abc import Collection
from datetime import datetime

from triage.access.acts import Act
from triage.clinical.draft import Draft
from triage.store.auditing import audit
from triage.store.casework import drafts
from triage.store.people.relations import patients_of_departments
from triage.store.results import known_case
from triage.workflow.application import Application
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.rights.permit import permit


def keep_draft(app: Application, case: int, begun: Draft) -> datetime:
    """Keep what is begun on a case for the same person, and return the time that it is known by.

    The log tells that something was begun, never what. Raises WrongUseError where there is no such case.
    """
    now = app.clock()
    with app.store.change() as connection:
        about = known_case(connection, case)
        warrant = permit(app, connection, Act.DECIDE, about.patient)
        if drafts.keep_draft(connection, case, app.actor, begun, now):
            audit.log(connection, now, app.actor, "begin draft", about.patient, f"case {case}", warrant)
    return now


def discard_draft(app: Application, case: int) -> None:
    """Throw away what the person has begun on a case; nothing where there is none."""
    now = app.clock()
    with app.store.change() as connection:
        about = known_case(connection, case)
        warrant = permit(app, connection, Act.DECIDE, about.patient)
        if drafts.drop_draft(connection, case, app.actor):
            audit.log(connection, now, app.actor, "discard draft", about.patient, f"case {case}", warrant)


def my_drafts(app: Application) -> dict[int, Draft]:
    """Return what the person at work has begun by case, after the line in the log that names the patients.

    What is about patients whom the person may not see any more stays where it is.
    """
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        found = drafts.drafts_of(connection, app.actor)
        patients = [who for who, _ in found.values()]
        ours = patients_of_departments(connection, patients, warrant.in_full, app.clock())
    shown = {case: begun for case, (who, begun) in found.items() if who in ours}
    note_shown(app, "list drafts", [found[case][0] for case in shown], warrant)
    return shown


def forget_drafts(app: Application, _loading: Collection[int] = ()) -> int:
    """Forget what nobody came back to within a month, and return how many that were."""
    now = app.clock()
    with app.store.read() as connection:
        # Most times there is nothing, and nobody need wait for the right to write.
        if not drafts.is_any_forgotten(connection, now):
            return 0
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.RUN_INTAKE)
        count = drafts.forget_drafts(connection, now)
        audit.log(connection, now, app.actor, "forget drafts", subject=f"{count} drafts", warrant=warrant)
    return count
