"""Which rows of the shared store a copy holds: what is needed to read a department's open list, and no more."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, false, func, or_, select, true

from triage.store.casework.owned import in_departments
from triage.store.tables import (
    appointment,
    booking_request,
    care_change,
    case,
    case_event,
    case_limit,
    case_reason,
    coordination_note,
    decision,
    decision_outcome,
    department,
    department_part,
    department_setting,
    device,
    device_metric,
    dismissal,
    emergency_access,
    encounter,
    enrolment,
    episode_of_care,
    expected,
    finding,
    flag,
    former_fact,
    green_draw,
    green_policy,
    handling,
    healthcare_service,
    invalidation,
    ledger,
    location,
    message_channel,
    metadata,
    name_part,
    notice,
    own_limit,
    patient,
    pause,
    person,
    privacy_mark,
    questionnaire,
    reading,
    related_person,
    resource,
    response,
    restoration,
    result,
    role_grant,
    route_file,
    rule_set,
    rule_step,
    rule_version,
    service_request,
    signing_register,
    source,
    task,
    twin,
    visit_doubt,
)
from triage.worklist.row import Viewer

Condition = Callable[["Whose"], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Whose:
    """The patients of one portion, whose copy it is, and since when (ms) answers and readings are wanted.

    `is_masked`: the person sees no answers, and the copy holds none.
    """

    patients: Sequence[int]
    actor: str
    since: int
    is_masked: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A table, which of its rows are copied for some patients, and what stands in some columns instead.

    `counted`: whatever changes a row gives it a later time in that column, so that the same count, keys and newest time
    are the same rows.
    """

    table: Table
    of: Condition
    instead: Mapping[str, object] = field(default_factory=dict)
    counted: str | None = None


def whole_parts() -> tuple[Part, ...]:
    """Return the tables that say nothing about patients and are copied as they stand, those referred to first."""
    return tuple(Part(table, lambda _whose: true(), _INSTEAD.get(table, {})) for table in _sorted(_WHOLE))


def own_parts() -> tuple[Part, ...]:
    """Return what is copied of the person whose copy it is."""
    return _OWN


def patient_parts() -> tuple[Part, ...]:
    """Return what is copied of each patient, what is referred to first."""
    by_table = {part.table: part for part in _PARTS}
    return tuple(by_table[table] for table in _sorted(tuple(by_table)))


def copied_tables() -> frozenset[str]:
    """Return the names of every table that a copy fills from the shared store."""
    return frozenset(table.name for table in (*_WHOLE, *(part.table for part in (*_OWN, *_PARTS))))


def open_patients(connection: Connection, viewer: Viewer) -> list[int]:
    """Return the patients with an open case that the viewer may see."""
    found = select(case.c.patient_id).where(case.c.is_open == 1, in_departments(viewer)).distinct()
    return list(connection.execute(found.order_by(case.c.patient_id)).scalars())


def _sorted(wanted: Sequence[Table]) -> tuple[Table, ...]:
    return tuple(table for table in metadata.sorted_tables if table in wanted)


def _theirs(table: Table) -> Part:
    return Part(table, lambda whose: table.c.patient_id.in_(whose.patients))


def _told(table: Table) -> Part:
    """Return what a person who sees no answers is not told either."""
    return Part(table, lambda whose: false() if whose.is_masked else table.c.patient_id.in_(whose.patients))


def _recent(table: Table, time: str) -> Part:
    """Return the rows of the last months, and what came last of each patient, by which `seen` is told."""
    newer = table.alias("newer")
    last = select(func.max(newer.c.received)).where(newer.c.patient_id == table.c.patient_id).scalar_subquery()

    def of(whose: Whose) -> ColumnElement[bool]:
        if whose.is_masked:
            return false()
        is_recent = or_(table.c[time] >= whose.since, table.c.received >= whose.since, table.c.received == last)
        return and_(table.c.patient_id.in_(whose.patients), is_recent)

    return Part(table, of, counted="received")


def _cases(whose: Whose) -> Select[tuple[int]]:
    return select(case.c.id).where(case.c.patient_id.in_(whose.patients))


def _of_decided(whose: Whose) -> ColumnElement[bool]:
    return decision.c.case_id.in_(_cases(whose))


def _decisions(whose: Whose) -> Select[tuple[int]]:
    return select(decision.c.id).where(_of_decided(whose))


def _shown_results(whose: Whose) -> ColumnElement[bool]:
    shown = select(case.c.result_id).where(case.c.patient_id.in_(whose.patients))
    decided = select(decision.c.result_id).where(_of_decided(whose))
    is_wanted = or_(result.c.at >= whose.since, result.c.id.in_(shown), result.c.id.in_(decided))
    return and_(result.c.patient_id.in_(whose.patients), is_wanted)


def _held(whose: Whose) -> ColumnElement[bool]:
    return and_(resource.c.patient_id.in_(whose.patients), resource.c.disposition == "quarantined")


def _of_held(whose: Whose) -> ColumnElement[bool]:
    return finding.c.resource_id.in_(select(resource.c.id).where(_held(whose)))


def _both_twins(whose: Whose) -> ColumnElement[bool]:
    return and_(twin.c.patient_id.in_(whose.patients), twin.c.twin_id.in_(whose.patients))


def _own_grants(whose: Whose) -> ColumnElement[bool]:
    return role_grant.c.person_id.in_(select(person.c.id).where(person.c.login == whose.actor))


# What is known against a device must be seen where its readings are.
_WHOLE = (
    case_limit,
    department,
    department_part,
    department_setting,
    device,
    device_metric,
    green_policy,
    healthcare_service,
    invalidation,
    location,
    message_channel,
    questionnaire,
    restoration,
    route_file,
    rule_set,
    rule_step,
    rule_version,
    signing_register,
    source,
)

# Nothing is fetched or written from a copy, and it does not say who else has a device.
_INSTEAD: Mapping[Table, Mapping[str, object]] = {
    source: {"write_back": "none", "token": None},
    device: {"patient": None, "search_key": None},
}

_OWN = (
    Part(person, lambda whose: person.c.login == whose.actor),
    Part(role_grant, _own_grants),
)

_PARTS = (
    Part(patient, lambda whose: patient.c.id.in_(whose.patients)),
    *map(
        _theirs,
        (
            appointment,
            booking_request,
            case,
            coordination_note,
            emergency_access,
            encounter,
            enrolment,
            episode_of_care,
            expected,
            flag,
            former_fact,
            handling,
            ledger,
            name_part,
            notice,
            pause,
            privacy_mark,
            related_person,
            service_request,
            task,
            visit_doubt,
        ),
    ),
    *map(_told, (care_change, case_reason, dismissal, own_limit)),
    _recent(reading, "time"),
    _recent(response, "authored"),
    Part(result, _shown_results),
    Part(decision, _of_decided),
    Part(decision_outcome, lambda whose: decision_outcome.c.decision_id.in_(_decisions(whose))),
    Part(case_event, lambda whose: case_event.c.case_id.in_(_cases(whose))),
    Part(green_draw, lambda whose: green_draw.c.result_id.in_(select(result.c.id).where(_shown_results(whose)))),
    # What is held back is known to be there; what stands in it is not carried about.
    Part(resource, _held, {"raw": b""}),
    Part(finding, _of_held),
    Part(twin, _both_twins),
)
