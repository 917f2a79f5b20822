"""What people note of a patient's coming and going, and how it bears on a situation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from triage.coordination.situation.pathway import Pathway, PatientDelay, Waiver
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.traveller import Needs, Traveller, Unavailable, Wishes
from triage.coordination.situation.visit import Visit


class NoteKind(StrEnum):
    """What a note is about; of those about the patient alone the newest counts, of UNAVAILABLE and DELAY each."""

    WISHES = "wishes"
    NEEDS = "needs"
    UNAVAILABLE = "unavailable"
    ARRANGED = "arranged"
    MOVABLE = "movable"
    WAIVER = "waiver"
    DELAY = "delay"
    TOLD = "told"
    FREE_CHOICE = "free_choice"


@dataclass(frozen=True, slots=True)
class Arranged:
    """What of the patient's needs is arranged for one visit."""

    interpreter: bool = False
    companion: bool = False
    transport: bool = False


@dataclass(frozen=True, slots=True)
class Movable:
    """Whether a visit may be moved at all."""

    is_movable: bool


@dataclass(frozen=True, slots=True)
class Told:
    """The patient was told of the course, or offered the free choice, on `day`."""

    day: date


Value = Wishes | Needs | Unavailable | Arranged | Movable | Waiver | PatientDelay | Told
VALUES: Mapping[NoteKind, type[Value]] = {
    NoteKind.WISHES: Wishes,
    NoteKind.NEEDS: Needs,
    NoteKind.UNAVAILABLE: Unavailable,
    NoteKind.ARRANGED: Arranged,
    NoteKind.MOVABLE: Movable,
    NoteKind.WAIVER: Waiver,
    NoteKind.DELAY: PatientDelay,
    NoteKind.TOLD: Told,
    NoteKind.FREE_CHOICE: Told,
}
OF_VISITS = frozenset({NoteKind.ARRANGED, NoteKind.MOVABLE})
OF_PATHWAYS = frozenset({NoteKind.WAIVER, NoteKind.DELAY, NoteKind.TOLD, NoteKind.FREE_CHOICE})


@dataclass(frozen=True, slots=True)
class Note:
    """A line about a patient; `about` is the id of a visit or pathway, empty where it is about the patient alone."""

    key: int
    patient: str
    kind: NoteKind
    value: Value
    author: str
    at: datetime
    about: str = ""


def with_notes(situation: Situation, notes: Iterable[Note]) -> Situation:
    """Return the situation as the notes have it; what a note is about and is not there changes nothing."""
    travellers, visits = dict(situation.travellers), dict(situation.visits)
    pathways = dict(situation.pathways)
    for note in sorted(notes, key=lambda one: one.key):
        if note.about in visits:
            visits[note.about] = _of_visit(visits[note.about], note.value)
        elif note.about in pathways:
            pathways[note.about] = _of_pathway(pathways[note.about], note)
        elif not note.about and note.patient in travellers:
            travellers[note.patient] = _of_traveller(travellers[note.patient], note.value)
    return replace(situation, travellers=travellers, visits=visits, pathways=pathways)


def _of_traveller(one: Traveller, value: Value) -> Traveller:
    match value:
        case Wishes():
            return replace(one, prefers=value)
        case Needs():
            return replace(one, needs=value)
        case Unavailable():
            return replace(one, unavailable=(*one.unavailable, value))
    return one


def _of_visit(one: Visit, value: Value) -> Visit:
    match value:
        case Arranged():
            return replace(
                one,
                interpreter_booked=value.interpreter,
                companion_confirmed=value.companion,
                transport_ordered=value.transport,
            )
        case Movable():
            return replace(one, movable=value.is_movable)
    return one


def _of_pathway(one: Pathway, note: Note) -> Pathway:
    match note.value:
        case Waiver():
            return replace(one, waiver=note.value)
        case PatientDelay():
            return replace(one, patient_delays=(*one.patient_delays, note.value))
        case Told() if note.kind is NoteKind.FREE_CHOICE:
            return replace(one, free_choice_offered=True)
        case Told():
            return replace(one, notified_on=note.value.day)
    return one
