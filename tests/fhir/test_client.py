"""The client against a FHIR server by others."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.builders import fhir_patient, fhir_spo2
from tests.fhir.build import item, response
from tests.fhir.kinds import KINDS
from tests.servers import FhirServer
from triage.clinical.received import Received
from triage.fhir.http.client import Client
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.page import Page
from triage.fhir.read import read_document

pytestmark = pytest.mark.server

READINGS = 120


@pytest.fixture
def server(fhir_server: FhirServer) -> FhirServer:
    """A patient with many readings."""
    fhir_server.load([fhir_patient(), *(fhir_spo2(94, number) for number in range(1, READINGS + 1))])
    return fhir_server


@pytest.fixture
def client(server: FhirServer) -> Iterator[Client]:
    with Endpoint(server.base_url) as endpoint:
        yield Client(endpoint)


def received(pages: Iterator[Page]) -> list[Received]:
    return [found for page in pages for found in read_document(page.body, KINDS)]


def newest(found: list[Received]) -> datetime:
    return max(resource.last_updated for resource in found if resource.last_updated)


def test_that_all_pages_are_fetched_and_nothing_comes_twice(client: Client):
    pages = list(client.pull_pages("Observation", None, count=50))
    found = received(iter(pages))
    assert len(pages) == 3
    assert len(found) == len({resource.id for resource in found}) == READINGS


def test_that_changes_come_oldest_first(client: Client):
    times = [found.last_updated for found in received(client.pull_pages("Observation", None, count=50))]
    assert times == sorted(times)


def test_that_the_servers_own_clock_is_told(client: Client):
    (page,) = client.pull_pages("Patient", None)
    assert page.date is not None
    assert abs(page.date - datetime.now(UTC)) < timedelta(minutes=5)
    assert page.warnings == ()


def test_that_a_later_pull_brings_what_was_amended(client: Client, server: FhirServer):
    server.put(fhir_spo2(86, 7, status="amended"))
    since = newest(received(client.pull_pages("Observation", None, count=200))) + timedelta(minutes=5)
    (found,) = received(client.pull_pages("Observation", since))
    assert (found.id, found.version) == ("o7", "2")
    assert str(found.facts[0].value) == "86"


def test_that_a_pull_with_nothing_new_is_empty(client: Client):
    assert received(client.pull_pages("Observation", datetime.now(UTC) + timedelta(days=1))) == []


def test_that_a_deleted_resource_no_longer_comes(client: Client, server: FhirServer):
    server.delete("Observation/o9")
    found = received(client.pull_pages("Observation", None, count=200))
    assert "o9" not in {resource.id for resource in found}
    server.put(fhir_spo2(94, 9))


def test_that_the_overlap_reaches_back_before_the_watermark(client: Client):
    since = newest(received(client.pull_pages("Observation", None, count=200)))
    assert len(received(client.pull_pages("Observation", since, count=200))) == READINGS


def test_that_responses_are_found_by_patient(client: Client, server: FhirServer):
    server.put(response(item("a", {"valueInteger": 1})))
    server.put(response(item("a", {"valueInteger": 1}), id="q2", subject={"reference": "Patient/p2"}))
    (found,) = received(client.search("QuestionnaireResponse", [("subject", "Patient/p1")]))
    assert found.facts[0].patient == "Patient/p1"


def test_that_an_unknown_parameter_is_left_out_with_a_warning(client: Client):
    (page,) = client.search("Patient", [("shoe-size", "43")])
    assert any("shoe-size" in warning.en for warning in page.warnings)
