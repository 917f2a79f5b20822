"""What a window may ask about who has which case, bound to one application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from triage.workflow.application import Changed
from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from triage.workflow.casework.own import Colleague, Owned
    from triage.worklist.ownership import Snooze


@dataclass(frozen=True, slots=True)
class OwnershipDesk:
    """The workflow on ownership as the screens see it; every function may be slow and runs in the background.

    `claim` takes a case, and the fence with which one had it, if one had; `hand_over` case, fence, login and note;
    `take_over` case, the owner shown, fence and reason.
    """

    claim: Callable[[int, int | None], Owned]
    release: Callable[[int, int], Owned]
    hand_over: Callable[[int, int, str, str], Owned]
    take_over: Callable[[int, str, int, str], Owned]
    snooze: Callable[[int, Snooze], Owned]
    wake: Callable[[int], Owned]
    colleagues: Callable[[], tuple[Colleague, ...]]
    release_mine: Callable[[], Changed]


def ownership_desk(app: Opened) -> OwnershipDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return OwnershipDesk(
        claim=partial(_claim, app),
        release=partial(_release, app),
        hand_over=partial(_hand_over, app),
        take_over=partial(_take_over, app),
        snooze=partial(_snooze, app),
        wake=partial(_wake, app),
        colleagues=partial(_colleagues, app),
        release_mine=partial(_release_mine, app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _claim(app: Opened, case: int, fence: int | None) -> Owned:
    with LOADING:
        from triage.workflow.casework.own import claim

    return claim(app(), case, fence)


def _release(app: Opened, case: int, fence: int) -> Owned:
    with LOADING:
        from triage.workflow.casework.own import release

    return release(app(), case, fence)


def _hand_over(app: Opened, case: int, fence: int, to: str, note: str) -> Owned:
    with LOADING:
        from triage.workflow.casework.own import hand_over

    return hand_over(app(), case, fence, to, note)


def _take_over(app: Opened, case: int, owner: str, fence: int, reason: str) -> Owned:
    with LOADING:
        from triage.workflow.casework.own import take_over

    return take_over(app(), case, owner, fence, reason)


def _snooze(app: Opened, case: int, wanted: Snooze) -> Owned:
    with LOADING:
        from triage.workflow.casework.own import snooze

    return snooze(app(), case, wanted)


def _wake(app: Opened, case: int) -> Owned:
    with LOADING:
        from triage.workflow.casework.own import wake

    return wake(app(), case)


def _colleagues(app: Opened) -> tuple[Colleague, ...]:
    with LOADING:
        from triage.workflow.casework.own import colleagues

    return colleagues(app())


def _release_mine(app: Opened) -> Changed:
    with LOADING:
        from triage.workflow.casework.own import release_mine

    return release_mine(app())
