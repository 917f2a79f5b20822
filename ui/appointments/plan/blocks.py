"""A patient's visits, promised calls and time taken as blocks, each in its lane."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from triage.clinical.colour import Colour
from triage.coordination.conflicts.conflict import BLOCKERS
from triage.coordination.names import department_words
from triage.coordination.situation.visit import ACTIVE, Visit
from ui.appointments.plan.parts import Block, Lane, LaneKind, Place, View

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Key, Move, Proposal
    from triage.workflow.coordinate.coordination import Coordination

CALLS, TAKEN = Lane(LaneKind.CALLS), Lane(LaneKind.TAKEN)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the lane it stands in."""

    lane: Lane
    block: Block


def placed(shown: Coordination, plan: Proposal | None, view: View) -> list[Placed]:
    """Return everything that stands on the calendar in this view, in order of time; what has no time first."""
    by_visit = {move.appointment: move for move in plan.moves} if plan else {}
    own = [visit for visit in shown.situation.visits.values() if visit.patient == str(shown.patient_key)]
    odds = _Odds.of(shown, plan, view)
    found = [one for visit in own for one in _of_visit(visit, by_visit.get(visit.id), shown, odds, view)]
    return sorted([*found, *_calls(shown), *_taken(shown)], key=_order)


@dataclass(frozen=True, slots=True)
class _Odds:
    """The visits in a blocker as the days stand, and those in one in the days that are shown."""

    before: frozenset[str]
    shown: frozenset[str]

    @staticmethod
    def of(shown: Coordination, plan: Proposal | None, view: View) -> _Odds:
        before = {one.key for one in shown.conflicts if one.is_blocker}
        facts = None if plan is None or view is View.BEFORE else plan.facts
        after = before if facts is None else before.difference(facts.resolved) | _blockers(facts.created)
        return _Odds(*(frozenset(item for _, items in keys for item in items) for keys in (before, after)))


def _blockers(keys: Iterable[Key]) -> set[Key]:
    return {key for key in keys if key[0] in BLOCKERS}


def _of_visit(visit: Visit, move: Move | None, shown: Coordination, odds: _Odds, view: View) -> Iterator[Placed]:
    block = _block(visit, shown, visit.id in odds.shown)
    if move is None:
        yield Placed(_lane(visit, shown), block)
        return
    if view is not View.AFTER:
        place = Place.STANDS if view is View.BEFORE else Place.LEAVES
        yield Placed(_lane(visit, shown), replace(block, place=place, is_at_odds=visit.id in odds.before))
    if view is not View.BEFORE:
        there = replace(visit, start=move.start, site=move.site, dept=move.dept)
        yield Placed(_lane(there, shown), replace(block, start=move.start, place=Place.COMES))


def _block(visit: Visit, shown: Coordination, is_at_odds: bool) -> Block:
    is_open = visit.status in ACTIVE or visit.is_unplaced
    return Block(
        id=visit.id,
        start=visit.start,
        minutes=visit.minutes,
        words=visit.service,
        place=Place.STANDS if is_open else Place.VOID,
        status=visit.status,
        mode=visit.mode,
        colour=_colour(visit),
        is_at_odds=is_at_odds,
        is_doubted=visit.id in shown.doubted,
    )


def _colour(visit: Visit) -> Colour | None:
    return Colour(visit.pro.color) if visit.pro is not None and visit.pro.color in set(Colour) else None


def _lane(visit: Visit, shown: Coordination) -> Lane:
    known = next((one for one in shown.lanes if (one.dept, one.site) == (visit.dept, visit.site)), None)
    name, site_name = _names_of(visit, shown) if known is None else (known.name, known.site_name)
    return Lane(LaneKind.VISITS, visit.dept, visit.site, visit.mode, name, site_name)


def _names_of(visit: Visit, shown: Coordination) -> tuple[str, str]:
    """Return the words for a place that no visit of the patient stands at yet."""
    site = shown.situation.sites.get(visit.site)
    return department_words(visit.dept), site.name if site is not None and site.name else visit.site


def _calls(shown: Coordination) -> Iterator[Placed]:
    traveller = shown.situation.travellers.get(str(shown.patient_key))
    for call in () if traveller is None else traveller.callbacks:
        minutes = int((call.end - call.start).total_seconds()) // 60
        if not call.done:
            yield Placed(CALLS, Block(call.id, call.start, minutes, ""))


def _taken(shown: Coordination) -> Iterator[Placed]:
    """Yield one block without times for each day of which a part is taken: more would tell more."""
    days = dict.fromkeys(one.start.date() for one in shown.taken)
    for number, day in enumerate(days):
        start = next(one.start for one in shown.taken if one.start.date() == day)
        midnight = start.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        yield Placed(TAKEN, Block(f"taken|{number}", midnight, 0, ""))


def _order(one: Placed) -> tuple[bool, str, str]:
    start = one.block.start
    return start is not None, start.isoformat() if start else "", one.block.id
