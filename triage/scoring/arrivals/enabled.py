"""Which questions of a finished response were asked of this patient (FHIR enableWhen): what is unanswered stays so."""

from collections.abc import Mapping, Sequence

from triage.clinical.questionnaire import Answer, Condition, Gate, Item, Questionnaire
from triage.scoring.instruments.asked import compares


class Enabled:
    """The answers to one questionnaire, and whether each question was asked; in a circle of conditions none is."""

    def __init__(self, questionnaire: Questionnaire, answers: Mapping[str, Sequence[Answer]]) -> None:
        self._items: Mapping[str, Item] = {item.link_id: item for item in questionnaire.items}
        self._answers = answers
        self._known: dict[str, bool] = {}

    def __contains__(self, link_id: str) -> bool:
        if link_id not in self._known:
            self._known[link_id] = False
            item = self._items.get(link_id)
            self._known[link_id] = item is not None and all(map(self._is_open, item.gates))
        return self._known[link_id]

    def _is_open(self, gate: Gate) -> bool:
        met = map(self._is_met, gate.conditions)
        return any(met) if gate.any_of else all(met)

    def _is_met(self, condition: Condition) -> bool:
        is_asked = condition.question in self
        given = [one for one in self._answers.get(condition.question, ()) if is_asked and one.value is not None]
        if condition.operator == "exists":
            return bool(given) is condition.expected
        return any(compares(one.value, condition) for one in given)
