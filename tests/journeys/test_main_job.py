"""The main job on a real FHIR server: pull, triage, pull again, and see amended and withdrawn data change colours."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW, ago, fhir_care_plan, fhir_daily_answers, fhir_patient, fhir_spo2
from triage.workflow.application import Application
from triage.workflow.demonstration.prepare_demo import generate_region
from triage.workflow.lists.list_cases import conservation, list_cases
from triage.workflow.pull.pull import TYPES, pull
from triage.workflow.score.score import score
from triage.worklist.row import Query

pytestmark = pytest.mark.server
WELL = {"more_dyspnoea": False, "more_sputum": False, "purulent": False, "wants_contact": "none"}


def colours(app: Application) -> dict[str, str]:
    """Return the colour of every patient of our own, by reference."""
    return {row.reference: row.colour.value for row in list_cases(app, Query(), 0, 10_000)}


def region(folder: Path) -> list[dict[str, Any]]:
    """Return the resources of a small synthetic region."""
    generate_region(folder, 12, 7, NOW, days=20)
    files = (file for type_ in TYPES if (file := folder / f"{type_}.ndjson").exists())
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def people() -> list[dict[str, Any]]:
    """Two made-up people: one who is red by a reading, one who is well."""
    well = [fhir_spo2(96, 21, of=2), fhir_daily_answers(2, of=2, **WELL)]
    return [
        *(resource for number in (1, 2) for resource in (fhir_patient(number), fhir_care_plan(number))),
        fhir_spo2(84, 11, of=1),
        fhir_spo2(92, 12, of=1, at=ago(hours=2)),
        *well,
    ]


def test_that_two_pulls_bring_nothing_twice_and_changes_at_the_source_change_colours(
    app: Application, fhir_server: Any, tmp_path: Path
) -> None:
    fhir_server.load(region(tmp_path / "region") + people())
    first = pull(app, fhir_server.base_url)
    score(app)
    before = colours(app)
    assert first.faults == []
    assert first.total("quarantined") == 0
    assert (before["Patient/p1"], before["Patient/p2"]) == ("yellow", "green")

    second = pull(app, fhir_server.base_url)
    assert second.total() == second.total("unchanged")
    assert score(app).cases == ()

    worse = fhir_daily_answers(2, of=2, **WELL | {"more_dyspnoea": True, "wants_contact": "today"})
    fhir_server.put(worse | {"status": "amended"})
    fhir_server.put(fhir_spo2(84, 11, of=1, status="entered-in-error"))
    third = pull(app, fhir_server.base_url)
    score(app)
    assert third.total() - third.total("unchanged") == 2
    after = colours(app)
    assert (after["Patient/p1"], after["Patient/p2"]) == ("grey", "red")
    assert {key: value for key, value in after.items() if key not in ("Patient/p1", "Patient/p2")} == {
        key: value for key, value in before.items() if key not in ("Patient/p1", "Patient/p2")
    }
    assert conservation(app).holds
