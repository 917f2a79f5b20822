"""Devices in memory, with a person measured by each; previews turn the person from green to grey."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from triage.clinical.colour import Colour
from triage.clinical.device import Device, Invalidation
from triage.scoring.danish_time import DENMARK
from triage.workflow.application import Changed
from triage.worklist.devices import (
    Consequence,
    DeviceQuery,
    DeviceRow,
    Draft,
    Trace,
    TracedDecision,
    TracedPatient,
    Which,
)
from ui.desks.device_desk import DeviceDesk, History

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=DENMARK)


def device_row(key: int = 1, **changes: object) -> DeviceRow:
    """A made-up oximeter, calibrated until next summer."""
    made = Device(f"Device/d{key}", "Demo Medico", "DemoOx 1", f"DEMO-{key:05}", "05700000000001")
    until = NOW + timedelta(days=200)
    row = DeviceRow(key, made, "http://fhir.example/r4", 12, 1, NOW - timedelta(hours=1), until, is_invalidated=False)
    return replace(row, **changes)


def decision(**changes: object) -> TracedDecision:
    made = TracedDecision(
        id=7,
        case=1,
        patient=101,
        name="Eksempel, Person 1",
        programme="copd",
        action="phone",
        actor="tester",
        at=NOW - timedelta(days=1),
        colour=Colour.RED,
        readings=("Observation/o1",),
    )
    return replace(made, **changes)


@dataclass
class MadeUpDevices:
    """Lists, traces and invalidates in memory; `fault` is raised by whatever is asked while it is set."""

    rows: list[DeviceRow] = field(default_factory=list)
    lines: list[Invalidation] = field(default_factory=list)
    fault: Exception | None = None
    traced: list[int] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)

    def list_devices(self, query: DeviceQuery, offset: int, limit: int) -> Sequence[DeviceRow]:
        self._maybe_fail()
        return self._found(query)[offset : offset + limit]

    def count_devices(self, query: DeviceQuery) -> int:
        self._maybe_fail()
        return len(self._found(query))

    def history(self, key: int) -> History:
        self._maybe_fail()
        row = next(row for row in self.rows if row.key == key)
        return row, tuple(line for line in self.lines if line.device == key)

    def trace(self, key: int) -> Trace:
        self._maybe_fail()
        self.traced.append(key)
        row, lines = self.history(key)
        first, last = NOW - timedelta(days=9), NOW - timedelta(hours=1)
        person = TracedPatient(101, "Patient/p1", "Eksempel, Person 1", 1, Colour.GREEN, 12, first, last)
        return Trace(row, (), lines, (), (person,), (decision(),))

    def preview(self, draft: Draft) -> tuple[Consequence, ...]:
        self._maybe_fail()
        return (_consequence(Colour.GREEN, Colour.GREY),)

    def invalidate(self, draft: Draft) -> Changed:
        self._maybe_fail()
        self.drafts.append(draft)
        for key in draft.devices:
            number = len(self.lines) + 1
            made = (number, key, draft.start, draft.end, draft.reason, draft.delivered, "tester", NOW)
            self.lines.append(Invalidation(*made))
        return Changed(patients=(101,))

    def preview_restoration(self, key: int) -> tuple[Consequence, ...]:
        self._maybe_fail()
        return (_consequence(Colour.GREY, Colour.GREEN),)

    def restore(self, key: int, reason: str) -> Changed:
        self._maybe_fail()
        self.lines = [replace(line, restored=NOW) if line.id == key else line for line in self.lines]
        return Changed(patients=(101,))

    def desk(self) -> DeviceDesk:
        return DeviceDesk(
            list_devices=self.list_devices,
            count_devices=self.count_devices,
            history=self.history,
            trace=self.trace,
            preview=self.preview,
            invalidate=self.invalidate,
            preview_restoration=self.preview_restoration,
            restore=self.restore,
        )

    def _found(self, query: DeviceQuery) -> list[DeviceRow]:
        text = query.text.casefold()
        found = [row for row in self.rows if text in row.device.label.casefold()]
        return [row for row in found if row.is_invalidated or query.which is not Which.INVALIDATED]

    def _maybe_fail(self) -> None:
        if self.fault is not None:
            raise self.fault


def _consequence(before: Colour, after: Colour) -> Consequence:
    return Consequence(101, "Patient/p1", "Eksempel, Person 1", "copd", 12, before, after, (decision(),))
