"""Calendars in memory that keep what is written, in which others write too, and that lose, cut and delay requests."""

import json
import random
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from triage.errors import ConflictError, SourceError, Text
from triage.fhir.http.write import Stored

Body = dict[str, Any]
_BROKEN = Text("Forbindelsen blev afbrudt.", "The connection broke.")
FAULTS = ("lost", "cut", "late", "killed before", "killed after", 500, 429)


class Killed(BaseException):
    """The process of ours is no more."""


@dataclass
class Late:
    """A write that is still on its way."""

    reference: str
    body: bytes
    if_match: str


@dataclass
class Calendars:
    """What an `Exchange` writes to. Each request may meet a fault, and others may write before it."""

    chance: random.Random
    illness: float = 0.0
    meddling: float = 0.0
    knows_holds: bool = True
    held: dict[str, Body] = field(default_factory=dict)
    late: list[Late] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    writes: list[str] = field(default_factory=list)

    def add(self, resource: Body) -> None:
        """Store a resource as it is at the start."""
        reference = f"{resource['resourceType']}/{resource['id']}"
        self.held[reference] = {**resource, "meta": {"versionId": "1"}}

    def of(self, type_: str) -> list[Body]:
        """Return the resources of a type."""
        return [body for reference, body in self.held.items() if reference.startswith(f"{type_}/")]

    # What an exchange does.

    def read(self, type_: str, id_: str) -> Stored:
        fault = self._fault()
        self._meet(fault, before=True)
        if fault in ("lost", "late", "killed after"):
            self._meet("cut" if fault != "killed after" else "killed before", before=True)
        return self._stored(f"{type_}/{id_}")

    def update(self, type_: str, id_: str, body: bytes, if_match: str) -> Stored:
        reference, fault = f"{type_}/{id_}", self._fault()
        self._meet(fault, before=True)
        if type_ == "Slot" and not self.knows_holds:
            raise SourceError(_BROKEN, 405)
        if fault == "late":
            self.late.append(Late(reference, body, if_match))
            raise SourceError(_BROKEN)
        self._write(reference, body, if_match)
        self._meet(fault, before=False)
        return self._stored(reference)

    def create(self, type_: str, body: bytes, if_none_exist: str) -> Stored:
        fault = self._fault()
        self._meet(fault, before=True)
        value = if_none_exist.rpartition("|")[2]
        found = [one for one in self.of(type_) if value in [each["value"] for each in one["identifier"]]]
        if not found:
            self.add({**json.loads(body), "id": f"n{len(self.held)}"})
            found = [self.of(type_)[-1]]
        self._meet("cut" if fault == "late" else fault, before=False)
        return self._stored(f"{type_}/{found[0]['id']}")

    def find(self, type_: str, params: list[tuple[str, str]]) -> list[Body]:
        self._meet(self._fault(), before=True)
        value = params[0][1].rpartition("|")[2]
        return [one for one in self.of(type_) if value in [each["value"] for each in one["identifier"]]]

    # What befalls it.

    def deliver(self) -> None:
        """Let all that is still on its way arrive."""
        while self.late:
            self._arrive(self.late.pop(0))

    def meddle(self) -> None:
        """Let others write something: a note on an appointment, another time for it, or a booking of a free slot."""
        reference = self.chance.choice(sorted(self.held))
        body = deepcopy(self.held[reference])
        if body["resourceType"] == "Slot":
            if body["status"] != "free":
                return
            body["status"] = "busy"
        elif self.chance.random() < 0.7:
            body["comment"] = f"theirs {self.chance.random()}"
        else:
            body["start"], body["end"] = "2026-03-30T08:00:00+02:00", "2026-03-30T08:30:00+02:00"
            body["slot"] = [{"reference": "Slot/elsewhere"}]
        self.touched.add(reference)
        self._keep(reference, body)

    def _fault(self) -> str | int | None:
        if self.late and self.chance.random() < 0.2:
            self._arrive(self.late.pop(self.chance.randrange(len(self.late))))
        if self.chance.random() < self.meddling:
            self.meddle()
        return self.chance.choice(FAULTS) if self.chance.random() < self.illness else None

    def _meet(self, fault: str | int | None, *, before: bool) -> None:
        if fault == ("killed before" if before else "killed after"):
            raise Killed
        if fault == ("cut" if before else "lost"):
            raise SourceError(_BROKEN)
        if before and isinstance(fault, int):
            raise SourceError(_BROKEN, fault)

    def _arrive(self, late: Late) -> None:
        try:
            self._write(late.reference, late.body, late.if_match)
        except ConflictError:
            return

    def _write(self, reference: str, body: bytes, if_match: str) -> None:
        if if_match != f'W/"{self.held[reference]["meta"]["versionId"]}"':
            raise ConflictError(_BROKEN, 412)
        self.writes.append(reference)
        self._keep(reference, json.loads(body))

    def _keep(self, reference: str, body: Body) -> None:
        version = int(self.held[reference]["meta"]["versionId"]) + 1
        self.held[reference] = {**body, "meta": {"versionId": str(version)}}

    def _stored(self, reference: str) -> Stored:
        if reference not in self.held:
            raise SourceError(_BROKEN, 404)
        body = self.held[reference]
        return Stored(200, body["id"], f'W/"{body["meta"]["versionId"]}"', json.dumps(body).encode())
