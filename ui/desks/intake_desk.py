"""What the intake page and the notices may ask of the workflow, bound to one application."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from triage.workflow.application import Changed
from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from triage.worklist.held import Held, HeldCounts, HeldDetail, HeldQuery, Retried


@dataclass(frozen=True, slots=True)
class IntakeDesk:
    """The workflow on what is held as the screens see it; every function may be slow and runs in the background.

    `show_held` writes in the log before it returns a text. `retry_one` and `retry_all` read held resources again.
    """

    list_held: Callable[[HeldQuery, int, int], Sequence[Held]]
    count_held: Callable[[HeldQuery], HeldCounts]
    show_held: Callable[[int], HeldDetail]
    retry_one: Callable[[int], tuple[Retried, Changed]]
    retry_all: Callable[[HeldQuery], tuple[Retried, Changed]]
    mark_seen: Callable[[int], Changed]


def intake_desk(app: Opened) -> IntakeDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return IntakeDesk(
        list_held=partial(_list_held, app),
        count_held=partial(_count_held, app),
        show_held=partial(_show_held, app),
        retry_one=partial(_retry_one, app),
        retry_all=partial(_retry_all, app),
        mark_seen=partial(_mark_seen, app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _list_held(app: Opened, query: HeldQuery, offset: int, limit: int) -> Sequence[Held]:
    with LOADING:
        from triage.workflow.intake.quarantine import list_held

    return list_held(app(), query, offset, limit)


def _count_held(app: Opened, query: HeldQuery) -> HeldCounts:
    with LOADING:
        from triage.workflow.intake.quarantine import count_held

    return count_held(app(), query)


def _show_held(app: Opened, key: int) -> HeldDetail:
    with LOADING:
        from triage.workflow.intake.quarantine import show_held

    return show_held(app(), key)


def _retry_one(app: Opened, key: int) -> tuple[Retried, Changed]:
    with LOADING:
        from triage.workflow.intake.quarantine import retry

    return retry(app(), key=key)


def _retry_all(app: Opened, query: HeldQuery) -> tuple[Retried, Changed]:
    with LOADING:
        from triage.workflow.intake.quarantine import retry

    return retry(app(), query)


def _mark_seen(app: Opened, notice: int) -> Changed:
    with LOADING:
        from triage.workflow.casework.notices import mark_seen

    return mark_seen(app(), notice)
