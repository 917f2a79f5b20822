"""What a clinician answers to the proposal that a stable course needs fewer rounds, or none; never automatic."""

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.clinical.choice import Choice
from triage.clinical.details import ChangeInterval, EndCourse
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.casework.ownership import hold
from triage.store.greens.policies import policies
from triage.store.greens.proposals import Place, case_to_decide, courses_of, proposal_place, settle_proposal
from triage.store.results import known_case
from triage.workflow.application import Application, Changed
from triage.workflow.casework.decide import refuse_faulty, write_down
from triage.workflow.rights.permit import permit
from triage.worklist.greens import Policy
from triage.worklist.stable import stable_rounds

LEAST_REASON = 3


def accept_proposal(app: Application, key: int, answer: ChangeInterval | EndCourse, note: str = "") -> Changed:
    """Decide on a longer interval or the end of a stable course, as any other decision, and settle the proposal.

    Raises WrongUseError where the proposal is settled, or the course is not stable any more, and what else `decide`
    raises.
    """
    now, choice = app.clock(), Choice(answer)
    refuse_faulty(app, choice, now)
    with app.store.write() as connection:
        place = _open_place(connection, key)
        warrant = permit(app, connection, Act.DECIDE, place[0])
        if not _is_stable(connection, place):
            raise WrongUseError(_NOT_STABLE)
        case = case_to_decide(connection, place, now)
        hold(connection, case, app.actor, None, now)
        decision = write_down(app, connection, known_case(connection, case), choice, note, now, app.actor, warrant)
        chosen = "interval" if isinstance(answer, ChangeInterval) else "end"
        settle_proposal(
            connection, key, {"state": "accepted", "choice": chosen, "decision_id": decision}, app.actor, now
        )
    # Imported on use, as in `triage.workflow.casework.decide`.
    from triage.workflow.score.expect import refresh_ledger

    return Changed(cases=(case,), patients=(place[0], *refresh_ledger(app).patients), decision=decision)


def decline_proposal(app: Application, key: int, reason: str) -> Changed:
    """Leave a stable course as it is, with the reason; it is not proposed again before as many rounds more.

    Raises WrongUseError without a reason, or where the proposal is settled already.
    """
    now, words = app.clock(), reason.strip()
    if len(words) < LEAST_REASON:
        raise WrongUseError(
            Text("Skriv, hvorfor forløbet skal fortsætte som hidtil.", "Write why the course is to go on as it is.")
        )
    with app.store.write() as connection:
        patient, _ = _open_place(connection, key)
        warrant = permit(app, connection, Act.DECIDE, patient)
        settle_proposal(connection, key, {"state": "declined", "reason": words}, app.actor, now)
        audit.log(connection, now, app.actor, "decline proposal", patient, f"proposal {key}", warrant)
    return Changed(patients=(patient,))


def _open_place(connection: Connection, key: int) -> Place:
    place = proposal_place(connection, key)
    if place is None:
        raise WrongUseError(
            Text(
                "Forslaget er allerede besvaret eller trukket tilbage. Se listen igen.",
                "The proposal is answered or withdrawn already. See the list again.",
            )
        )
    return place


def _is_stable(connection: Connection, place: Place) -> bool:
    course = courses_of(connection, [place[0]]).get(place)
    needed = policies(connection).get(place[1], Policy(place[1])).rounds
    return course is not None and stable_rounds(course) >= needed


_NOT_STABLE = Text(
    "Forløbet er ikke længere stabilt grønt. Intet er ændret; se patienten.",
    "The course is not green and stable any more. Nothing was changed; see the patient.",
)
