"""Lists that lie: what a server counts, where it points, and what it mixes in."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.builders import fhir_spo2
from tests.servers import FaultServer, answer, searchset
from triage.errors import SourceError
from triage.fhir.http.capability import ask_capability
from triage.fhir.http.client import Client
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.history import history_pages
from triage.fhir.http.page import Page, resources_in
from triage.fhir.http.source_faults import IncompleteError

AT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def endpoint(fault_server: FaultServer) -> Iterator[Endpoint]:
    with Endpoint(fault_server.base_url, sleep=lambda _: None) as endpoint:
        yield endpoint


@pytest.fixture
def client(endpoint: Endpoint) -> Client:
    return Client(endpoint)


def reading(number: int, day: int = 1) -> dict[str, Any]:
    return fhir_spo2(94, number, meta={"lastUpdated": f"2026-11-{day:02}T08:00:00Z", "versionId": "1"})


def page(*resources: dict[str, Any], to: str | None = None, **elements: Any) -> Any:
    link = [{"relation": "next", "url": to}] if to else []
    return answer(searchset(*resources, link=link, **elements))


def ids(pages: list[Page]) -> list[str]:
    return [entry["resource"]["id"] for found in pages for entry in found.content["entry"]]


def test_that_a_list_shorter_than_it_says_is_not_whole(client: Client, fault_server: FaultServer) -> None:
    fault_server.will(page(reading(1), to="?page=2", total=3), page(reading(2), total=3))
    with pytest.raises(IncompleteError, match="holds 3 but sent 2"):
        list(client.search("Observation"))


def test_that_the_same_page_twice_does_not_make_up_for_what_is_missing(
    client: Client, fault_server: FaultServer
) -> None:
    fault_server.will(page(reading(1), to="?page=2", total=2), page(reading(1), total=2))
    with pytest.raises(IncompleteError):
        list(client.search("Observation"))


def test_that_what_was_included_is_no_match(client: Client, fault_server: FaultServer) -> None:
    included = {"resource": {"resourceType": "Patient", "id": "p1"}, "search": {"mode": "include"}}
    bundle = json.loads(searchset(reading(1), total=2))
    bundle["entry"].append(included)
    fault_server.will(answer(json.dumps(bundle).encode()))
    with pytest.raises(IncompleteError):
        list(client.search("Observation"))


def test_that_a_remark_is_a_warning_and_no_resource(client: Client, fault_server: FaultServer) -> None:
    outcome = {"resourceType": "OperationOutcome", "issue": [{"diagnostics": "slow today"}]}
    bundle = json.loads(searchset(reading(1), total=1))
    bundle["entry"].append({"resource": outcome, "search": {"mode": "outcome"}})
    fault_server.will(answer(json.dumps(bundle).encode()))
    (found,) = client.search("Observation")
    assert resources_in(found.resources) == 1
    assert found.warnings[0].en == "The source remarks: slow today"


def test_that_a_page_that_points_to_itself_is_not_whole(client: Client, fault_server: FaultServer) -> None:
    url = f"{fault_server.base_url}/Observation?page=1"
    links = [{"relation": "self", "url": url}, {"relation": "next", "url": url}]
    fault_server.will(answer(searchset(reading(1), link=links)))
    with pytest.raises(SourceError, match="not whole"):
        list(client.search("Observation"))


def test_that_a_server_that_stops_at_a_full_page_is_asked_on(client: Client, fault_server: FaultServer) -> None:
    fault_server.will(page(reading(1, 1), reading(2, 2)), page(reading(2, 2), reading(3, 3)), page(reading(3, 3)))
    pages = list(client.pull_pages("Observation", None, count=2))
    assert set(ids(pages)) == {"o1", "o2", "o3"}
    assert "_lastUpdated=ge2026-11-02T08%3A00%3A00.000Z" in fault_server.requests[1]
    assert "points no further" in pages[1].warnings[-1].en


def test_that_more_are_asked_for_where_a_page_is_full_of_one_moment(client: Client, fault_server: FaultServer) -> None:
    same = [reading(number) for number in range(3)]
    fault_server.will(page(*same[:2]), page(*same[:2]), page(*same))
    assert set(ids(list(client.pull_pages("Observation", None, count=2)))) == {"o0", "o1", "o2"}
    assert "_count=4" in fault_server.requests[2]


def test_that_a_full_page_of_a_server_that_can_neither_point_further_nor_sort_is_not_whole(
    client: Client, fault_server: FaultServer
) -> None:
    fault_server.will(answer(b"no _sort here", "400 Bad Request"), page(reading(2, 2), reading(1, 1)))
    with pytest.raises(IncompleteError, match="neither point further nor sort"):
        list(client.pull_pages("Observation", None, count=2))


def test_that_a_server_that_takes_no_milliseconds_is_asked_to_the_second(
    client: Client, fault_server: FaultServer
) -> None:
    fault_server.will(answer(b"_lastUpdated: to the second", "400 Bad Request"), page(reading(1, 1)))
    (found,) = client.pull_pages("Observation", AT)
    assert "_lastUpdated=ge2026-10-31T23%3A55%3A00Z&_sort" in fault_server.requests[1]
    assert found.warnings == ()


def test_that_a_full_last_page_of_a_list_that_is_whole_ends_it(client: Client, fault_server: FaultServer) -> None:
    fault_server.will(page(reading(1, 1), reading(2, 2), total=2))
    assert len(list(client.pull_pages("Observation", None, count=2))) == 1


def test_that_a_cut_page_is_fetched_again(client: Client, fault_server: FaultServer) -> None:
    whole = searchset(reading(1))
    fault_server.will(answer(whole[:-9], Content_Length=str(len(whole))), answer(whole[:-9], Content_Length=""), page())
    assert len(list(client.search("Observation"))) == 1
    assert len(fault_server.requests) == 3


def test_that_a_page_that_stays_cut_is_given_up(client: Client, fault_server: FaultServer) -> None:
    fault_server.will(answer(b"{", Content_Length=""))
    with pytest.raises(SourceError, match="valid JSON"):
        list(client.search("Observation"))
    assert len(fault_server.requests) == 4


def test_that_the_history_ends_where_a_page_is_older(endpoint: Endpoint, fault_server: FaultServer) -> None:
    fault_server.will(page(reading(3, 9), to="?page=2"), page(reading(2, 2), reading(1, 1), to="?page=3"))
    assert ids(list(history_pages(endpoint, "Observation", datetime(2026, 11, 5, tzinfo=UTC), 2))) == ["o3"]
    assert "_since=2026-11-05T00%3A00%3A00.000Z" in fault_server.requests[0]


def test_that_a_history_with_the_oldest_first_is_read_to_its_end(
    endpoint: Endpoint, fault_server: FaultServer
) -> None:
    fault_server.will(page(reading(1, 1), reading(2, 2), to="?page=2"), page(reading(3, 9)))
    assert ids(list(history_pages(endpoint, "Observation", datetime(2026, 11, 5, tzinfo=UTC), 2))) == ["o1", "o2", "o3"]


@pytest.mark.parametrize("told", [b"", b"<html>", searchset(), b'{"resourceType":"CapabilityStatement"}'])
def test_that_a_server_that_does_not_say_what_it_can_is_asked_for_everything(
    endpoint: Endpoint, fault_server: FaultServer, told: bytes
) -> None:
    fault_server.will(answer(told))
    assert ask_capability(endpoint).types is None


def test_that_what_a_server_says_it_can_is_read(endpoint: Endpoint, fault_server: FaultServer) -> None:
    codes = [{"code": "search-type"}, {"code": "history-type"}]
    only_read = {"type": "Task", "interaction": [{"code": "read"}]}
    types = [{"type": "Patient", "interaction": codes}, {"type": "Slot"}, only_read]
    rest = {"mode": "server", "resource": types, "operation": [{"name": "export"}]}
    fault_server.will(answer(json.dumps({"resourceType": "CapabilityStatement", "rest": [rest]}).encode()))
    capability = ask_capability(endpoint)
    assert capability.types == {"Patient", "Slot"}
    assert capability.histories == {"Patient"}
    assert capability.can_export


def test_that_a_server_that_cannot_be_reached_is_asked_once(fault_server: FaultServer) -> None:
    with Endpoint("http://127.0.0.1:9/fhir") as endpoint, pytest.raises(SourceError, match="refuses"):
        ask_capability(endpoint)


@pytest.mark.parametrize("proxy", ["proxy", "ftp://proxy", "http://user:pass@proxy", "http://["])
def test_that_a_proxy_that_will_not_do_is_refused(fault_server: FaultServer, proxy: str) -> None:
    with pytest.raises(SourceError, match="proxy's address"):
        Endpoint(fault_server.base_url, proxy=proxy)


def test_that_a_proxy_is_gone_through_where_it_is_set(fault_server: FaultServer) -> None:
    fault_server.will(page(reading(1)))
    with Endpoint("http://localhost:1/fhir", proxy=fault_server.base_url.removesuffix("/fhir")) as endpoint:
        assert len(list(Client(endpoint).search("Observation"))) == 1
    assert fault_server.requests[0].startswith("GET http://localhost:1/fhir/Observation")


@pytest.mark.parametrize("links", ["https://x.example/page2", [{"relation": "next"}], [{"relation": "next", "url": 2}]])
def test_that_a_next_page_whose_address_cannot_be_read_is_not_taken_for_the_end(
    client: Client, fault_server: FaultServer, links: object
) -> None:
    fault_server.will(answer(searchset(reading(1), link=links)))
    with pytest.raises(IncompleteError, match="cannot be read"):
        list(client.search("Observation"))
