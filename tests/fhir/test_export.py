"""Bulk export from a server that does as it is told."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.builders import fhir_patient
from tests.servers import FaultServer, answer
from triage.errors import SourceError
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.export import Export, ExportFile


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def export(fault_server: FaultServer, waits: list[float]) -> Iterator[Export]:
    with Endpoint(fault_server.base_url, sleep=waits.append, jitter=lambda: 0.0) as endpoint:
        yield Export(endpoint)


def manifest(**changes: Any) -> bytes:
    told = {"transactionTime": "2026-11-20T08:00:00Z", "output": [{"type": "Patient", "url": "/f/1", "count": 1}]}
    return json.dumps({**told, **changes}).encode()


def file(url: str = "/f/1") -> ExportFile:
    return ExportFile("Patient", url, 1)


def test_that_an_export_is_asked_for_and_waited_for(
    export: Export, fault_server: FaultServer, waits: list[float]
) -> None:
    busy = answer(status="202 Accepted", Retry_After="7")
    fault_server.will(answer(status="202 Accepted", Content_Location="/status/1"), busy, answer(manifest()))
    found = export.wait(export.start(["Patient", "Slot"]))
    assert waits == [7.0]
    assert [(one.type, one.count) for one in found.files] == [("Patient", 1)]
    assert "Prefer: respond-async" in fault_server.requests[0]
    assert "_type=Patient%2CSlot" in fault_server.requests[0]


@pytest.mark.parametrize("place", ["http://evil.example/status", ""])
def test_that_an_export_on_another_server_is_not_waited_for(
    export: Export, fault_server: FaultServer, place: str
) -> None:
    fault_server.will(answer(status="202 Accepted", Content_Location=place))
    with pytest.raises(SourceError, match="another server"):
        export.start(["Patient"])


def test_that_a_file_on_another_server_is_not_fetched(export: Export) -> None:
    with pytest.raises(SourceError, match="another server"):
        list(export.lines(file("https://bucket.example/f")))


@pytest.mark.parametrize(
    "told", [b"", b"[]", b"[" * 5000, manifest(transactionTime="2026"), manifest(output=None), b"<html>"]
)
def test_that_a_manifest_that_cannot_be_read_is_told(export: Export, fault_server: FaultServer, told: bytes) -> None:
    fault_server.will(answer(told))
    with pytest.raises(SourceError, match="table of contents"):
        export.wait("/status/1")


def test_that_a_file_comes_line_by_line(export: Export, fault_server: FaultServer) -> None:
    lines = [json.dumps(fhir_patient(number)).encode() for number in range(1, 4)]
    fault_server.will(answer(b"\n".join(lines)))
    assert list(export.lines(file())) == lines


def test_that_a_file_that_was_cut_is_told(export: Export, fault_server: FaultServer) -> None:
    fault_server.will(answer(b"{}\n{}", Content_Length="900"))
    with pytest.raises(SourceError, match="not whole"):
        list(export.lines(file()))


def test_that_a_file_that_is_gone_is_told(export: Export, fault_server: FaultServer) -> None:
    fault_server.will(answer(status="410 Gone"))
    with pytest.raises(SourceError, match="410"):
        list(export.lines(file()))
