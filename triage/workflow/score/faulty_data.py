"""Answers and readings that came and cannot be used: they keep a patient from being green though no rule reads them."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from triage.clinical.observation import WITHDRAWN, Reading
from triage.clinical.patient import Patient
from triage.clinical.questionnaire import Answer, Response, ResponseFault
from triage.errors import Text
from triage.scoring.arrivals.response import response_text, url_of
from triage.scoring.arrivals.words import answer_words
from triage.scoring.danish_time import elapsed
from triage.scoring.instruments.model import Instrument
from triage.scoring.readings.drop_reasons import HARMLESS, Dropped, drop_reason
from triage.scoring.readings.reduce import code_of
from triage.scoring.rules.model import InputKind, RuleSet
from triage.store.records import Facts
from triage.workflow.score.block import Block, is_after

_UNKNOWN = "unknown_code"
_MADE_OF_READINGS = (InputKind.READING, InputKind.CGM)
# Copies, other people's, and noise around a reading say nothing.
_NO_DOUBT = HARMLESS | {"superseded", "artefact"}
_OLD = timedelta(days=7)
_FIRST_LOAD = timedelta(days=1)
_UNFINISHED = frozenset({"in-progress", "stopped"})


def faulty_answers(facts: Facts, instruments: Collection[Instrument]) -> Iterator[Block]:
    """Yield what is wrong with the newest response to each questionnaire, until a newer one comes.

    A form that nobody here knows proves nothing, unless an instrument of the program defines every question answered.
    """
    for response in _newest(facts.responses):
        for fault in response.faults:
            if fault is not ResponseFault.UNKNOWN_FORM or not _are_defined(response.answers, instruments):
                yield Block(response_text(fault), (response.id,))
        if response.status in _UNFINISHED:
            yield Block(_NOT_FINISHED, (response.id,))
        faulty = [answer for answer in response.answers if answer.fault]
        if faulty:
            yield Block(answer_words(faulty[0]), (response.id,))


def unread_readings(patient: Patient, facts: Facts, last_decided: datetime | None) -> Iterator[Block]:
    """Yield the readings of kinds nobody here knows, and those with words beside them, that no decision came after."""
    new = [one for one in unseen_readings(patient, facts, last_decided) if one.fault == _UNKNOWN or one.words]
    unknown = tuple(reading.id for reading in new if reading.fault == _UNKNOWN)
    if unknown:
        yield Block(_UNKNOWN_KIND, unknown)
    words = tuple(reading.id for reading in new if reading.words and reading.fault != _UNKNOWN)
    if words:
        yield Block(_WORDS, words)


def unseen_readings(patient: Patient, facts: Facts, last_decided: datetime | None) -> Iterator[Reading]:
    """Yield the readings that came after the last decision, withdrawn ones and history left out."""
    for reading in facts.readings:
        is_new = is_after(reading.received, last_decided) and not _is_history(reading, patient)
        if is_new and reading.status not in WITHDRAWN:
            yield reading


def lost_beside_the_rules(
    rule_set: RuleSet, dropped: Iterable[Dropped], patient: Patient, facts: Facts, last_decided: datetime | None
) -> Iterator[Block]:
    """Yield the kinds that no rule reads and whose newest reading cannot be used, until a decision came after it.

    Rules that do not look at a kind cannot tell of it: what came of it may still be what is wrong with the patient.
    """
    read = {code_of(declared) for declared in rule_set.inputs.values() if declared.kind in _MADE_OF_READINGS}
    reasons = {one.id: one.reason for one in dropped}
    newest: dict[str, Reading] = {}
    for reading in sorted(facts.readings, key=lambda one: (one.time, one.id in reasons)):
        if reading.kind is not None and reading.kind not in read and reasons.get(reading.id) not in _NO_DOUBT:
            newest[reading.kind] = reading
    for reading in newest.values():
        is_new = is_after(reading.received, last_decided) and not _is_history(reading, patient)
        if is_new and reading.id in reasons:
            why = drop_reason(reasons[reading.id])
            text = Text(f"En måling, som ingen regel ser på, {why.da}", f"A reading no rule looks at {why.en}")
            yield Block(text, (reading.id,))


def _newest(responses: Iterable[Response]) -> Iterable[Response]:
    """Return the newest response to each questionnaire; one without a time of its own is as new as its arrival."""
    newest: dict[str, Response] = {}
    for response in responses:
        if response.status == "entered-in-error":
            continue
        url = url_of(response.questionnaire)
        before = newest.get(url)
        if before is None or _time(before) is None or _is_newer(response, before):
            newest[url] = response
    return newest.values()


def _is_newer(response: Response, before: Response) -> bool:
    time, other = _time(response), _time(before)
    return time is None or other is None or elapsed(other, time) >= timedelta(0)


def _time(response: Response) -> datetime | None:
    return response.authored or response.received


def _are_defined(answers: Iterable[Answer], instruments: Collection[Instrument]) -> bool:
    known = {link_id for instrument in instruments for link_id in instrument.asked}
    given = {answer.link_id for answer in answers}
    return bool(given) and given <= known


def _is_history(reading: Reading, patient: Patient) -> bool:
    """Return whether it is an old reading of a patient's very first load: from before Visita knew the patient."""
    seen, received = patient.first_seen, reading.received
    if seen is None or received is None:
        return False
    return received <= seen + _FIRST_LOAD and reading.time < seen - _OLD


_UNKNOWN_KIND = Text(
    "Der er kommet en måling, hvis kode ikke kendes her; se på den",
    "A reading came whose code is not known here; look at it",
)
_WORDS = Text(
    "Der står fritekst ved en måling, som ingen har læst", "There are words beside a reading that nobody has read"
)
_NOT_FINISHED = Text("En besvarelse er begyndt, men ikke færdig", "A response was begun but is not finished")
