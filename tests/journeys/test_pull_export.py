"""A first load by export that breaks off on the way."""

import json
from typing import Any

import pytest

from tests.builders import fhir_patient, fhir_spo2
from tests.servers import FaultServer, answer, searchset
from triage.fhir.http.endpoint import Endpoint
from triage.store.pull_states import Place, read_places
from triage.store.sources import add_source, read_watermark
from triage.workflow.application import Application
from triage.workflow.pull import all_types as pull_types
from triage.workflow.pull import pull as pulling
from triage.worklist.source import SourceKind, SourceSettings

REST = {"mode": "server", "resource": [{"type": "Patient"}], "operation": [{"name": "export"}]}
STATEMENT = answer(json.dumps({"resourceType": "CapabilityStatement", "rest": [REST]}).encode())
STARTED = answer(status="202 Accepted", Content_Location="/fhir/status")
PEOPLE = answer(json.dumps(fhir_patient()).encode())
READINGS = answer(json.dumps(fhir_spo2(90)).encode())
EMPTY = answer(searchset())
DONE = answer(status="202 Accepted")


def manifest(**changes: Any) -> Any:
    files = [{"type": type_, "url": f"/fhir/{type_}.ndjson", "count": 1} for type_ in ("Patient", "Observation")]
    return answer(json.dumps({"transactionTime": "2026-11-20T08:00:00Z", "output": files, **changes}).encode())


@pytest.fixture
def source(app: Application, fault_server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(pull_types, "TYPES", ("Patient",))
    monkeypatch.setattr(pulling, "endpoint_of", lambda settings: Endpoint(settings.url, sleep=lambda _: None))
    return add_source(app.store, "bulk", SourceSettings(fault_server.base_url, SourceKind.BULK))


def paths(server: FaultServer) -> list[str]:
    return [request.split(" ")[1].partition("?")[0] for request in server.requests]


def test_that_a_load_that_broke_off_goes_on_with_the_files_that_are_missing(
    app: Application, fault_server: FaultServer, source: int
) -> None:
    cut = answer(b"{", Content_Length="100")
    fault_server.will(STATEMENT, STARTED, manifest(), PEOPLE, cut)
    assert "not whole" in pulling.pull_source(app, source).faults[0].en
    assert read_watermark(app.store, source, "Patient") is None
    fault_server.requests.clear()
    fault_server.will(manifest(), READINGS, DONE, STATEMENT, EMPTY)
    report = pulling.pull_source(app, source)
    assert report.faults == []
    assert paths(fault_server)[:3] == ["/fhir/status", "/fhir/Observation.ndjson", "/fhir/status"]
    assert read_watermark(app.store, source, "Observation") is not None


def test_that_an_export_that_is_gone_is_asked_for_anew(
    app: Application, fault_server: FaultServer, source: int
) -> None:
    fault_server.will(STATEMENT, STARTED, answer(status="404 Not Found"))
    assert pulling.pull_source(app, source).faults
    assert read_places(app.store, source, Place.EXPORT) == {}


def test_that_what_the_export_says_was_deleted_is_withdrawn(
    app: Application, fault_server: FaultServer, source: int
) -> None:
    gone = {"request": {"method": "DELETE", "url": "Patient/p1"}}
    deleted = answer(json.dumps({"resourceType": "Bundle", "type": "transaction", "entry": [gone]}).encode())
    told = manifest(output=[{"type": "Patient", "url": "/p"}], deleted=[{"type": "Bundle", "url": "/d"}])
    fault_server.will(STATEMENT, STARTED, told, PEOPLE, deleted, DONE, STATEMENT, EMPTY)
    report = pulling.pull_source(app, source)
    assert report.faults == []
    assert report.total() == 2


def test_that_what_the_server_remarks_on_its_export_is_told(
    app: Application, fault_server: FaultServer, source: int
) -> None:
    outcome = {"resourceType": "OperationOutcome", "issue": [{"diagnostics": "no Slots here"}]}
    told = manifest(output=[{"type": "Patient", "url": "/p"}], error=[{"type": "OperationOutcome", "url": "/e"}])
    remarks = answer(json.dumps(outcome).encode())
    fault_server.will(STATEMENT, STARTED, told, PEOPLE, remarks, DONE, STATEMENT, EMPTY)
    assert any("no Slots here" in text.en for text in pulling.pull_source(app, source).warnings)


def test_that_a_server_without_export_is_searched(app: Application, fault_server: FaultServer, source: int) -> None:
    fault_server.will(answer(status="404 Not Found"), answer(status="404 Not Found"), answer(searchset(fhir_patient())))
    report = pulling.pull_source(app, source)
    assert report.counts["Patient", "accepted"] == 1
    assert any("no bulk export" in text.en for text in report.warnings)
