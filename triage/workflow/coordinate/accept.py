"""Accept a proposal: looked at once more, written down, and then carried into the calendars as a whole."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.conditions import Condition
from triage.access.roles import Role
from triage.access.warrant import Warrant
from triage.coordination.names import department_words, split_id
from triage.coordination.proposals.choices import Choice
from triage.coordination.proposals.proposal import Move, Proposal
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.consent import Ground, grounds
from triage.coordination.rebooking.order import displaced, in_order
from triage.coordination.rebooking.plan import Step
from triage.errors import NotAllowedError, StaleError, Text, listed
from triage.scoring.danish_time import DENMARK
from triage.store.auditing import audit
from triage.store.coordination.findings import patients_of_items
from triage.store.coordination.findings_said import note_accepted
from triage.store.coordination.letters import letter_of
from triage.store.coordination.plan_journal import LEASE
from triage.store.coordination.plans import Moving, Plan, add_plan, count_fruitless, plan_by_request, plan_of
from triage.store.people.people import person_with_grants
from triage.workflow.application import Application
from triage.workflow.coordinate.owners import is_in_reach
from triage.workflow.coordinate.plans import Accepted, accepted, known
from triage.workflow.coordinate.run_plan import BEGIN, Reach, reached, run
from triage.workflow.coordinate.situation import Gathered, gathered
from triage.workflow.rights.permit import permit
from triage.workflow.write_back.write_back import reach as reach_source

_MAY_AGREE = frozenset({Role.CLINICIAN, Role.DEPARTMENT_HEAD})


def accept(
    app: Application,
    patient: int,
    proposal: Proposal,
    seen: Mapping[str, str],
    *,
    key: str | None = None,
    agreed: str | None = None,
    reach: Reach = reach_source,
) -> Accepted:
    """Carry a proposal into the calendars, and return how far it came.

    `seen` are the versions that the proposal was made from. The same `key` again gives the first plan; without one, the
    same proposal does while it is under way or in force. `agreed` is the clinician who said yes, where one must.
    Raises StaleError, with what changed, where the proposal no longer holds: then nothing is done.
    """
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.BOOK, patient)
        _refuse_proposer(warrant)
        name = _request(connection, patient, proposal, seen, key)
        before = plan_by_request(connection, name)
        plan = before or _added(app, connection, _Wish(patient, proposal, seen, name, agreed), warrant)
    if before is None:
        with reached(app.store, reach) as exchanges:
            run(app, plan, exchanges)
    with app.store.read() as connection:
        letter = letter_of(connection, plan.id, app.clock())
        return accepted(known(plan_of(connection, plan.id)), letter, app.clock())


@dataclass(frozen=True, slots=True)
class _Wish:
    patient: int
    proposal: Proposal
    seen: Mapping[str, str]
    key: str
    agreed: str | None


def _added(app: Application, connection: Connection, wish: _Wish, warrant: Warrant) -> Plan:
    """Write the plan down with its lines of the log, in one transaction with the look at whether it still holds."""
    now, moves = app.clock(), in_order(wish.proposal.moves)
    found = _found(app, connection, wish, warrant)
    _refuse_stale(found, wish)
    _refuse_unagreed(app, connection, warrant, found, wish)
    moving = _moving(connection, found, moves)
    others = {move.patient for move in moving} - {wish.patient}
    warrants = {wish.patient: warrant, **{other: permit(app, connection, Act.BOOK, other) for other in sorted(others)}}
    made = add_plan(connection, wish.patient, wish.key, moving, app.actor, wish.agreed, now, now + BEGIN, now + LEASE)
    agreed = f", agreed by {wish.agreed}" if wish.agreed else ""
    for one, its in warrants.items():
        audit.log(connection, now, app.actor, "accept plan", one, f"plan {made}: {len(moves)} moves{agreed}", its)
        items = [move.step.appointment for move in moving if move.patient == one]
        note_accepted(connection, one, items, app.actor, now)
    return known(plan_of(connection, made))


def _found(app: Application, connection: Connection, wish: _Wish, warrant: Warrant) -> Gathered:
    """Return what stands now of everybody whose appointments are moved."""
    named = [name for move in wish.proposal.moves for name in (move.appointment, displaced(move)) if name]
    patients = sorted({wish.patient, *patients_of_items(connection, named)})
    return gathered(app, connection, patients, app.clock(), warrant.departments)


def _moving(connection: Connection, found: Gathered, moves: Sequence[Move]) -> list[Moving]:
    left = {displaced(move) for move in moves}
    takes = {move.appointment: _capability(connection, found, move) for move in moves}
    return [_one(found, move, takes[move.appointment], hands_over=move.appointment in left) for move in moves]


def _one(found: Gathered, move: Move, capability: Capability, *, hands_over: bool) -> Moving:
    visit, other = found.situation.visits[move.appointment], displaced(move)
    source, reference = split_id(move.appointment)
    owner = found.owners[visit.dept]
    if source is None:
        raise StaleError(_UNKNOWN_PLACE)
    return Moving(
        patient=int(visit.patient),
        source=source,
        reference=reference,
        seen=found.versions[move.appointment],
        dept=visit.dept,
        owner=department_words(visit.dept),
        phone=owner.phone,
        old_start=None if visit.start is None else visit.start.replace(tzinfo=DENMARK),
        old_site=visit.site,
        start=move.start.replace(tzinfo=DENMARK),
        site=move.site,
        slot=None if other else split_id(move.to)[1],
        displaced=split_id(other)[1] if other else None,
        displaced_seen=found.versions.get(other, "") if other else "",
        hands_over=hands_over,
        step=Step(move.appointment, capability),
    )


def _capability(connection: Connection, found: Gathered, move: Move) -> Capability:
    """Return how the move is made: as the least that the old and the new owner, and the source, let others do."""
    owners = [found.owners[found.situation.visits[move.appointment].dept], found.owners[move.dept]]
    source, other = split_id(move.appointment)[0], displaced(move) or move.to
    if not is_in_reach(connection, source) or split_id(other)[0] != source:
        return Capability.PHONE
    ranked = list(Capability)
    return max((owner.capability for owner in owners), key=ranked.index)


def _request(connection: Connection, patient: int, proposal: Proposal, seen: Mapping[str, str], key: str | None) -> str:
    """Return the key of a request; one that came to nothing may be made again."""
    if key is not None:
        return key
    named = sorted((move.appointment, move.to, seen.get(move.appointment, "")) for move in proposal.moves)
    content = hashlib.sha256(repr((patient, named)).encode()).hexdigest()[:32]
    return f"{content}.{count_fruitless(connection, f'{content}.')}"


def _refuse_stale(found: Gathered, wish: _Wish) -> None:
    """Refuse where an appointment changed, its new place is gone, or the plan is against the hard rules by now."""
    # Imported on use: whoever never accepts a plan does not need the planner.
    from triage.coordination.proposals.evaluate import evaluate
    from triage.coordination.proposals.plan import named

    visits, moves = found.situation.visits, wish.proposal.moves
    if not moves:
        raise StaleError(_NO_MOVES)
    changed = [
        name
        for move in moves
        for name in (move.appointment, displaced(move))
        if name and (name not in visits or found.versions.get(name) != wish.seen.get(name))
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
    if not evaluate(found.situation, plan).is_allowed:
        raise StaleError(_HOLDS_NO_MORE)


def _dept(found: Gathered, moves: Sequence[Move], name: str) -> str:
    visit = found.situation.visits.get(name)
    return visit.dept if visit else next(move.dept for move in moves if name in (move.appointment, displaced(move)))


def _refuse_proposer(warrant: Warrant) -> None:
    if Condition.PROPOSAL in warrant.conditions:
        raise NotAllowedError(_PROPOSES)


def _refuse_unagreed(app: Application, connection: Connection, warrant: Warrant, found: Gathered, wish: _Wish) -> None:
    """Refuse a secretary's plan that changes an order or a deadline, unless a clinician here said yes."""
    needed = grounds(found.situation, wish.proposal.moves)
    if Condition.CLINICIAN_OK not in warrant.conditions or not needed:
        return
    known_ = None if wish.agreed is None else person_with_grants(connection, wish.agreed, app.clock())
    is_clinician = (
        known_ is not None
        and known_[0].is_active
        and any(grant.role in _MAY_AGREE and grant.department in warrant.departments for grant in known_[1])
    )
    if not is_clinician or wish.agreed == app.actor:
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
_UNKNOWN_PLACE = Text(
    "Aftalen har ingen kilde, den kan skrives hos. Ring til afdelingen.",
    "The appointment has no source to be written at. Call the department.",
)
