"""What a reviewer should look at, and what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, true, update

from triage.access.log_view import ReviewCounts, ReviewQuery, ReviewRow, ReviewWhich
from triage.access.review import REVIEW_DAYS, Reason, ReviewState
from triage.store.auditing.audit_search import log_columns, log_row
from triage.store.auditing.looks import Written
from triage.store.clock_time import from_ms_or_none, to_ms
from triage.store.intake.resource_rows import chunks
from triage.store.tables import audit, review

_IS_BROKEN_GLASS = review.c.reason == Reason.BREAK_GLASS.value


@dataclass(frozen=True, slots=True)
class ToReview:
    """Something to review: `key` keeps the same thing from coming twice."""

    key: str
    reason: Reason
    written: Written


@dataclass(frozen=True, slots=True)
class Settled:
    """Whom a review was about; None for a list."""

    patient: int | None


def put_reviews(connection: Connection, found: Iterable[ToReview]) -> int:
    """Put into the queue what is not in it yet, and return how many that were."""
    wanted = {one.key: one for one in found}
    known: set[str] = set()
    for keys in chunks(sorted(wanted), 500):
        known |= set(connection.execute(select(review.c.key).where(review.c.key.in_(keys))).scalars())
    rows = [_values(one) for key, one in wanted.items() if key not in known]
    if rows:
        connection.execute(insert(review), rows)
    return len(rows)


def review_rows(
    connection: Connection, query: ReviewQuery, offset: int, limit: int, now: datetime
) -> tuple[Sequence[ReviewRow], list[int]]:
    """Return a window of the queue, every break-glass first, then the newest; and the patients whom it names."""
    columns = (
        review.c.id.label("review_id"),
        review.c.reason,
        review.c.state,
        review.c.note,
        review.c.closed_by,
        review.c.closed_at,
    )
    lines = log_columns().add_columns(*columns).join(review, review.c.audit_id == audit.c.id)
    shown = lines.where(_condition(query, now))
    order = _IS_BROKEN_GLASS.desc(), review.c.at.desc(), review.c.id.desc()
    rows = connection.execute(shown.order_by(*order).offset(offset).limit(limit)).all()
    return [_row(row, now) for row in rows], [row.patient_id for row in rows if row.patient_id is not None]


def count_reviews(connection: Connection, query: ReviewQuery, now: datetime) -> ReviewCounts:
    """Count what `query` finds, what is open in all, and which break-glass wait for too long."""

    def count(condition: ColumnElement[bool]) -> int:
        return int(connection.execute(select(func.count()).select_from(review).where(condition)).scalar_one())

    is_open = review.c.state == ReviewState.OPEN.value
    return ReviewCounts(count(_condition(query, now)), count(is_open), count(_is_overdue(now)))


def whose_act(connection: Connection, key: int) -> str | None:
    """Return whose look-up is to be reviewed, None where there is no such thing."""
    return connection.execute(select(review.c.actor).where(review.c.id == key)).scalar()


def close_review(
    connection: Connection, key: int, state: ReviewState, note: str, actor: str, now: datetime
) -> Settled | None:
    """Say what came of a review, and return whom it is about; None where it is settled so already."""
    is_unsettled = (review.c.id == key) & (review.c.state != ReviewState.OK.value) & (review.c.state != state.value)
    settled = {"state": state.value, "note": note, "closed_by": actor, "closed_at": to_ms(now)}
    done = update(review).where(is_unsettled).values(settled).returning(review.c.patient_id)
    row = connection.execute(done).first()
    return None if row is None else Settled(row.patient_id)


def _condition(query: ReviewQuery, now: datetime) -> ColumnElement[bool]:
    found = {
        ReviewWhich.OPEN: review.c.state == ReviewState.OPEN.value,
        ReviewWhich.URGENT: _is_overdue(now),
        ReviewWhich.FOLLOW_UP: review.c.state == ReviewState.FOLLOW_UP.value,
        ReviewWhich.DONE: review.c.state != ReviewState.OPEN.value,
    }[query.which]
    is_reason = review.c.reason == query.reason.value if query.reason is not None else true()
    words = query.words.strip().lower()
    is_person = func.lower(review.c.actor).contains(words, autoescape=True) if words else true()
    return and_(found, is_reason, is_person)


def _is_overdue(now: datetime) -> ColumnElement[bool]:
    waited = review.c.at < to_ms(now - timedelta(days=REVIEW_DAYS))
    return and_(review.c.state == ReviewState.OPEN.value, _IS_BROKEN_GLASS, waited)


def _row(row: Any, now: datetime) -> ReviewRow:  # noqa: ANN401 - a row has the columns of its query
    reason, state = Reason(row.reason), ReviewState(row.state)
    is_urgent = reason is Reason.BREAK_GLASS and state is ReviewState.OPEN
    line = log_row(row)
    is_overdue = is_urgent and line.at < now - timedelta(days=REVIEW_DAYS)
    closed = from_ms_or_none(row.closed_at)
    return ReviewRow(row.review_id, reason, state, line, row.note, row.closed_by, closed, is_overdue)


def _values(one: ToReview) -> dict[str, object]:
    line = one.written.line
    return {
        "key": one.key,
        "audit_id": one.written.key,
        "patient_id": line.patient,
        "reason": one.reason.value,
        "at": line.at,
        "actor": line.actor,
        "state": ReviewState.OPEN.value,
        "note": "",
    }
