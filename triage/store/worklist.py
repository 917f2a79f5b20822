"""Windows of the worklist, sorted and filtered by the database."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, literal_column, or_, select, true

from triage.clinical.colour import WORST_FIRST
from triage.errors import Text
from triage.store.casework.owned import has_owner, owner_of
from triage.store.clock_time import from_ms_or_none
from triage.store.greens.judgements import IS_TO_JUDGE
from triage.store.list_counts import count_by
from triage.store.listed import NOTICES, is_of_few, listed
from triage.store.lists.new_rules import NEW_RULES
from triage.store.lists.order import Kind, band_kinds, bands, needs_names, needs_sizes, of_patient, whole_order
from triage.store.lists.search import few_meant, kinds_meant
from triage.store.tables import case, department, patient, person, twin
from triage.store.told import seen, told
from triage.worklist.ownership import SnoozeReason
from triage.worklist.row import Also, Query, Row, Viewer

_IS_OPEN = case.c.is_open == literal_column("1")
_SHOWN = (
    select(*seen(case), patient.c.family, patient.c.given, patient.c.reference, patient.c.birth_date)
    .add_columns(NOTICES.label("notices"), IS_TO_JUDGE.label("drawn"), NEW_RULES.label("new_rules"))
    .select_from(case.join(patient, patient.c.id == case.c.patient_id))
)
Beside = dict[int, list[tuple[int, Also]]]


def rows(connection: Connection, query: Query, offset: int, limit: int, viewer: Viewer | None = None) -> Sequence[Row]:
    """Return a window of what `query` lists, in its order: worst colour, deadline and name unless it asks for another.

    Without a `viewer` nothing is mine, and what was put off stays listed.
    """
    keys: list[int] = []
    for stretch in _stretches(connection, query, offset, viewer):
        keys += [key for (key,) in connection.execute(stretch.limit(limit - len(keys)))]
        if len(keys) == limit:
            break
    return rows_of_cases(connection, keys, viewer)


def rows_of_cases(connection: Connection, keys: Sequence[int], viewer: Viewer | None = None) -> Sequence[Row]:
    """Return the lines of cases, open or closed, in the order of their `keys`."""
    # Notices and other sources are looked up for the window alone.
    shown = {row.case: row for row in _rows(connection, _of(connection, keys), viewer)}
    return [shown[key] for key in keys if key in shown]


def row_of_case(connection: Connection, key: int, viewer: Viewer | None = None) -> Row | None:
    """Return the line of one case, open or closed, or None where there is no such case."""
    return next(iter(_rows(connection, _of(connection, [key]), viewer)), None)


def keys_of_mine(connection: Connection, viewer: Viewer) -> list[tuple[int, int]]:
    """Return the open cases that the viewer has, each with its fencing number."""
    mine = select(case.c.id, case.c.fence).where(case.c.is_open == 1, has_owner(viewer, mine=True))
    return [(row.id, row.fence) for row in connection.execute(mine.order_by(case.c.id))]


def case_of_patient(connection: Connection, reference: str) -> int | None:
    """Return the newest case of the patient with this key or source reference ("Patient/p1"), worst first."""
    table = patient
    is_meant = table.c.reference == reference
    if reference.isascii() and reference.isdigit():
        is_meant |= table.c.id == int(reference)
    newest = (
        select(case.c.id)
        .join(table, table.c.id == case.c.patient_id)
        .where(is_meant)
        .order_by(case.c.is_open.desc(), case.c.colour_rank, case.c.id.desc())
        .limit(1)
    )
    found = connection.execute(newest).scalar()
    return None if found is None else int(found)


def _stretches(connection: Connection, query: Query, offset: int, viewer: Viewer | None) -> Iterator[Select[Any]]:
    """Yield the keys from number `offset` on, a band at a time.

    Each band is sorted by itself: the first page of a long list would else wait until all of it is.
    """
    kinds = kinds_meant(connection, query, viewer)
    condition = listed(query, viewer, kinds)
    keys = select(case.c.id).where(condition)
    named = keys.join(patient, patient.c.id == case.c.patient_id) if needs_names(query) else keys
    few = None if kinds else few_meant(connection, query)
    if few is not None:
        named = named.where(case.c.patient_id.in_(few))
    if few is not None or is_of_few(query):
        yield named.order_by(*whole_order(query)).offset(offset)
        return
    is_sized = bool(offset) or needs_sizes(query)
    sizes = count_by(connection, condition, band_kinds(query)) if is_sized else Counter[Kind]()
    for band in bands(query, sizes):
        if offset and sizes[band.kind] <= offset:
            offset -= sizes[band.kind]
            continue
        joined = keys.join(patient, of_patient(band)) if needs_names(query) else keys
        yield joined.where(band.condition).order_by(*band.order).offset(offset)
        offset = 0


def _of(connection: Connection, keys: Sequence[int]) -> Sequence[Any]:
    return connection.execute(_SHOWN.where(case.c.id.in_(keys))).all() if keys else ()


def _rows(connection: Connection, found: Sequence[Any], viewer: Viewer | None) -> list[Row]:
    patients = {row.patient_id for row in found}
    twins = _twins(connection, patients)
    beside = _open_cases(connection, patients.union(*twins.values()), viewer)
    reasons = told(connection, case, (row.id for row in found))
    names = _names(connection, {row.owner for row in found if row.owner is not None})
    return [
        replace(shown, owner_name=names.get(shown.owner or "", ""))
        for row in found
        for shown in (_row(row, reasons[row.id], beside, twins[row.patient_id], viewer),)
    ]


def _names(connection: Connection, logins: Collection[str]) -> dict[str, str]:
    """Return how the people with these logins are called."""
    if not logins:
        return {}
    known = select(person.c.login, person.c.name).where(person.c.login.in_(sorted(logins)))
    return {row.login: row.name for row in connection.execute(known)}


def _twins(connection: Connection, patients: Collection[int]) -> dict[int, set[int]]:
    """Return which patients of other sources probably are the same persons as those of a page."""
    is_one = or_(twin.c.patient_id.in_(patients), twin.c.twin_id.in_(patients))
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in connection.execute(
        select(twin.c.patient_id, twin.c.twin_id).where(twin.c.kind == "patient", is_one)
    ):
        found[one].add(other)
        found[other].add(one)
    return found


def _open_cases(connection: Connection, patients: Collection[int], viewer: Viewer | None) -> Beside:
    """Return the open cases of some patients that the viewer is told of, each with its key, worst first."""
    wanted = select(case.c.patient_id, case.c.id, case.c.programme, case.c.colour_rank)
    found: Beside = defaultdict(list)
    # Written out, so that the database knows the index of open cases to be meant.
    theirs = wanted.where(case.c.patient_id.in_(patients), _IS_OPEN, _is_told_of(viewer))
    for row in sorted(connection.execute(theirs), key=lambda row: (row.colour_rank, row.id)):
        found[row.patient_id].append((row.id, Also(row.programme, WORST_FIRST[row.colour_rank])))
    return found


def _is_told_of(viewer: Viewer | None) -> ColumnElement[bool]:
    """Return the condition that a case is of no department that tells nobody else what it follows."""
    if viewer is None or viewer.departments is None:
        return true()
    kept_back = select(department.c.id).where(
        department.c.is_sensitive == 1, department.c.id.not_in(sorted(viewer.departments))
    )
    return or_(case.c.department_id.is_(None), case.c.department_id.not_in(kept_back))


def _row(
    found: Any,  # noqa: ANN401 - a row
    why: Mapping[str, Any],
    beside: Beside,
    twins: Collection[int],
    viewer: Viewer | None,
) -> Row:
    elsewhere = [one.colour for twin_key in twins for _, one in beside[twin_key]]
    name = f"{found.family}, {found.given}".strip(", ")
    owner = owner_of(found, viewer)
    return Row(
        case=found.id,
        patient=found.patient_id,
        name=name or found.reference,
        programme=found.programme,
        colour=WORST_FIRST[found.colour_rank],
        reason=Text(why["reason_da"], why["reason_en"]),
        deadline=from_ms_or_none(found.deadline),
        newest=from_ms_or_none(found.newest),
        closed=not found.is_open,
        reference=found.reference,
        team=found.team,
        missing=found.missing or 0,
        notices=found.notices,
        drawn=bool(found.drawn),
        elsewhere=min(elsewhere, key=lambda colour: colour.rank, default=None),
        also=tuple(one for key, one in beside[found.patient_id] if key != found.id),
        owner=owner,
        owned_since=from_ms_or_none(found.owned_since) if owner else None,
        fence=found.fence,
        snoozed_until=from_ms_or_none(found.snoozed_until) if found.is_open else None,
        waits_for=SnoozeReason(found.snooze_reason) if found.is_open and found.snooze_reason else None,
        escalated=from_ms_or_none(found.escalated_at),
        born=int(found.birth_date[:4]) if found.birth_date else None,
        new_rules=None if found.new_rules is None else WORST_FIRST[found.new_rules],
    )
