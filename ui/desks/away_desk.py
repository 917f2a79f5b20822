"""What a window may ask of the workflow about a shared store that is away, and the desk that works all the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from triage.workflow.application import Application, Changed
from triage.workflow.away.state import AwayState
from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from triage.clinical.choice import Choice
    from triage.clinical.decision import Seen
    from triage.workflow.away.reach import Reach
    from triage.workflow.watching.news import News
    from triage.worklist.emergency import EmergencyList
    from triage.worklist.merge import AwayConflict
    from ui.desks.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AwayDesk:
    """The workflow on copies as the screens see it; every function may be slow and runs in the background.

    `is_shared` tells whether the store is one that can be away at all. `emergency_list` is told what it is for.
    """

    look: Callable[[], AwayState]
    conflicts: Callable[[], tuple[AwayConflict, ...]]
    keep: Callable[[int, Seen], Changed]
    discard: Callable[[int], Changed]
    emergency_list: Callable[[str], EmergencyList]
    is_shared: bool = False


class LazyReach:
    """The way to the shared store or the copy, made when it is first needed: never called on the main thread."""

    def __init__(self, open_shared: Opened, open_copy: Opened) -> None:
        self._open_shared = open_shared
        self._open_copy = open_copy
        self._one_at_a_time = Lock()
        self._made: Reach | None = None

    def __call__(self) -> Reach:
        """Return it."""
        with self._one_at_a_time:
            if self._made is None:
                with LOADING:
                    from triage.bootstrap import utc_now
                    from triage.workflow.away.reach import Reach

                self._made = Reach(self._open_shared, self._open_copy, utc_now)
            return self._made

    def shared(self) -> Application:
        """Return the application on the shared store; raises StoreAwayError at once while that is away."""
        return self().shared()

    def copy(self) -> Application:
        """Return the application on the copy; raises StoreAwayError where that may not be shown."""
        return self().copy()

    def either(self, shared: Callable[P, T], copy: Callable[P, T]) -> Callable[P, T]:
        """Return what does `shared`, and while the shared store is away `copy`."""

        def ask(*args: P.args, **kwargs: P.kwargs) -> T:
            return self().either(partial(shared, *args, **kwargs), partial(copy, *args, **kwargs))

        return ask

    def close(self) -> None:
        """Close the copy."""
        if self._made is not None:
            self._made.close()


def away_desk(app: Opened) -> AwayDesk:
    """Bind the workflow's functions to the application that `app` gives, whose store is never away."""
    return AwayDesk(
        look=AwayState,
        conflicts=partial(_conflicts, app),
        keep=partial(_keep, app),
        discard=partial(_discard, app),
        emergency_list=partial(_emergency_list, app),
    )


def with_copy(shared: Desk, copy: Desk, reach: LazyReach) -> Desk:
    """Return the desk `shared`, of which what can be done on a copy goes on while the shared store is away.

    Everything else is refused then with the reason: what is not named here needs the shared store.
    """
    either = reach.either
    # A case taken here is taken for this workstation alone: the merge asks again.
    own = replace(
        shared.own,
        claim=either(shared.own.claim, copy.own.claim),
        release=either(shared.own.release, copy.own.release),
        release_mine=either(shared.own.release_mine, copy.own.release_mine),
    )
    emergency = either(shared.away.emergency_list, partial(_emergency_list_of_copy, reach.copy))
    lists = replace(
        shared.lists,
        mark=either(shared.lists.mark, copy.lists.mark),
        new_since=either(shared.lists.new_since, copy.lists.new_since),
        menus=either(shared.lists.menus, copy.lists.menus),
        says_not_acute=either(shared.lists.says_not_acute, copy.lists.says_not_acute),
    )
    session = replace(
        shared.session,
        who=either(shared.session.who, copy.session.who),
        emergency_of=either(shared.session.emergency_of, copy.session.emergency_of),
    )
    return replace(
        shared,
        list_cases=either(shared.list_cases, copy.list_cases),
        count_cases=either(shared.count_cases, copy.count_cases),
        row_of=either(shared.row_of, copy.row_of),
        rows_of=either(shared.rows_of, copy.rows_of),
        open_chart=either(shared.open_chart, copy.open_chart),
        source_states=either(shared.source_states, copy.source_states),
        conservation=either(shared.conservation, copy.conservation),
        news=either(shared.news, partial(_news_of_copy, copy.news)),
        decide=either(shared.decide, partial(_decide_away, reach.copy)),
        undo=either(shared.undo, partial(_undo_away, reach.copy)),
        own=own,
        lists=lists,
        session=session,
        away=replace(shared.away, look=lambda: reach().look(), emergency_list=emergency, is_shared=True),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _conflicts(app: Opened) -> tuple[AwayConflict, ...]:
    with LOADING:
        from triage.workflow.away.conflicts import list_conflicts

    return list_conflicts(app())


def _keep(app: Opened, key: int, seen: Seen) -> Changed:
    with LOADING:
        from triage.workflow.away.conflicts import keep_anyway

    return keep_anyway(app(), key, seen)


def _discard(app: Opened, key: int) -> Changed:
    with LOADING:
        from triage.workflow.away.conflicts import discard

    return discard(app(), key)


def _emergency_list(app: Opened, purpose: str) -> EmergencyList:
    with LOADING:
        from triage.workflow.away.emergency_list import emergency_list

    return emergency_list(app(), purpose)


def _emergency_list_of_copy(copy: Opened, purpose: str) -> EmergencyList:
    with LOADING:
        from triage.workflow.away.copy import copy_state
        from triage.workflow.away.emergency_list import emergency_list

    app = copy()
    return emergency_list(app, purpose, copy_state(app).true_at)


def _decide_away(copy: Opened, case: int, choice: Choice, note: str, seen: Seen, fence: int | None) -> Changed:
    with LOADING:
        from triage.workflow.away.queue import decide_away

    return decide_away(copy(), case, choice, note, seen, fence)


def _undo_away(copy: Opened, decision: int) -> Changed:
    with LOADING:
        from triage.workflow.away.queue import undo_away

    return undo_away(copy(), decision)


def _news_of_copy(news: Callable[[tuple[int, ...] | None], News], before: tuple[int, ...] | None) -> News:
    # Nobody takes in to a copy, and no process need be started for it.
    return replace(news(before), is_watched=True, is_fetching=False, fault=None)
