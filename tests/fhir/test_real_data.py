"""FHIR by others: every resource that goes in comes out, once."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.fhir.kinds import KINDS
from triage.clinical.received import Disposition, Received
from triage.errors import UnreadableError
from triage.fhir.read import read_document, read_ndjson

ACCEPTED, FINDINGS, HELD = Disposition
EXPECTED = {
    "rm-hjemmebehandling": {ACCEPTED: 21, FINDINGS: 11},
    "dk-core": {ACCEPTED: 221, HELD: 2},
    "medcom-homecareobservation": {ACCEPTED: 140, FINDINGS: 28},
    "synthea-bulkdata-r4": {ACCEPTED: 2604},
}


def resources_in(document: dict) -> int:
    """Count as a stranger would: every entry of a Bundle, or the one resource."""
    if document["resourceType"] != "Bundle":
        return 1
    return sum(resources_in(entry["resource"]) for entry in document.get("entry", []))


def read_folder(folder: Path) -> tuple[int, list[Received]]:
    files = [file.read_bytes() for file in sorted(folder.glob("*.json"))]
    found = [received for body in files for received in read_document(body, KINDS)]
    return sum(resources_in(json.loads(body)) for body in files), found


@pytest.mark.parametrize("name", EXPECTED)
def test_that_every_resource_is_accounted_for(real_data: Path, name: str):
    number, found = read_folder(real_data / name)
    assert Counter(received.disposition for received in found) == EXPECTED[name]
    assert len(found) == number > 0


@pytest.mark.parametrize("name", EXPECTED)
def test_that_what_is_not_plainly_accepted_says_why(real_data: Path, name: str):
    _, found = read_folder(real_data / name)
    assert all(received.findings for received in found if received.disposition is not ACCEPTED)


def test_that_the_regions_own_answers_all_become_responses(real_data: Path):
    _, found = read_folder(real_data / "rm-hjemmebehandling")
    types = Counter(type(fact).__name__ for received in found for fact in received.facts)
    assert types == {"Response": 6, "Questionnaire": 3, "Patient": 2, "Enrolment": 2}


def test_that_lines_and_bundles_bring_the_same_facts(real_data: Path):
    body = min((real_data / "synthea-bulkdata-r4").glob("*.json"), key=lambda file: file.stat().st_size).read_bytes()
    in_bundle = [received for received in read_document(body, KINDS) if received.type == "Patient"]
    in_lines = read_ndjson([received.raw for received in in_bundle], KINDS)
    assert [(found.facts, found.sha256) for found in in_lines] == [(found.facts, found.sha256) for found in in_bundle]


def test_that_nothing_made_to_do_harm_does_more_than_be_refused(real_data: Path):
    files = sorted((real_data.parent / "bad_inputs" / "open").glob("[A-Z]*.json"))
    refused = set()
    for file in files:
        try:
            assert all(received.raw for received in read_document(file.read_bytes(), KINDS))
        except UnreadableError:
            refused.add(file.name[:3])
    assert refused == {"A01", "A03", "A05", "A08", "A10", "A16", "A20", "A22", "B01", "B03", "B05"}
