"""The free times of the own department in the next days, and whom each would help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from triage.access.acts import Act
from triage.access.department import Places
from triage.coordination.inbox.holes import Hole, holes
from triage.store.auditing import audit
from triage.store.coordination.asked_for import unneeded_visits
from triage.store.coordination.waiting_visits import patients_waiting
from triage.store.people.departments import places
from triage.store.people.relations import patients_of_departments
from triage.store.records import patients_by_key
from triage.workflow.application import Application
from triage.workflow.coordinate.local_time import local
from triage.workflow.coordinate.situation import Gathered, gathered
from triage.workflow.rights.permit import permit

# The dearest part is to try each time for each visit.
_MOST_PATIENTS = 200
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class FreeTimes:
    """Free times with those whom each helps most, and what these patients are called, by their ids in the holes."""

    holes: Sequence[Hole]
    names: Mapping[str, str]


def free_times(app: Application, days: int = 7) -> FreeTimes:
    """Return the free times of the person's departments in the next days; for each, whom it would help most first.

    A line in the log names everybody who is suggested, before anybody is shown. Closed records are not suggested.
    """
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        waiting = patients_waiting(connection, now, _MOST_PATIENTS)
        patients = sorted(patients_of_departments(connection, waiting, warrant.departments, now))
        beside = gathered(app, connection, patients, now, warrant.departments)
        depts = _depts(beside, warrant.departments, places(connection))
        unneeded = unneeded_visits(connection, patients)
        found = [_first(hole) for hole in holes(beside.situation, depts, local(now + timedelta(days=days)), unneeded)]
        named = sorted({int(user.patient) for hole in found for user in hole.users})
        audit.log_list(connection, now, app.actor, "list free times", named, warrant=warrant)
        people = patients_by_key(connection, named)
    return FreeTimes(found, {str(key): f"{one.family}, {one.given}".strip(", ") for key, one in people.items()})


def _depts(beside: Gathered, own: frozenset[int], known: Places) -> set[str]:
    """Return the departments of a situation that are the person's own; what is nobody's is the first one's."""
    visits, slots = beside.situation.visits, beside.situation.slots
    if known.is_single:
        return {one.dept for one in visits.values()} | {one.dept for one in slots.values()}
    owners = ((key, known.first if owner is None else owner) for key, owner in beside.departments.items())
    return {visits[key].dept for key, owner in owners if owner in own and key in visits}


def _first(hole: Hole) -> Hole:
    return Hole(
        *(hole.slot, hole.given_back, hole.service, hole.dept, hole.site, hole.start, hole.minutes),
        hole.users[:_SHOWN],
    )
