"""Nothing that was acknowledged is lost when the program is killed, and nothing stands half-written."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.conftest import KEY
from triage.store.database import open_database
from triage.store.sources import sources

WRITER = """
import sys
from pathlib import Path
from tests.builders import clock, reading, received
from tests.store.conftest import KEY
from triage.store.database import open_database
from triage.store.intake.intake import Intake
from triage.store.schema import migrate
from triage.store.sources import source_id, sources

store = open_database(Path(sys.argv[1]), KEY)
migrate(store)
source = source_id(store, "killed")
intake, start = Intake(store, source), sources(store)[0].received
for batch in range(10_000):
    numbers = range(start + 20 * batch, start + 20 * batch + 20)
    intake.accept([received(reading("94", number), subject="Patient/p1") for number in numbers], clock)
    print(start + 20 * batch + 20, flush=True)
"""


def killed_writer(path: Path, after: float) -> int:
    """Start a writer, kill it `after` seconds past its first word, and return what it acknowledged last."""
    command = [sys.executable, "-c", WRITER, str(path)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    first = writer.stdout.readline()
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    rest, _ = writer.communicate(timeout=30)
    words = [word for word in (first + rest).split() if word.isdigit()]
    return int(words[-1]) if words else 0


def check(path: Path, acknowledged: int) -> None:
    """Reopen after a kill: at least what was acknowledged is there, and the account agrees with the rows."""
    store = open_database(path, KEY)
    with store.read() as connection:
        (quick,) = connection.exec_driver_sql("PRAGMA quick_check").one()
        rows = connection.exec_driver_sql("SELECT count(*) FROM resource").scalar()
        facts = connection.exec_driver_sql("SELECT count(*) FROM reading").scalar()
    (source,) = sources(store)
    store.close()
    assert quick == "ok"
    assert rows == facts == source.received >= acknowledged


def kill_often(path: Path, times: int) -> None:
    chance = random.Random(1)
    for _ in range(times):
        check(path, killed_writer(path, chance.uniform(0, 0.08)))


def test_that_a_killed_intake_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    kill_often(tmp_path / "visita.db", 3)


@pytest.mark.full
def test_that_a_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    kill_often(tmp_path / "visita.db", 100)
