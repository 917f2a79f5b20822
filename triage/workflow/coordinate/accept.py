"""Accept a proposal: looked at once more, written down, and then carried into the calendars as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.clinical.canonical import text_hash
from triage.coordination.names import department_words, split_id
from triage.coordination.proposals.proposal import Move, Proposal
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.consent import grounds
from triage.coordination.rebooking.order import displaced, in_order
from triage.coordination.rebooking.plan import Step
from triage.errors import StaleError, Text
from triage.scoring.danish_time import DENMARK
from triage.store.auditing import audit
from triage.store.coordination.findings import patients_of_items
from triage.store.coordination.findings_said import note_accepted
from triage.store.coordination.letters import letter_of
from triage.store.coordination.plan_journal import LEASE
from triage.store.coordination.plans import Moving, Plan, add_plan, count_fruitless, plan_by_request, plan_of
from triage.store.watch import ask_round
from triage.workflow.application import Application
from triage.workflow.coordinate.owners import is_in_reach
from triage.workflow.coordinate.plans import Accepted, accepted, known
from triage.workflow.coordinate.run_plan import BEGIN, Reach, reached, run
from triage.workflow.coordinate.situation import Gathered, gathered
from triage.workflow.coordinate.still_holds import refuse_proposer, refuse_stale, refuse_unagreed
from triage.workflow.rights.permit import permit
from triage.workflow.write_back.write_back import reach as reach_source


def accept(
    app: Application,
    patient: int,
    proposal: Proposal,
    seen: Mapping[str, str],
    *,
    key: str | None = None,
    agreed: str | None = None,
    wished: bool = False,
    reach: Reach = reach_source,
) -> Accepted:
    """Carry a proposal into the calendars, and return how far it came.

    `seen` are the versions that the proposal was made from. The same `key` again gives the first plan; without one, the
    same proposal does while it is under way or in force. `agreed` is the clinician who said yes, where one must.
    `wished`: the patient wants it, though it may cost them more driving or waiting than today.
    Raises StaleError, with what changed, where the proposal no longer holds: then nothing is done.
    """
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.BOOK, patient)
        refuse_proposer(warrant)
        name = _request(connection, patient, proposal, seen, key)
        before = plan_by_request(connection, name)
        plan = before or _added(app, connection, _Wish(patient, proposal, seen, name, agreed, wished), warrant)
    if before is None:
        with reached(app, reach) as exchanges:
            run(app, plan, exchanges)
        # So that the new times are here as soon as the sources tell them.
        ask_round(app.store)
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
    is_patients: bool


def _added(app: Application, connection: Connection, wish: _Wish, warrant: Warrant) -> Plan:
    """Write the plan down with its lines of the log, in one transaction with the look at whether it still holds."""
    now, moves = app.clock(), in_order(wish.proposal.moves)
    found = _found(app, connection, wish, warrant)
    refuse_stale(found, wish.proposal, wish.seen, str(wish.patient) if wish.is_patients else None)
    needed = grounds(found.situation, moves)
    refuse_unagreed(connection, warrant, needed, wish.agreed, app.actor, now)
    moving = _moving(app, connection, found, moves)
    others = {move.patient for move in moving} - {wish.patient}
    warrants = {wish.patient: warrant, **{other: permit(app, connection, Act.BOOK, other) for other in sorted(others)}}
    made = add_plan(connection, wish.patient, wish.key, moving, app.actor, wish.agreed, now, now + BEGIN, now + LEASE)
    agreed = f", agreed by {wish.agreed}" if wish.agreed else ""
    wished = ", at the patient's wish" if wish.is_patients else ""
    told = f"plan {made}: {len(moves)} moves{agreed}{wished}"
    for one, its in warrants.items():
        audit.log(connection, now, app.actor, "accept plan", one, told, its)
        items = [move.step.appointment for move in moving if move.patient == one]
        note_accepted(connection, one, items, app.actor, now)
    return known(plan_of(connection, made))


def _found(app: Application, connection: Connection, wish: _Wish, warrant: Warrant) -> Gathered:
    """Return what stands now of everybody whose appointments are moved."""
    named = [name for move in wish.proposal.moves for name in (move.appointment, displaced(move)) if name]
    patients = sorted({wish.patient, *patients_of_items(connection, named)})
    return gathered(app, connection, patients, app.clock(), warrant.departments)


def _moving(app: Application, connection: Connection, found: Gathered, moves: Sequence[Move]) -> list[Moving]:
    left = {displaced(move) for move in moves}
    takes = {move.appointment: _capability(app, connection, found, move) for move in moves}
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


def _capability(app: Application, connection: Connection, found: Gathered, move: Move) -> Capability:
    """Return how the move is made: as the least that the old and the new owner, and the source, let others do."""
    owners = [found.owners[found.situation.visits[move.appointment].dept], found.owners[move.dept]]
    source, other = split_id(move.appointment)[0], displaced(move) or move.to
    if not is_in_reach(connection, source, is_demo=app.is_demo) or split_id(other)[0] != source:
        return Capability.PHONE
    ranked = list(Capability)
    return max((owner.capability for owner in owners), key=ranked.index)


def _request(connection: Connection, patient: int, proposal: Proposal, seen: Mapping[str, str], key: str | None) -> str:
    """Return the key of a request; one that came to nothing may be made again."""
    if key is not None:
        return key
    named = sorted((move.appointment, move.to, seen.get(move.appointment, "")) for move in proposal.moves)
    content = text_hash(repr((patient, named)))[:32]
    return f"{content}.{count_fruitless(connection, f'{content}.')}"


_UNKNOWN_PLACE = Text(
    "Aftalen har ingen kilde, den kan skrives hos. Ring til afdelingen.",
    "The appointment has no source to be written at. Call the department.",
)
