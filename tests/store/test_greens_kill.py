"""A closing of many that is killed leaves whole cases: each is closed with all that belongs to it, or not at all."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import NOW, patient, received
from tests.store.test_cases import outcome, record
from triage.bootstrap import open_application
from triage.clinical.colour import Colour
from triage.settings import Settings
from triage.store.intake.intake import Intake
from triage.store.sources import source_id
from triage.workflow.application import Application
from triage.workflow.greens.by_policy import close_by_policy
from triage.workflow.greens.policy import change_policy
from triage.worklist.greens import Policy

pytestmark = pytest.mark.file_only
GREENS = 60
PART = 5
CLOSER = """
import sys
from pathlib import Path
from tests.builders import NOW
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.workflow.greens.close import begin_closing, close_some
from triage.workflow.greens.show import preview_greens
from triage.worklist.green_list import GreenQuery

app = open_application(Settings(home=Path(sys.argv[1]), actor="tester"), is_demo=True, clock=lambda: NOW)
cases = preview_greens(app, GreenQuery()).cases
batch = begin_closing(app, len(cases))
for start in range(0, len(cases), 5):
    print(len(close_some(app, batch, cases[start : start + 5]).closed), flush=True)
"""


def opened(home: Path) -> Application:
    return open_application(Settings(home=home, actor="tester"), is_demo=True, clock=lambda: NOW)


def filled(home: Path) -> None:
    app = opened(home)
    change_policy(app, Policy("copd", share=0))
    people = [received(patient(number)) for number in range(1, GREENS + 1)]
    Intake(app.store, source_id(app.store, "test")).accept(people, lambda: NOW)
    record(app.store, *(outcome(Colour.GREEN, f"{key:064x}", patient=key) for key in range(1, GREENS + 1)))
    with app.store.write() as connection:
        connection.exec_driver_sql("UPDATE patient SET to_score = 0")
    close_by_policy(app)
    app.store.close()


def killed_closer(home: Path, after: float) -> int:
    """Start a closer, kill it `after` seconds past its first part, and return how many it said were closed."""
    closer = subprocess.Popen([sys.executable, "-c", CLOSER, str(home)], stdout=subprocess.PIPE, text=True)
    first = closer.stdout.readline()
    time.sleep(after)
    closer.send_signal(signal.SIGKILL)
    rest, _ = closer.communicate(timeout=30)
    # A last word that was cut off was not said.
    return sum(int(word) for word in (first + rest).split("\n")[:-1])


def check(home: Path, said: int) -> None:
    app = opened(home)
    with app.store.read() as connection:
        counted = [
            connection.exec_driver_sql(sql).scalar()
            for sql in (
                'SELECT count(*) FROM "case" WHERE is_open = 0',
                "SELECT count(*) FROM decision",
                "SELECT count(*) FROM audit WHERE act = 'decide:no_visit'",
                "SELECT count(*) FROM green_closing WHERE decision_id IS NOT NULL",
            )
        ]
    app.store.close()
    assert len(set(counted)) == 1
    assert counted[0] >= said
    assert counted[0] % PART == 0


def kill_often(folder: Path, times: int) -> None:
    chance = random.Random(1)
    for number in range(times):
        home = folder / str(number)
        home.mkdir()
        filled(home)
        check(home, killed_closer(home, chance.uniform(0, 0.15)))


def test_that_a_killed_closing_leaves_whole_cases(tmp_path: Path) -> None:
    kill_often(tmp_path, 2)


@pytest.mark.full
def test_that_many_killed_closings_leave_whole_cases(tmp_path: Path) -> None:
    kill_often(tmp_path, 50)
