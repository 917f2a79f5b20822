"""Keep what was told on the telephone: a note of any kind, or all the wishes of one call."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from triage.access.acts import Act
from triage.coordination.notes import Movable, Note, NoteKind, Told, Value
from triage.coordination.situation.traveller import Unavailable, Wishes
from triage.coordination.words.wishes.read import Wished, merged
from triage.store.auditing import audit
from triage.store.coordination.findings_due import mark_due
from triage.store.coordination.notes import add_note, notes_of
from triage.workflow.application import Application, Changed
from triage.workflow.coordinate import notes
from triage.workflow.rights.permit import permit

# Each asks for the right, writes its line in the log, and refuses what cannot be.
_KEEPS: Mapping[NoteKind, Callable[..., Changed]] = {
    NoteKind.WISHES: notes.note_wishes,
    NoteKind.NEEDS: notes.note_needs,
    NoteKind.UNAVAILABLE: notes.note_unavailable,
    NoteKind.ARRANGED: notes.note_arranged,
    NoteKind.WAIVER: notes.note_waiver,
    NoteKind.DELAY: notes.note_patient_delay,
}


def remember(app: Application, patient: int, kind: NoteKind, value: Value, about: str = "") -> Changed:
    """Keep a note about the patient, or with `about` about one visit or course of theirs."""
    with app.store.read() as connection:
        permit(app, connection, Act.BOOK, patient)
    match kind, value:
        case NoteKind.TOLD, Told():
            return notes.note_told(app, patient, about, value.day)
        case NoteKind.FREE_CHOICE, Told():
            return notes.note_free_choice(app, patient, about, value.day)
        case NoteKind.MOVABLE, Movable():
            return notes.note_movable(app, patient, about, movable=value.is_movable)
    return _KEEPS[kind](app, patient, *([about] if about else []), value)


def remember_wishes(app: Application, patient: int, wished: Wished) -> Changed:
    """Keep the wishes of one call beside those that were noted before; what is noted already is not noted twice."""
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.BOOK, patient)
        before = notes_of(connection, [patient], warrant.departments)
        for kind, value in _new(before, wished):
            audit.log(connection, now, app.actor, f"note {kind}", patient, warrant=warrant)
            add_note(connection, patient, min(warrant.departments), kind, value, app.actor, now)
        mark_due(connection, [patient])
    return Changed(patients=(patient,))


def _new(before: Sequence[Note], wished: Wished) -> Iterator[tuple[NoteKind, Value]]:
    last = [one.value for one in before if isinstance(one.value, Wishes)][-1:]
    wishes = merged((*last, wished.wishes))
    if [wishes] != (last or [Wishes()]):
        yield NoteKind.WISHES, wishes
    known = {(one.value.start, one.value.end) for one in before if isinstance(one.value, Unavailable)}
    for time in wished.unavailable:
        if (time.start, time.end) not in known:
            yield NoteKind.UNAVAILABLE, time
