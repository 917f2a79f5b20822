"""What a query of the worklist asks for, as a condition on the cases."""

from sqlalchemy import ColumnElement, and_, func, or_, select, true

from triage.store.casework.outcomes import has_promise, is_unjudged
from triage.store.casework.owned import has_owner, in_departments, is_at_hand, is_free, is_put_off
from triage.store.tables import case, notice, patient, privacy_mark
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
_MARKED, _SAME = patient.alias("marked"), patient.alias("same_person")
# A mark holds for the person, in every source; as in `triage.store.people.relations.marks_of`.
_PRIVATE = (
    select(_SAME.c.id)
    .select_from(privacy_mark)
    .join(_MARKED, _MARKED.c.id == privacy_mark.c.patient_id)
    .join(_SAME, or_(_SAME.c.id == _MARKED.c.id, _SAME.c.cpr == _MARKED.c.cpr))
    .where(privacy_mark.c.ended.is_(None))
)


def listed(query: Query, viewer: Viewer | None) -> ColumnElement[bool]:
    """Return the condition that `query` finds a case, put off or not; it may name the patient's columns."""
    is_meant = _open_or_not(query, viewer)
    conditions = [or_(is_meant, _IS_LAST) if query.told else is_meant, *_owned(query, viewer), in_departments(viewer)]
    if query.programmes:
        conditions.append(case.c.programme.in_(query.programmes))
    if query.colours:
        conditions.append(case.c.colour_rank.in_([colour.rank for colour in query.colours]))
    if query.teams:
        is_theirs = case.c.team.in_(query.teams)
        conditions.append(or_(is_theirs, case.c.team.is_(None)) if NOT_DISTRIBUTED in query.teams else is_theirs)
    if query.told:
        conditions.append(case.c.patient_id.in_(TOLD))
    if query.missing:
        conditions.append(case.c.missing > 0)
    if query.name.strip():
        conditions.append(is_named(query))
        # Nobody learns by searching whose the private records are.
        conditions.append(case.c.patient_id.not_in(_PRIVATE))
    return and_(true(), *conditions)


def is_named(query: Query) -> ColumnElement[bool]:
    """Return the condition that a patient's name begins as the query's does."""
    start = query.name.strip().casefold()
    return patient.c.name_key.between(start, start + "\U0010ffff")


def hides_what_was_put_off(query: Query) -> bool:
    """Return whether what was put off is out of the way: not where something is looked for that it may be among."""
    seeks = query.snoozed or query.closed or query.told or query.missing or query.promised or query.unjudged
    return not (seeks or query.name.strip())


def is_of_few(query: Query) -> bool:
    """Return whether an index of few cases leads to all that the query finds."""
    return query.mine or query.snoozed or query.escalated or query.missing or query.unjudged


def _open_or_not(query: Query, viewer: Viewer | None) -> ColumnElement[bool]:
    if query.promised:
        return has_promise()
    if query.unjudged:
        return is_unjudged(None if viewer is None else viewer.now)
    return case.c.is_open == (0 if query.closed else 1)


def _owned(query: Query, viewer: Viewer | None) -> list[ColumnElement[bool]]:
    conditions = []
    if query.mine:
        conditions.append(has_owner(viewer, mine=True))
    if query.snoozed:
        conditions.append(is_put_off(viewer))
    if query.escalated:
        conditions.append(case.c.escalated_at.is_not(None))
    if query.unowned:
        conditions += [is_free(viewer), *([] if viewer is None else [is_at_hand(viewer)])]
    return conditions
