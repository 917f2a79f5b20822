"""What a query of the worklist asks for, as a condition on the cases."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true

from triage.store.casework.outcomes import has_promise, is_unjudged
from triage.store.casework.owned import has_owner, in_departments, is_at_hand, is_free, is_put_off
from triage.store.lists.once import IS_OPEN, is_worst
from triage.store.lists.reason_kinds import has_reason
from triage.store.lists.search import is_looked_for, is_not_closed
from triage.store.tables import case, department, notice
from triage.worklist.row import NOT_DISTRIBUTED, Query, Viewer

_LATER = case.alias("later")
NOTICES = (
    select(func.count())
    .where(notice.c.patient_id == case.c.patient_id, notice.c.seen_at.is_(None))
    .correlate(case)
    .scalar_subquery()
)
# A notice must find a reader although the patient has no open case any more.
_IS_LAST = ~(
    select(_LATER.c.id)
    .where(_LATER.c.patient_id == case.c.patient_id, or_(_LATER.c.id > case.c.id, _LATER.c.is_open == 1))
    .correlate(case)
    .exists()
)

# Whom somebody should read a notice about: few, and led to by an index.
TOLD = select(notice.c.patient_id).where(notice.c.seen_at.is_(None))


def listed(query: Query, viewer: Viewer | None, kinds: Sequence[str] = ()) -> ColumnElement[bool]:
    """Return the condition that `query` lists a case; `kinds` are the kinds of reason that its words mean.

    Without a `viewer` nothing is mine, and what was put off stays listed.
    """
    conditions = and_(true(), *_filters(query, viewer, kinds))
    is_found = _open_or_not(query, viewer)
    once = [is_worst(and_(is_found, conditions))] if query.is_once else []
    return and_(or_(is_found, _IS_LAST) if query.told else is_found, conditions, *once)


def hides_what_was_put_off(query: Query) -> bool:
    """Return whether what was put off is out of the way: not where something is looked for that it may be among."""
    seeks = query.snoozed or query.closed or query.told or query.missing or query.promised or query.unjudged
    return not (seeks or query.words.strip())


def is_of_few(query: Query) -> bool:
    """Return whether an index of few cases leads to all that the query finds."""
    few = query.mine or query.snoozed or query.escalated or query.missing or query.unjudged or query.promised
    return few or query.told or bool(query.owners)


def _filters(query: Query, viewer: Viewer | None, kinds: Sequence[str]) -> list[ColumnElement[bool]]:
    conditions = [*_owned(query, viewer), in_departments(viewer), *_narrowed(query)]
    if viewer is not None and (query.unowned or hides_what_was_put_off(query)):
        conditions.append(is_at_hand(viewer))
    if query.told:
        conditions.append(case.c.patient_id.in_(TOLD))
    if query.missing:
        conditions.append(case.c.missing > 0)
    if query.reasons:
        # Who may not read reasons does not learn them by asking for each.
        may_ask = viewer is None or viewer.knows_reasons
        conditions += [has_reason(query.reasons), is_not_closed(viewer)] if may_ask else [false()]
    if query.words.strip():
        conditions.append(is_looked_for(query, kinds, viewer))
    return conditions


def _narrowed(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.programmes:
        conditions.append(case.c.programme.in_(query.programmes))
    if query.colours:
        conditions.append(case.c.colour_rank.in_([colour.rank for colour in query.colours]))
    if query.teams:
        is_theirs = case.c.team.in_(query.teams)
        conditions.append(or_(is_theirs, case.c.team.is_(None)) if NOT_DISTRIBUTED in query.teams else is_theirs)
    if query.departments:
        # One of none counts as the first department's.
        place = func.coalesce(case.c.department_id, select(func.min(department.c.id)).scalar_subquery())
        conditions.append(place.in_(query.departments))
    return conditions


def _open_or_not(query: Query, viewer: Viewer | None) -> ColumnElement[bool]:
    if query.promised:
        return has_promise()
    if query.unjudged:
        return is_unjudged(None if viewer is None else viewer.now)
    return case.c.is_open == 0 if query.closed else IS_OPEN


def _owned(query: Query, viewer: Viewer | None) -> list[ColumnElement[bool]]:
    conditions = []
    if query.mine:
        conditions.append(has_owner(viewer, mine=True))
    if query.snoozed:
        conditions.append(is_put_off(viewer))
    if query.escalated:
        conditions.append(case.c.escalated_at.is_not(None))
    if query.owners:
        conditions += [case.c.owner.in_(query.owners), has_owner(viewer)]
    if query.unowned:
        conditions.append(is_free(viewer))
    return conditions
