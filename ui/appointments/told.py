"""What stands under the calendar in words, worked out beside the window's thread: there may be hundreds of lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.appointments.lines import Line
from ui.appointments.map.map_card import WaysTold, ways_told
from ui.appointments.paper.grants_card import grant_lines
from ui.appointments.proposal.why_not import conflict_lines, reason_lines

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination


@dataclass(frozen=True, slots=True)
class Told:
    """The lists and the map of what is `shown`; reasons and ways are those of its proposal, where there is one."""

    shown: Coordination
    conflicts: tuple[Line, ...]
    reasons: tuple[Line, ...]
    grants: tuple[Line, ...]
    ways: WaysTold


def told(shown: Coordination) -> Told:
    """Put everything into words; it takes its time, and touches no widget."""
    moves = () if shown.proposal is None else shown.proposal.moves
    return Told(
        shown=shown,
        conflicts=conflict_lines(shown),
        reasons=reason_lines(shown),
        grants=grant_lines(shown, moves),
        ways=ways_told(shown, moves),
    )
