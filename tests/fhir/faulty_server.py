"""A FHIR server of our own that is ill by a seeded script: at each request it may do anything but lie in what it tells.

What it holds is a list for each type; pages are cut by offset, as many servers do, so that they shift when something is
changed between two of them. It counts in `total`, unless it is one that does not.
"""

import json
import random
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.builders import NOW
from tests.fhir.faults import FAULTS
from tests.servers import answer, listening

Body = dict[str, Any]


@dataclass
class Script:
    """The course of one illness: how likely a fault is, and the traits that the server has besides."""

    chance: random.Random
    illness: float
    counts: bool = True
    repeats_pages: bool = False
    has_history: bool = False

    def fault(self) -> str | None:
        return self.chance.choice([*FAULTS]) if self.chance.random() < self.illness else None


@dataclass
class FaultyServer:
    """What one run holds; `touch` and `delete` change it, each an hour after the change before."""

    script: Script
    now: datetime = NOW - timedelta(days=400)
    held: dict[str, dict[str, Body]] = field(default_factory=dict)
    deleted: list[Body] = field(default_factory=list)
    between_pages: list[Callable[[], None]] = field(default_factory=list)

    def touch(self, resource: Body) -> None:
        """Create a resource or a new version of it."""
        self.now += timedelta(hours=1)
        of_type = self.held.setdefault(resource["resourceType"], {})
        before = of_type.pop(resource["id"], None)
        version = str(int(before["meta"]["versionId"]) + 1 if before else 1)
        of_type[resource["id"]] = {**resource, "meta": {"versionId": version, "lastUpdated": self.now.isoformat()}}

    def delete(self, type_: str, id_: str) -> None:
        """Delete a resource, if it is here; only the history tells of it."""
        if id_ not in self.held.get(type_, {}):
            return
        self.now += timedelta(hours=1)
        version = int(self.held[type_].pop(id_)["meta"]["versionId"]) + 1
        told = {"status": "204", "etag": f'W/"{version}"', "lastModified": self.now.isoformat()}
        self.deleted.append({"request": {"method": "DELETE", "url": f"{type_}/{id_}"}, "response": told})

    def versions(self) -> set[tuple[str, str, str]]:
        """What is in force here."""
        resources = (one for of_type in self.held.values() for one in of_type.values())
        return {(one["resourceType"], one["id"], one["meta"]["versionId"]) for one in resources}

    def answer(self, path: str, query: dict[str, list[str]]) -> tuple[bytes, str]:
        """The good answer to a request."""
        *_, type_, last = ["", *path.split("/")]
        if last == "metadata":
            return _json(self._capability()), "200 OK"
        if last == "_history":
            return _json(self._history(type_, query)), "200 OK"
        if last not in self.held:
            return _json({"resourceType": "OperationOutcome"}), "404 Not Found"
        return _json(self._page(path, last, query)), "200 OK"

    def _capability(self) -> Body:
        codes = ["search-type", *(["history-type"] if self.script.has_history else [])]
        types = [{"type": type_, "interaction": [{"code": code} for code in codes]} for type_ in self.held]
        return {"resourceType": "CapabilityStatement", "rest": [{"mode": "server", "resource": types}]}

    def _history(self, type_: str, query: dict[str, list[str]]) -> Body:
        since = datetime.fromisoformat(query["_since"][0])
        gone = [one for one in self.deleted if one["request"]["url"].startswith(f"{type_}/")]
        new = [one for one in gone if datetime.fromisoformat(one["response"]["lastModified"]) >= since]
        return {"resourceType": "Bundle", "type": "history", "entry": new[::-1]}

    def _page(self, path: str, type_: str, query: dict[str, list[str]]) -> Body:
        since = query.get("_lastUpdated", ["ge0001-01-01T00:00:00+00:00"])[0][2:]
        start, count = int(query.get("offset", ["0"])[0]), int(query.get("_count", ["2"])[0])
        if start and self.between_pages:
            self.between_pages.pop()()
        found = [one for one in self.held[type_].values() if one["meta"]["lastUpdated"] >= since]
        entries = [_match(one) for one in found[start:][:count]]
        page: Body = {"resourceType": "Bundle", "type": "searchset", "entry": entries}
        following = start + count - (self.script.repeats_pages and count > 1)
        if start + count < len(found):
            url = f"/{path}?offset={following}&_count={count}&_lastUpdated=ge{since.replace('+', '%2B')}"
            page["link"] = [{"relation": "next", "url": url}]
        return {**page, "total": len(found)} if self.script.counts else page


def _match(resource: Body) -> Body:
    return {"resource": resource, "search": {"mode": "match"}}


def _json(body: Body) -> bytes:
    return json.dumps(body).encode()


@dataclass
class Serving:
    """Servers on one port, each under the first part of the path."""

    port: int
    servers: dict[str, FaultyServer] = field(default_factory=dict)

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.port}/{name}"

    def send(self, connection: socket.socket) -> None:
        _, _, target = connection.recv(65_536).decode("ascii", "replace").partition(" ")
        asked = urlsplit(target.partition(" ")[0])
        server = self.servers.get(asked.path.lstrip("/").partition("/")[0])
        if server is None:
            return answer(status="404 Not Found")(connection)
        body, status = server.answer(asked.path.lstrip("/"), parse_qs(asked.query))
        head = {"Date": format_datetime(server.now, usegmt=False)}
        fault = server.script.fault()
        return (answer(body, status, **head) if fault is None else FAULTS[fault](body, head))(connection)


@contextmanager
def faulty_servers() -> Iterator[Serving]:
    """Run any number of faulty servers, one connection after the other."""
    with listening(Serving) as serving:
        yield serving
