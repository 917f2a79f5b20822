"""A pull from a FHIR server by others: changes, deletions, export, and what it does not have."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import NOW, fhir_daily_answers, fhir_patient, fhir_spo2
from tests.servers import FhirServer, serving
from triage.bootstrap import open_application, utc_now
from triage.settings import Settings
from triage.store import tables
from triage.store.pull_states import Place, read_places
from triage.store.sources import add_source, find_source, read_watermark
from triage.workflow.application import Application
from triage.workflow.pull.pull import pull, pull_source
from triage.worklist.source import SourceKind, SourceSettings

pytestmark = pytest.mark.server


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Application]:
    """An open store with a true clock: the server has one too."""
    opened = open_application(Settings(home=tmp_path, actor="tester"), is_demo=True, clock=utc_now)
    yield opened
    opened.store.close()


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FhirServer]:
    with serving(tmp_path_factory.mktemp("pulled")) as running:
        people = [fhir_patient(number) for number in range(1, 4)]
        running.load([*people, *(fhir_spo2(94, number) for number in range(1, 31)), fhir_daily_answers()])
        yield running


def withdrawn(app: Application) -> list[str]:
    resource = tables.resource
    with app.store.read() as connection:
        gone = select(resource.c.fhir_id).where(resource.c.withdrawn == 1, resource.c.is_current == 1)
        return list(connection.execute(gone).scalars())


def test_that_everything_comes_once(app: Application, server: FhirServer) -> None:
    first, second = pull(app, server.base_url, count=7), pull(app, server.base_url)
    assert (first.faults, second.faults) == ([], [])
    # What was changed within the second in which the list was begun is read twice.
    assert first.total() - first.total("unchanged") == 34
    assert second.total() == second.total("unchanged")


def test_that_what_the_server_deleted_is_withdrawn(app: Application, server: FhirServer) -> None:
    pull(app, server.base_url)
    server.delete("Observation/o5")
    assert pull(app, server.base_url).faults == []
    assert withdrawn(app) == ["o5"]
    server.put(fhir_spo2(93, 5))
    pull(app, server.base_url)
    assert withdrawn(app) == []


def test_that_a_second_pull_does_not_read_the_whole_history(app: Application, server: FhirServer) -> None:
    pull(app, server.base_url)
    key = find_source(app.store, server.base_url)
    assert key is not None
    assert "Observation" in read_places(app.store, key.id, Place.HISTORY)
    server.put(fhir_spo2(90, 40))
    assert pull(app, server.base_url, count=2).faults == []


def test_that_a_first_load_may_come_by_export(app: Application, server: FhirServer) -> None:
    source = add_source(app.store, "bulk", SourceSettings(server.base_url, SourceKind.BULK))
    first, second = pull_source(app, source), pull_source(app, source)
    assert (first.faults, second.faults) == ([], [])
    assert first.total("accepted") >= 33
    assert second.total("accepted") == 0
    assert read_watermark(app.store, source, "Observation") is not None
    assert read_places(app.store, source, Place.EXPORT) == {}


def test_that_a_folder_is_read_again_only_where_it_changed(app: Application, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "Patient.ndjson").write_text(json.dumps(fhir_patient()))
    source = add_source(app.store, "folder", SourceSettings(str(folder), SourceKind.FOLDER))
    assert pull_source(app, source).total("accepted") == 1
    assert pull_source(app, source).total() == 0
    (folder / "Observation.ndjson").write_text(json.dumps(fhir_spo2(91, at=NOW)))
    assert pull_source(app, source).counts == {("Observation", "accepted"): 1}


def test_that_what_a_server_does_not_have_is_told(app: Application, server: FhirServer) -> None:
    report = pull(app, server.base_url)
    assert all("DeviceMetric" in text.en or "source" in text.en for text in report.warnings)
