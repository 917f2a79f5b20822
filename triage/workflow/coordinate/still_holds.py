"""Whether a proposal may still be accepted, and by whom; looked at once more before anything is done."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from triage.access.conditions import Condition
from triage.access.roles import Role
from triage.access.warrant import Warrant
from triage.coordination.names import department_words
from triage.coordination.proposals.choices import Choice
from triage.coordination.proposals.proposal import Move, Proposal
from triage.coordination.rebooking.consent import Ground
from triage.coordination.rebooking.order import displaced
from triage.errors import NotAllowedError, StaleError, Text, listed
from triage.store.people.people import person_with_grants
from triage.workflow.coordinate.situation import Gathered

_MAY_AGREE = frozenset({Role.CLINICIAN, Role.DEPARTMENT_HEAD})


def refuse_stale(found: Gathered, proposal: Proposal, seen: Mapping[str, str], wished_by: str | None = None) -> None:
    """Refuse where an appointment changed, its new place is gone, or the plan is against the hard rules by now.

    `wished_by` is the patient who wants the plan, though it may cost them more points than what they have.
    """
    # Imported on use: whoever never accepts a plan does not need the planner.
    from triage.coordination.proposals.evaluate import evaluate
    from triage.coordination.proposals.plan import named

    visits, moves = found.situation.visits, proposal.moves
    if not moves:
        raise StaleError(_NO_MOVES)
    changed = [
        name
        for move in moves
        for name in (move.appointment, displaced(move))
        if name and (name not in visits or found.versions.get(name) != seen.get(name))
    ]
    if changed:
        raise StaleError(_changed([department_words(_dept(found, moves, name)) for name in changed]))
    plan: dict[str, Choice] = {}
    for move in moves:
        try:
            plan |= named(found.situation, {move.appointment: move.to})
        except KeyError:
            raise StaleError(_gone(department_words(move.dept))) from None
        place = plan[move.appointment].visit
        if (place.start, place.site) != (move.start, move.site):
            raise StaleError(_gone(department_words(move.dept)))
    judged = evaluate(found.situation, plan)
    if not (judged.is_allowed if wished_by is None else judged.is_allowed_for(wished_by)):
        raise StaleError(_HOLDS_NO_MORE)


def _dept(found: Gathered, moves: Sequence[Move], name: str) -> str:
    visit = found.situation.visits.get(name)
    return visit.dept if visit else next(move.dept for move in moves if name in (move.appointment, displaced(move)))


def refuse_proposer(warrant: Warrant) -> None:
    """Refuse whoever proposes moves and does not make them."""
    if Condition.PROPOSAL in warrant.conditions:
        raise NotAllowedError(_PROPOSES)


def refuse_unagreed(
    connection: Connection, warrant: Warrant, needed: Sequence[Ground], agreed: str | None, actor: str, at: datetime
) -> None:
    """Refuse a secretary's plan that changes an order or a deadline, unless a clinician here said yes."""
    if Condition.CLINICIAN_OK not in warrant.conditions or not needed:
        return
    found = None if agreed is None else person_with_grants(connection, agreed, at)
    # Who is active no more has no roles.
    roles = () if found is None else found[1]
    is_clinician = any(grant.role in _MAY_AGREE and grant.department in warrant.departments for grant in roles)
    if not is_clinician or agreed == actor:
        raise NotAllowedError(_needs_clinician(needed))


def _needs_clinician(needed: Sequence[Ground]) -> Text:
    why = listed(_GROUNDS[ground] for ground in needed)
    return Text(
        f"Planen {why.da}. Spørg en kliniker i afdelingen, og skriv, hvem der sagde ja.",
        f"The plan {why.en}. Ask a clinician of the department, and write who said yes.",
    )


def _changed(departments: Sequence[str]) -> Text:
    names = listed(Text(name, name) for name in dict.fromkeys(departments))
    return Text(
        f"Aftalen hos {names.da} er ændret, siden forslaget blev regnet ud. Intet er flyttet; se det nye forslag.",
        f"The appointment at {names.en} was changed after the proposal was made. Nothing is moved; see the new one.",
    )


def _gone(department: str) -> Text:
    return Text(
        f"Tiden hos {department} er ikke ledig længere. Intet er flyttet; se det nye forslag.",
        f"The time at {department} is free no more. Nothing is moved; see the new proposal.",
    )


_GROUNDS = {
    Ground.ORDER: Text("bytter om på to besøg, hvor det ene skal ligge før det andet", "turns two visits around"),
    Ground.DEADLINE: Text("gør et forløb med frist færdigt senere", "completes a course with a deadline later"),
}
_PROPOSES = Text(
    "Som kliniker foreslår du en flytning; lægesekretæren flytter. Send forslaget til sekretæren.",
    "As a clinician you propose a move; the medical secretary moves it. Send the proposal to the secretary.",
)
_NO_MOVES = Text("Der er intet at flytte. Åbn patientens aftaler igen.", "There is nothing to move. Open them again.")
_HOLDS_NO_MORE = Text(
    "Forslaget holder ikke længere, for noget om patienten er ændret. Intet er flyttet; se det nye forslag.",
    "The proposal holds no more, since something about the patient changed. Nothing is moved; see the new one.",
)
