"""Ask the workflow about hours, capacity, and how programmes are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from triage.workflow.application import Changed
    from triage.worklist.capacity import CapacityOf
    from triage.worklist.department_hours import HoursOf, Moved, NewHours
    from triage.worklist.escalation import Limit
    from triage.worklist.greens import Policy
    from triage.worklist.programme_use import ProgrammeOf, ProgrammeUse

# Imported where it is called, on a thread, as in `ui.desks.desk`.


def list_hours(app: Opened) -> Sequence[HoursOf]:
    """Return the hours of every department."""
    with LOADING:
        from triage.workflow.administration.opening_hours import list_hours

    return list_hours(app())


def preview_hours(app: Opened, wanted: NewHours) -> Moved:
    """Return which deadlines new hours would move, and change nothing."""
    with LOADING:
        from triage.workflow.administration.opening_hours import preview_hours

    return preview_hours(app(), wanted)


def set_hours(app: Opened, wanted: NewHours) -> tuple[Moved, Changed]:
    """Set a department's hours, and move its deadlines."""
    with LOADING:
        from triage.workflow.administration.opening_hours import set_hours

    return set_hours(app(), wanted)


def list_capacity(app: Opened) -> Sequence[CapacityOf]:
    """Return what every department can do in a week."""
    with LOADING:
        from triage.workflow.administration.capacity import list_capacity

    return list_capacity(app())


def set_capacity(app: Opened, department: str, visits: Sequence[int], calls: Sequence[int]) -> None:
    """Set how many visits and calls a department can do on each day."""
    with LOADING:
        from triage.workflow.administration.capacity import set_capacity

    set_capacity(app(), department, visits, calls)


def list_programmes(app: Opened) -> Sequence[ProgrammeOf]:
    """Return every programme in every department."""
    with LOADING:
        from triage.workflow.administration.programmes import list_programmes

    return list_programmes(app())


def set_programme(app: Opened, department: str, wanted: ProgrammeUse) -> None:
    """Set how a department uses a programme."""
    with LOADING:
        from triage.workflow.administration.programmes import set_programme

    set_programme(app(), department, wanted)


def set_limit(app: Opened, limit: Limit) -> None:
    """Set how long a red may stand before it is told of."""
    with LOADING:
        from triage.workflow.casework.escalate import set_case_limit

    set_case_limit(app(), limit)


def set_greens(app: Opened, policy: Policy) -> Policy:
    """Set how a programme's greens are closed."""
    with LOADING:
        from triage.workflow.greens.policy import change_policy

    return change_policy(app(), policy)
