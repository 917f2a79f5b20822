"""Servers on loopback: a FHIR server by others, and one that does what servers do when they are ill."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest
import requests

_LAUNCHER = Path(__file__).parent / "fhir" / "serve_sekmet.py"
_BATCH = 200


@dataclass(frozen=True)
class FhirServer:
    """A running FHIR R4 server; what is put there stays as long as it runs."""

    base_url: str
    session: requests.Session

    def put(self, resource: dict[str, Any]) -> None:
        """Create or replace one resource under its own id."""
        self._sent("PUT", f"{resource['resourceType']}/{resource['id']}", resource)

    def delete(self, reference: str) -> None:
        """Delete "Type/id"."""
        self._sent("DELETE", reference)

    def load(self, resources: Sequence[dict[str, Any]]) -> None:
        """Put many resources, 200 at a time."""
        for start in range(0, len(resources), _BATCH):
            entries = [_put(resource) for resource in resources[start : start + _BATCH]]
            answer = self._sent("POST", "", {"resourceType": "Bundle", "type": "batch", "entry": entries})
            refused = [entry for entry in answer["entry"] if not entry["response"]["status"].startswith("2")]
            assert not refused, refused[0]

    def _sent(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        answer = self.session.request(method, f"{self.base_url}/{path}".rstrip("/"), json=body, timeout=60)
        assert answer.ok, answer.text[:500]
        return answer.json() if answer.content else {}


def _put(resource: dict[str, Any]) -> dict[str, Any]:
    url = f"{resource['resourceType']}/{resource['id']}"
    return {"resource": resource, "request": {"method": "PUT", "url": url}}


@pytest.fixture
def fhir_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FhirServer]:
    """An empty FHIR server, up for one test."""
    with serving(tmp_path_factory.mktemp("fhir_server")) as server:
        yield server


@contextmanager
def serving(home: Path) -> Iterator[FhirServer]:
    """Run a FHIR server with its data in `home`."""
    pytest.importorskip("sekmet", reason="sekmet-fhir is not installed")
    port = free_port()
    base_url = f"http://127.0.0.1:{port}/fhir"
    settings = home / "settings.yaml"
    settings.write_text(_settings(port, base_url, home / "data"), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(_LAUNCHER)],
        cwd=home,
        env={**os.environ, "SEKMET_CONFIG": str(settings)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    session = requests.Session()
    session.trust_env = False
    try:
        _wait_until_ready(process, session, base_url)
        yield FhirServer(base_url, session)
    finally:
        session.close()
        process.terminate()
        process.wait(timeout=30)


def _settings(port: int, base_url: str, data: Path) -> str:
    return json.dumps(
        {
            "host": "127.0.0.1",
            "port": port,
            "base_url": base_url,
            "data_dir": str(data),
            "simulator": {"enabled": False},
            "validation": {"inbound": "off"},
            "log_inbound": False,
        }
    )


def _wait_until_ready(process: "subprocess.Popen[bytes]", session: requests.Session, base_url: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, "the FHIR server stopped at once"
        try:
            if session.get(f"{base_url}/metadata", timeout=5).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError("the FHIR server did not come up")


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


Send = Callable[[socket.socket], None]


@dataclass
class FaultServer:
    """Answers each connection with the next of `answers`, the last one over and over, and remembers the requests."""

    base_url: str
    answers: list[Send] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def will(self, *answers: Send) -> None:
        """Set what is answered from now on."""
        self.answers[:] = answers

    def send(self, connection: socket.socket) -> None:
        """Remember what is asked, and answer what is next."""
        self.requests.append(connection.recv(65_536).decode("ascii", errors="replace"))
        send = self.answers[0] if len(self.answers) == 1 else self.answers.pop(0)
        send(connection)


@pytest.fixture
def fault_server() -> Iterator[FaultServer]:
    """A server that does as it is told, byte by byte."""
    with listening(lambda port: FaultServer(f"http://127.0.0.1:{port}/fhir")) as server:
        yield server


class Sends(Protocol):
    """Answers one connection."""

    def send(self, connection: socket.socket) -> None:
        """Read what is asked and answer it."""


T = TypeVar("T", bound=Sends)


@contextmanager
def listening(make: Callable[[int], T]) -> Iterator[T]:
    """Run what `make` makes of a port; it is given one connection after the other."""
    with closing(socket.create_server(("127.0.0.1", 0))) as heard:
        server = make(heard.getsockname()[1])
        thread = threading.Thread(target=_serve, args=(heard, server), daemon=True)
        thread.start()
        yield server
        heard.shutdown(socket.SHUT_RDWR)
        thread.join(timeout=10)


def _serve(heard: socket.socket, server: Sends) -> None:
    while True:
        try:
            connection, _ = heard.accept()
        except OSError:
            return
        # The client may hang up, as it should.
        with closing(connection), suppress(OSError):
            server.send(connection)


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> Send:
    """Answer with `body`; header names are written with underscores."""
    given = {"Content-Type": "application/fhir+json", "Content-Length": str(len(body)), "Connection": "close"}
    given.update({name.replace("_", "-"): value for name, value in headers.items()})
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return lambda connection: connection.sendall(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)


def drip(pause: float) -> Send:
    """Answer one byte at a time."""

    def send(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
        for _ in range(10_000):
            connection.sendall(b" ")
            time.sleep(pause)

    return send


def silence(connection: socket.socket) -> None:
    """Say nothing until the client hangs up."""
    connection.settimeout(10)
    connection.recv(1)


def searchset(*resources: dict[str, Any], **elements: Any) -> bytes:
    """A page of a search as bytes."""
    entries = [{"resource": resource, "search": {"mode": "match"}} for resource in resources]
    return json.dumps({"resourceType": "Bundle", "type": "searchset", "entry": entries, **elements}).encode()
