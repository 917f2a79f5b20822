"""What a rule set made from a form says of one response, by the way that every response is triaged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from triage.clinical.care import Enrolment
from triage.clinical.colour import Colour
from triage.clinical.questionnaire import Answer, Response
from triage.errors import Text
from triage.scoring.assess import assess
from triage.scoring.inputs.gather import inputs_for
from triage.scoring.inputs.values import InputValue, PatientInputs, Status
from triage.scoring.region.model import AnswerKind, RegionAnswer
from triage.scoring.region.questions import Asked
from triage.scoring.rules.model import RuleSet

# Any moment will do: a rule set made from a form looks at answers only, never at their age.
_AT = datetime(2000, 1, 1, tzinfo=UTC)
_COMPLETE = frozenset({"completed", "amended"})
_UNREAD = Text("Patienten har skrevet fritekst, som ingen har læst", "The patient wrote words nobody has read")


@dataclass(frozen=True, slots=True)
class OurVerdict:
    """The colour of a response, and of each question by link id; `has_words` marks text that a person must read."""

    colour: Colour
    by_question: Mapping[str, Colour]
    has_words: bool


def our_verdict(
    rule_set: RuleSet, questions: tuple[Asked, ...], answers: Sequence[RegionAnswer], response: Response | None
) -> OurVerdict:
    """Return what `rule_set` says of `response`; one that could not be read (None) is grey in every question.

    `answers` are those of the same response with their units as written.
    """
    if response is None:
        return OurVerdict(Colour.GREY, {found.link_id: Colour.GREY for found in questions}, has_words=False)
    enrolment = Enrolment("", response.patient, "", "active", None)
    found = inputs_for(rule_set, {}, {}, (), (response,), enrolment, response.authored or _AT)
    inputs = _in_own_units(found, questions, answers)
    has_words = any(answer.free_text for answer in response.answers)
    result = assess(rule_set, inputs, blocks_green=(_UNREAD,) if has_words else ())
    fired = [rule_set.rule(rule.id) for rule in result.fired]
    colours = {question.link_id: _of_inputs(inputs.values[question.name], question) for question in questions}
    for rule in fired:
        for name in {comparison.input for comparison in rule_set.compared(rule)}:
            link_id = rule_set.inputs[name].item or ""
            colours[link_id] = min(colours[link_id], rule.colour, key=lambda colour: colour.rank)
    return OurVerdict(result.colour, colours, has_words)


def is_usable(response: Response | None) -> bool:
    """Return whether a response counts at all: read, complete and dated."""
    return response is not None and response.status in _COMPLETE and response.authored is not None


def as_response(questionnaire: str, answers: tuple[RegionAnswer, ...]) -> Response:
    """Return made-up answers as a response that came from nowhere."""
    found = tuple(_as_answer(answer) for answer in answers)
    return Response("QuestionnaireResponse/edge", "Patient/edge", questionnaire, "completed", _AT, found)


def foreign_unit(unit: str | None, declared: str | None) -> bool:
    """Return whether an answer's unit is another than the limits' (None: not known); without one it is as asked for."""
    return unit is not None and unit != declared


def _as_answer(answer: RegionAnswer) -> Answer:
    is_text = answer.kind is AnswerKind.TEXT
    return Answer(answer.link_id, answer.value, str(answer.value), unit=answer.unit, free_text=is_text)


def _in_own_units(
    inputs: PatientInputs, questions: tuple[Asked, ...], answers: Sequence[RegionAnswer]
) -> PatientInputs:
    """Return the inputs with those unusable whose answer is in another unit than the limits."""
    spoiled = {
        question.name: replace(inputs.values[question.name], value=None, status=Status.UNUSABLE)
        for question in questions
        if any(answer.link_id == question.link_id and foreign_unit(answer.unit, question.unit) for answer in answers)
    }
    return replace(inputs, values={**inputs.values, **spoiled})


def _of_inputs(found: InputValue, question: Asked) -> Colour:
    if found.status is Status.UNUSABLE or (question.required and found.status is not Status.KNOWN):
        return Colour.GREY
    return Colour.GREEN
