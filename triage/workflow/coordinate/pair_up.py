"""Who drives past whom: looked for among everybody at once, when a visit that another hospital may hold has changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.conflicts.crossings import best_crossings
from triage.coordination.inbox.entry import Found
from triage.coordination.inbox.findings import found_of
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.traveller import Traveller
from triage.coordination.words.names import Names
from triage.store.coordination.booked import Booked, booked_between
from triage.store.coordination.clinics import clinics_known
from triage.store.coordination.findings import crossing_now, keep_crossings
from triage.store.coordination.findings_due import due_now, swaps_known, to_swap
from triage.store.coordination.homes import homes_of, unmovable_visits
from triage.store.people.departments import sensitive_names
from triage.store.people.relations import departments_of_patients
from triage.workflow.application import Application, Changed
from triage.workflow.coordinate.called import known_names
from triage.workflow.coordinate.local_time import local
from triage.workflow.coordinate.supply import sites_of
from triage.workflow.coordinate.visits import is_known_site, visit_id, visit_of
from triage.workflow.rights.permit import permit

# Further ahead nobody swaps anything yet.
_AHEAD = timedelta(days=180)
_MANY = 200
ByDepartment = dict[int, dict[int, list[Found]]]


@dataclass(frozen=True, slots=True)
class _Swap:
    """A pair as each of the two has it."""

    patients: tuple[int, int]
    found: tuple[tuple[Found, ...], tuple[Found, ...]]


def pair_up(app: Application) -> Changed:
    """Find anew who drives past whom, and return whose entries are others now.

    Nothing is done unless a visit that may be swapped changed, came or passed, and all else is looked at. A pair is
    told to the departments that have to do with both; visits of sensitive departments and closed records are in none.
    """
    now = app.clock()
    with app.store.read() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        if app.store.login is not None:
            return Changed()
        due = to_swap(connection)
        if not due or due_now(connection, now, (), 1):
            return Changed()
        swaps = _swaps(app, connection, now)
    with app.store.write() as connection:
        changed = _keep(connection, swaps, now)
        swaps_known(connection, due)
    return Changed(patients=tuple(sorted(changed)))


def may_swap(situation: Situation, patient: str) -> bool:
    """Return whether a patient has a visit to come that any hospital may hold."""
    theirs = (one for one in situation.visits.values() if one.patient == patient and one.any_dept)
    return any(one.is_upcoming(situation.now) for one in theirs)


def _swaps(app: Application, connection: Connection, at: datetime) -> list[_Swap]:
    situation = _everybody(app, connection, at)
    names = known_names(app.catalogue.services, app.catalogue.limits, situation)
    return [_swap(situation, one, names) for one in best_crossings(situation)]


def _everybody(app: Application, connection: Connection, at: datetime) -> Situation:
    """Return the visits that may be swapped, of whoever they are."""
    services, region, clinics = app.catalogue.services, app.catalogue.region, clinics_known(connection)
    names = [words for one in services.services.values() if one.any_dept for words in (one.name, *one.words)]
    hidden, fixed = sensitive_names(connection, ()), unmovable_visits(connection)
    booked = booked_between(connection, clinics, names, at, at + _AHEAD)
    visits = [visit_of(one, services) for one in booked if _is_free(one, hidden, fixed)]
    visits = [one for one in visits if is_known_site(one.site)]
    homes = homes_of(connection, {int(one.patient) for one in visits})
    known = [one for one in visits if int(one.patient) in homes]
    places = {**clinics.site_names, **{key: place.name for key, place in region.sites.items()}}
    return Situation(
        now=local(at),
        travel=region.travel_for({str(key): postcode for key, postcode in homes.items()}),
        travellers={one.patient: Traveller(one.patient) for one in known},
        visits={one.id: one for one in known},
        sites=sites_of(known, (), services, places),
        policy=services.policy,
    )


def _is_free(one: Booked, hidden: frozenset[str], fixed: Collection[str]) -> bool:
    return one.status == "booked" and hidden.isdisjoint(one.named) and visit_id(one) not in fixed


def _swap(situation: Situation, pair: Conflict, names: Names) -> _Swap:
    visits = {item: situation.visits[item] for item in pair.items}
    first, second = (visits[item].patient for item in pair.items)
    both = {who: situation.travellers[who] for who in (first, second)}
    alone = replace(situation, visits=visits, travellers=both)
    told = tuple(found_of(alone, who, [pair], names=names) for who in (first, second))
    return _Swap((int(first), int(second)), (told[0], told[1]))


def _keep(connection: Connection, swaps: Sequence[_Swap], at: datetime) -> set[int]:
    """Keep the pairs, and let those be gone that are none any more."""
    found = _by_department(connection, swaps, at)
    for department, patients in crossing_now(connection).items():
        for patient in patients:
            found[department].setdefault(patient, [])
    changed: set[int] = set()
    for department in sorted(found):
        for portion in _portions(sorted(found[department])):
            mine = {patient: found[department][patient] for patient in portion}
            changed |= keep_crossings(connection, department, mine, at)
    return changed


def _by_department(connection: Connection, swaps: Sequence[_Swap], at: datetime) -> ByDepartment:
    ours = departments_of_patients(connection, sorted({key for one in swaps for key in one.patients}), at)
    found: ByDepartment = defaultdict(lambda: defaultdict(list))
    for swap in swaps:
        first, second = swap.patients
        for department in ours[first] & ours[second]:
            for patient, told in zip(swap.patients, swap.found, strict=True):
                found[department][patient] += told
    return found


def _portions(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + _MANY] for start in range(0, len(keys), _MANY))
