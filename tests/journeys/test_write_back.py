"""A decision on its way to a real FHIR server, and to one in whose midst the program is killed."""

import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW, fhir_care_plan, fhir_daily_answers, fhir_patient, fhir_spo2
from tests.fhir.fake_source import FakeSource
from tests.fhir.serve_fake import served
from tests.unit.workflow.told import ALARM, EXAMINED, NOT_EXAMINED, mark_of, marked, pulled
from triage.bootstrap import open_application
from triage.clinical.decision import Action, SendState
from triage.settings import Settings
from triage.store.casework.decisions import decisions_of
from triage.store.outbox import HELD
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide, undo
from triage.workflow.intake.sources import add, change
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.pull.pull import pull
from triage.workflow.score.score import score
from triage.workflow.write_back.write_back import write_back
from triage.worklist.row import Query, Row
from triage.worklist.source import SourceSettings, WriteBack

SENDER = """
import sys
from pathlib import Path
from tests.builders import NOW
from triage.bootstrap import open_application
from triage.settings import Settings
from triage.workflow.write_back.write_back import write_back
from datetime import timedelta

later = NOW + timedelta(minutes=int(sys.argv[2]))
app = open_application(Settings(Path(sys.argv[1]), "tester"), is_demo=True, clock=lambda: later)
print("ready", flush=True)
write_back(app)
"""


def later(app: Application) -> None:
    """Empty the outbox when nothing that was just decided can be undone any more."""
    write_back(replace(app, clock=lambda: app.clock() + HELD))


def get(server: Any, path: str) -> dict[str, Any]:
    found: dict[str, Any] = server.session.get(f"{server.base_url}/{path}", timeout=30).json()
    return found


def tasks(server: Any) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in get(server, "Task").get("entry", [])]


def from_server(app: Application, server: Any, dress: WriteBack, response: dict[str, Any], number: int) -> Row:
    """Put a patient with an alarm on the server, pull, and return the open case."""
    people = [fhir_patient(number), fhir_care_plan(number), fhir_spo2(96, number, of=number)]
    server.load([*people, {**response, "id": f"r{number}", "subject": {"reference": f"Patient/p{number}"}}])
    pull(app, server.base_url)
    change(app, server.base_url, write_back=dress)
    score(app)
    return next(row for row in list_cases(app, Query(), 0, 99) if row.reference == f"Patient/p{number}")


@pytest.mark.server
def test_that_a_task_and_its_provenance_stand_at_a_real_server_once(app: Application, fhir_server: Any) -> None:
    row = from_server(app, fhir_server, WriteBack.TASK, fhir_daily_answers(**ALARM), 1)
    made = decide(app, row.case, Action.PHONE, "").decision
    later(app)
    later(app)
    (task,) = tasks(fhir_server)
    trail = get(fhir_server, f"Provenance?target=Task/{task['id']}")["entry"]
    assert (task["status"], task["focus"]["reference"], len(trail)) == ("requested", "QuestionnaireResponse/r1", 1)
    assert made is not None
    undo(app, made)
    later(app)
    assert [task["status"] for task in tasks(fhir_server)] == ["entered-in-error"]


@pytest.mark.server
def test_that_a_mark_stands_at_a_real_server_and_comes_back_as_nothing_new(app: Application, fhir_server: Any) -> None:
    row = from_server(app, fhir_server, WriteBack.RM_EXTENSIONS, marked(NOT_EXAMINED), 2)
    decide(app, row.case, Action.PHONE, "")
    later(app)
    held = get(fhir_server, "QuestionnaireResponse/r2")
    assert {"url": "http://other", "valueCode": "x"} in held["extension"]
    assert EXAMINED in [each.get("valueString") for each in held["extension"]]
    pull(app, fhir_server.base_url)
    score(app)
    assert "Patient/p2" not in {row.reference for row in list_cases(app, Query(), 0, 99)}
    with app.store.read() as connection:
        (made,) = decisions_of(connection, row.patient)
    assert made.sending is not None
    assert made.sending.state is SendState.ANSWERED


def killed_sender(home: Path, minutes: int, after_s: float) -> None:
    """Start a process that empties the outbox, and kill it `after_s` seconds past its first word."""
    sender = subprocess.Popen([sys.executable, "-c", SENDER, str(home), str(minutes)], stdout=subprocess.PIPE)
    assert sender.stdout is not None
    sender.stdout.readline()
    time.sleep(after_s)
    sender.send_signal(signal.SIGKILL)
    sender.communicate(timeout=30)


@pytest.mark.parametrize("dress", [WriteBack.TASK, WriteBack.RM_EXTENSIONS])
def test_that_a_sender_killed_in_the_middle_leaves_one_effect(tmp_path: Path, dress: WriteBack) -> None:
    now = [NOW]
    server, chance = FakeSource(), random.Random(1)
    app = open_application(Settings(tmp_path, "tester"), is_demo=True, clock=lambda: now[0])
    response = marked(NOT_EXAMINED) if dress is WriteBack.RM_EXTENSIONS else fhir_daily_answers(**ALARM)
    with served(server, slow_s=0.1) as url:
        add(app, "hospital", SourceSettings(url, write_back=dress))
        (row,) = pulled(app, server, dress, fhir_patient(), fhir_care_plan(), fhir_spo2(96), response)
        decide(app, row.case, Action.VISIT, "")
        for attempt in range(3):
            killed_sender(tmp_path, 10 * attempt, chance.uniform(0, 0.25))
        now[0] = NOW + timedelta(hours=9)
        later(app)
    app.store.close()
    if dress is WriteBack.TASK:
        assert (len(server.of("Task")), len(server.of("Provenance"))) == (1, 1)
    else:
        assert mark_of(server) == (EXAMINED, "Practitioner/visita-tester")
        assert server.held["QuestionnaireResponse/r1"]["meta"]["versionId"] == "2"
