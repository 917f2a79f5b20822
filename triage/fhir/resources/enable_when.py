"""Questionnaire.item.enableWhen: which answers open a question."""

from triage.clinical.questionnaire import AnswerValue, Condition, Gate
from triage.fhir.elements import many, number, one, text, truth
from triage.fhir.remarks import bad_code, missing
from triage.fhir.strict import Object

_EXPRESSION = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"
_OPERATORS = frozenset({"exists", "=", "!=", ">", "<", ">=", "<="})


def read_gates(item: Object, path: str) -> tuple[Gate, ...]:
    """Return the gate of a question or group; several conditions that do not say all or any are unusable."""
    conditions = tuple(_condition(found, f"{path}.enableWhen") for found in many(item, "enableWhen", path))
    behaviour = text(item, "enableBehavior", path)
    if behaviour not in ("all", "any") and (behaviour is not None or len(conditions) > 1):
        raise bad_code(f"{path}.enableBehavior")
    return (Gate(conditions, any_of=behaviour == "any"),) if conditions else ()


def waits_for_expression(item: Object, path: str) -> bool:
    """Return whether an expression decides if the question is asked, which nobody here can tell."""
    return any(found.get("url") == _EXPRESSION for found in many(item, "extension", path))


def _condition(found: Object, path: str) -> Condition:
    question, operator = text(found, "question", path), text(found, "operator", path)
    name = next((key for key in found if key.startswith("answer")), None)
    if not question or name is None:
        raise missing(f"{path}.question" if name else f"{path}.answer")
    if operator not in _OPERATORS:
        raise bad_code(f"{path}.operator")
    return Condition(question, operator or "", _expected(found, name, path))


def _expected(found: Object, name: str, path: str) -> AnswerValue:
    value: AnswerValue | None
    match name:
        case "answerBoolean":
            value = truth(found, name, path)
        case "answerInteger" | "answerDecimal":
            value = number(found, name, path)
        case "answerQuantity":
            value = number(one(found, name, path) or {}, "value", path)
        case "answerCoding" | "answerReference":
            inner = one(found, name, path) or {}
            value = text(inner, "code", path) or text(inner, "display", path) or text(inner, "reference", path)
        case _:
            value = text(found, name, path)
    if value is None:
        raise missing(f"{path}.{name}")
    return value
