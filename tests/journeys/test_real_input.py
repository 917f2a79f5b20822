"""Other people's real FHIR through the whole way in: nothing crashes it, and every resource is accounted for."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import conservation, list_cases
from triage.workflow.score.score import score
from triage.worklist.row import Query

HERE = Path(__file__).resolve()
FOLDER = Path(os.environ.get("TRIAGE_ACCEPTANCE", HERE.parents[2].parent / "shared" / "acceptance")) / "fhir"
SOURCES = ("rm-hjemmebehandling", "dk-core", "medcom-homecareobservation", "synthea-bulkdata-r4")


def resources_in(value: Any) -> int:
    """Count the resources of a document: its own, or those of a Bundle's entries, Bundles within Bundles too."""
    if value.get("resourceType") != "Bundle":
        return 1
    return sum(resources_in(entry["resource"]) for entry in value.get("entry", []) if "resource" in entry)


@pytest.mark.parametrize("source", SOURCES)
def test_that_every_resource_of_a_real_source_is_accounted_for(app: Application, source: str) -> None:
    folder = FOLDER / source
    if not folder.is_dir():
        pytest.skip(f"{source} is not at hand")
    expected = sum(resources_in(json.loads(file.read_bytes())) for file in folder.rglob("*.json"))
    report = import_files(app, [folder])
    assert report.faults == []
    assert report.total() == expected
    assert conservation(app).holds


@pytest.mark.parametrize("source", SOURCES)
def test_that_nobody_from_a_source_without_a_rule_set_is_green(app: Application, source: str) -> None:
    if not (FOLDER / source).is_dir():
        pytest.skip(f"{source} is not at hand")
    import_files(app, [FOLDER / source])
    score(app)
    rows = list_cases(app, Query(), 0, 1000)
    assert rows
    assert {row.colour.value for row in rows} == {"grey"}
