"""`triage outbox` as a person types it: what is on its way, without a word about who the patient is."""

import json
from argparse import Namespace

import pytest

from tests.fhir.fake_source import FakeSource
from tests.unit.workflow.told import alarmed, decided, sent
from triage.commands.arguments import parser
from triage.commands.outbox import run_outbox
from triage.commands.status import Status
from triage.workflow.application import Application
from triage.worklist.source import WriteBack

Captured = pytest.CaptureFixture[str]


def asked(*words: str) -> Namespace:
    return parser().parse_args(["outbox", *words])


def test_that_what_was_refused_is_listed_as_a_finding_with_its_reason(app: Application, capsys: Captured) -> None:
    server = FakeSource()
    decided(app, alarmed(app, server, WriteBack.TASK), note="Ring til Eksempel")
    server.faults = [422]
    sent(app, server)
    assert run_outbox(app, asked("list", "--json")) is Status.FINDINGS
    (line,) = json.loads(capsys.readouterr().out)
    assert (line["state"], line["source"]) == ("refused", "hospital")
    assert "422" in line["fault"]["da"]


def test_that_nobody_is_named(app: Application, capsys: Captured) -> None:
    decided(app, alarmed(app, FakeSource(), WriteBack.TASK), note="Ring til Eksempel")
    run_outbox(app, asked("list"))
    told = capsys.readouterr().out
    assert "hospital" in told
    assert "Eksempel" not in told
    assert "Patient/p1" not in told


def test_that_what_is_written_is_listed_only_when_asked_for(app: Application, capsys: Captured) -> None:
    server = FakeSource()
    decided(app, alarmed(app, server, WriteBack.TASK))
    sent(app, server)
    assert run_outbox(app, asked("list", "--json")) is Status.DONE
    assert json.loads(capsys.readouterr().out) == []
    run_outbox(app, asked("list", "--all", "--json"))
    (line,) = json.loads(capsys.readouterr().out)
    assert line["answer"] == f"Task/{server.of('Task')[0]['id']}"
