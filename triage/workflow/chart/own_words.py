"""Own words that keep a patient from green and stand in no response shown: who decides must be able to read them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from triage.clinical.observation import ReadingKind
from triage.clinical.patient import Patient
from triage.clinical.questionnaire import Questionnaire
from triage.errors import Text
from triage.store.records import Facts
from triage.workflow.chart.chart import OwnWords, ResponseView
from triage.workflow.score.blocks import unseen_responses
from triage.workflow.score.faulty_data import unseen_readings

_UNKNOWN_KIND = Text("Måling af ukendt slags", "Reading of an unknown kind")


def unread_words(
    patient: Patient,
    facts: Facts,
    last_decided: datetime | None,
    shown: Iterable[ResponseView],
    forms: Iterable[Questionnaire],
    kinds: Mapping[str, ReadingKind],
) -> tuple[OwnWords, ...]:
    """Return what was written since the last decision, the newest first: in former responses and beside readings."""
    keys = {view.key for view in shown}
    found = (
        *_in_responses(patient, facts, last_decided, keys, forms),
        *_beside_readings(patient, facts, last_decided, kinds),
    )
    return tuple(sorted(found, key=lambda one: one.at.timestamp() if one.at else 0.0, reverse=True))


def _in_responses(
    patient: Patient,
    facts: Facts,
    last_decided: datetime | None,
    shown: Collection[str],
    forms: Iterable[Questionnaire],
) -> Iterator[OwnWords]:
    texts = {(form.canonical, item.link_id): item.text for form in forms for item in form.items}
    for response in unseen_responses(patient, facts, last_decided):
        if response.id in shown:
            continue
        for answer in response.answers:
            if answer.free_text and answer.shown.strip():
                asked = texts.get((response.questionnaire, answer.link_id)) or answer.link_id
                yield OwnWords(answer.shown, Text(asked, asked), response.authored, response.answered_by)


def _beside_readings(
    patient: Patient, facts: Facts, last_decided: datetime | None, kinds: Mapping[str, ReadingKind]
) -> Iterator[OwnWords]:
    for reading in unseen_readings(patient, facts, last_decided):
        if reading.words:
            kind = kinds.get(reading.kind or "")
            name = _UNKNOWN_KIND if kind is None else Text(kind.name_da, kind.name_en)
            yield OwnWords(reading.words, name, reading.time, is_reading=True)
