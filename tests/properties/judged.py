"""What colour a Bundle gives its patient, by the program's own reading and scoring, without a disk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from tests.acceptance.bad_inputs_child import NOW, PROGRAMME, CorpusCatalogue
from triage.clinical.care import Enrolment
from triage.clinical.observation import Reading
from triage.clinical.patient import Patient
from triage.clinical.questionnaire import Questionnaire, Response
from triage.clinical.received import Disposition, Received
from triage.fhir.read import read_document
from triage.scoring.arrivals.response import check_response
from triage.store.records import Facts
from triage.workflow.score.assess_patient import assess_patient
from triage.workflow.score.outcome import Subject

CORPUS = Path(__file__).parents[1] / "acceptance" / "data" / "bad_inputs"
PATIENT = "Patient/p1"
_KEY = "1"
_SEEN = datetime(2026, 1, 1, tzinfo=UTC)


@cache
def catalogue() -> CorpusCatalogue:
    return CorpusCatalogue(CORPUS)


@cache
def questionnaires() -> tuple[Questionnaire, ...]:
    read = (read_document(path.read_bytes(), {}) for path in sorted(CORPUS.glob("Questionnaire-*.json")))
    return tuple(fact for received in read for one in received for fact in one.facts if isinstance(fact, Questionnaire))


def colour(body: bytes) -> str:
    """Return the colour of `PATIENT`, "none" where nothing came of anybody of that name; raises BodyError."""
    received = list(read_document(body, catalogue().kinds))
    person = _person(received)
    facts = Facts([_ENROLMENT], list(_readings(received)), list(_responses(received)), list(_held(received)))
    if not facts.readings and not facts.responses and not facts.held:
        return "none"
    subject = Subject(person, facts, None, {}, {}, NOW)
    return str(next(assess_patient(catalogue(), subject)).colour)


def _person(received: list[Received]) -> Patient:
    found = [one for one in _facts(received) if isinstance(one, Patient) and one.id == PATIENT]
    unknown = Patient(PATIENT, None, "", "")
    return replace(found[-1] if found else unknown, id=_KEY, first_seen=_SEEN)


def _facts(received: list[Received]) -> Iterator[Any]:
    for one in received:
        yield from one.facts


def _readings(received: list[Received]) -> Iterator[Reading]:
    for fact in _facts(received):
        if isinstance(fact, Reading) and fact.patient == PATIENT:
            yield replace(fact, patient=_KEY, received=NOW)


def _responses(received: list[Received]) -> Iterator[Response]:
    for fact in _facts(received):
        if isinstance(fact, Response) and fact.patient == PATIENT:
            checked = check_response(fact, questionnaires()).response
            yield replace(checked, patient=_KEY, received=NOW, first_received=NOW)


def _held(received: list[Received]) -> Iterator[int]:
    """Yield what is held of the patient: quarantined, or one id with two contents, which the store sorts out."""
    contents: dict[tuple[str | None, str | None], str] = {}
    for key, one in enumerate(received):
        is_twice = one.id is not None and contents.setdefault((one.type, one.id), one.sha256) != one.sha256
        if one.subject == PATIENT and (is_twice or one.disposition is Disposition.QUARANTINED):
            yield key


_ENROLMENT = Enrolment("CarePlan/c1", _KEY, PROGRAMME, "active", _SEEN)
