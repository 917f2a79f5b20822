"""From one patient's facts to the inputs of a rule set."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from triage.clinical.care import Enrolment
from triage.clinical.observation import Reading, ReadingKind
from triage.clinical.questionnaire import Response
from triage.errors import Text
from triage.scoring.inputs.answers import answer_input, answer_link_id
from triage.scoring.inputs.course import Course, counts_until, course
from triage.scoring.inputs.meta import meta_input, newest_reading, newest_response
from triage.scoring.inputs.readings import ReadingColumn, lapses_at, reading_columns, reading_doubt, reading_input
from triage.scoring.inputs.scores import score_input
from triage.scoring.inputs.values import InputValue, PatientInputs, as_declared
from triage.scoring.instruments.model import Instrument
from triage.scoring.rules.model import Input, InputKind, RuleSet


def inputs_for(
    rule_set: RuleSet,
    kinds: Mapping[str, ReadingKind],
    instruments: Mapping[str, Instrument],
    readings: Iterable[Reading],
    responses: Iterable[Response],
    enrolment: Enrolment,
    now: datetime,
) -> PatientInputs:
    """Return every input of `rule_set` for the patient of `enrolment` at `now` (with zone), in any order of arrival.

    Freshness follows the measuring plan: windows end at the newest reading of a kind while that counts (its interval
    and grace have not passed), else at `now`; see `triage.scoring.inputs.plan`. The meta inputs always use the true
    `now`.
    """
    found = course(rule_set, kinds, instruments, readings, responses, enrolment, now)
    columns = reading_columns(rule_set, found.cleaned, found.plans)
    values = {name: as_declared(_value(one, found, columns), one) for name, one in rule_set.inputs.items()}
    newest, answered = newest_reading(found), newest_response(found)
    return PatientInputs(
        values,
        _doubts(found, columns),
        found.cleaned.dropped,
        _holds_until(found, columns),
        newest[1] if newest else None,
        answered.authored if answered else None,
    )


def _value(declared: Input, found: Course, columns: Mapping[str, ReadingColumn]) -> InputValue:
    match declared.kind:
        case InputKind.READING | InputKind.CGM:
            return reading_input(columns[declared.name], 0)
        case _:
            return course_input(declared, found)


def course_input(declared: Input, found: Course) -> InputValue:
    """Return an input that is no number made of readings."""
    match declared.kind:
        case InputKind.ANSWER:
            return answer_input(declared, found)
        case InputKind.SCORE:
            return score_input(declared, found)
        case _:
            return meta_input(declared, found)


def _holds_until(found: Course, columns: Mapping[str, ReadingColumn]) -> datetime | None:
    times = (*(lapses_at(column, 0) for column in columns.values()), *_responses_count_until(found))
    return min((time for time in times if time is not None and time >= found.now), default=None)


def _responses_count_until(found: Course) -> Iterator[datetime | None]:
    for declared in found.rule_set.inputs.values():
        if declared.kind in (InputKind.ANSWER, InputKind.SCORE):
            answered = found.asked(_link_ids(declared, found)).answered
            yield counts_until(declared, answered[-1]) if answered else None


def _doubts(found: Course, columns: Mapping[str, ReadingColumn]) -> tuple[Text, ...]:
    """Return what was received and lost beside values that can be used, each once."""
    readings = (reading_doubt(column, 0) for column in columns.values())
    return tuple(dict.fromkeys(text for text in (*readings, *response_doubts(found)) if text is not None))


def response_doubts(found: Course) -> Iterator[Text | None]:
    """Yield what was answered and lost beside answers that can be used."""
    asked = (found.asked(_link_ids(declared, found)) for declared in found.rule_set.inputs.values())
    yield from (one.doubt for one in asked if one.answered)


def _link_ids(declared: Input, found: Course) -> tuple[str, ...]:
    if declared.kind is InputKind.ANSWER:
        return (answer_link_id(declared, found),)
    instrument = found.instruments.get(declared.instrument or "")
    return instrument.link_ids if instrument is not None else ()
