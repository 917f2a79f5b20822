"""A pause stops lateness and nothing else: whoever is on one is never green on values from before it."""

from collections.abc import Iterator
from datetime import datetime

from triage.clinical.care import ON_HOLD, Enrolment, PauseReason
from triage.errors import Text
from triage.scoring.inputs.plan import is_excused
from triage.scoring.inputs.values import PatientInputs
from triage.scoring.rules.model import RuleSet
from triage.workflow.score.block import Block
from triage.worklist.expected_words import pause_words

READING_LATE, RESPONSE_LATE = "hours_past_due", "questionnaire_days_overdue"


def newest_of(inputs: PatientInputs) -> dict[str, datetime | None]:
    """Return from when each kind of lateness is counted, by the name that inputs have it under."""
    return {READING_LATE: inputs.newest_reading, RESPONSE_LATE: inputs.newest_response}


def paused(rule_set: RuleSet, inputs: PatientInputs, enrolment: Enrolment, now: datetime) -> Iterator[Block]:
    """Yield why a course that is on hold, or whose lateness a pause stopped, is not green."""
    if enrolment.status == ON_HOLD:
        yield Block(_ON_HOLD)
        return
    counted = {declared.source_name for declared in rule_set.inputs.values()}
    late = (name in counted and is_excused(enrolment, newest, now) for name, newest in newest_of(inputs).items())
    if any(late):
        yield Block(_words(enrolment, now))


def _words(enrolment: Enrolment, now: datetime) -> Text:
    begun = [one for one in enrolment.pauses if one.has_begun(now)]
    # The one that holds, else the last that did; an open end is the last of all.
    found = max(begun, key=lambda one: (one.holds(now), one.end is None, one.end or now))
    if found.reason is PauseReason.DISMISSED:
        return _DISMISSED
    words = pause_words(found)
    return Text(
        f"Pause ({words.da}): værdierne er fra før, og nye mangler",
        f"Pause ({words.en}): the values are from before, and new ones are missing",
    )


_DISMISSED = Text(
    "Der ses bort fra et svar, der ikke kom: værdierne er fra før, og nye mangler",
    "An answer that did not come is not waited for: the values are from before, and new ones are missing",
)
_ON_HOLD = Text("Forløbet er sat på pause hos kilden", "The course is on hold at the source")
