"""Letters for whole days: looked at, printed one by one, and printed for every plan that can be taken back no more."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.coordination.rebooking.holding import hold_words
from triage.errors import NotAllowedError, StaleError, Text, WrongUseError
from triage.store.auditing import audit
from triage.store.coordination.letters import Letter, letters_waiting, note_printed
from triage.store.coordination.plans import Plan, plan_of
from triage.store.records import patients_by_key
from triage.workflow.application import Application
from triage.workflow.coordinate.day_paper import DayPaper, new_days, papers
from triage.workflow.coordinate.hidden_moves import refuse_unseen
from triage.workflow.coordinate.local_time import local
from triage.workflow.rights.permit import permit


class Way(StrEnum):
    """How a letter leaves the program."""

    PRINT = "print"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A plan whose letter was not printed: about whom, for which days, and from when (local) it may go; None is now."""

    plan: int
    names: tuple[str, ...]
    days: tuple[date, ...]
    ready_at: datetime | None


@dataclass(frozen=True, slots=True)
class Printed:
    """Letters to be printed; `plans` are those of which nothing is left to write then, so many are `left_out`."""

    papers: tuple[DayPaper, ...]
    plans: tuple[int, ...]
    left_out: int = 0


def letters_of(app: Application, patient: int) -> tuple[DayPaper, ...]:
    """Return the letters about a patient's days to come, after the audit line is written.

    Raises NotAllowedError where the person does not book for the patient.
    """
    with app.store.change() as connection:
        warrant = permit(app, connection, Act.BOOK, patient)
        audit.log(connection, app.clock(), app.actor, "view letters", patient, warrant=warrant)
    with app.store.read() as connection:
        return papers(app, connection, patient, warrant)


def print_letters(app: Application, patient: int, days: Collection[date], way: str) -> Printed:
    """Return the letters about some days as they stand now, to be printed at once; who did stands in the log.

    Raises WrongUseError where one must wait, StaleError where nothing is left to write of a day.
    """
    with app.store.write() as connection:
        warrant = _printing(app, connection, patient)
        found = tuple(one for one in papers(app, connection, patient, warrant) if one.letter.day in days)
        if {one.letter.day for one in found} != set(days):
            raise StaleError(_CHANGED)
        for held in (one.hold for one in found if one.hold is not None):
            raise WrongUseError(hold_words(held))
        _log(app, connection, patient, found, Way(way), warrant)
        return Printed(found, tuple(_finished(connection, found, patient)))


def note_letters(app: Application, plans: Sequence[int]) -> None:
    """Note that the letters of plans are out: asked when they are, so that one that was not written is not lost."""
    with app.store.write() as connection:
        for plan in filter(None, (plan_of(connection, key) for key in plans)):
            for patient in plan.patients:
                permit(app, connection, Act.BOOK, patient)
            note_printed(connection, plan.id, app.actor, app.clock())


def ready_letters(app: Application) -> tuple[Waiting, ...]:
    """Return the plans whose letter is not printed, the oldest first, of patients whom the person books for.

    A line in the log names them all before any is returned.
    """
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        waiting = [
            (letter, plan)
            for letter in letters_waiting(connection)
            if (plan := plan_of(connection, letter.plan)) is not None and _is_theirs(app, connection, plan, now)
        ]
        named = sorted({patient for _, plan in waiting for patient in plan.patients})
        audit.log_list(connection, now, app.actor, "list letters", named, warrant=warrant)
        people = patients_by_key(connection, named)
    names = {key: f"{one.family}, {one.given}".strip(", ") for key, one in people.items()}
    return tuple(_waiting(letter, plan, names, now) for letter, plan in waiting)


def print_ready(app: Application, plans: Sequence[int], way: str) -> Printed:
    """Return the letters of plans, to be printed at once, each patient's days in order; who did stands in the log.

    A plan of which one letter must wait, or whose appointments are no longer there, is left out and counted.
    """
    made: dict[tuple[int, date], DayPaper] = {}
    done: list[int] = []
    with app.store.write() as connection:
        for plan in filter(None, (plan_of(connection, key) for key in plans)):
            found = [one for patient in plan.patients for one in _of_plan(app, connection, plan, patient)]
            if found and all(one.hold is None for one in found):
                made |= {(one.patient, one.letter.day): one for one in found}
                done.append(plan.id)
        for patient in dict.fromkeys(patient for patient, _ in made):
            warrant = _printing(app, connection, patient)
            _log(app, connection, patient, [made[key] for key in made if key[0] == patient], Way(way), warrant)
    return Printed(tuple(made.values()), tuple(done), len(plans) - len(done))


def _of_plan(app: Application, connection: Connection, plan: Plan, patient: int) -> Iterator[DayPaper]:
    """Yield a patient's letters about the days on which something stands that the plan moved."""
    warrant = _printing(app, connection, patient)
    moved = {move.step.appointment for move in plan.moves if move.patient == patient}
    for one in papers(app, connection, patient, warrant):
        if any(visit.id in moved for visit in one.letter.visits):
            yield one


def _printing(app: Application, connection: Connection, patient: int) -> Warrant:
    warrant = permit(app, connection, Act.BOOK, patient)
    if warrant.override is not None:
        raise NotAllowedError(_FOR_THE_EYE)
    return warrant


def _log(
    app: Application, connection: Connection, patient: int, found: Sequence[DayPaper], way: Way, warrant: Warrant
) -> None:
    said = ", ".join(one.letter.day.isoformat() for one in found)
    audit.log(connection, app.clock(), app.actor, "print letter", patient, f"{way}: {said}", warrant)


def _finished(connection: Connection, found: Sequence[DayPaper], patient: int) -> Iterator[int]:
    """Yield the plans of which nothing is left to write: they are about this patient alone, and about these days."""
    days = {one.letter.day for one in found}
    for key in dict.fromkeys(key for one in found for key in one.plans):
        plan = plan_of(connection, key)
        if plan is not None and plan.patients == (patient,) and new_days(plan, patient) <= days:
            yield key


def _is_theirs(app: Application, connection: Connection, plan: Plan, now: datetime) -> bool:
    """Return whether the person books for everybody whom a plan is about and may know of it, and is in time."""
    if all(move.start < now for move in plan.moves):
        return False
    try:
        warrants = {patient: permit(app, connection, Act.BOOK, patient) for patient in plan.patients}
        refuse_unseen(connection, plan, warrants, now)
    except (NotAllowedError, WrongUseError):
        return False
    return True


def _waiting(letter: Letter, plan: Plan, names: dict[int, str], now: datetime) -> Waiting:
    days = sorted({day for patient in plan.patients for day in new_days(plan, patient)})
    is_held = letter.ready_at is not None and letter.ready_at > now
    ready = local(letter.ready_at) if is_held and letter.ready_at is not None else None
    return Waiting(plan.id, tuple(names[patient] for patient in plan.patients), tuple(days), ready)


_CHANGED = Text(
    "Patientens aftaler er ændret. Luk brevet, og åbn det igen.",
    "The patient's appointments have changed. Close the letter and open it again.",
)
_FOR_THE_EYE = Text(
    "Brevet kan ikke udskrives: patienten er åbnet i en nødsituation og vises kun på skærmen. Bed afdelingen med "
    "behandlingsrelation om at skrive.",
    "The letter cannot be printed: the patient is open in an emergency and is for the eye alone. Ask the department "
    "that treats the patient to write.",
)
