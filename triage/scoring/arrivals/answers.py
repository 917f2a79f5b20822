"""One answer held against its question: may it count, and what does it weigh?"""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from triage.clinical.questionnaire import Answer, AnswerFault, Item, Option

# FHIR's names of what may be answered to each type of question; a choice may also be what its options are.
_TYPES: Mapping[str, frozenset[str]] = {
    "boolean": frozenset({"boolean"}),
    "decimal": frozenset({"decimal", "integer"}),
    "integer": frozenset({"integer"}),
    "date": frozenset({"date"}),
    "dateTime": frozenset({"dateTime", "date"}),
    "time": frozenset({"time"}),
    "string": frozenset({"string"}),
    "text": frozenset({"string"}),
    "url": frozenset({"uri"}),
    "choice": frozenset({"Coding"}),
    "open-choice": frozenset({"Coding", "string"}),
    "attachment": frozenset({"Attachment"}),
    "reference": frozenset({"Reference"}),
    "quantity": frozenset({"Quantity"}),
}
_CHOICES = frozenset({"choice", "open-choice"})


def held_against(item: Item | None, answer: Answer, *, is_asked: bool, is_alone: bool) -> Answer:
    """Return `answer` with the fault that its question finds in it, or with the weight of the choice it is.

    `is_alone` tells that it is the only answer to a question, which those that repeat need not be.
    """
    if item is None:
        return replace(answer, fault=answer.fault or AnswerFault.UNKNOWN_QUESTION)
    chosen = _chosen(item, answer)
    fault = answer.fault or _fault(item, answer, chosen, is_asked, is_alone or item.repeats)
    weight = None if chosen is None or fault else chosen.ordinal
    # A word that the form offers is a choice, not the patient's own words.
    is_words = answer.free_text if answer.type != "string" else bool(answer.value) and chosen is None
    ordinal = answer.ordinal if weight is None else weight
    # A number that names no unit is in the one that was asked for.
    unit = answer.unit or (item.unit if isinstance(answer.value, Decimal) else None)
    return replace(answer, fault=fault, free_text=is_words, ordinal=ordinal, unit=unit)


def _fault(
    item: Item, answer: Answer, chosen: Option | None, is_asked: bool, may_repeat: bool
) -> AnswerFault | None:
    if not is_asked:
        return AnswerFault.NOT_ENABLED
    if not may_repeat:
        return AnswerFault.REPEATED
    if not _has_type(item, answer, chosen):
        return AnswerFault.WRONG_TYPE
    if isinstance(answer.value, Decimal):
        is_low = item.low is not None and answer.value < item.low
        is_high = item.high is not None and answer.value > item.high
        if is_low or is_high:
            return AnswerFault.OUT_OF_RANGE
    return _fault_of_choice(item, answer, chosen) if item.type in _CHOICES else None


def _has_type(item: Item, answer: Answer, chosen: Option | None) -> bool:
    # Responses stored before the type was kept are judged by their values alone.
    if answer.type is None or answer.value is None:
        return True
    if answer.type == "integer" and answer.shown.partition(".")[2].strip("0"):
        return False
    return answer.type in _TYPES.get(item.type, frozenset()) or (item.type in _CHOICES and chosen is not None)


def _fault_of_choice(item: Item, answer: Answer, chosen: Option | None) -> AnswerFault | None:
    if chosen is None:
        is_open = item.type == "open-choice" and (answer.type == "string" or answer.free_text)
        return None if is_open or not item.is_listed or not item.options else AnswerFault.UNKNOWN_CODE
    if _same(answer.shown) not in (_same(chosen.display), _same(chosen.code)):
        return AnswerFault.DISPLAY_CONFLICT
    is_other_weight = None not in (answer.ordinal, chosen.ordinal) and answer.ordinal != chosen.ordinal
    return AnswerFault.WEIGHT_CONFLICT if is_other_weight else None


def _chosen(item: Item, answer: Answer) -> Option | None:
    """Return the option that was chosen: of the same kind, by its code, and by its system where both name one."""
    code = _code(answer)
    if code is None or (answer.type == "Coding" and answer.free_text):
        return None
    fitting = (option for option in item.options if option.code == code and answer.type in (None, option.type))
    return next((option for option in fitting if _is_of(option, answer.system)), None)


def _is_of(option: Option, system: str | None) -> bool:
    return system is None or option.system is None or option.system == system


def _code(answer: Answer) -> str | None:
    value = answer.value
    if isinstance(value, bool) or value is None:
        return None
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def _same(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
