"""Take a plan back within ten minutes: a plan of its own, since the calendars have changed by then."""

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.coordination.names import department_words
from triage.coordination.rebooking.plan import Result, Stage
from triage.errors import StaleError, Text, WrongUseError, listed
from triage.store.auditing import audit
from triage.store.coordination.letters import LetterState, letter_of
from triage.store.coordination.plan_journal import reopen
from triage.store.coordination.plans import Plan, plan_of
from triage.store.watch import ask_round
from triage.workflow.application import Application
from triage.workflow.coordinate.calendars.undo import can_undo
from triage.workflow.coordinate.hidden_moves import refuse_unseen
from triage.workflow.coordinate.plans import Accepted, accepted, known
from triage.workflow.coordinate.run_plan import Exchanges, Reach, errand_of, reached, run
from triage.workflow.rights.permit import permit
from triage.workflow.write_back.write_back import reach as reach_source


def take_back(app: Application, plan: int, reach: Reach = reach_source) -> Accepted:
    """Put everything back where it stood, and return how far that came; what could not be undone is told.

    First all calendars are looked at: where an old time is taken or an appointment changed since, nothing is begun.
    Raises StaleError then, SourceError where a calendar does not answer, WrongUseError where it is too late.
    """
    with app.store.read() as connection:
        found = known(plan_of(connection, plan))
        warrants = {patient: permit(app, connection, Act.BOOK, patient) for patient in found.patients}
        refuse_unseen(connection, found, warrants, app.clock())
        _refuse_late(app, connection, found)
    with reached(app, reach) as exchanges:
        _refuse_impossible(found, exchanges)
        with app.store.write() as connection:
            warrants = {patient: permit(app, connection, Act.BOOK, patient) for patient in found.patients}
            _refuse_late(app, connection, known(plan_of(connection, plan)))
            opened = reopen(connection, found, app.clock())
            if opened is None:
                raise WrongUseError(_TOO_LATE)
            for patient, warrant in warrants.items():
                audit.log(connection, app.clock(), app.actor, "take plan back", patient, f"plan {plan}", warrant)
        run(app, opened, exchanges)
    ask_round(app.store)
    with app.store.read() as connection:
        return accepted(known(plan_of(connection, plan)), letter_of(connection, plan, app.clock()), app.clock())


def _refuse_late(app: Application, connection: Connection, plan: Plan) -> None:
    """Refuse where the time for it is over; whose letter is out it is, whatever a clock says that was set back."""
    is_in_force = plan.result in (Result.APPLIED, Result.REQUESTED)
    letter = letter_of(connection, plan.id, app.clock())
    is_told = letter is not None and letter.state is LetterState.PRINTED
    if not is_in_force or is_told or plan.undo_until is None or app.clock() >= plan.undo_until:
        raise WrongUseError(_TOO_LATE)


def _refuse_impossible(plan: Plan, exchanges: Exchanges) -> None:
    stuck = [
        department_words(move.dept)
        for move in plan.moves
        if move.step.stage is Stage.RELEASED
        and not can_undo(exchanges(move.source), errand_of(plan, move.step.appointment))
    ]
    if stuck:
        raise StaleError(_cannot(stuck))


def _cannot(departments: list[str]) -> Text:
    names = listed(Text(name, name) for name in dict.fromkeys(departments))
    return Text(
        f"Planen kan ikke fortrydes: den gamle tid hos {names.da} er optaget, eller aftalen er ændret siden. Alt står, "
        "som det blev flyttet; ring til afdelingen.",
        f"The plan cannot be taken back: the old time at {names.en} is taken, or the appointment was changed since. "
        "All stands as it was moved; call the department.",
    )


_TOO_LATE = Text(
    "Planen kan ikke fortrydes længere. Flyt aftalerne igen, hvis de skal stå anderledes.",
    "The plan can be taken back no more. Move the appointments again if they are to be elsewhere.",
)
