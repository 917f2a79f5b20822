"""A program killed with -9 right after a write at a real FHIR server: another carries on, and all is written once."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW
from tests.journeys.test_rebooking import AFTER, BEFORE, NEW, OLD, stands
from tests.store.killed import FORKS
from tests.unit.workflow.rebooked import hospital, secretary, shown
from triage.bootstrap import open_application
from triage.coordination.rebooking.plan import Result
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.fetch import Answer, Request
from triage.settings import Settings
from triage.workflow.application import Application
from triage.workflow.coordinate.accept import accept
from triage.workflow.coordinate.carry_on import carry_on
from triage.workflow.coordinate.plans import plans_of
from triage.workflow.coordinate.take_back import take_back
from triage.workflow.intake.sources import change
from triage.workflow.pull.pull import pull
from triage.workflow.write_back.write_back import reach
from triage.worklist.source import SourceSettings, WriteBack

pytestmark = [pytest.mark.server, pytest.mark.file_only]
KEY = "k"


@pytest.fixture
def ward(app: Application, fhir_server: Any) -> Application:
    """A secretary's application, which has read the server."""
    fhir_server.load(hospital())
    pull(app, fhir_server.base_url)
    change(app, fhir_server.base_url, write_back=WriteBack.TASK)
    return secretary(app)


class _LastWrite:
    """Sends what it is given, and kills its own program when so many writes were answered."""

    def __init__(self, send: Callable[..., Answer], left: int) -> None:
        self._send, self._left = send, left

    def __call__(self, request: Request, *, is_repeatable: bool) -> Answer:
        answer = self._send(request, is_repeatable=is_repeatable)
        self._left -= 1
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer


def _dying(left: int) -> Callable[[SourceSettings], Endpoint]:
    def reached(settings: SourceSettings) -> Endpoint:
        endpoint = reach(settings)
        endpoint.send = _LastWrite(endpoint.send, left)  # type: ignore[method-assign]  # the program dies in it
        return endpoint

    return reached


def victim(home: Path, left: int, *, is_back: bool) -> None:
    """Accept what is proposed, or take the plan back, and die on the way."""
    app = open_application(Settings(home=home, actor="sekretaer"), is_demo=True, clock=lambda: NOW)
    if is_back:
        take_back(app, 1, reach=_dying(left))
    else:
        found, proposal = shown(app)
        accept(app, 1, proposal, found.versions, key=KEY, reach=_dying(left))


def _killed(home: Path, left: int, *, is_back: bool) -> None:
    process = FORKS.Process(target=victim, args=(home, left), kwargs={"is_back": is_back})
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL


def _version(server: Any) -> str:
    found = server.session.get(f"{server.base_url}/Appointment/blood", timeout=30).json()
    return str(found["meta"]["versionId"])


@pytest.mark.parametrize("writes", [1, 2, 3, 4])
def test_that_a_plan_is_carried_on_after_a_kill_behind_any_write(
    ward: Application, fhir_server: Any, tmp_path: Path, writes: int
) -> None:
    before = int(_version(fhir_server))
    _killed(tmp_path, writes, is_back=False)
    assert carry_on(replace(ward, clock=lambda: NOW + timedelta(minutes=5))) == 1
    (plan,) = plans_of(ward, 1)
    assert (plan.result, stands(fhir_server)) == (Result.APPLIED, (NEW, AFTER))
    assert int(_version(fhir_server)) == before + 1


@pytest.mark.parametrize("writes", [1, 2, 3])
def test_that_taking_back_is_carried_on_after_a_kill_behind_any_write(
    ward: Application, fhir_server: Any, tmp_path: Path, writes: int
) -> None:
    found, proposal = shown(ward)
    accept(ward, 1, proposal, found.versions)
    before = int(_version(fhir_server))
    _killed(tmp_path, writes, is_back=True)
    assert carry_on(replace(ward, clock=lambda: NOW + timedelta(minutes=5))) == 1
    (plan,) = plans_of(ward, 1)
    assert (plan.result, stands(fhir_server)) == (Result.UNDONE, (OLD, BEFORE))
    assert int(_version(fhir_server)) == before + 1
