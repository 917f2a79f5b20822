"""Open one patient's appointments in all departments: the look-up is logged before anything is returned."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.conditions import Condition
from triage.access.warrant import Warrant
from triage.clinical.patient import Patient
from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.conflicts.find import conflicts
from triage.coordination.conflicts.improvements import with_improvements
from triage.coordination.deadlines.words import state_in_words
from triage.coordination.names import department_words
from triage.coordination.situation.situation import Situation
from triage.coordination.timed import timed, upcoming
from triage.coordination.tours import tours
from triage.coordination.travel.words import source_in_words
from triage.errors import NotAllowedError, Text
from triage.store.auditing import audit
from triage.store.ledger import known_patient
from triage.store.records import patients_by_key
from triage.workflow.application import Application
from triage.workflow.coordinate.called import known_names
from triage.workflow.coordinate.coordination import Coordination, Lane
from triage.workflow.coordinate.owners import owners_in_reach
from triage.workflow.coordinate.situation import Gathered, gathered
from triage.workflow.rights.permit import permit


def open_coordination(app: Application, patient: int) -> Coordination:
    """Return what is shown of a patient's appointments in all departments, after the audit line is written.

    Without a proposal, which takes longer: see `proposed`. Raises NotAllowedError where the person has nothing to do
    with the patient, StoreError (and shows nothing) when the line cannot be written.
    """
    # Waits for no writer: a patient is opened while others take in and decide.
    with app.store.change() as connection:
        warrant = permit(app, connection, Act.SEE_APPOINTMENTS, patient)
        audit.log(connection, app.clock(), app.actor, "view appointments", patient, warrant=warrant)
    with app.store.read() as connection:
        return coordination_of(app, connection, patient, warrant)


def patient_named(app: Application, reference: str) -> int:
    """Return the patient with this key or source reference; raises WrongUseError where there is none."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_LIST)
        return known_patient(connection, reference)


def coordination_of(app: Application, connection: Connection, patient: int, warrant: Warrant) -> Coordination:
    """Return what a warrant lets through of a patient's appointments; whoever asks has logged it."""
    now = app.clock()
    found = gathered(app, connection, [patient], now, warrant.departments)
    found = replace(found, owners=owners_in_reach(connection, found, is_demo=app.is_demo))
    about = patients_by_key(connection, [patient])[patient]
    return _shown(app, found, patient, about, now, warrant, may_book=_may_book(app, connection, patient))


def proposed(shown: Coordination) -> Coordination:
    """Return the same with the best plan there is, and what it would gain among the conflicts; nothing is read."""
    # Imported on use: whoever only looks does not need the planner.
    from triage.coordination.proposals.best import propose

    proposal = propose(shown.situation)
    theirs = _own(with_improvements(shown.situation, shown.conflicts, proposal), shown.situation, [shown.patient_key])
    return replace(shown, proposal=proposal, conflicts=theirs)


def own_conflicts(situation: Situation, patients: Collection[int]) -> tuple[Conflict, ...]:
    """Return the conflicts that are about these patients, and none of others who only share a room with them."""
    return _own(conflicts(situation), situation, patients)


def _own(found: tuple[Conflict, ...], situation: Situation, patients: Collection[int]) -> tuple[Conflict, ...]:
    ours = {str(patient) for patient in patients}
    strange = {id_ for id_, visit in situation.visits.items() if visit.patient not in ours}
    strange |= situation.travellers.keys() - ours
    return tuple(one for one in found if not strange.issuperset(one.items))


def _shown(
    app: Application,
    found: Gathered,
    key: int,
    about: Patient,
    now: datetime,
    warrant: Warrant,
    *,
    may_book: bool,
) -> Coordination:
    situation = found.situation
    mine = [one for one in situation.visits.values() if one.patient == str(key)]
    return Coordination(
        patient_key=key,
        patient=about,
        read_at=now,
        situation=situation,
        conflicts=own_conflicts(situation, [key]),
        tours=tours(upcoming(timed(mine), situation.now)),
        lanes=tuple(_lanes(found, key)),
        owners=found.owners,
        versions=found.versions,
        taken=found.taken.get(key, ()),
        notes=found.notes,
        doubted=found.doubted,
        home_town=_home_town(app, about.postal_code),
        is_home_unknown=key in found.strangers,
        slots_left_out=found.left_out,
        may_book=may_book,
        is_masked=warrant.is_masked,
        clocks=_clocks(app, situation, key),
        travel_source=source_in_words(app.catalogue.region),
        region=app.catalogue.region,
        rates=app.catalogue.reimbursement_rates,
        names=known_names(app.catalogue.services, app.catalogue.limits, situation),
    )


def _clocks(app: Application, situation: Situation, key: int) -> dict[str, Text]:
    """Return the state of each of the patient's pathways by id: due when, by which right, and how certain that is."""
    limits, today = app.catalogue.limits, situation.now.date()
    theirs = (one for one in situation.pathways.values() if one.patient == str(key))
    return {one.id: state_in_words(one, limits, today) for one in theirs}


def _lanes(found: Gathered, key: int) -> Iterator[Lane]:
    """Yield where the patient has visits to come, in the order of the first of each."""
    situation = found.situation
    mine = (one for one in timed(situation.visits.values()) if one.visit.patient == str(key))
    places = dict.fromkeys((one.visit.dept, one.visit.site) for one in upcoming(tuple(mine), situation.now))
    for dept, site in places:
        yield Lane(dept, site, department_words(dept), situation.sites[site].name)


def _home_town(app: Application, postcode: str | None) -> str:
    town = app.catalogue.region.towns.get(postcode or "")
    return " ".join(filter(None, (postcode, town.name if town else "")))


def _may_book(app: Application, connection: Connection, patient: int) -> bool:
    try:
        warrant = permit(app, connection, Act.BOOK, patient)
    except NotAllowedError:
        return False
    # Who only proposes does not carry out.
    return Condition.PROPOSAL not in warrant.conditions
