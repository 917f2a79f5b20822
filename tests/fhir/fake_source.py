"""A FHIR server in memory that keeps what is written, and fails as it is told before or after it has done so."""

import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from triage.errors import SourceError, Text
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.fetch import Answer, Fetcher, Request

Resource = dict[str, Any]
_BROKEN = Text("Forbindelsen blev afbrudt.", "The connection broke.")


class Killed(BaseException):
    """The process of ours is no more."""


class _Wire(Fetcher):
    """Carries a request no further than to `act`."""

    def __init__(self, act: Callable[[Request], Answer]) -> None:
        self._act = act

    def answer(self, request: Request) -> Answer:
        return self._act(request)


class FakeSource(Endpoint):
    """Each request takes the next of `faults`: None, a status, "lost" (done, but not answered), "cut" (not done),
    "killed before" or "killed after". `log` tells what had an effect."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1/fhir")
        self.patience = replace(self.patience, attempts=1)
        self._fetcher = _Wire(self.do)
        self.held: dict[str, Resource] = {}
        self.faults: list[str | int | None] = []
        self.log: list[str] = []
        self.ignores_search = False
        self.between: Callable[[], None] | None = None
        self._made = 0

    def put(self, resource: Resource) -> None:
        """Store a resource as somebody else at the source does."""
        self._store(f"{resource['resourceType']}/{resource['id']}", resource)

    def of(self, type_: str) -> list[Resource]:
        """Return the resources of a type."""
        return [held for reference, held in self.held.items() if reference.startswith(f"{type_}/")]

    def close(self) -> None:
        """Stay open: the server outlives a client."""

    def do(self, request: Request) -> Answer:
        """Answer a request, with the next fault where there is one."""
        if request.method == "GET":
            return self._faulty(lambda: self._read(self._path(request.url), request.params))
        if self.between is not None:
            meddle, self.between = self.between, None
            meddle()
        write = self._create if request.method == "POST" else self._update
        return self._faulty(lambda: write(self._path(request.url), request))

    def _faulty(self, act: Callable[[], Answer]) -> Answer:
        fault = self.faults.pop(0) if self.faults else None
        if fault == "killed before":
            raise Killed
        if fault == "cut":
            raise SourceError(_BROKEN)
        if isinstance(fault, int):
            return Answer(fault, {}, b"")
        answer = act()
        if fault == "killed after":
            raise Killed
        if fault == "lost":
            raise SourceError(_BROKEN)
        return answer

    def _path(self, url: str) -> str:
        return url.removeprefix("http://127.0.0.1/fhir/")

    def _read(self, path: str, params: Sequence[tuple[str, str]]) -> Answer:
        if "/" in path:
            held = self.held.get(path)
            return _answer(200, held) if held is not None else Answer(404, {}, b"")
        entries = [{"resource": held} for held in self._matching(path, params)]
        return _answer(200, {"resourceType": "Bundle", "type": "searchset", "entry": entries})

    def _create(self, path: str, request: Request) -> Answer:
        found = self._matching(path, parse_qsl(request.headers["If-None-Exist"]))
        if found:
            return _answer(200, found[0])
        self._made += 1
        return _answer(201, self._store(f"{path}/{self._made}", json.loads(request.body or b"")))

    def _update(self, path: str, request: Request) -> Answer:
        if request.headers.get("If-Match") != _etag(self.held[path]):
            return Answer(412, {}, b"")
        return _answer(200, self._store(path, json.loads(request.body or b"")))

    def _store(self, reference: str, resource: Resource) -> Resource:
        before = self.held.get(reference)
        version = 1 if before is None else int(before["meta"]["versionId"]) + 1
        meta = {**resource.get("meta", {}), "versionId": str(version)}
        stored = {**deepcopy(resource), "id": reference.partition("/")[2], "meta": meta}
        self.held[reference] = stored
        self.log.append(f"{reference} {version}")
        return stored

    def _matching(self, type_: str, params: Sequence[tuple[str, str]]) -> list[Resource]:
        if self.ignores_search:
            return self.of(type_)
        return [held for held in self.of(type_) if all(_matches(held, name, value) for name, value in params)]


def _matches(held: Resource, name: str, value: str) -> bool:
    if name == "identifier":
        return value in [f"{each['system']}|{each['value']}" for each in held.get("identifier", [])]
    return any(each["reference"] == value for each in held.get(name, []))


def _etag(held: Resource) -> str:
    return f'W/"{held["meta"]["versionId"]}"'


def _answer(status: int, body: Resource) -> Answer:
    headers = {"ETag": _etag(body)} if "meta" in body else {}
    return Answer(status, headers, json.dumps(body).encode())
