"""Inputs that are single answers, and what they share with scores: the newest response to the questionnaire."""

from decimal import Decimal

from triage.clinical.questionnaire import Answer, AnswerValue, Response
from triage.errors import Text
from triage.scoring.arrivals.words import why_unusable
from triage.scoring.danish_time import when
from triage.scoring.inputs.course import Asked, Course, spoiled_words, too_old
from triage.scoring.inputs.values import Evidence, InputValue, Status
from triage.scoring.instruments.items import Item
from triage.scoring.instruments.model import Instrument
from triage.scoring.readings.units import same_unit
from triage.scoring.rules.model import Input, ValueType


def answer_input(declared: Input, course: Course) -> InputValue:
    """Return the answer in the newest usable response to each questionnaire that holds the question.

    Absent when those responses leave it out, whatever older ones say: a skipped safety question is not "as last time".
    Unusable when only withdrawn or unfinished responses were received, when there are several answers that disagree,
    when the answer is in another unit than the limits it is held against, or when it is too old for the input's window.
    """
    instrument = course.instruments.get(declared.instrument or "")
    link_id = answer_link_id(declared, course)
    name = answer_name(declared, instrument)
    asked = course.asked((link_id,))
    if not asked.answered:
        return without_response(name, asked)
    newest = asked.answered[-1]
    if (old := too_old(declared, newest, name, course.now)) is not None:
        return old
    found = tuple(response for response in asked.current if any(one.link_id == link_id for one in response.answers))
    answers = [one for response in found for one in response.answers if one.link_id == link_id]
    if faulty := next((one for one in answers if one.fault), None):
        ids = tuple(response.id for response in found)
        return InputValue(None, Status.UNUSABLE, Evidence(ids, len(answers), _faulty(faulty, name)), name)
    given = {value for one in answers if (value := _compared(one, declared, instrument)) is not None}
    if not given:
        return InputValue(None, Status.ABSENT, Evidence((newest.id,), 0, not_answered(name, newest)), name)
    ids = tuple(response.id for response in found)
    item = None if instrument is None else instrument.asked.get(link_id)
    units = {one.unit for one in answers if one.unit}
    foreign = _foreign_unit(units, course.rule_set.unit_of(declared.name), name)
    if why := foreign or _why_unusable(given, item, name):
        return InputValue(None, Status.UNUSABLE, Evidence(ids, len(given), why), name)
    return InputValue(given.pop(), Status.KNOWN, Evidence(ids, 1, _when(found[-1])), name)


def answer_link_id(declared: Input, course: Course) -> str:
    """Return the link id of the question that `declared` asks for."""
    instrument = course.instruments.get(declared.instrument or "")
    item = declared.item or ""
    return (instrument.link_id(item) if instrument is not None else None) or item


def answer_name(declared: Input, instrument: Instrument | None) -> Text:
    """Return what a nurse calls the input."""
    item = declared.item
    if declared.label is not None:
        return declared.label
    if instrument is None or item is None:
        return Text(f"Spørgsmålet »{item or ''}«", f"The question '{item or ''}'")
    return Text(f"{instrument.name.da} spørgsmål {item}", f"{instrument.name.en} item {item}")


def without_response(name: Text, asked: Asked) -> InputValue:
    """Return the value when no usable response was received."""
    if asked.spoiled:
        newest = asked.spoiled[-1]
        return InputValue(None, Status.UNUSABLE, Evidence((newest.id,), 0, spoiled_words(newest)), name)
    sentence = Text(f"{name.da} er ikke besvaret", f"{name.en} has not been answered")
    return InputValue(None, Status.ABSENT, Evidence(sentence=sentence), name)


def not_answered(name: Text, response: Response) -> Text:
    """Return that the newest response leaves the question out."""
    at = _when(response)
    return Text(f"{name.da} er ikke besvaret ({at.da})", f"{name.en} was not answered ({at.en})")


def _compared(answer: Answer, declared: Input, instrument: Instrument | None) -> AnswerValue | None:
    """Return what the rules compare: the weight of a choice where they want a number, else the value as it is."""
    value = answer.value
    if isinstance(value, str) and not value.strip():
        return None
    if declared.type is ValueType.NUMBER and isinstance(value, str):
        if answer.ordinal is not None:
            return answer.ordinal
        return instrument.weights.get(value, value) if instrument is not None else value
    return value


def _why_unusable(given: set[AnswerValue], item: Item | None, name: Text) -> Text | None:
    """Return why the answers give no value: several that disagree, or a number that the item does not have."""
    if len(given) > 1:
        return Text(f"{name.da} har flere svar, der siger hver sit", f"{name.en} has several answers that disagree")
    if item is None or all(item.allows(value) for value in given if isinstance(value, Decimal)):
        return None
    wanted = item.wanted()
    return Text(f"{name.da}: svaret er ikke {wanted.da}", f"{name.en}: the answer is not {wanted.en}")


def _faulty(answer: Answer, name: Text) -> Text:
    why = Text("kan ikke bruges", "cannot be used") if answer.fault is None else why_unusable(answer.fault)
    return Text(f"{name.da}: svaret {why.da}", f"{name.en}: the answer {why.en}")


def _foreign_unit(units: set[str], limit: str | None, name: Text) -> Text | None:
    """Return that an answer is in another unit than its limits; one without a unit is in the unit it was asked for."""
    others = sorted(unit for unit in units if limit is not None and not same_unit(unit, limit))
    if not others:
        return None
    return Text(
        f"{name.da} er besvaret i {others[0]}, men grænsen er i {limit}",
        f"{name.en} was answered in {others[0]}, but the limit is in {limit}",
    )


def _when(response: Response) -> Text:
    at = Text("", "") if response.authored is None else when(response.authored)
    return Text(f"besvarelsen fra {at.da}", f"the response of {at.en}")
