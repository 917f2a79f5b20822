"""Which questions of a form were asked of this patient (FHIR enableWhen), three-valued where answers are missing."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from triage.clinical.questionnaire import Answer, AnswerValue, Condition, Gate, Response
from triage.scoring.instruments.form import Form, FormItem


class Asked:
    """The answers of one response, and whether each question was asked: True, False, or None where it could yet be.

    An answer to a question that was not asked does not count (FHIR: a disabled item has no answer).
    """

    def __init__(self, form: Form, response: Response) -> None:
        self._items: Mapping[str, FormItem] = {item.link_id: item for item in form.items}
        self._given: dict[str, list[Answer]] = {}
        for answer in response.answers:
            if answer.value is not None:
                self._given.setdefault(answer.link_id, []).append(answer)
        self._known: dict[str, bool | None] = {}

    def is_asked(self, link_id: str) -> bool | None:
        """Return whether the question was asked; the form's questions do not wait in a circle (`check_form`)."""
        if link_id not in self._known:
            item = self._items.get(link_id)
            self._known[link_id] = None if item is None else _all([self._is_open(gate) for gate in item.gates])
        return self._known[link_id]

    def answers(self, link_id: str) -> Sequence[Answer]:
        """Return the answers that count: none where the question was not, or perhaps not, asked."""
        return self._given.get(link_id, ()) if self.is_asked(link_id) else ()

    def _is_open(self, gate: Gate) -> bool | None:
        met = [self._is_met(condition) for condition in gate.conditions]
        return _any(met) if gate.any_of else _all(met)

    def _is_met(self, condition: Condition) -> bool | None:
        answers = self.answers(condition.question)
        if not answers and self.is_asked(condition.question) is not False:
            return None
        if condition.operator == "exists":
            return bool(answers) is condition.expected
        return any(compares(answer.value, condition) for answer in answers)


def compares(value: AnswerValue | None, condition: Condition) -> bool:
    """Return whether an answer meets `condition`; values of two types are not equal, and stand in no order."""
    expected = condition.expected
    if condition.operator == "=":
        return type(value) is type(expected) and value == expected
    if condition.operator == "!=":
        return type(value) is not type(expected) or value != expected
    if isinstance(value, Decimal) and isinstance(expected, Decimal):
        return _in_order(value, expected, condition.operator)
    if isinstance(value, str) and isinstance(expected, str):
        return _in_order(value, expected, condition.operator)
    return False


def _in_order(value: Decimal | str, expected: Decimal | str, operator: str) -> bool:
    below, equal = value < expected, value == expected  # type: ignore[operator]  # callers pass two of one type
    return {"<": below, "<=": below or equal, ">": not below and not equal, ">=": not below}[operator]


def _all(truths: Sequence[bool | None]) -> bool | None:
    if False in truths:
        return False
    return None if None in truths else True


def _any(truths: Sequence[bool | None]) -> bool | None:
    if True in truths:
        return True
    return None if None in truths else False
