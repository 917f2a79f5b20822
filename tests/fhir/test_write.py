"""Writing to a FHIR server by others, and to one that is ill: nothing twice, nobody overwritten."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.builders import fhir_patient
from tests.servers import FaultServer, FhirServer, answer
from triage.errors import ConflictError, SourceError
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.write import Writer

OURS = "identifier=urn:visita:test|7"


def task(**changes: Any) -> bytes:
    body = {"resourceType": "Task", "status": "completed", "intent": "order"}
    return json.dumps({**body, "identifier": [{"system": "urn:visita:test", "value": "7"}], **changes}).encode()


@pytest.fixture
def writer(fhir_server: FhirServer) -> Iterator[Writer]:
    with Endpoint(fhir_server.base_url) as endpoint:
        yield Writer(endpoint)


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def to_ill(fault_server: FaultServer, waits: list[float]) -> Iterator[Writer]:
    with Endpoint(fault_server.base_url, sleep=waits.append, jitter=lambda: 0.0) as endpoint:
        yield Writer(endpoint)


@pytest.mark.server
def test_that_a_resource_is_created_once(writer: Writer) -> None:
    first, second = writer.create("Task", task(), OURS), writer.create("Task", task(), OURS)
    assert first.status == 201
    assert first.id == second.id
    assert first.etag


@pytest.mark.server
def test_that_a_stale_version_is_not_written_over(writer: Writer) -> None:
    person = json.dumps(fhir_patient(8)).encode()
    made = writer.update("Patient", "p8", person, None)
    newer = writer.update("Patient", "p8", json.dumps(fhir_patient(8) | {"active": True}).encode(), made.etag)
    with pytest.raises(ConflictError) as conflict:
        writer.update("Patient", "p8", person, made.etag)
    assert conflict.value.status == 412
    assert newer.etag != made.etag


@pytest.mark.server
def test_that_what_did_not_change_is_not_sent_again(writer: Writer) -> None:
    made = writer.create("Task", task(), OURS)
    assert writer.read("Task", made.id or "", made.etag) is None
    again = writer.read("Task", made.id or "")
    assert again is not None
    assert again.etag == made.etag


@pytest.mark.server
def test_that_what_is_not_there_is_told(writer: Writer) -> None:
    with pytest.raises(SourceError, match="404"):
        writer.read("Task", "none")


def bundle(*entries: dict[str, Any]) -> bytes:
    return json.dumps({"resourceType": "Bundle", "type": "batch", "entry": list(entries)}).encode()


@pytest.mark.server
def test_that_every_entry_of_a_batch_is_told_of(writer: Writer) -> None:
    good = {"resource": fhir_patient(9), "request": {"method": "PUT", "url": "Patient/p9"}}
    stale = {"resource": fhir_patient(9), "request": {"method": "PUT", "url": "Patient/p9", "ifMatch": 'W/"99"'}}
    done, refused = writer.batch(bundle(good, stale))
    assert (done.fault, done.id) == (None, "p9")
    assert isinstance(refused.fault, ConflictError)


@pytest.mark.parametrize("told", [{}, {"response": {}}, {"response": {"status": "banana"}}, {"response": None}])
def test_that_an_entry_without_a_status_is_a_fault(to_ill: Writer, fault_server: FaultServer, told: dict) -> None:
    fault_server.will(answer(bundle(told)))
    (entry,) = to_ill.batch(bundle({}))
    assert entry.fault is not None


def test_that_a_batch_answered_in_part_is_a_fault(to_ill: Writer, fault_server: FaultServer) -> None:
    fault_server.will(answer(bundle({"response": {"status": "201"}})))
    with pytest.raises(SourceError, match="every part"):
        to_ill.batch(bundle({}, {}))


def test_that_a_conditional_create_is_sent_again_when_its_answer_was_lost(
    to_ill: Writer, fault_server: FaultServer
) -> None:
    fault_server.will(lambda connection: None, answer(task(id="t1"), "200 OK", ETag='W/"1"'))
    assert to_ill.create("Task", task(), OURS).id == "t1"
    assert all("If-None-Exist: identifier=urn:visita:test|7" in request for request in fault_server.requests)


def test_that_a_batch_is_not_sent_again_when_its_answer_was_lost(to_ill: Writer, fault_server: FaultServer) -> None:
    fault_server.will(lambda connection: None)
    with pytest.raises(SourceError, match="not whole"):
        to_ill.batch(bundle({}))
    assert len(fault_server.requests) == 1


def test_that_a_batch_is_sent_again_when_it_was_surely_not_read(
    to_ill: Writer, fault_server: FaultServer, waits: list[float]
) -> None:
    fault_server.will(answer(status="429 Busy", Retry_After="2"), answer(bundle({"response": {"status": "200"}})))
    (entry,) = to_ill.batch(bundle({}))
    assert (entry.fault, waits) == (None, [2.0])


def test_that_an_id_that_is_none_never_becomes_a_path(to_ill: Writer) -> None:
    with pytest.raises(ValueError, match="no FHIR id"):
        to_ill.read("Task", "../Patient")
