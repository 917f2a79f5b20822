"""The process that takes in, as it really runs: children, kills, and a window off-screen."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.builders import fhir_care_plan, fhir_patient, fhir_spo2
from tests.servers import searchset
from tests.tuning import put_in_use
from triage.bootstrap import open_application, utc_now
from triage.settings import read_settings
from triage.store.sources import sources
from triage.store.watch import read_watch
from triage.workflow.application import Application
from triage.workflow.intake.sources import add
from triage.workflow.lists.list_cases import conservation, list_cases
from triage.workflow.watching.read_news import ask_round
from triage.worklist.row import Query
from triage.worklist.source import SourceSettings

PASSPHRASE = "korrekt hest batteri"
Watch = "subprocess.Popen[bytes]"


class Region:
    """A server whose searches answer what stands in `resources`, a page each, after `delay_s`."""

    def __init__(self) -> None:
        self.resources: list[dict[str, Any]] = []
        self.delay_s = 0.0
        self.page = 1_000
        region = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = region.answer(self.path)
                self.send_response(200)
                self.send_header("Content-Type", "application/fhir+json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/fhir"

    def answer(self, path: str) -> bytes:
        """Return the page of a search that `path` asks for."""
        time.sleep(self.delay_s)
        type_, _, query = path.removeprefix("/fhir/").partition("?")
        start = int(query.rpartition("at=")[2]) if "at=" in query else 0
        found = [resource for resource in self.resources if resource["resourceType"] == type_]
        links = [{"relation": "self", "url": f"{self.url}/{type_}?_lastUpdated=ge2020"}]
        if start + self.page < len(found):
            links.append({"relation": "next", "url": f"{self.url}/{type_}?at={start + self.page}"})
        return searchset(*found[start : start + self.page], link=links)


@pytest.fixture
def region() -> Iterator[Region]:
    made = Region()
    thread = Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a passphrase, where every child finds it."""
    monkeypatch.setenv("VISITA_HOME", str(tmp_path))
    monkeypatch.setenv("VISITA_PASSPHRASE", PASSPHRASE)
    # Several are users: the login of the system alone is believed.
    monkeypatch.delenv("VISITA_ACTOR", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return tmp_path


@pytest.fixture
def app(home: Path) -> Iterator[Application]:
    opened = open_application(read_settings())
    put_in_use(opened, "copd")
    yield opened
    opened.store.close()


@pytest.fixture
def start() -> Iterator[Callable[..., Any]]:
    """Start `triage watch`; whatever still runs is killed after the test."""
    children: list[Any] = []

    def begin(*arguments: str, **changes: Any) -> Any:
        command = [sys.executable, "-m", "triage", "watch", *arguments]
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, **changes)
        children.append(child)
        return child

    yield begin
    for child in children:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stderr.close()


def soon(is_so: Callable[[], object], seconds: float = 40.0) -> None:
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.05)


def people(count: int = 1) -> list[dict[str, Any]]:
    """Made-up people; the first is red."""
    now = utc_now()
    found: list[dict[str, Any]] = []
    for number in range(1, count + 1):
        value = 84 if number == 1 else 96
        found += [fhir_patient(number), fhir_care_plan(number), fhir_spo2(value, number, of=number, at=now)]
    return found


def colours(app: Application) -> list[str]:
    return [row.colour.value for row in list_cases(app, Query(), 0, 100)]


def forget_lease(app: Application) -> None:
    """Let the lease of a killed watch run out now instead of in twenty seconds."""
    with app.store.write() as connection:
        connection.exec_driver_sql("UPDATE watch SET until = 0")


def is_held(app: Application) -> bool:
    with app.store.read() as connection:
        return read_watch(connection, app.clock()).is_held


def test_that_what_arrives_at_a_source_is_red_by_itself(app: Application, region: Region, start: Any) -> None:
    region.resources = people()
    add(app, "region", SourceSettings(region.url))
    start()
    soon(lambda: colours(app) == ["red"])
    assert conservation(app).holds


def test_that_of_two_watches_one_takes_in_and_the_other_goes_on_after_a_kill(
    app: Application, region: Region, start: Any
) -> None:
    add(app, "region", SourceSettings(region.url))
    first = start()
    soon(lambda: is_held(app))
    second = start()
    soon(lambda: sources(app.store)[0].health.last_success)
    first.send_signal(signal.SIGKILL)
    region.resources = people()
    ask_round(app)
    soon(lambda: colours(app) == ["red"], seconds=60)
    assert second.poll() is None


def test_that_a_watch_told_to_end_gives_the_lease_back(app: Application, start: Any) -> None:
    for told in (signal.SIGTERM, signal.SIGINT):
        watch = start()
        soon(lambda: is_held(app))
        watch.send_signal(told)
        assert watch.wait(timeout=20) == 0
        assert not is_held(app)


def test_that_a_watch_ends_promptly_in_the_middle_of_a_slow_pull(app: Application, region: Region, start: Any) -> None:
    region.delay_s = 15.0
    add(app, "region", SourceSettings(region.url))
    watch = start()
    soon(lambda: is_held(app))
    time.sleep(1)
    watch.send_signal(signal.SIGTERM)
    assert watch.wait(timeout=8) == 0
    assert not is_held(app)


def test_that_a_watch_ends_when_its_parent_is_no_more(app: Application, start: Any) -> None:
    watch = start("--attached")
    soon(lambda: is_held(app))
    watch.stdin.close()
    assert watch.wait(timeout=20) == 0


def test_that_the_passphrase_is_taken_from_standard_input(app: Application, start: Any) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "VISITA_PASSPHRASE"}
    watch = start("--attached", env=environment)
    watch.stdin.write(f"{PASSPHRASE}\n".encode())
    watch.stdin.flush()
    soon(lambda: is_held(app))


def test_that_kills_in_the_middle_of_a_pull_lose_and_double_nothing(
    app: Application, region: Region, start: Any
) -> None:
    region.resources, region.page, region.delay_s = people(40), 5, 0.02
    add(app, "region", SourceSettings(region.url))
    for _ in range(3):
        watch = start()
        before = sources(app.store)[0].received
        soon(lambda before=before: sources(app.store)[0].received > before)
        watch.send_signal(signal.SIGKILL)
        watch.wait()
        forget_lease(app)
    start()
    soon(lambda: len(colours(app)) == 40, seconds=90)
    soon(lambda: sources(app.store)[0].health.last_success)
    account = conservation(app)
    assert account.holds
    assert account.received - account.unchanged == len(region.resources)


def test_that_once_asks_every_source_and_says_which_failed(app: Application, region: Region, capfd: Any) -> None:
    region.resources = people()
    add(app, "region", SourceSettings(region.url))
    add(app, "nowhere", SourceSettings("http://127.0.0.1:9/fhir"))
    command = [sys.executable, "-m", "triage", "watch", "--once", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90)
    assert (done.returncode, json.loads(done.stdout)) == (3, {"failed": ["nowhere"]})
    assert colours(app) == ["red"]


def test_that_once_does_nothing_where_another_takes_in(app: Application, start: Any) -> None:
    start()
    soon(lambda: is_held(app))
    command = [sys.executable, "-m", "triage", "watch", "--once"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "Intet er gjort" in done.stderr
