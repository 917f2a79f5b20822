"""The words that a patient read and chose, for the codes that rules compare."""

from collections.abc import Iterable, Mapping

from triage.clinical.questionnaire import Response
from triage.scoring.explain.result import Result
from triage.scoring.rules.model import InputKind, RuleSet

# By the input and the code.
Displays = Mapping[tuple[str, str], str]


def answers_in_words(result: Result, rule_set: RuleSet, responses: Iterable[Response]) -> dict[tuple[str, str], str]:
    """Return what the responses themselves say that the codes in a result mean."""
    coded = {used.name: used for used in result.inputs if isinstance(used.value, str)}
    if not coded:
        return {}
    by_id = {response.id: response for response in responses}
    found: dict[tuple[str, str], str] = {}
    for name, used in coded.items():
        declared = rule_set.inputs.get(name)
        if declared is None or declared.kind is not InputKind.ANSWER or not isinstance(used.value, str):
            continue
        for answer in (one for key in used.ids if key in by_id for one in by_id[key].answers):
            shown = answer.shown.strip()
            if answer.link_id == declared.item and answer.value == used.value and shown not in ("", used.value):
                found[name, used.value] = shown
    return found
