"""What the devices page may ask of the workflow, bound to one application."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from triage.workflow.application import Changed
from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from triage.clinical.device import Invalidation
    from triage.worklist.devices import Consequence, DeviceQuery, DeviceRow, Draft, Trace

History: TypeAlias = "tuple[DeviceRow, tuple[Invalidation, ...]]"


@dataclass(frozen=True, slots=True)
class DeviceDesk:
    """The workflow on devices as the screens see it; every function may be slow and runs in the background.

    `trace` and the previews name patients, and write it in the log first.
    """

    list_devices: Callable[[DeviceQuery, int, int], Sequence[DeviceRow]]
    count_devices: Callable[[DeviceQuery], int]
    history: Callable[[int], History]
    trace: Callable[[int], Trace]
    preview: Callable[[Draft], tuple[Consequence, ...]]
    invalidate: Callable[[Draft], Changed]
    preview_restoration: Callable[[int], tuple[Consequence, ...]]
    restore: Callable[[int, str], Changed]


def device_desk(app: Opened) -> DeviceDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return DeviceDesk(
        list_devices=partial(_list_devices, app),
        count_devices=partial(_count_devices, app),
        history=partial(_history, app),
        trace=partial(_trace, app),
        preview=partial(_preview, app),
        invalidate=partial(_invalidate, app),
        preview_restoration=partial(_preview_restoration, app),
        restore=partial(_restore, app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _list_devices(app: Opened, query: DeviceQuery, offset: int, limit: int) -> Sequence[DeviceRow]:
    with LOADING:
        from triage.workflow.devices.devices import list_devices

    return list_devices(app(), query, offset, limit)


def _count_devices(app: Opened, query: DeviceQuery) -> int:
    with LOADING:
        from triage.workflow.devices.devices import count_devices

    return count_devices(app(), query)


def _history(app: Opened, key: int) -> History:
    with LOADING:
        from triage.workflow.devices.devices import device_history

    return device_history(app(), key)


def _trace(app: Opened, key: int) -> Trace:
    with LOADING:
        from triage.workflow.devices.devices import trace_device

    return trace_device(app(), key)


def _preview(app: Opened, draft: Draft) -> tuple[Consequence, ...]:
    with LOADING:
        from triage.workflow.devices.invalidate import preview_invalidation

    return preview_invalidation(app(), draft)


def _invalidate(app: Opened, draft: Draft) -> Changed:
    with LOADING:
        from triage.workflow.devices.invalidate import invalidate

    return invalidate(app(), draft).changed


def _preview_restoration(app: Opened, key: int) -> tuple[Consequence, ...]:
    with LOADING:
        from triage.workflow.devices.invalidate import preview_restoration

    return preview_restoration(app(), key)


def _restore(app: Opened, key: int, reason: str) -> Changed:
    with LOADING:
        from triage.workflow.devices.invalidate import restore

    return restore(app(), key, reason).changed
