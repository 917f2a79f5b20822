"""Say that nothing is expected of a patient for a time, and take it back."""

from collections.abc import Sequence
from datetime import date, timedelta

from triage.access.acts import Act
from triage.clinical.care import Pause, PauseReason
from triage.errors import Text, WrongUseError
from triage.scoring.danish_time import danish_midnight
from triage.store.auditing import audit
from triage.store.ledger import known_patient
from triage.store.pauses import NotedPause, end_pause, note_pause, noted_pauses
from triage.store.people.relations import patients_of_departments
from triage.workflow.application import Application, Changed
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.rights.permit import permit
from triage.workflow.score.score import score


def add_pause(
    app: Application, reference: str, reason: PauseReason, first: date, last: date | None, note: str = ""
) -> Changed:
    """Note a pause of the patient with this key or source reference; see `pause_patient`.

    Raises WrongUseError where there is no such patient, or the pause ends before it begins.
    """
    with app.store.read() as connection:
        who = known_patient(connection, reference)
    return pause_patient(app, who, reason, first, last, note)


def pause_patient(
    app: Application, who: int, reason: PauseReason, first: date, last: date | None, note: str = ""
) -> Changed:
    """Note a pause from `first` through `last` (Danish days, None = until it is ended), and score the patient.

    Raises WrongUseError where the pause ends before it begins.
    """
    if last is not None and last < first:
        raise WrongUseError(
            Text(
                f"Pausen slutter ({last}) før den begynder ({first}). Byt om på datoerne.",
                f"The pause ends ({last}) before it begins ({first}). Swap the dates.",
            )
        )
    now = app.clock()
    end = None if last is None else danish_midnight(last + timedelta(days=1))
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.NOTE_PAUSE, who)
        key = note_pause(connection, who, Pause(reason, danish_midnight(first), end), note.strip(), app.actor, now)
        audit.log(connection, now, app.actor, "pause", who, f"pause {key}", warrant)
    return Changed(cases=score(app).cases, patients=(who,))


def cut_short(app: Application, key: int) -> Changed:
    """End a pause now, and score the patient; the line stays. Raises WrongUseError where none is open."""
    now = app.clock()
    with app.store.write() as connection:
        who = end_pause(connection, key, app.actor, now)
        warrant = permit(app, connection, Act.NOTE_PAUSE, who)
        audit.log(connection, now, app.actor, "end pause", who, f"pause {key}", warrant)
    return Changed(cases=score(app).cases, patients=(who,))


def list_pauses(app: Application, reference: str | None = None) -> Sequence[NotedPause]:
    """Return what was noted about one patient or all, newest first; a line in the audit log names them before."""
    with app.store.read() as connection:
        if reference is None:
            warrant = permit(app, connection, Act.SEE_EXPECTED)
            every = noted_pauses(connection)
            keys = list({one.patient for one in every})
            ours = patients_of_departments(connection, keys, warrant.departments, app.clock())
            shown: Sequence[NotedPause] = [one for one in every if one.patient in ours]
        else:
            who = known_patient(connection, reference)
            warrant = permit(app, connection, Act.SEE_PATIENT, who)
            shown = noted_pauses(connection, [who])
    note_shown(app, "list pauses", [one.patient for one in shown], warrant)
    return shown
