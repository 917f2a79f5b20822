"""The client against servers that are ill, slow or false."""

import gzip
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.builders import fhir_spo2
from tests.servers import FaultServer, answer, drip, free_port, searchset, silence
from triage.errors import SourceError
from triage.fhir.http.auth import BearerToken
from triage.fhir.http.client import Client
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.fetch import Limits

GOOD = searchset(fhir_spo2(94))
TOKEN = "canary-token"


@pytest.fixture
def waits() -> list[float]:
    """The seconds that the client would have waited."""
    return []


@pytest.fixture
def client(fault_server: FaultServer, waits: list[float]) -> Iterator[Client]:
    token = BearerToken(TOKEN)
    with Endpoint(fault_server.base_url, token, sleep=waits.append, jitter=lambda: 0.5) as endpoint:
        yield Client(endpoint)


def impatient(address: str, limits: Limits | None = None, **options: Any) -> Client:
    """A client that waits for nothing."""
    return Client(Endpoint(address, limits=limits, sleep=lambda _: None), **options)


def fault_of(client: Client) -> str:
    """The sentence that a search ends in."""
    with pytest.raises(SourceError) as fault:
        list(client.search("Observation", [("subject", "Patient/canary")]))
    assert fault.value.text.da
    assert "canary" not in fault.value.text.da + fault.value.text.en + str(fault.value)
    return fault.value.text.en


FAULTS = {
    "sign-in page": (answer(b"<html>log on</html>"), "Sign in again"),
    "401": (answer(status="401 Unauthorized"), "Sign in again"),
    "403": (answer(status="403 Forbidden"), "access"),
    "404": (answer(status="404 Not Found"), "Check the address"),
    "410": (answer(status="410 Gone"), "from the start"),
    "500": (answer(status="500 Oh no"), "has a fault (500)"),
    "302": (answer(status="302 Found", Location="http://evil.example/"), "not followed"),
    "empty": (answer(b""), "empty"),
    "outcome": (answer(b'{"resourceType":"OperationOutcome"}'), "fault report"),
    "no Bundle": (answer(b'{"resourceType":"Patient","id":"p1"}'), "list (Bundle)"),
    "Latin-1": (answer('{"resourceType":"Bundle","x":"ø"}'.encode("latin-1")), "UTF-8"),
    "cut": (answer(GOOD[:-9], Content_Length=str(len(GOOD))), "not whole"),
    "cut without length": (answer(GOOD[:-9], Content_Length=""), "cut"),
    "cut in the packing": (answer(gzip.compress(GOOD)[:-9], Content_Encoding="gzip"), "not whole"),
    "unpackable": (answer(GOOD, Content_Encoding="gzip"), "not whole"),
    "unknown packing": (answer(GOOD, Content_Encoding="br"), "cannot be read"),
    "hang-up": (lambda connection: None, "not whole"),
}


@pytest.mark.parametrize(("sent", "sentence"), FAULTS.values(), ids=FAULTS)
def test_that_every_fault_is_one_sentence_that_says_what_to_do(
    client: Client, fault_server: FaultServer, sent, sentence: str
):
    fault_server.will(sent)
    assert sentence in fault_of(client)


def test_that_packed_answers_are_unpacked(client: Client, fault_server: FaultServer):
    fault_server.will(answer(gzip.compress(GOOD), Content_Encoding="gzip"))
    (page,) = client.search("Observation")
    assert page.body == GOOD


def test_that_chunked_answers_are_put_together(client: Client, fault_server: FaultServer):
    chunks = f"{len(GOOD):x}\r\n".encode() + GOOD + b"\r\n0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    fault_server.will(lambda connection: connection.sendall(head + chunks))
    (page,) = client.search("Observation")
    assert page.body == GOOD


def test_that_a_busy_server_is_asked_again_when_it_says(client: Client, fault_server: FaultServer, waits: list[float]):
    fault_server.will(answer(status="429 Busy", Retry_After="3"), answer(status="503 Busy"), answer(GOOD))
    assert len(list(client.search("Observation"))) == 1
    assert waits == [3.5, 2.5]


def test_that_a_server_that_stays_busy_is_left_alone(client: Client, fault_server: FaultServer, waits: list[float]):
    fault_server.will(answer(status="503 Busy", Retry_After="86400"))
    assert "too busy" in fault_of(client)
    assert waits == [60.5, 60.5, 60.5]


def test_that_a_date_to_come_back_at_is_held_against_the_servers_clock(
    client: Client, fault_server: FaultServer, waits: list[float]
):
    dates = {"Date": "Mon, 23 Nov 2026 09:00:00 GMT", "Retry_After": "Mon, 23 Nov 2026 09:00:10 GMT"}
    fault_server.will(answer(status="429 Busy", **dates), answer(GOOD))
    list(client.search("Observation"))
    assert waits == [10.5]


def test_that_a_slow_drip_is_stopped(fault_server: FaultServer):
    fault_server.will(drip(pause=0.02))
    assert "too slowly" in fault_of(impatient(fault_server.base_url, Limits(deadline_s=0.3)))


def test_that_silence_is_stopped(fault_server: FaultServer):
    fault_server.will(silence)
    assert "in time" in fault_of(impatient(fault_server.base_url, Limits(deadline_s=0.3)))


@pytest.mark.parametrize("packing", [{}, {"Content_Encoding": "gzip"}])
def test_that_a_flood_is_stopped(fault_server: FaultServer, packing: dict[str, str]):
    flood = b" " * 300_000
    fault_server.will(answer(gzip.compress(flood) if packing else flood, **packing))
    assert "sent more than" in fault_of(impatient(fault_server.base_url, Limits(byte_cap=100_000)))


def _page(following: str, number: int = 1) -> bytes:
    return searchset(fhir_spo2(94, number), link=[{"relation": "next", "url": following}])


@pytest.mark.parametrize(
    "following", ["https://evil.example/fhir/Observation?page=2", "//evil.example/", "ftp://127.0.0.1/", "http://[/"]
)
def test_that_the_next_page_on_another_server_is_not_fetched(client: Client, fault_server: FaultServer, following: str):
    fault_server.will(answer(_page(following)))
    pages = client.search("Observation")
    assert next(pages).next == following
    with pytest.raises(SourceError, match="another server"):
        next(pages)
    assert len(fault_server.requests) == 1


def test_that_pages_that_go_in_a_circle_are_stopped(client: Client, fault_server: FaultServer):
    fault_server.will(answer(_page("/fhir/Observation?page=2")))
    assert "not whole" in fault_of(client)
    assert len(fault_server.requests) == 2


def test_that_pages_without_end_are_stopped(fault_server: FaultServer):
    fault_server.will(*(answer(_page(f"?page={number}")) for number in range(9)))
    assert "not whole" in fault_of(impatient(fault_server.base_url, page_limit=3))


def test_that_a_strict_server_is_asked_again_without_what_it_lacks(client: Client, fault_server: FaultServer):
    refusal = b'{"resourceType":"OperationOutcome","issue":[{"diagnostics":"Unknown parameter _sort"}]}'
    fault_server.will(answer(refusal, status="400 Bad Request"), answer(GOOD))
    (page,) = client.pull_pages("Observation", datetime(2026, 11, 1, tzinfo=UTC))
    strict, lenient = fault_server.requests
    assert "Prefer: handling=strict" in strict
    assert "_sort" not in lenient
    assert "_lastUpdated=ge2026-10-31T23%3A55%3A00.000Z" in lenient
    assert "_sort" in page.warnings[0].en


def test_that_a_server_that_ignores_the_filter_is_told_on(client: Client, fault_server: FaultServer):
    own = [{"relation": "self", "url": f"{fault_server.base_url}/Observation?_count=500"}]
    fault_server.will(answer(searchset(fhir_spo2(94), link=own)))
    (page,) = client.pull_pages("Observation", datetime(2026, 11, 1, tzinfo=UTC))
    assert "not limited" in page.warnings[0].en


def test_that_remarks_of_the_server_carry_no_personal_number(client: Client, fault_server: FaultServer):
    outcome = {"resourceType": "OperationOutcome", "issue": [{"diagnostics": "no match for 251248-9996"}]}
    fault_server.will(answer(searchset(outcome)))
    (page,) = client.search("Observation")
    assert page.warnings[0].en == "The source remarks: no match for …"


def test_that_surroundings_do_not_change_the_request(
    fault_server: FaultServer, client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path
):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login x password y")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    fault_server.will(answer(GOOD))
    list(client.search("Observation"))
    assert f"Authorization: Bearer {TOKEN}" in fault_server.requests[0]


def test_that_a_server_that_does_not_run_is_told_from_one_that_is_not_known():
    assert "refuses the connection" in fault_of(impatient(f"http://127.0.0.1:{free_port()}/fhir"))
    assert "not known on the network" in fault_of(impatient("https://no-such-host.invalid/fhir"))


def test_that_a_server_without_a_good_certificate_is_not_talked_to(fault_server: FaultServer):
    fault_server.will(answer(GOOD))
    with Endpoint(fault_server.base_url.replace("http:", "https:"), BearerToken(TOKEN)) as endpoint:
        assert "certificate" in fault_of(Client(endpoint))
    assert TOKEN not in "".join(fault_server.requests)


def test_that_old_encryption_is_not_offered():
    from triage.fhir.http.tls import system_trust

    context = system_trust()
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.verify_mode is ssl.CERT_REQUIRED


def test_that_only_what_the_system_trusts_is_trusted():
    from urllib3 import HTTPSConnectionPool

    from triage.fhir.http.tls import TlsAdapter, system_trust

    pool = HTTPSConnectionPool("fhir.example.dk")
    TlsAdapter(system_trust()).cert_verify(pool, "https://fhir.example.dk", True, None)
    assert (pool.cert_reqs, pool.ca_certs, pool.ca_cert_dir) == ("CERT_REQUIRED", None, None)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://fhir.example.dk/fhir", "not encrypted"),
        ("ftp://fhir.example.dk", "no web address"),
        ("fhir.example.dk", "no web address"),
        ("https://user:secret@fhir.example.dk", "no web address"),
        ("http://[", "no web address"),
        ("", "no web address"),
    ],
)
def test_that_an_address_that_will_not_do_is_refused(address: str, sentence: str):
    with pytest.raises(SourceError) as fault:
        Endpoint(address)
    assert sentence in fault.value.text.en
    assert "secret" not in fault.value.text.en
