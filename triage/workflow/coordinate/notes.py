"""Note how a patient can come, what is arranged for a visit, and what was said about a course."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.coordination.notes import Arranged, Movable, Note, NoteKind, Told, Value
from triage.coordination.situation.pathway import PatientDelay, Waiver
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.traveller import Needs, Unavailable, Wishes
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.coordination import notes
from triage.store.coordination.findings_due import mark_due
from triage.workflow.application import Application, Changed
from triage.workflow.coordinate.situation import Gathered, gathered
from triage.workflow.rights.permit import permit


def note_wishes(app: Application, patient: int, wishes: Wishes) -> Changed:
    """Note when the patient would rather come; the newest wishes count."""
    return _note(app, patient, NoteKind.WISHES, lambda _: wishes)


def note_needs(app: Application, patient: int, needs: Needs) -> Changed:
    """Note what must be arranged whenever the patient comes; the newest needs count, and go before the source's."""
    return _note(app, patient, NoteKind.NEEDS, lambda _: needs)


def note_unavailable(app: Application, patient: int, time: Unavailable) -> Changed:
    """Note a time in which the patient cannot come; why is for the department alone."""
    if time.end <= time.start:
        raise _wrong("Tiden slutter, før den begynder. Ret den.", "The time ends before it starts. Correct it.")
    return _note(app, patient, NoteKind.UNAVAILABLE, lambda _: time)


def note_arranged(app: Application, patient: int, visit: str, arranged: Arranged) -> Changed:
    """Note that interpreter, companion or transport are arranged for a visit, beside what was noted before."""

    def with_before(counts: tuple[Note, ...]) -> Value:
        before = [one.value for one in counts if one.about == visit and isinstance(one.value, Arranged)]
        last = before[-1] if before else Arranged()
        return replace(
            arranged,
            interpreter=arranged.interpreter or last.interpreter,
            companion=arranged.companion or last.companion,
            transport=arranged.transport or last.transport,
        )

    return _note(app, patient, NoteKind.ARRANGED, with_before, visit)


def note_movable(app: Application, patient: int, visit: str, *, movable: bool) -> Changed:
    """Note whether a visit may be moved."""
    return _note(app, patient, NoteKind.MOVABLE, lambda _: Movable(movable), visit)


def note_waiver(app: Application, patient: int, pathway: str, waiver: Waiver) -> Changed:
    """Note that the patient wants to wait longer; it counts where it is documented."""
    return _note(app, patient, NoteKind.WAIVER, lambda _: waiver, pathway)


def note_patient_delay(app: Application, patient: int, pathway: str, delay: PatientDelay) -> Changed:
    """Note days that the patient caused; they move the free choice alone."""
    if delay.end < delay.start:
        raise _wrong("Dagene slutter, før de begynder. Ret dem.", "The days end before they start. Correct them.")
    return _note(app, patient, NoteKind.DELAY, lambda _: delay, pathway)


def note_told(app: Application, patient: int, pathway: str, day: date) -> Changed:
    """Note on which day the patient was told of the course."""
    return _note(app, patient, NoteKind.TOLD, lambda _: Told(day), pathway)


def note_free_choice(app: Application, patient: int, pathway: str, day: date) -> Changed:
    """Note on which day the patient was offered another hospital."""
    return _note(app, patient, NoteKind.FREE_CHOICE, lambda _: Told(day), pathway)


def lift_note(app: Application, key: int) -> Changed:
    """Let a note count no more; it stays readable. Raises WrongUseError where none with this key counts."""
    now = app.clock()
    with app.store.write() as connection:
        patient = notes.patient_of_note(connection, key)
        if patient is None:
            raise _no_such_note(key)
        warrant = permit(app, connection, Act.BOOK, patient)
        audit.log(connection, now, app.actor, "lift coordination note", patient, f"note {key}", warrant)
        known = _known(app, connection, patient, warrant, now)
        if all(one.key != key for one in known.notes) or not notes.lift_note(connection, key, app.actor, now):
            raise _no_such_note(key)
        mark_due(connection, [patient])
    return Changed(patients=(patient,))


def _note(
    app: Application, patient: int, kind: NoteKind, value: Callable[[tuple[Note, ...]], Value], about: str = ""
) -> Changed:
    """Keep a note whose value follows from those that count, in one transaction with its line in the log."""
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.BOOK, patient)
        if about:
            _refuse_strange(_known(app, connection, patient, warrant, now).situation, patient, about)
        counts = tuple(notes.notes_of(connection, [patient], warrant.departments))
        place = min(warrant.departments)
        audit.log(connection, now, app.actor, f"note {kind}", patient, warrant=warrant)
        notes.add_note(connection, patient, place, kind, value(counts), app.actor, now, about)
        mark_due(connection, [patient])
    return Changed(patients=(patient,))


def _known(app: Application, connection: Connection, patient: int, warrant: Warrant, at: datetime) -> Gathered:
    """Return what the person may know of the patient's coming: of what is hidden nobody learns that it is there."""
    return gathered(app, connection, [patient], at, warrant.departments, with_slots=False)


def _refuse_strange(situation: Situation, patient: int, about: str) -> None:
    """Refuse what is about no appointment and no course of the patient that the person may know of."""
    found = situation.visits.get(about) or situation.pathways.get(about)
    if found is None or found.patient != str(patient):
        raise _wrong(
            "Aftalen eller henvisningen er ikke patientens. Åbn patienten igen, og vælg den på listen.",
            "The appointment or referral is none of the patient's. Open the patient again, and choose it on the list.",
        )


def _no_such_note(key: int) -> WrongUseError:
    return _wrong(f"Ingen note {key} gælder. Åbn patienten igen.", f"No note {key} counts. Open the patient again.")


def _wrong(da: str, en: str) -> WrongUseError:
    return WrongUseError(Text(da, en))
