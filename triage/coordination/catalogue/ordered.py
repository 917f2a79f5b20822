"""Which of a patient's visits need which: the rules between services, applied to what is booked."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from triage.coordination.catalogue.service import Order
from triage.coordination.situation.supply import Dependency
from triage.coordination.situation.visit import ACTIVE, Visit

_DONE = "fulfilled"
# A visit so long after the one that needs it is not taken for its mistaken predecessor: it is for the next.
_MISTAKEN = timedelta(days=7)
_MINUTE = timedelta(minutes=1)


def dependencies(visits: Iterable[Visit], orders: Sequence[Order]) -> tuple[Dependency, ...]:
    """Return what each active visit of one patient needs before it; the order of the visits does not matter.

    Of several that fit the nearest counts, then the nearest that does not fit, then one that was called off. A rule
    that finds none tells so only where the service is required.
    """
    known = sorted(visits, key=lambda one: one.id)
    found = (_needed(one, order, known) for one in known if one.status in ACTIVE for order in orders)
    return tuple(dependency for dependency in found if dependency is not None)


def _needed(after: Visit, order: Order, known: Sequence[Visit]) -> Dependency | None:
    if after.service != order.after:
        return None
    choices = [one for one in known if one.service == order.before and _is_near(one, after, order)]
    before = min(choices, key=lambda one: _rank(one, after, order), default=None)
    if before is None and not order.is_required:
        return None
    return Dependency(after.id, before.id if before else "", order.min_gap_min, order.max_gap_min, order.kind)


def _is_near(before: Visit, after: Visit, order: Order) -> bool:
    if before.start is None or after.start is None:
        return before.status in ACTIVE
    apart = after.start - before.start
    return -_MISTAKEN <= apart <= timedelta(days=order.within_days)


def _rank(before: Visit, after: Visit, order: Order) -> tuple[bool, bool, timedelta, str]:
    is_off = before.status not in ACTIVE and before.status != _DONE
    if before.end is None or after.start is None:
        return is_off, False, timedelta(0), before.id
    gap = after.start - before.end
    return is_off, not _fits(gap, order), abs(gap), before.id


def _fits(gap: timedelta, order: Order) -> bool:
    minutes = gap / _MINUTE
    return order.min_gap_min <= minutes and (order.max_gap_min is None or minutes <= order.max_gap_min)
