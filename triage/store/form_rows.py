"""Questionnaires' items and patients' answers as JSON text, and back; what older programs wrote is read too."""

import json
from decimal import Decimal
from typing import Any

from triage.clinical.questionnaire import (
    Answer,
    AnswerFault,
    AnswerValue,
    Condition,
    Gate,
    Item,
    Option,
    ResponseFault,
)


def answers_to_text(answers: tuple[Answer, ...]) -> str:
    """Return answers as JSON, in order."""
    return _json([_answer_row(answer) for answer in answers])


def answers_from_text(text: str) -> tuple[Answer, ...]:
    """Return the answers in JSON."""
    return tuple(_answer(*row) for row in json.loads(text))


def items_to_text(items: tuple[Item, ...]) -> str:
    """Return the questions of a questionnaire as JSON, in order."""
    return _json([_item_row(item) for item in items])


def items_from_text(text: str) -> tuple[Item, ...]:
    """Return the questions in JSON."""
    return tuple(_item(*row) for row in json.loads(text))


def faults_to_text(faults: tuple[ResponseFault, ...]) -> str | None:
    """Return the faults of a response as one text, None where there are none."""
    return " ".join(faults) or None


def faults_from_text(text: str | None) -> tuple[ResponseFault, ...]:
    """Return the faults in a text."""
    return tuple(map(ResponseFault, (text or "").split()))


def _answer_row(answer: Answer) -> list[object]:
    ordinal = _text(answer.ordinal)
    value = _value_row(answer.value)
    shown = [answer.shown, answer.unit, ordinal, answer.free_text, answer.type, answer.system, answer.fault]
    return [answer.link_id, value, *shown]


def _answer(
    link_id: str,
    value: Any,  # noqa: ANN401 - JSON, in stored order
    shown: str,
    unit: str | None,
    ordinal: str | None,
    free_text: bool,
    type_: str | None = None,
    system: str | None = None,
    fault: str | None = None,
) -> Answer:
    found = None if fault is None else AnswerFault(fault)
    return Answer(link_id, _value(value), shown, unit, _number(ordinal), free_text, type_, system, found)


def _item_row(item: Item) -> list[object]:
    options = [[one.code, one.display, one.system, _text(one.ordinal), one.type] for one in item.options]
    ends = [_text(item.low), _text(item.high)]
    gates = [[gate.any_of, list(map(_condition_row, gate.conditions))] for gate in item.gates]
    may_be = [item.required, item.repeats, ends, gates, item.is_listed, item.unit]
    return [item.link_id, item.text, item.type, options, *may_be]


def _item(
    link_id: str,
    text: str,
    type_: str,
    options: list[list[Any]],
    required: bool,
    repeats: bool = False,
    ends: tuple[str | None, str | None] = (None, None),
    gates: tuple[tuple[bool, list[list[Any]]], ...] = (),
    is_listed: bool = True,
    unit: str | None = None,
) -> Item:
    return Item(
        link_id=link_id,
        text=text,
        type=type_,
        options=tuple(_option(*option) for option in options),
        required=required,
        repeats=repeats,
        low=_number(ends[0]),
        high=_number(ends[1]),
        gates=tuple(Gate(tuple(_condition(*one) for one in conditions), any_of) for any_of, conditions in gates),
        is_listed=is_listed,
        unit=unit,
    )


def _option(
    code: str, display: str, system: str | None = None, ordinal: str | None = None, type_: str = "Coding"
) -> Option:
    return Option(code, display, system, _number(ordinal), type_)


def _condition_row(condition: Condition) -> list[object]:
    return [condition.question, condition.operator, _value_row(condition.expected)]


def _condition(question: str, operator: str, expected: Any) -> Condition:  # noqa: ANN401 - JSON, in stored order
    value = _value(expected)
    return Condition(question, operator, "" if value is None else value)


def _value_row(value: AnswerValue | None) -> object:
    return {"number": str(value)} if isinstance(value, Decimal) else value


def _value(value: Any) -> AnswerValue | None:  # noqa: ANN401 - JSON
    found: AnswerValue | None = Decimal(value["number"]) if isinstance(value, dict) else value
    return found


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


# Our own lists hold no circle.
_json = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
