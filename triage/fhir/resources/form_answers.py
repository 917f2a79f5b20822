"""A QuestionnaireResponse ready for a form's own calculations: choices with weights, nothing that was not asked."""

from triage.fhir.elements import many, text
from triage.fhir.number import Number
from triage.fhir.strict import Json, Object
from triage.scoring.instruments.asked import Asked
from triage.scoring.instruments.form import Form, FormItem

_WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"


def answers_that_count(response: Object, form: Form, asked: Asked) -> Object:
    """Return `response` without the items that were not asked, each choice with the weight that `form` gives it.

    What the response itself says of weights is left out: the approved form decides.
    """
    items = {item.link_id: item for item in form.items}
    return _with_items(response, "QuestionnaireResponse", items, asked)


def _with_items(parent: Object, path: str, items: dict[str, FormItem], asked: Asked) -> Object:
    found = dict(parent)
    if "item" in parent:
        kept = (
            (item, items[link_id])
            for item in many(parent, "item", path)
            if (link_id := text(item, "linkId", path)) in items and link_id and asked.is_asked(link_id)
        )
        found["item"] = [_item(item, of, f"{path}.item", items, asked) for item, of in kept]
    return found


def _item(item: Object, of: FormItem, path: str, items: dict[str, FormItem], asked: Asked) -> Object:
    found = _with_items(item, path, items, asked)
    if "answer" in item:
        found["answer"] = [
            _with_items(_weighed(answer, of, path), path, items, asked) for answer in many(item, "answer", path)
        ]
    return found


def _weighed(answer: Object, of: FormItem, path: str) -> Object:
    found = {key: value for key, value in answer.items() if key != "extension"}
    coding = answer.get("valueCoding")
    if not isinstance(coding, dict):
        return found
    plain: Object = {key: value for key, value in coding.items() if key != "extension"}
    weight = of.weights.get(text(coding, "code", path) or text(coding, "display", path) or "")
    weights: list[Json] = [] if weight is None else [{"url": _WEIGHT, "valueDecimal": Number(format(weight, "f"))}]
    return {**found, "valueCoding": {**plain, "extension": weights} if weights else plain}

