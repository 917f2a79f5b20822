"""One patient's calendar: departments down, days across, drives at the foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from triage.coordination.deadlines.clocks import choice_due, duty_due
from ui.appointments.plan.blocks import Placed, placed
from ui.appointments.plan.columns import columns
from ui.appointments.plan.drives import drives
from ui.appointments.plan.parts import Block, Calendar, Drive, Due, Lane, LaneKind, View

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Proposal
    from triage.workflow.coordinate.coordination import Coordination

# Visits first, in order of their first one; then promised calls, and last what is only "taken".
_KINDS = tuple(LaneKind)


def calendar(shown: Coordination, plan: Proposal | None, view: View) -> Calendar:
    """Lay out everything from the day of reading on; what has no time yet stands in the first column."""
    today = shown.situation.now.date()
    found = [one for one in placed(shown, plan, view) if one.block.start is None or one.block.start.date() >= today]
    ways = [one for one in drives(shown, plan, view) if one.day >= today]
    dues = _dues(shown, today)
    days = {*(one.block.start.date() for one in found if one.block.start), *dues}
    across = columns(days, today, has_unplaced=any(one.block.start is None for one in found))
    lanes = tuple(sorted(dict.fromkeys(one.lane for one in found), key=lambda lane: _KINDS.index(lane.kind)))
    places = {column.first: number for number, column in enumerate(across) if not column.is_stretch}
    return Calendar(
        lanes=lanes,
        columns=across,
        cells=_cells(found, lanes, places),
        drives=_by_column(ways, places),
        dues={places[day]: due for day, due in dues.items()},
    )


def _cells(
    found: Iterable[Placed], lanes: Sequence[Lane], places: dict[date | None, int]
) -> dict[tuple[int, int], tuple[Block, ...]]:
    cells: dict[tuple[int, int], tuple[Block, ...]] = {}
    for one in found:
        place = lanes.index(one.lane), places[one.block.start.date() if one.block.start else None]
        cells[place] = (*cells.get(place, ()), one.block)
    return cells


def _by_column(ways: Iterable[Drive], places: dict[date | None, int]) -> dict[int, tuple[Drive, ...]]:
    found: dict[int, tuple[Drive, ...]] = {}
    for way in ways:
        if (number := places.get(way.day)) is not None:
            found[number] = (*found.get(number, ()), way)
    return found


def _dues(shown: Coordination, today: date) -> dict[date, frozenset[Due]]:
    """Return the last days of both clocks of every course that is still open, those past left out."""
    found: dict[date, frozenset[Due]] = {}
    for pathway in shown.situation.pathways.values():
        duty, choice = duty_due(pathway), choice_due(pathway)
        for due, day in ((Due.DUTY, duty), (Due.CHOICE, choice)):
            if day >= today and pathway.patient == str(shown.patient_key):
                found[day] = found.get(day, frozenset()) | {due}
    return found
