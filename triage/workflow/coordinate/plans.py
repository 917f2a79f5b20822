"""What a screen is told of a plan: how it ended, how far each move is, and until when it can be taken back."""

from dataclasses import dataclass
from datetime import datetime

from triage.access.acts import Act
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.plan import Result, Stage
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.coordination.letters import Letter, letter_of
from triage.store.coordination.plan_journal import note_said
from triage.store.coordination.plans import Moving, Plan, plan_of, plans_about
from triage.workflow.application import Application
from triage.workflow.coordinate.hidden_moves import NO_SUCH_PLAN, open_plans, refuse_unseen
from triage.workflow.coordinate.local_time import local
from triage.workflow.rights.permit import permit


@dataclass(frozen=True, slots=True)
class MoveOutcome:
    """How far one move is, in Danish local times; `said` is what an owner that was asked answered, None while open."""

    appointment: str
    patient: int
    dept: str
    phone: str
    old_start: datetime | None
    old_site: str
    start: datetime
    site: str
    capability: Capability
    stage: Stage
    said: bool | None
    fault: Text | None


@dataclass(frozen=True, slots=True)
class Accepted:
    """A plan that was accepted; without a `result` it is still on its way, and goes on by itself.

    It can be taken back until `undo_until`. Owners that were asked should have answered by `answer_by`.
    """

    plan: int
    patient: int
    actor: str
    at: datetime
    result: Result | None
    moves: tuple[MoveOutcome, ...]
    undo_until: datetime | None
    answer_by: datetime | None
    letter: Letter | None


def plan_now(app: Application, plan: int) -> Accepted:
    """Return how a plan stands. Raises WrongUseError where there is none that the reader may know of."""
    with app.store.write() as connection:
        found = known(plan_of(connection, plan))
        warrants = {patient: permit(app, connection, Act.SEE_APPOINTMENTS, patient) for patient in found.patients}
        refuse_unseen(connection, found, warrants, app.clock())
        for patient, warrant in warrants.items():
            audit.log(connection, app.clock(), app.actor, "view plan", patient, f"plan {plan}", warrant)
        return accepted(found, letter_of(connection, plan, app.clock()), app.clock())


def plans_of(app: Application, patient: int) -> tuple[Accepted, ...]:
    """Return the plans about a patient, the newest first, but those that move what the reader may not know of."""
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SEE_APPOINTMENTS, patient)
        now = app.clock()
        audit.log(connection, now, app.actor, "view plans", patient, warrant=warrant)
        shown = open_plans(connection, plans_about(connection, patient), now, warrant.departments)
        return tuple(accepted(plan, letter_of(connection, plan.id, now), now) for plan in shown)


def answer_request(app: Application, plan: int, appointment: str, *, is_yes: bool) -> Accepted:
    """Note what an owner that was asked, or rung up, answered; the calendar is theirs to change."""
    with app.store.write() as connection:
        found = known(plan_of(connection, plan))
        warrants = {patient: permit(app, connection, Act.BOOK, patient) for patient in found.patients}
        refuse_unseen(connection, found, warrants, app.clock())
        move = next((one for one in found.moves if one.step.appointment == appointment), None)
        if move is None or move.step.stage is not Stage.ASKED:
            raise WrongUseError(_NOT_ASKED)
        if not note_said(connection, found, move, app.actor, is_yes=is_yes):
            raise WrongUseError(_ANSWERED)
        said = f"plan {plan}: {'yes' if is_yes else 'no'}"
        audit.log(connection, app.clock(), app.actor, "owner answered", move.patient, said, warrants[move.patient])
        return accepted(known(plan_of(connection, plan)), letter_of(connection, plan, app.clock()), app.clock())


def known(plan: Plan | None) -> Plan:
    """Return a plan that is there. Raises WrongUseError where it is not."""
    if plan is None:
        raise WrongUseError(NO_SUCH_PLAN)
    return plan


def accepted(plan: Plan, letter: Letter | None, at: datetime) -> Accepted:
    """Return what is told of a plan at `at`."""
    can_undo = plan.result in (Result.APPLIED, Result.REQUESTED) and plan.undo_until is not None
    return Accepted(
        plan=plan.id,
        patient=plan.patient,
        actor=plan.actor,
        at=plan.at,
        result=plan.result,
        moves=tuple(map(_outcome, plan.moves)),
        undo_until=plan.undo_until if can_undo and plan.undo_until and plan.undo_until > at else None,
        answer_by=plan.answer_by,
        letter=letter,
    )


def _outcome(move: Moving) -> MoveOutcome:
    return MoveOutcome(
        appointment=move.step.appointment,
        patient=move.patient,
        dept=move.dept,
        phone=move.phone,
        old_start=None if move.old_start is None else local(move.old_start),
        old_site=move.old_site,
        start=local(move.start),
        site=move.site,
        capability=move.step.capability,
        stage=move.step.stage,
        said=move.said,
        fault=move.fault,
    )


_NOT_ASKED = Text(
    "Afdelingen er ikke spurgt om den aftale i denne plan. Åbn patientens aftaler igen.",
    "The department was not asked about that appointment in this plan. Open the patient's appointments again.",
)
_ANSWERED = Text(
    "Svaret er allerede noteret. Åbn patientens aftaler igen for at se det.",
    "The answer was noted before. Open the patient's appointments again to see it.",
)
