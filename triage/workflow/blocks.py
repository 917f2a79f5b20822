"""What keeps a patient from being green although no rule says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from triage.clinical.patient import Patient
from triage.clinical.questionnaire import Response
from triage.errors import Text
from triage.scoring.danish_time import danish_day
from triage.scoring.rules.model import Population
from triage.store.records import Facts

_OLD = timedelta(days=7)
_FIRST_LOAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Block:
    """A reason, and the ids of what it is about: the same words about something new are news."""

    text: Text
    ids: tuple[str, ...] = ()


def blocks_green(patient: Patient, facts: Facts, last_decided: datetime | None) -> tuple[Block, ...]:
    """Return the reasons why `patient` must be at least grey; free text counts until a decision made after it came."""
    return (*_identity(patient), *_quarantined(facts), *_unread(patient, facts, last_decided))


def outside_population(population: Population, patient: Patient, now: datetime) -> Iterator[Block]:
    """Yield why a rule set was not made for a patient of this age; limits for adults prove nothing about a child."""
    low, high = population.min_age, population.max_age
    if low is None and high is None:
        return
    age = patient.age(danish_day(now))
    if age is None:
        yield Block(Text("Patientens alder er ikke kendt", "The patient's age is not known"))
    elif (low is not None and age < low) or (high is not None and age > high):
        yield Block(
            Text(
                f"Regelsættet er ikke lavet til patienter på {age} år",
                f"The rule set was not made for patients aged {age}",
            )
        )


def _identity(patient: Patient) -> Iterator[Block]:
    if not patient.family and not patient.cpr:
        yield Block(Text("Patientens stamdata er ikke modtaget", "The patient's master data have not been received"))
    if patient.deceased:
        yield Block(Text("Patienten er registreret som død", "The patient is registered as deceased"))
    elif not patient.active:
        yield Block(Text("Patienten er ikke længere aktiv i kilden", "The patient is no longer active at the source"))


def _quarantined(facts: Facts) -> Iterator[Block]:
    if facts.held:
        number = len(facts.held)
        text = Text(
            f"{number} modtagne data kunne ikke bruges og er i karantæne",
            f"{number} received data could not be used and are in quarantine",
        )
        yield Block(text, tuple(str(key) for key in facts.held))


def _unread(patient: Patient, facts: Facts, last_decided: datetime | None) -> Iterator[Block]:
    newest = {response.questionnaire: response.id for response in facts.responses}
    unread = tuple(
        response.id
        for response in facts.responses
        if _has_words(response)
        and (last_decided is None or response.received is None or response.received > last_decided)
        and (response.id in newest.values() or not _is_history(response, patient))
    )
    if unread:
        text = Text("Patienten har skrevet fritekst, som ingen har læst", "The patient wrote words nobody has read")
        yield Block(text, unread)


def _has_words(response: Response) -> bool:
    return response.status != "entered-in-error" and any(answer.free_text for answer in response.answers)


def _is_history(response: Response, patient: Patient) -> bool:
    """Return whether the answers are old ones of a patient's very first load: from before Visita knew the patient.

    Judged by when they first came, never by their age now, so that no words stop counting by waiting or by an outage.
    """
    first, seen = response.first_received, patient.first_seen
    if first is None or seen is None or response.authored is None:
        return False
    return first <= seen + _FIRST_LOAD and response.authored < seen - _OLD
