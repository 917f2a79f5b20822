"""Decide and take back while the shared store is away: done on the copy and queued, in one transaction."""

from uuid import uuid4

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.clinical.choice import Choice, body_of, plain
from triage.clinical.decision import Action, Seen
from triage.errors import Text, WrongUseError
from triage.store.away.acts import queue, withdraw
from triage.store.casework.decisions import patient_of_decision
from triage.store.casework.ownership import hold
from triage.store.results import known_case
from triage.workflow.application import Application, Changed
from triage.workflow.casework.decide import refuse_faulty, take_back, write_down
from triage.workflow.rights.permit import permit

# What changes what is expected of a patient from then on needs the plans as they stand in the shared store.
_NEEDS_SHARED = frozenset({Action.INTERVAL, Action.QUESTIONNAIRE, Action.END_COURSE})


def decide_away(
    copy: Application, case: int, chosen: Choice | Action, note: str, seen: Seen, fence: int | None = None
) -> Changed:
    """Decide on the copy, and queue the decision for the shared store under a key of its own.

    What `decide` refuses is refused here too, by what the copy knows; so is what changes the course.
    """
    now, choice = copy.clock(), plain(chosen)
    if choice.action in _NEEDS_SHARED:
        raise WrongUseError(_COURSE)
    refuse_faulty(copy, choice, now)
    with copy.store.write() as connection:
        about = known_case(connection, case)
        warrant = permit(copy, connection, Act.DECIDE, about.patient)
        hold(connection, case, copy.actor, fence, now)
        decision = write_down(copy, connection, about, choice, note, now, copy.actor, warrant, seen)
        body = {
            "action": choice.action.value,
            "details": body_of(choice.details),
            "reason": choice.reason,
            "note": note.strip(),
            "seen": [seen.result, seen.received],
            **_rests_on(warrant),
        }
        queue(connection, uuid4().hex, case, body, copy.actor, now)
    return Changed(cases=(case,), patients=(about.patient,), decision=decision)


def undo_away(copy: Application, decision: int) -> Changed:
    """Take a decision back that was made here and waits still: it never comes to the shared store.

    Raises WrongUseError where it does not wait: what stands in the shared store is taken back there.
    """
    now = copy.clock()
    with copy.store.write() as connection:
        patient, case = patient_of_decision(connection, decision)
        warrant = permit(copy, connection, Act.DECIDE, patient)
        if not withdraw(connection, case, copy.actor):
            raise WrongUseError(_NOT_HERE)
        take_back(copy, connection, decision, now, warrant)
    return Changed(cases=(case,), patients=(patient,), decision=decision)


def _rests_on(warrant: Warrant) -> dict[str, str]:
    return {"role": warrant.role.value, "department": warrant.department, "relation": warrant.relation}


_NOT_HERE = Text(
    "Beslutningen kan ikke fortrydes, før den fælles database kan nås: den er ikke truffet her, eller den er sendt.",
    "The decision cannot be taken back until the shared database can be reached: it was not made here, or it was sent.",
)
_COURSE = Text(
    "Interval, spørgeskema og forløb kan først ændres, når den fælles database kan nås. Beslutningen er ikke gemt; "
    "det, du har skrevet, står endnu.",
    "Interval, questionnaire and course can be changed only when the shared database can be reached. The decision was "
    "not saved; what you wrote still stands.",
)
