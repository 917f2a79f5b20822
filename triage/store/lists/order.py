"""The order of a list in bands, each of which an index has sorted: nobody waits until the whole list is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, and_, true
from sqlalchemy import case as when_then

from triage.clinical.colour import Colour
from triage.store.tables import case, patient
from triage.worklist.row import Order, Query

_RED = Colour.RED.rank
_IS_DATED = when_then((case.c.deadline.is_not(None), 1), else_=0)
_IS_RED = when_then((case.c.colour_rank == _RED, 1), else_=0)
_LAST = (patient.c.name_key, case.c.id)
_BY: dict[Order, tuple[ColumnElement[Any], ...]] = {
    Order.STANDING: (case.c.colour_rank, case.c.deadline.is_(None), case.c.deadline, *_LAST),
    Order.NAME: _LAST,
    # Who has sent nothing at all is told last of the newest, and first of the oldest.
    Order.NEWEST: (case.c.newest.desc().nulls_last(), case.c.id),
    Order.OLDEST: (case.c.newest.nulls_first(), case.c.id),
    Order.PROGRAMME: (case.c.programme, case.c.colour_rank, case.c.deadline.is_(None), case.c.deadline, *_LAST),
}
Kind = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of a list that stand together: which of the `kinds` of counted rows, on what condition, in which order.

    `by_patient`: so many that the patients are walked as an index has sorted them, and nothing is sorted.
    """

    kind: Kind
    condition: ColumnElement[bool]
    order: tuple[ColumnElement[Any], ...]
    by_patient: bool = False


def whole_order(query: Query) -> tuple[ColumnElement[Any], ...]:
    """Return by what the whole of a short list is sorted at once."""
    order = _BY[query.order]
    return (_IS_RED.desc(), *order) if _has_reds_apart(query) else order


def band_kinds(query: Query) -> tuple[ColumnElement[Any], ...]:
    """Return by what rows are counted, so that whole bands before a page are stepped over."""
    if query.order is Order.STANDING:
        return case.c.colour_rank, _IS_DATED
    reds = (_IS_RED,) if _has_reds_apart(query) else ()
    return (*reds, case.c.programme, case.c.colour_rank, _IS_DATED) if query.order is Order.PROGRAMME else reds


def needs_names(query: Query) -> bool:
    """Return whether the order of a list rests on names."""
    return query.order not in (Order.NEWEST, Order.OLDEST)


def needs_sizes(query: Query) -> bool:
    """Return whether the bands themselves are known from what occurs alone."""
    return query.order is Order.PROGRAMME


def of_patient(band: Band) -> ColumnElement[bool]:
    """Return the condition that joins cases to their patients."""
    # Reckoned with, so that the database goes from patients to cases: the other way it would sort all of them.
    return case.c.patient_id == (patient.c.id + 0 if band.by_patient else patient.c.id)


def bands(query: Query, sizes: Counter[Kind]) -> Iterator[Band]:
    """Yield the bands of a list, the first first; `sizes` are the counted rows by kind where bands rest on them."""
    if query.order is Order.STANDING:
        for rank, is_dated in product(range(len(Colour)), (1, 0)):
            yield Band((rank, is_dated), and_(case.c.colour_rank == rank, _dated(is_dated)), _within(Order.STANDING))
    elif query.order is Order.PROGRAMME:
        yield from _of_programmes(query, sizes)
    elif _has_reds_apart(query):
        yield Band((1,), case.c.colour_rank == _RED, _BY[query.order])
        # Reckoned with, so that the database takes the index of the order, not that of colours.
        yield Band((0,), case.c.colour_rank + 0 > _RED, _BY[query.order], by_patient=query.order is Order.NAME)
    else:
        yield Band((), true(), _BY[query.order], by_patient=query.order is Order.NAME)


def _of_programmes(query: Query, sizes: Counter[Kind]) -> Iterator[Band]:
    reds_apart = _has_reds_apart(query)

    def place(kind: Kind) -> Kind:
        *reds, programme, rank, is_dated = kind
        return (*(-is_red for is_red in reds), programme, rank, -is_dated)

    for kind in sorted(sizes, key=place):
        programme, rank, is_dated = kind[1:] if reds_apart else kind
        here = and_(case.c.programme == programme, case.c.colour_rank == rank, _dated(is_dated))
        yield Band(kind, here, _within(Order.STANDING))


def _has_reds_apart(query: Query) -> bool:
    return query.order is not Order.STANDING and query.reds_first


def _dated(is_dated: int) -> ColumnElement[bool]:
    return case.c.deadline.is_not(None) if is_dated else case.c.deadline.is_(None)


def _within(order: Order) -> tuple[ColumnElement[Any], ...]:
    return (case.c.deadline, *_LAST) if order is Order.STANDING else _BY[order]
