"""What a pull holds to, whatever the server says: its watermark, its account, its faults."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.builders import NOW, fhir_patient, fhir_spo2
from tests.servers import FaultServer, Send, answer, searchset
from triage.fhir import one_resource
from triage.fhir.http.endpoint import Endpoint
from triage.store.sources import add_source, find_source, read_watermark, source_of
from triage.workflow.application import Application
from triage.workflow.pull import all_types as pull_types
from triage.workflow.pull import conservation
from triage.workflow.pull import pull as pulling
from triage.workflow.pull.pull import pull, pull_source
from triage.workflow.pull.types_read import TYPES
from triage.worklist.source import SourceKind, SourceSettings

EMPTY = answer(searchset())
ABSENT = answer(status="404 Not Found")
DATE = "Mon, 23 Nov 2026 09:00:00 GMT"


@pytest.fixture(autouse=True)
def _two_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pull_types, "TYPES", ("Patient", "Observation"))


def changed(at: str) -> dict[str, Any]:
    return fhir_spo2(90, meta={"lastUpdated": at, "versionId": "1"})


def watermark(app: Application, server: FaultServer) -> datetime | None:
    source = find_source(app.store, server.base_url)
    assert source is not None
    return read_watermark(app.store, source.id, "Observation")


def pulled(app: Application, server: FaultServer, *answers: Send) -> Any:
    server.will(ABSENT, *answers)
    return pull(app, server.base_url)


def test_that_a_change_in_the_future_hides_nothing_after_it(app: Application, fault_server: FaultServer) -> None:
    pulled(app, fault_server, EMPTY, answer(searchset(changed("2099-01-01T00:00:00Z")), Date=DATE))
    assert watermark(app, fault_server) == datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_that_our_own_clock_stands_in_where_the_server_tells_no_time(
    app: Application, fault_server: FaultServer
) -> None:
    pulled(app, fault_server, EMPTY, answer(searchset(changed("2099-01-01T00:00:00Z"))))
    assert watermark(app, fault_server) == NOW


def test_that_the_watermark_stays_where_a_list_was_not_whole(app: Application, fault_server: FaultServer) -> None:
    short = answer(searchset(changed("2026-11-20T08:00:00Z"), total=2))
    report = pulled(app, fault_server, EMPTY, short)
    assert "Observation" in report.faults[0].en
    assert report.counts["Observation", "accepted"] == 1
    assert watermark(app, fault_server) is None


def test_that_a_list_that_was_not_whole_is_read_again_at_once(app: Application, fault_server: FaultServer) -> None:
    short, whole = changed("2026-11-20T08:00:00Z"), {**changed("2026-11-20T09:00:00Z"), "id": "o2"}
    report = pulled(app, fault_server, EMPTY, answer(searchset(short, total=2)), answer(searchset(short, whole)))
    assert report.faults == []
    assert report.counts["Observation", "accepted"] == 2


def test_that_the_fault_of_one_type_does_not_stop_the_others(app: Application, fault_server: FaultServer) -> None:
    found = answer(searchset(changed("2026-11-20T08:00:00Z")))
    report = pulled(app, fault_server, answer(status="500 Oh no"), found)
    assert "Patient" in report.faults[0].en
    assert report.counts["Observation", "accepted"] == 1


def test_that_a_server_that_no_longer_answers_is_not_asked_for_every_type(
    app: Application, fault_server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pull_types, "TYPES", ("Patient", "Device", "Observation", "Task"))
    monkeypatch.setattr(pulling, "endpoint_of", lambda settings: Endpoint(settings.url, sleep=lambda _: None))
    report = pulled(app, fault_server, lambda connection: None)
    assert "not whole" in report.faults[0].en
    assert not any("/Observation" in request for request in fault_server.requests)


def test_that_what_a_server_does_not_have_is_a_warning(app: Application, fault_server: FaultServer) -> None:
    report = pulled(app, fault_server, answer(searchset(fhir_patient())), ABSENT)
    assert report.faults == []
    assert "Observation" in report.warnings[0].en


def test_that_what_came_before_and_comes_no_more_is_a_fault(app: Application, fault_server: FaultServer) -> None:
    pulled(app, fault_server, EMPTY, answer(searchset(changed("2026-11-20T08:00:00Z"))))
    report = pulled(app, fault_server, EMPTY, answer(status="403 Forbidden"))
    assert "no access" in report.faults[0].en


def test_that_clocks_that_differ_are_told_of(app: Application, fault_server: FaultServer) -> None:
    report = pulled(app, fault_server, answer(searchset(), Date="Mon, 23 Nov 2026 09:12:00 GMT"), EMPTY)
    assert "12 min ahead" in report.warnings[0].en


def test_that_a_server_that_has_nothing_is_a_fault(app: Application, fault_server: FaultServer) -> None:
    assert "Check the address" in pulled(app, fault_server, ABSENT).faults[0].en


def test_that_what_a_server_declares_and_refuses_is_a_fault(app: Application, fault_server: FaultServer) -> None:
    types = [{"type": "Patient"}, {"type": "Observation"}]
    statement = {"resourceType": "CapabilityStatement", "rest": [{"mode": "server", "resource": types}]}
    fault_server.will(answer(json.dumps(statement).encode()), EMPTY, answer(status="403 Forbidden"))
    assert "Observation" in pull(app, fault_server.base_url).faults[0].en


def test_that_a_body_that_was_refused_is_kept(app: Application, fault_server: FaultServer) -> None:
    report = pulled(app, fault_server, EMPTY, answer(b'{"resourceType":"Bundle","entry":7}'))
    assert report.total("quarantined") == 1
    assert len(report.faults) == 1


def test_that_an_account_that_does_not_add_up_is_a_fault(
    app: Application, fault_server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triage.workflow.pull.pulling.resources_in", lambda bundle: 7)
    report = pulled(app, fault_server, answer(searchset(fhir_patient())), EMPTY)
    assert "does not add up" in report.faults[0].en
    assert source_of(app.store, 1).health.fault is not None


def test_that_a_stored_account_that_does_not_add_up_is_a_fault(app: Application) -> None:
    source = add_source(app.store, "x", SourceSettings(None, SourceKind.FILES))
    with app.store.write() as connection:
        connection.exec_driver_sql("UPDATE source SET received = 3, accepted = 2")
    assert "3 were received but 2" in conservation.account_fault(app, source)[0].en


def test_that_a_source_of_files_has_nothing_to_fetch(app: Application) -> None:
    source = add_source(app.store, "files", SourceSettings(None, SourceKind.FILES))
    assert "triage import" in pull_source(app, source).warnings[0].en


def test_that_every_type_that_can_be_read_is_fetched() -> None:
    assert set(TYPES) == set(one_resource._READERS)
