"""The calendar of what is shown, worked out beside the window's thread: there may be hundreds of appointments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.appointments.plan.calendar import calendar
from ui.appointments.plan.parts import Calendar, View

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Proposal
    from triage.workflow.coordinate.coordination import Coordination


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The `days` of what is `shown`, old and new over each other where there is a plan."""

    shown: Coordination
    days: Calendar


def laid_out(shown: Coordination) -> LaidOut:
    """Lay out the days; it takes its time, and touches no widget."""
    return LaidOut(shown, calendar(shown, plan_over(shown), View.BOTH))


def plan_over(shown: Coordination) -> Proposal | None:
    """Return the plan of what is shown; one that moves nothing changes nothing."""
    proposal = shown.proposal
    return proposal if proposal is not None and proposal.moves else None
