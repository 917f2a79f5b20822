"""What keeps a patient from being green although no rule says so."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from triage.clinical.patient import Patient
from triage.clinical.questionnaire import Response
from triage.errors import Text
from triage.store.records import Facts

_LATEST_ARRIVAL = timedelta(days=7)


def blocks_green(patient: Patient, facts: Facts, last_decided: datetime | None) -> tuple[Text, ...]:
    """Return the reasons why `patient` must be at least grey; free text counts until a decision came after it."""
    return (*_identity(patient), *_quarantined(facts), *_unread(facts, last_decided))


def _identity(patient: Patient) -> Iterator[Text]:
    if not patient.family and not patient.cpr:
        yield Text("Patientens stamdata er ikke modtaget", "The patient's master data have not been received")
    if patient.deceased:
        yield Text("Patienten er registreret som død", "The patient is registered as deceased")
    elif not patient.active:
        yield Text("Patienten er ikke længere aktiv i kilden", "The patient is no longer active at the source")


def _quarantined(facts: Facts) -> Iterator[Text]:
    if facts.held:
        number = len(facts.held)
        yield Text(
            f"{number} modtagne data kunne ikke bruges og er i karantæne",
            f"{number} received data could not be used and are in quarantine",
        )


def _unread(facts: Facts, last_decided: datetime | None) -> Iterator[Text]:
    newest = {response.questionnaire: response.id for response in facts.responses}
    for response in facts.responses:
        has_words = any(answer.free_text for answer in response.answers) and response.status != "entered-in-error"
        is_unread = last_decided is None or response.authored is None or response.authored > last_decided
        if has_words and is_unread and (response.id in newest.values() or not _is_history(response)):
            yield Text("Patienten har skrevet fritekst, som ingen har læst", "The patient wrote words nobody has read")
            return


def _is_history(response: Response) -> bool:
    """Return whether the answers came with a first load of old data: they were read, or not, before Visita was there.

    Judged by how late they came, never by their age now, so that no words stop counting by waiting.
    """
    if response.authored is None or response.received is None:
        return False
    return response.received - response.authored > _LATEST_ARRIVAL
