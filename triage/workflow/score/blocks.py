"""What keeps a patient from being green although no rule says so."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from triage.clinical.patient import Patient
from triage.clinical.questionnaire import Response
from triage.errors import Text
from triage.scoring.danish_time import danish_day
from triage.scoring.instruments.result import Safety
from triage.scoring.instruments.score import Instrument, score
from triage.scoring.numbers import shown
from triage.scoring.rules.model import Population, RuleSet
from triage.store.records import Facts
from triage.workflow.score.block import Block, is_after
from triage.workflow.score.faulty_data import unread_readings

_OLD = timedelta(days=7)
_FIRST_LOAD = timedelta(days=1)


def blocks_green(patient: Patient, facts: Facts, last_decided: datetime | None) -> tuple[Block, ...]:
    """Return the reasons why `patient` must be at least grey; free text counts until a decision made after it came."""
    return (
        *_identity(patient),
        *_quarantined(facts),
        *_unread(patient, facts, last_decided),
        *unread_readings(patient, facts, last_decided),
    )


def has_unread_words(patient: Patient, facts: Facts, last_decided: datetime | None) -> bool:
    """Return whether the patient wrote something that came after the last decision."""
    return any(_unread(patient, facts, last_decided))


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


def unseen_safety(
    rule_set: RuleSet,
    instruments: Mapping[str, Instrument],
    patient: Patient,
    facts: Facts,
    last_decided: datetime | None,
) -> Iterator[Block]:
    """Yield what was answered to a safety item (PHQ-9 item 9) that no rule reads, until a decision made after it came.

    An answer that cannot be read counts as one that is flagged.
    """
    read = {declared.instrument for declared in rule_set.inputs.values()}
    ids: dict[Text, list[str]] = {}
    for instrument in instruments.values():
        if instrument.safety_item is None or instrument.code in read:
            continue
        for response in unseen_responses(patient, facts, last_decided):
            found = score(instrument, response)
            safety = None if found is None else found.safety
            if safety is not None and (safety.flagged or (safety.is_answered and safety.answer is None)):
                ids.setdefault(_safety_words(instrument, safety), []).append(response.id)
    yield from (Block(text, tuple(found)) for text, found in ids.items())


def _safety_words(instrument: Instrument, safety: Safety) -> Text:
    da, en = f"{instrument.name.da} spørgsmål {safety.item}", f"{instrument.name.en} item {safety.item}"
    if safety.answer is None:
        return Text(
            f"{da} har et svar, der ikke kan læses, og ingen har set på det",
            f"{en} has an answer that cannot be read, and nobody has looked at it",
        )
    answer = safety.answer.normalize()
    return Text(
        f"{da} er besvaret med {shown(answer, 'da')}, og ingen har set på det",
        f"{en} was answered with {shown(answer, 'en')}, and nobody has looked at it",
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
            f"Noget af det modtagne kunne ikke bruges og er i karantæne ({number})",
            f"Some of what was received could not be used and is in quarantine ({number})",
        )
        yield Block(text, tuple(str(key) for key in facts.held))


def _unread(patient: Patient, facts: Facts, last_decided: datetime | None) -> Iterator[Block]:
    unread = tuple(response.id for response in unseen_responses(patient, facts, last_decided) if has_words(response))
    if unread:
        text = Text("Patienten har skrevet fritekst, som ingen har læst", "The patient wrote words nobody has read")
        yield Block(text, unread)


def unseen_responses(patient: Patient, facts: Facts, last_decided: datetime | None) -> Iterator[Response]:
    """Yield the responses that came after the last decision, history left out but for the newest of each form."""
    newest = {response.questionnaire: response.id for response in facts.responses}
    for response in facts.responses:
        is_new = is_after(response.received, last_decided)
        counts = response.id in newest.values() or not _is_history(response, patient)
        if is_new and counts and response.status != "entered-in-error":
            yield response


def has_words(response: Response) -> bool:
    """Return whether a response carries the patient's own words."""
    return any(answer.free_text for answer in response.answers)


def _is_history(response: Response, patient: Patient) -> bool:
    """Return whether the answers are old ones of a patient's very first load: from before Visita knew the patient.

    Judged by when they first came, never by their age now, so that no words stop counting by waiting or by an outage.
    """
    first, seen = response.first_received, patient.first_seen
    if first is None or seen is None or response.authored is None:
        return False
    return first <= seen + _FIRST_LOAD and response.authored < seen - _OLD
