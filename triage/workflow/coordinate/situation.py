"""From the store to a situation: all that bears on a few hundred patients' visits, as some departments may know it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from triage.coordination.catalogue.ordered import dependencies
from triage.coordination.catalogue.service import Owner
from triage.coordination.notes import Note, with_notes
from triage.coordination.rules_in_force import rules_in_force
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Dependency
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Visit
from triage.coordination.taken import Taken
from triage.store.coordination.clinics import Clinics, clinics_known
from triage.store.coordination.notes import notes_of
from triage.workflow.application import Application
from triage.workflow.coordinate.courses import Asked, admissions, pathways
from triage.workflow.coordinate.rows import Rows
from triage.workflow.coordinate.supply import Offered, company, offered, resources_of, sites_of
from triage.workflow.coordinate.triaged import call_backs, red_alarms, with_colours
from triage.workflow.coordinate.view import View, view_of
from triage.workflow.coordinate.visits import visit_id, visit_of


@dataclass(frozen=True, slots=True)
class Gathered:
    """A situation, and what stands beside it.

    `owners` are by department, `versions` those of visits and slots at their sources, `departments` the keys of whose
    visits are. `taken` are by patient the times of which nobody may know more. `strangers` are the patients whose ways
    from home are not known. `left_out` is how many free times there were beside those that are looked at.
    """

    situation: Situation
    owners: Mapping[str, Owner] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    departments: Mapping[str, int | None] = field(default_factory=dict)
    taken: Mapping[int, tuple[Taken, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    doubted: frozenset[str] = frozenset()
    strangers: frozenset[int] = frozenset()
    left_out: int = 0


def situation_of(
    app: Application, connection: Connection, patients: Sequence[int], at: datetime, own: Collection[int]
) -> Situation:
    """Return what the departments `own` may know of a few hundred patients' coming; whoever asks has a warrant.

    Others who use the same rooms and devices at the same time are in it, with their visits there alone.
    """
    return gathered(app, connection, patients, at, own).situation


def gathered(
    app: Application,
    connection: Connection,
    patients: Sequence[int],
    at: datetime,
    own: Collection[int],
    *,
    with_slots: bool = True,
) -> Gathered:
    """Return a situation with what stands beside it; see `situation_of`. Without slots nothing can be proposed."""
    view, clinics = view_of(connection, at, own), clinics_known(connection)
    read = Rows.of(app, connection, clinics, list(patients), view)
    found = [_one(app, read, key, clinics, view) for key in patients]
    visits = [visit for one in found for visit in one.visits]
    services = app.catalogue.services
    others = company(connection, clinics, services, visits, view)
    supply = offered(connection, clinics, services, visits, view) if with_slots else Offered({}, {})
    base = _situation(app, found, others, supply, clinics, read, view)
    notes = tuple(one for one in notes_of(connection, patients, view.own, view.closed) if _is_told(one, base))
    return Gathered(
        situation=with_notes(base, notes),
        owners=_owners(app, base, clinics),
        versions={one.id: one.version for one in visits} | dict(supply.versions),
        departments={visit_id(one): view.department_of(one) for one in read.shown},
        taken={one.key: one.taken for one in found if one.taken},
        notes=notes,
        doubted=frozenset(visit_id(one) for one in read.shown if one.is_doubted),
        strangers=frozenset(int(key) for key in app.catalogue.region.unknown(read.homes)),
        left_out=supply.left_out,
    )


def _is_told(note: Note, situation: Situation) -> bool:
    """Return whether what a note is about may be known: a visit or a course that is hidden has no notes either."""
    return not note.about or note.about in situation.visits or note.about in situation.pathways


@dataclass(frozen=True, slots=True)
class _OnePatient:
    key: int
    traveller: Traveller
    visits: tuple[Visit, ...]
    pathways: tuple[Pathway, ...]
    dependencies: tuple[Dependency, ...]
    taken: tuple[Taken, ...]


def _one(app: Application, read: Rows, key: int, clinics: Clinics, view: View) -> _OnePatient:
    services, words = app.catalogue.services, app.catalogue.choices.departments
    mine = [one for one in read.shown if one.patient == key]
    cases = [one for one in read.cases if one.patient == key]
    plain = [visit_of(one, services) for one in mine]
    visits = tuple(with_colours(plain, cases, words, is_unassessed=key in read.unassessed))
    asked = Asked(read.sources[key], read.referrals[key], [one for one in read.booked if one.patient == key], clinics)
    courses = tuple(pathways(asked, app.catalogue.limits, view))
    sites = {name: site for site, name in clinics.site_names.items()}
    stays, hidden = admissions(read.stays[key], sites, view)
    taken = (*read.taken.get(key, ()), *hidden)
    traveller = replace(
        read.known.traveller(key, courses),
        unavailable=tuple(one.unavailable for one in taken),
        admissions=tuple(stays),
        red_alarms=red_alarms(cases, visits, words, view.now),
        callbacks=call_backs(one for one in read.promises if one.patient == key),
    )
    return _OnePatient(key, traveller, visits, courses, dependencies(visits, services.orders), taken)


def _situation(
    app: Application,
    found: Sequence[_OnePatient],
    others: Sequence[Visit],
    supply: Offered,
    clinics: Clinics,
    read: Rows,
    view: View,
) -> Situation:
    catalogue, region = app.catalogue, app.catalogue.region
    visits = [*(visit for one in found for visit in one.visits), *others]
    slots, services = supply.slots, catalogue.services
    names = {**clinics.site_names, **{key: place.name for key, place in region.sites.items()}}
    strangers = {one.patient: Traveller(one.patient) for one in others}
    return Situation(
        now=view.now,
        travel=region.travel_for(read.homes),
        travellers=strangers | {one.traveller.id: one.traveller for one in found},
        visits={one.id: one for one in visits},
        sites=sites_of(visits, slots.values(), services, names),
        slots=slots,
        resources=resources_of(visits, slots.values(), services),
        dependencies=tuple(dependency for one in found for dependency in one.dependencies),
        prep_rules=services.prep_rules,
        pathways={one.id: one for each in found for one in each.pathways},
        policy=rules_in_force(services.policy, catalogue.limits, catalogue.transport, view.now.date()),
    )


def _owners(app: Application, situation: Situation, clinics: Clinics) -> dict[str, Owner]:
    """Return who has the say over each department that a visit or a free time is at."""
    phones: dict[tuple[str, str], str] = defaultdict(str)
    for clinic in clinics.clinics.values():
        phones |= {(clinic.name, site): clinic.phone for site in clinic.sites if clinic.phone}
    held = {one.dept: one.site for one in situation.slots.values()}
    held |= {one.dept: one.site for one in situation.visits.values()}
    services = app.catalogue.services
    return {dept: services.owner(dept, site, phones[dept.partition("@")[0], site]) for dept, site in held.items()}
