"""Record what a clinician decides about a case, correct it, and take it back."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.clinical.choice import Choice, fault_of, plain
from triage.clinical.colour import Colour
from triage.clinical.decision import Action, Seen
from triage.clinical.details import ChangeInterval, EndCourse, Message, Visit
from triage.errors import Text, WrongUseError
from triage.scoring.danish_time import DENMARK
from triage.store.auditing import audit
from triage.store.casework import drafts
from triage.store.casework.decisions import correct_decision, patient_of_decision, record_decision, undo_decision
from triage.store.casework.message_channels import channel_of_case
from triage.store.casework.open_ends import open_ends
from triage.store.casework.ownership import hold
from triage.store.casework.plan_changes import known_plans
from triage.store.casework.seen import refuse_unseen
from triage.store.greens.judgements import judge_if_drawn
from triage.store.results import CaseFacts, known_case
from triage.workflow.application import Application, Changed
from triage.workflow.casework.consequences import draw_consequences, undo_consequences
from triage.workflow.rights.permit import permit
from triage.workflow.write_back.tell_source import Said, retell_source, tell_source, untell_source
from triage.worklist.decision_words import asked_words, due_of


def decide(
    app: Application,
    case: int,
    chosen: Choice | Action,
    note: str = "",
    seen: Seen | None = None,
    fence: int | None = None,
) -> Changed:
    """Record what is chosen and close the case; `Changed.decision` names the line.

    Its audit line, what it asks of a secretary and what it writes at the source stand in the same transaction. `seen`
    is what the person was shown (`Chart.seen`); None decides on what stands now. `fence` is the number with which the
    person has the case; with None a case that nobody has is claimed on the spot.

    Raises OwnedError when somebody else has the case, WrongUseError when the choice cannot be kept as it is, when the
    case was already decided, or when something came that the person was not shown.
    """
    now, choice = app.clock(), plain(chosen)
    refuse_faulty(app, choice, now)
    with app.store.write() as connection:
        about = known_case(connection, case)
        warrant = permit(app, connection, Act.DECIDE, about.patient)
        hold(connection, case, app.actor, fence, now)
        decision = write_down(app, connection, about, choice, note, now, app.actor, warrant, seen)
        drafts.drop_draft(connection, case, app.actor)
    return _changed(app, choice, case, decision)


def write_down(
    app: Application,
    connection: Connection,
    about: CaseFacts,
    choice: Choice,
    note: str,
    now: datetime,
    actor: str,
    warrant: Warrant,
    seen: Seen | None = None,
) -> int:
    """Record a decision in the caller's transaction, with all that belongs to it, and return its key; see `decide`.

    The caller has asked whether `actor` may, and holds the case where a person decides.
    """
    known, note = _as_known(connection, about, choice), note.strip()
    due = due_of(known.details, now)
    # Before the case is closed. Who decides on a green that was drawn has judged it thereby.
    judged = judge_if_drawn(connection, about.id, _judgement(known.action), actor, now)
    decision = record_decision(connection, about.id, known, note, actor, now, due, seen)
    if seen is not None:
        refuse_unseen(connection, about.id, seen)
    said = _said(app, decision, known, note, actor, now)
    draw_consequences(app, connection, about, said)
    tell_source(connection, about.id, said)
    audit.log(connection, now, actor, f"decide:{known.action}", about.patient, f"case {about.id}", warrant)
    if judged is not None:
        audit.log(connection, now, actor, "judge green", about.patient, f"case {about.id}", warrant)
    return decision


def correct(app: Application, decision: int, chosen: Choice | Action, note: str, why: str) -> Changed:
    """Put another decision in the place of `decision`, whose line stays; `why` is the code of the reason.

    What the old one wrote and asked for is taken back, what the new one does takes its place. The case stays closed.
    Raises WrongUseError when the choice cannot be kept as it is, or the decision does not stand any more.
    """
    now, choice, note = app.clock(), plain(chosen), note.strip()
    refuse_faulty(app, choice, now)
    if (fault := app.catalogue.choices.correction_fault(why)) is not None:
        raise WrongUseError(fault)
    with app.store.write() as connection:
        about = known_case(connection, patient_of_decision(connection, decision)[1])
        warrant = permit(app, connection, Act.DECIDE, about.patient)
        known = _as_known(connection, about, choice)
        due = due_of(known.details, now)
        new = correct_decision(connection, decision, known, note, why, app.actor, now, due)
        said = _said(app, new, known, note, app.actor, now)
        undo_consequences(app, connection, about.patient, decision, now)
        draw_consequences(app, connection, about, said)
        retell_source(connection, about.id, decision, said)
        act = f"correct:{known.action}"
        audit.log(connection, now, app.actor, act, about.patient, f"decision {decision}", warrant)
        drafts.drop_draft(connection, about.id, app.actor)
    return _changed(app, choice, about.id, new)


def undo(app: Application, decision: int) -> Changed:
    """Take a decision back by a new line, open its case again and score the patient; the old line stays readable.

    Raises WrongUseError when it was already taken back.
    """
    now = app.clock()
    with app.store.write() as connection:
        patient, _ = patient_of_decision(connection, decision)
        warrant = permit(app, connection, Act.DECIDE, patient)
        case = take_back(app, connection, decision, now, warrant)
    # Imported on use: a decision, which comes far oftener, does without the rules.
    from triage.workflow.score.score import score

    return Changed(cases=(case, *score(app).cases), decision=decision)


def take_back(app: Application, connection: Connection, decision: int, now: datetime, warrant: Warrant) -> int:
    """Take a decision back in the caller's transaction, with all it led to, and return the case that is open now."""
    patient, _ = patient_of_decision(connection, decision)
    case = undo_decision(connection, decision, app.actor, now)
    undo_consequences(app, connection, patient, decision, now)
    untell_source(connection, decision, now)
    audit.log(connection, now, app.actor, "undo", patient, f"decision {decision}", warrant)
    return case


def refuse_faulty(app: Application, choice: Choice, now: datetime) -> None:
    """Raise WrongUseError that says what is wrong with a choice; needs no database."""
    choices, details = app.catalogue.choices, choice.details
    prepare = choices.prepare_fault(details.prepare) if isinstance(details, Visit) else None
    fault = fault_of(details, now.astimezone(DENMARK)) or choices.reason_fault(choice.action, choice.reason) or prepare
    if fault is not None:
        raise WrongUseError(fault)


def _judgement(action: Action) -> Colour:
    """Return the colour that a decision gives a drawn green: who is to be seen or spoken to should have been shown."""
    return Colour.YELLOW if action in _CONTACT else Colour.GREEN


def _as_known(connection: Connection, about: CaseFacts, choice: Choice) -> Choice:
    """Return a choice with what the database knows of it: the plans as they stand, where a message goes."""
    match choice.details:
        case Message():
            return replace(choice, details=Message(channel_of_case(connection, about.id)))
        case ChangeInterval() as interval:
            plans = known_plans(connection, about.patient, about.programme)
            if not plans:
                raise WrongUseError(_NO_PLAN)
            return replace(choice, details=replace(interval, plans=plans))
        case EndCourse():
            _refuse_open_ends(connection, about.id)
            plans = known_plans(connection, about.patient, about.programme)
            return replace(choice, details=EndCourse(plans))
    return choice


def _refuse_open_ends(connection: Connection, case: int) -> None:
    found = open_ends(connection, case)
    if not found:
        return
    da, en = ", ".join(one.da for one in found), ", ".join(one.en for one in found)
    raise WrongUseError(
        Text(
            f"Forløbet kan ikke afsluttes endnu: {da}. Se på det først. Beslutningen er ikke gemt.",
            f"The course cannot be ended yet: {en}. Look at that first. The decision was not saved.",
        )
    )


def _said(app: Application, decision: int, choice: Choice, note: str, actor: str, now: datetime) -> Said:
    asks = asked_words(choice.details, app.catalogue.choices).da
    return Said(decision, choice, note, actor, now, due_of(choice.details, now), asks)


def _changed(app: Application, choice: Choice, case: int, decision: int) -> Changed:
    if isinstance(choice.details, ChangeInterval | EndCourse):
        # Imported on use: most decisions do without the rules.
        from triage.workflow.score.expect import refresh_ledger

        return Changed(cases=(case,), patients=refresh_ledger(app).patients, decision=decision)
    return Changed(cases=(case,), decision=decision)


_CONTACT = frozenset({Action.VISIT, Action.PHONE, Action.MESSAGE})
_NO_PLAN = Text(
    "Patienten har ingen plan i forløbet, så intervallet kan ikke ændres her. Ret planen ved kilden.",
    "The patient has no plan in the course, so the interval cannot be changed here. Change the plan at the source.",
)
