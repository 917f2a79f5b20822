"""One takes in for a whole department: two workstations on one server, of which one is killed or hangs."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.postgresql import Server
from triage.bootstrap import application_on
from triage.settings import Settings
from triage.store.database import Store, open_shared
from triage.store.tables import watch
from triage.workflow.intake.sources import add
from triage.worklist.source import SourceKind, SourceSettings

# The promise; the lease is shorter.
WITHIN_S = 30


@pytest.fixture
def shared(postgresql: Server, tmp_path: Path) -> Iterator[tuple[str, Store]]:
    """A shared store with one source, a folder, at its address."""
    with postgresql.clean() as address:
        store = open_shared(address, tmp_path / "visita.db")
        app = application_on(store, Settings(tmp_path, "tester"))
        (tmp_path / "arrivals").mkdir()
        add(app, "folder", SourceSettings(str(tmp_path / "arrivals"), SourceKind.FOLDER))
        yield address, store
        store.close()


@pytest.fixture
def start(shared: tuple[str, Store], tmp_path: Path) -> Iterator[Callable[[str], Any]]:
    """Start `triage watch` on a workstation of its own."""
    children: list[Any] = []

    def begin(name: str) -> Any:
        home = tmp_path / name
        home.mkdir()
        changes = {"VISITA_HOME": str(home), "VISITA_DATABASE": shared[0], "VISITA_ACTOR": "tester"}
        changes["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        command = [sys.executable, "-m", "triage", "watch"]
        children.append(subprocess.Popen(command, env=os.environ | changes, stderr=subprocess.DEVNULL))
        return children[-1]

    yield begin
    for child in children:
        child.kill()
        child.wait()


def holder(store: Store) -> tuple[str | None, int]:
    with store.read() as connection:
        return tuple(connection.execute(select(watch.c.holder, watch.c.fence)).one())


def until(is_so: Callable[[], bool], seconds: float = 60) -> float:
    """Wait until something is so, and return how long it took."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < seconds
        time.sleep(0.05)
    return time.monotonic() - began


def held_by(child: Any, store: Store) -> bool:
    return str(holder(store)[0]).endswith(f":{child.pid}")


@pytest.mark.full
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_that_another_takes_over_in_time_and_the_old_one_writes_nothing_more(
    shared: tuple[str, Store], start: Callable[[str], Any], how: signal.Signals
) -> None:
    store = shared[1]
    first = start("one")
    until(lambda: held_by(first, store))
    second = start("two")
    # The second must be standing by before the first goes.
    time.sleep(8)
    first.send_signal(how)
    taken_after = until(lambda: held_by(second, store))
    assert taken_after < WITHIN_S
    fence = holder(store)[1]
    if how is signal.SIGSTOP:
        first.send_signal(signal.SIGCONT)
        time.sleep(5)
        assert first.poll() is None
    assert held_by(second, store)
    assert holder(store)[1] == fence
