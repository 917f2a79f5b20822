"""Responses held against the questionnaires that are known: when they come, and again when a questionnaire does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, or_, select, update

from triage.clinical.observation import Reading
from triage.clinical.questionnaire import Questionnaire, Response
from triage.clinical.received import Fact, Finding, Received
from triage.scoring.arrivals.response import check_response, url_of
from triage.scoring.arrivals.times import ahead_of
from triage.store import tables
from triage.store.clock_time import from_ms
from triage.store.form_rows import answers_from_text, answers_to_text, faults_from_text, faults_to_text
from triage.store.intake.resource_rows import chunks
from triage.store.records import questionnaires

_WITHDRAWN = frozenset({"entered-in-error"})


def checked(connection: Connection, received: Sequence[Received], at: int) -> Sequence[Received]:
    """Return what came at `at` (ms) with the faults and findings that the questionnaires and the clock show."""
    if not any(isinstance(fact, Response | Reading) for item in received for fact in item.facts):
        return received
    urls = {url_of(fact.questionnaire) for item in received for fact in item.facts if isinstance(fact, Response)}
    known = [*_arriving(received), *_stored(connection, sorted(urls))]
    return [_checked(item, known, at) for item in received]


def check_again(connection: Connection, urls: Iterable[str]) -> set[int]:
    """Hold the stored responses to forms at `urls` against what is known now, and return whose answers that changed."""
    found: set[int] = set()
    for url in sorted(urls):
        known = list(_stored(connection, [url]))
        for row in _responses_to(connection, url):
            if _renewed(connection, row, known):
                found.add(row.patient_id)
    return found


def _arriving(received: Iterable[Received]) -> Iterator[Questionnaire]:
    for item in received:
        yield from (fact for fact in item.facts if isinstance(fact, Questionnaire) and not item.withdrawn)


def _stored(connection: Connection, urls: Sequence[str]) -> Iterator[Questionnaire]:
    for some in chunks(urls, 500):
        yield from questionnaires(connection, some)


def _checked(item: Received, known: Sequence[Questionnaire], at: int) -> Received:
    findings: list[Finding] = []
    facts = tuple(_held(fact, known, at, findings) for fact in item.facts)
    held = item if facts == item.facts else replace(item, facts=facts)
    return held.with_warnings(findings)


def _held(fact: Fact, known: Sequence[Questionnaire], at: int, findings: list[Finding]) -> Fact:
    if isinstance(fact, Reading):
        findings.extend(ahead_of(fact.time, from_ms(at), "Observation.effective[x]"))
        return fact
    if not isinstance(fact, Response) or fact.status in _WITHDRAWN:
        return fact
    found = check_response(fact, known)
    findings.extend(found.findings)
    findings.extend(ahead_of(fact.authored, from_ms(at), "QuestionnaireResponse.authored"))
    return found.response


def _responses_to(connection: Connection, url: str) -> Sequence[Any]:
    response = tables.response
    of_it = or_(response.c.questionnaire == url, response.c.questionnaire.startswith(f"{url}|", autoescape=True))
    return connection.execute(select(response).where(of_it)).all()


def _renewed(connection: Connection, row: Any, known: Sequence[Questionnaire]) -> bool:  # noqa: ANN401 - a row
    before = Response(
        id=row.reference,
        patient=str(row.patient_id),
        questionnaire=row.questionnaire,
        status=row.status,
        authored=None,
        answers=answers_from_text(row.answers),
        faults=faults_from_text(row.faults),
    )
    after = check_response(before, known).response
    if after == before or before.status in _WITHDRAWN:
        return False
    values = {"answers": answers_to_text(after.answers), "faults": faults_to_text(after.faults)}
    connection.execute(update(tables.response).where(tables.response.c.id == row.id).values(**values))
    return True
