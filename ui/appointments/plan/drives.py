"""From when to when the patient is away from home on each day, before and after a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from triage.coordination.timed import timed
from triage.coordination.tours import Tour, departure, return_home, tours, travel_min
from ui.appointments.plan.parts import Drive, Place, View

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Move, Proposal
    from triage.coordination.situation.visit import Visit
    from triage.workflow.coordinate.coordination import Coordination


def drives(shown: Coordination, plan: Proposal | None, view: View) -> tuple[Drive, ...]:
    """Return a drive for each journey from home and back, in order of time; those that a plan ends or makes say so."""
    own = [visit for visit in shown.situation.visits.values() if visit.patient == str(shown.patient_key)]
    before = _driven(shown, own)
    if plan is None:
        return tuple(before)
    by_visit = {move.appointment: move for move in plan.moves}
    after = _driven(shown, [_there(visit, by_visit.get(visit.id)) for visit in own])
    if view is not View.BOTH:
        return tuple(before if view is View.BEFORE else after)
    old, new = frozenset(before), frozenset(after)
    stays = [one for one in before if one in new]
    leaves = [replace(one, place=Place.LEAVES) for one in before if one not in new]
    comes = [replace(one, place=Place.COMES) for one in after if one not in old]
    return tuple(sorted([*stays, *leaves, *comes], key=lambda one: (one.day, one.place.value)))


def _driven(shown: Coordination, visits: Sequence[Visit]) -> list[Drive]:
    return [_drive(tour, shown) for tour in tours(timed(visits))]


def _drive(tour: Tour, shown: Coordination) -> Drive:
    travel, policy = shown.situation.travel, shown.situation.policy
    leaves, returns = departure(tour, travel, policy), return_home(tour, travel)
    return Drive(tour.day, leaves, returns, travel_min(tour, travel) or 0)


def _there(visit: Visit, move: Move | None) -> Visit:
    return visit if move is None else replace(visit, start=move.start, site=move.site, dept=move.dept)
