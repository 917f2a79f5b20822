"""A situation narrowed to some days: what lies in them, or has no time yet, may be moved within them."""

from dataclasses import replace
from datetime import date

from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Visit


def within(situation: Situation, first: date, last: date) -> Situation:
    """Return the situation in which all other appointments stay where they are, and no other free time is offered."""
    return replace(
        situation,
        visits={key: _kept(one, first, last) for key, one in situation.visits.items()},
        slots={key: one for key, one in situation.slots.items() if first <= one.start.date() <= last},
    )


def _kept(one: Visit, first: date, last: date) -> Visit:
    is_in = one.day is None or first <= one.day <= last
    return one if is_in else replace(one, movable=False)
