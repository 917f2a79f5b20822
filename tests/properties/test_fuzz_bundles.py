"""Thousands of broken Bundles: none stops the program, none takes long, none comes out green that is not well."""

import json
from time import perf_counter
from typing import Any

import pytest

from tests.acceptance.bad_inputs_child import NOW
from tests.properties.examples import EXAMPLES
from tests.properties.judged import CORPUS, PATIENT, colour
from tests.properties.mutated import mutated
from tests.properties.plain_eye import all_well
from triage.fhir.read import read_document
from triage.fhir.strict import BodyError
from triage.store.intake.intake import Intake
from triage.store.sources import source_id, sources
from triage.workflow.application import Application
from triage.workflow.score.score import score

_MANY = EXAMPLES
_STALL_S = 1.0
# One seed in so many goes through the encrypted store as well.
_STORED = 20


def _originals() -> list[dict[str, Any]]:
    """Return the corpus' Bundles that are small and readable: what is well in them, and what is not.

    Those that are well in an odd way (pounds, a leap second) are left out: the plain eye cannot tell.
    """
    found = []
    for path in sorted(CORPUS.glob("open/*.json")):
        if path.name == "index.json" or path.stat().st_size > 20_000:
            continue
        try:
            body = json.loads(path.read_text(encoding="utf-8-sig"))
        except ValueError:
            continue
        is_odd = _colour(path.read_bytes()) == "green" and not _is_well(path.read_bytes())
        if isinstance(body, dict) and isinstance(body.get("entry"), list) and not is_odd:
            found.append(body)
    return found


def _is_well(body: bytes) -> bool:
    try:
        return all_well(body, PATIENT)
    except (ValueError, RecursionError):
        return False


def _colour(body: bytes) -> str:
    try:
        return colour(body)
    except BodyError:
        return "refused"


_ORIGINALS = _originals()


@pytest.mark.timeout(1_800)
def test_that_no_broken_bundle_stops_stalls_or_turns_a_patient_green() -> None:
    false_green, slow = [], []
    for seed in range(_MANY):
        body = mutated(_ORIGINALS[seed % len(_ORIGINALS)], seed)
        begun = perf_counter()
        found = _colour(body)
        if perf_counter() - begun > _STALL_S:
            slow.append(seed)
        if found == "green" and not _is_well(body):
            false_green.append(seed)
    assert (false_green, slow) == ([], [])


def test_that_the_plain_eye_sees_what_is_well() -> None:
    plain = (CORPUS / "open" / "Z01_plain.json").read_bytes()
    assert _colour(plain) == "green"
    assert _is_well(plain)
    assert not _is_well(plain.replace(b'"value": 95', b'"value": 71'))


def test_that_every_resource_of_a_broken_bundle_is_counted_once(app: Application) -> None:
    source = source_id(app.store, "fuzz")
    sent = 0
    for seed in range(0, _MANY, _STORED):
        try:
            received = list(read_document(mutated(_ORIGINALS[seed % len(_ORIGINALS)], seed), app.catalogue.kinds))
        except BodyError:
            continue
        sent += len(received)
        Intake(app.store, source).accept(received, lambda: NOW)
        score(app)
    (account,) = sources(app.store)
    assert account.received == sent
    assert account.accepted + account.with_findings + account.quarantined + account.unchanged == sent
