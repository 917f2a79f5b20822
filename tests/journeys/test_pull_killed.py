"""A pull that is killed loses nothing, doubles nothing, and goes on where it was."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.builders import fhir_patient, fhir_spo2
from tests.fhir.faulty_server import FaultyServer, Script, Serving, faulty_servers
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.store import tables
from triage.store.sources import sources
from triage.workflow.pull.pull import pull

READINGS = 60
PULLER = """
import sys
from pathlib import Path
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.workflow.pull.pull import pull

app = open_application(Settings(home=Path(sys.argv[1]), actor="tester"), is_demo=True)
print("ready", flush=True)
pull(app, sys.argv[2], count=3)
"""


@pytest.fixture
def serving() -> Iterator[Serving]:
    with faulty_servers() as running:
        server = running.servers["whole"] = FaultyServer(Script(random.Random(1), illness=0.0))
        server.touch(fhir_patient())
        for number in range(READINGS):
            server.touch(fhir_spo2(90, number))
        yield running


def kill_pull(home: Path, url: str, after: float) -> None:
    """Start a pull and kill it `after` seconds past its first word, if it is not done by then."""
    puller = subprocess.Popen([sys.executable, "-c", PULLER, str(home), url], stdout=subprocess.PIPE)
    assert puller.stdout is not None
    puller.stdout.readline()
    time.sleep(after)
    puller.send_signal(signal.SIGKILL)
    puller.communicate(timeout=30)


def counted(home: Path, url: str) -> tuple[int, int, int]:
    """Pull to the end, and return the resources and readings that are here, and how many came altogether."""
    app = open_application(Settings(home=home, actor="tester"), is_demo=True)
    try:
        assert pull(app, url).faults == []
        (source,) = sources(app.store)
        assert source.received == source.accepted + source.with_findings + source.quarantined + source.unchanged
        with app.store.read() as connection:
            resources = connection.execute(select(func.count()).select_from(tables.resource)).scalar_one()
            readings = connection.execute(select(func.count()).select_from(tables.reading)).scalar_one()
        return resources, readings, source.received
    finally:
        app.store.close()


def kill_often(home: Path, url: str, times: int) -> None:
    chance = random.Random(7)
    for _ in range(times):
        kill_pull(home, url, chance.uniform(0, 0.5))
    resources, readings, received = counted(home, url)
    assert (resources, readings) == (READINGS + 1, READINGS)
    assert received >= resources


def test_that_a_killed_pull_loses_and_doubles_nothing(tmp_path: Path, serving: Serving) -> None:
    kill_often(tmp_path, serving.url("whole"), 3)


@pytest.mark.full
def test_that_fifty_kills_lose_and_double_nothing(tmp_path: Path, serving: Serving) -> None:
    kill_often(tmp_path, serving.url("whole"), 50)
