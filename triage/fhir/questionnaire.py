"""Questionnaire: its questions flattened in order, with the choices as the patient read them."""

from collections.abc import Iterator

from triage.clinical.questionnaire import Item, Questionnaire
from triage.fhir.elements import many, one, text, truth, value_name
from triage.fhir.number import Number
from triage.fhir.remarks import missing
from triage.fhir.resource_view import ResourceView
from triage.fhir.response import GROUP_LIMIT, too_deep
from triage.fhir.strict import Object

_NOT_ASKED = frozenset({"group", "display"})


def read_questionnaire(view: ResourceView) -> tuple[Questionnaire, ...]:
    """Return the questionnaire; one without url goes by its reference, as responses then name it."""
    body, path = view.body, "Questionnaire"
    url = text(body, "url", path)
    if not url:
        view.warn("required", f"{path}.url", "Skemaet har ingen url.", "The questionnaire has no url.")
    return (
        Questionnaire(
            id=view.reference,
            url=url or view.reference,
            version=text(body, "version", path),
            title=text(body, "title", path) or text(body, "name", path) or view.id,
            items=tuple(_items(body, path, 0)),
        ),
    )


def _items(parent: Object, path: str, depth: int) -> Iterator[Item]:
    if depth > GROUP_LIMIT:
        raise too_deep("Questionnaire.item")
    for index, item in enumerate(many(parent, "item", path)):
        here = f"{path}.item[{index}]"
        kind = text(item, "type", here)
        if not kind:
            raise missing(f"{here}.type")
        if kind not in _NOT_ASKED:
            yield _item(item, kind, here)
        yield from _items(item, here, depth + 1)


def _item(item: Object, kind: str, path: str) -> Item:
    link_id = text(item, "linkId", path)
    if not link_id:
        raise missing(f"{path}.linkId")
    options = (_option(option, f"{path}.answerOption") for option in many(item, "answerOption", path))
    return Item(
        link_id=link_id,
        text=text(item, "text", path) or "",
        type=kind,
        options=tuple(option for option in options if option),
        required=bool(truth(item, "required", path)),
    )


def _option(option: Object, path: str) -> tuple[str, str] | None:
    """Return code and shown text of a choice; a plain string or number is its own code."""
    name = value_name(option)
    if name is None:
        return None
    if name in ("valueCoding", "valueReference"):
        target = one(option, name, path) or {}
        code = text(target, "code", path) or text(target, "reference", path) or ""
        display = text(target, "display", path)
        return code or display or "", display or code
    value = option[name]
    shown = value.text if isinstance(value, Number) else text(option, name, path) or ""
    return shown, shown
