"""Enrol a patient in a programme, change how often they measure, and end the course."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.clinical.care import PlanStep
from triage.clinical.choice import fault_of
from triage.clinical.details import ChangeInterval
from triage.errors import Text, WrongUseError, listed
from triage.scoring.danish_time import DENMARK, danish_day, danish_midnight
from triage.store.auditing import audit
from triage.store.care.changes import END, ENROL, INTERVAL, CareChange, note_change
from triage.store.care.courses import make_course, score_anew
from triage.store.casework.open_ends import unread
from triage.store.casework.plan_changes import known_plans, look_at_ledger
from triage.store.ledger import known_patient
from triage.store.programme_uses import switched_off
from triage.store.records import Facts, facts_of, patients_by_key
from triage.workflow.application import Application, Changed
from triage.workflow.care.unhandled import unhandled
from triage.workflow.care.view import running_courses
from triage.workflow.catalogue import Catalogue
from triage.workflow.rights.permit import permit
from triage.workflow.score.score import score
from triage.workflow.write_back.tell_change import tell_change
from triage.worklist.programme_names import programme_words

_EARLIEST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a plan asks for (a questionnaire's url or a kind of reading, "" for anything) every `days` days."""

    what: str
    days: int


def enrol(
    app: Application, who: int, programme: str, start: date, plan: Sequence[Asked], team: str = "", note: str = ""
) -> Changed:
    """Enrol a patient from `start` (a Danish day) on, and score what has come already.

    Raises WrongUseError where the programme is not in use, the plan asks for nothing or too seldom, the patient has
    died, or is enrolled in it already.
    """
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.DECIDE, who)
        facts = facts_of(connection, [who])[who]
        _refuse_programme(app, connection, programme, warrant.departments)
        _refuse_plan(plan, start, now)
        _refuse_enrolled(facts, programme)
        if patients_by_key(connection, [who])[who].deceased:
            raise WrongUseError(_DIED)
        begins = danish_midnight(start)
        steps = [PlanStep(begins, None, timedelta(days=one.days), one.what) for one in plan]
        made = make_course(connection, who, programme, begins, steps, team or None)
        change = CareChange(programme, ENROL, begins, (made,), app.actor, now, note.strip())
        _keep(app.catalogue, connection, who, change, plan)
        audit.log(connection, now, app.actor, "enrol", who, f"programme {programme}", warrant)
    return Changed(cases=score(app).cases, patients=(who,))


def change_plan(
    app: Application, who: int, programme: str, what: str | None, days: int | None, start: date, note: str = ""
) -> Changed:
    """Let a plan ask for `what` (None = all that it asks for) every `days` days from `start` on; None = no more.

    Raises WrongUseError where the patient is not enrolled, or the days are none that a plan can have.
    """
    now = app.clock()
    if what is None and days is None:
        raise WrongUseError(_NOTHING_LEFT)
    fault = fault_of(ChangeInterval(1 if days is None else days, start), now.astimezone(DENMARK))
    if fault is not None:
        raise WrongUseError(fault)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.DECIDE, who)
        _refuse_not_enrolled(connection, who, programme)
        plans = known_plans(connection, who, programme)
        change = CareChange(
            programme, INTERVAL, danish_midnight(start), plans, app.actor, now, note.strip(), what, days
        )
        asked = [] if days is None else [Asked(what or "", days)]
        key = _keep(app.catalogue, connection, who, change, asked)
        audit.log(connection, now, app.actor, "change plan", who, f"care change {key}", warrant)
    return Changed(cases=score(app).cases, patients=(who,))


def end_course(app: Application, who: int, programme: str, note: str = "") -> Changed:
    """End a course now: nothing is expected any more. What comes all the same is assessed.

    Raises WrongUseError where the patient is not enrolled, and while answers are unhandled or not even assessed, which
    it names.
    """
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.DECIDE, who)
        facts = _refuse_not_enrolled(connection, who, programme)
        left = unhandled(app.catalogue, connection, who, programme, facts)
        if left:
            raise _not_handled(left)
        if unseen := unread(connection, who):
            raise _not_seen(unseen)
        plans = known_plans(connection, who, programme)
        change = CareChange(programme, END, now, plans, app.actor, now, note.strip())
        key = _keep(app.catalogue, connection, who, change)
        audit.log(connection, now, app.actor, "end course", who, f"care change {key}", warrant)
    return Changed(cases=score(app).cases, patients=(who,))


def patient_named(app: Application, reference: str) -> int:
    """Return the key of the patient with this key or source reference; raises WrongUseError where there is none."""
    with app.store.read() as connection:
        who = known_patient(connection, reference)
        permit(app, connection, Act.SEE_PATIENT, who)
    return who


def _keep(
    catalogue: Catalogue, connection: Connection, who: int, change: CareChange, plan: Sequence[Asked] = ()
) -> int:
    """Keep a change and put what it writes at the source into the outbox; what it changes here follows at once."""
    key = note_change(connection, who, change)
    tell_change(catalogue, connection, who, key, change, [(one.what, one.days) for one in plan])
    score_anew(connection, who)
    look_at_ledger(connection, who, change.at)
    return key


def _refuse_programme(app: Application, connection: Connection, programme: str, departments: frozenset[int]) -> None:
    off = switched_off(connection)
    if programme in app.catalogue.rule_sets and any((place, programme) not in off for place in departments):
        return
    known = ", ".join(sorted(app.catalogue.rule_sets))
    raise WrongUseError(
        Text(
            f"Forløbet {programme} er ikke i brug her. Vælg et af: {known}.",
            f"The programme {programme} is not in use here. Choose one of: {known}.",
        )
    )


def _refuse_plan(plan: Sequence[Asked], start: date, now: datetime) -> None:
    if not plan:
        raise WrongUseError(_NO_PLAN)
    if len({one.what for one in plan}) < len(plan):
        raise WrongUseError(_TWICE)
    today = danish_day(now)
    if start < today - _EARLIEST:
        raise WrongUseError(_LONG_AGO)
    for one in plan:
        fault = fault_of(ChangeInterval(one.days, max(start, today)), now.astimezone(DENMARK))
        if fault is not None:
            raise WrongUseError(fault)


def _refuse_enrolled(facts: Facts, programme: str) -> None:
    if any(one.programme == programme for one in running_courses(facts)):
        name = programme_words(programme)
        raise WrongUseError(
            Text(
                f"Patienten er allerede tilmeldt {name.da}. Ændr måleplanen i stedet.",
                f"The patient is enrolled in {name.en} already. Change the measuring plan instead.",
            )
        )


def _refuse_not_enrolled(connection: Connection, who: int, programme: str) -> Facts:
    facts = facts_of(connection, [who])[who]
    if not any(one.programme == programme for one in running_courses(facts)):
        name = programme_words(programme)
        raise WrongUseError(
            Text(
                f"Patienten er ikke tilmeldt {name.da}, eller forløbet er afsluttet. Hent patienten igen.",
                f"The patient is not enrolled in {name.en}, or the course has ended. Fetch the patient again.",
            )
        )
    return facts


def _not_handled(left: Sequence[Text]) -> WrongUseError:
    what = listed(left)
    return WrongUseError(
        Text(
            f"Forløbet kan ikke afsluttes: der er svar, ingen har taget stilling til ({what.da}). Tag stilling til "
            "sagen først; afslutningen kan være den beslutning (5).",
            f"The course cannot end: there are answers that nobody has decided on ({what.en}). Decide the case first; "
            "the end can be that decision (5).",
        )
    )


def _not_seen(left: Sequence[Text]) -> WrongUseError:
    what = listed(left)
    return WrongUseError(
        Text(
            f"Forløbet kan ikke afsluttes endnu: {what.da}. Se på det først.",
            f"The course cannot end yet: {what.en}. Look at that first.",
        )
    )


_NO_PLAN = Text(
    "Vælg mindst ét skema eller én måling, som patienten skal sende.",
    "Choose at least one questionnaire or reading that the patient is to send.",
)
_LONG_AGO = Text(
    "Et forløb kan højst begynde et år tilbage. Ret datoen.",
    "A course can begin a year back at most. Correct the date.",
)
_TWICE = Text("Det samme står to gange i planen. Fjern det ene.", "The plan has the same twice. Take one away.")
_NOTHING_LEFT = Text(
    "En plan, der ikke beder om noget, er et afsluttet forløb. Afslut forløbet i stedet.",
    "A plan that asks for nothing is a course that has ended. End the course instead.",
)
_DIED = Text(
    "Patienten er død og kan ikke tilmeldes et forløb.", "The patient has died and cannot be enrolled in a programme."
)
