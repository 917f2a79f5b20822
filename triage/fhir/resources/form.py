"""Questionnaire as a form that can be scored: weights of choices, enableWhen, SDC calculatedExpression.

Read are ordinalValue and itemWeight (hl7.org/fhir/StructureDefinition), on the option, its coding, or a concept of a
contained value set. A form that waits for an expression (enableWhenExpression) before it asks what counts is refused.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from triage.clinical.questionnaire import Gate
from triage.errors import Text, UnreadableError, WrongUseError
from triage.fhir.elements import many, number, one, text, truth, value_name
from triage.fhir.number import Number
from triage.fhir.remarks import Unusable, bad_code, missing
from triage.fhir.resources.enable_when import read_gates, waits_for_expression
from triage.fhir.resources.response import GROUP_LIMIT, too_deep
from triage.fhir.screen import screen
from triage.fhir.serialise import serialise
from triage.fhir.strict import Json, Object
from triage.scoring.instruments.form import Calculation, Form, FormItem, Variable, check_form

_WEIGHT = frozenset(
    {
        "http://hl7.org/fhir/StructureDefinition/ordinalValue",
        "http://hl7.org/fhir/StructureDefinition/itemWeight",
    }
)
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
_CALCULATED = f"{_SDC}calculatedExpression"
_VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable"
_FHIRPATH = "text/fhirpath"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item stands: the gates above it, the variables in sight, and whether an expression decides over it."""

    gates: tuple[Gate, ...] = ()
    variables: tuple[Variable, ...] = ()
    waits: bool = False
    depth: int = 0


def content_sha256(resource: Object) -> str:
    """Return the SHA-256 of the canonical JSON of `resource`: keys in order, numbers as written."""
    return hashlib.sha256(serialise(_in_order(resource))).hexdigest()


def read_form(questionnaire: Object, licence: str) -> Form:
    """Return the form in a Questionnaire as `strict.read_body` returns it.

    Raises WrongUseError without a licence note, UnreadableError or RuleSetError for a form that cannot be scored.
    """
    if not licence.strip():
        raise WrongUseError(
            Text(
                "Skriv, hvilken licens eller aftale afdelingen bruger skemaet efter.",
                "Write the licence or agreement under which the department uses the form.",
            )
        )
    try:
        form = _form(questionnaire, licence.strip())
    except Unusable as fault:
        where, what = fault.finding.path, fault.finding.text
        raise UnreadableError(Text(f"{where}: {what.da}", f"{where}: {what.en}")) from fault
    check_form(form)
    return form


def _form(body: Object, licence: str) -> Form:
    path = "Questionnaire"
    if body.get("resourceType") != path:
        raise bad_code("resourceType")
    screen(body)
    reader = _Reader(body)
    place = _Place(variables=tuple(_variables(body, path, None)))
    return Form(
        url=text(body, "url", path) or "",
        version=text(body, "version", path),
        title=text(body, "title", path) or text(body, "name", path) or text(body, "id", path) or path,
        licence=licence,
        sha256=content_sha256(body),
        items=tuple(reader.items(body, path, place)),
        calculations=tuple(reader.calculations),
    )


class _Reader:
    """Goes through the items once, collecting the calculations beside them."""

    def __init__(self, body: Object) -> None:
        contained = many(body, "contained", "Questionnaire")
        self._sets = {
            str(name): found
            for found in contained
            if found.get("resourceType") == "ValueSet"
            for name in (f"#{found.get('id')}", found.get("url"))
        }
        self.calculations: list[Calculation] = []

    def items(self, parent: Object, path: str, place: _Place) -> Iterator[FormItem]:
        """Yield the questions under `parent`, in order."""
        if place.depth > GROUP_LIMIT:
            raise too_deep("Questionnaire.item")
        for index, item in enumerate(many(parent, "item", path)):
            here = f"{path}.item[{index}]"
            link_id = text(item, "linkId", here)
            if not link_id:
                raise missing(f"{here}.linkId")
            inside = _inside(item, link_id, here, place)
            self.calculations += _calculations(item, link_id, here, inside)
            yield self._item(item, link_id, here, inside)
            yield from self.items(item, here, replace(inside, depth=place.depth + 1))

    def _item(self, item: Object, link_id: str, path: str, place: _Place) -> FormItem:
        choices = list(self._choices(item, path))
        weights = {code: weight for code, weight in choices if weight is not None}
        if any(weights.get(code) != weight for code, weight in choices if weight is not None):
            raise _refused(path, "samme svarkode har to vægte.", "one answer code has two weights.")
        if weights and place.waits:
            raise _refused(path, "enableWhenExpression kan ikke regnes ud.", "enableWhenExpression is not supported.")
        return FormItem(
            link_id=link_id,
            text=text(item, "text", path) or "",
            options=frozenset(code for code, _ in choices),
            weights=weights,
            gates=place.gates,
            repeats=bool(truth(item, "repeats", path)),
        )

    def _choices(self, item: Object, path: str) -> Iterator[tuple[str, Decimal | None]]:
        for option in many(item, "answerOption", path):
            yield _choice(option, f"{path}.answerOption")
        for concept in _concepts(self._sets.get(text(item, "answerValueSet", path) or "", {}), path):
            yield text(concept, "code", path) or "", _weight(concept, path)


def _inside(item: Object, link_id: str, path: str, place: _Place) -> _Place:
    return replace(
        place,
        gates=place.gates + read_gates(item, path),
        variables=place.variables + tuple(_variables(item, path, link_id)),
        waits=place.waits or waits_for_expression(item, path),
    )


def _choice(option: Object, path: str) -> tuple[str, Decimal | None]:
    name = value_name(option)
    if name is None:
        raise missing(f"{path}.value")
    value, weight = option[name], _weight(option, path)
    if isinstance(value, dict):
        code = text(value, "code", path) or text(value, "reference", path) or text(value, "display", path) or ""
        return code, _weight(value, path) if weight is None else weight
    if isinstance(value, Number):
        return format(value.exact.normalize(), "f"), weight
    return text(option, name, path) or "", weight


def _concepts(value_set: Object, path: str) -> Iterator[Object]:
    """Yield the concepts that a contained value set lists, or those of its expansion."""
    expansion = one(value_set, "expansion", path)
    if expansion is not None:
        yield from many(expansion, "contains", path)
        return
    for include in many(one(value_set, "compose", path) or {}, "include", path):
        yield from many(include, "concept", path)


def _weight(element: Object, path: str) -> Decimal | None:
    for extension in many(element, "extension", path):
        if extension.get("url") in _WEIGHT:
            name = value_name(extension) or "valueDecimal"
            return number(extension, name, path)
    return None


def _variables(element: Object, path: str, owner: str | None) -> Iterator[Variable]:
    for found in _expressions(element, _VARIABLE, path):
        name = text(found, "name", path)
        if name:
            yield Variable(name, _fhirpath(found, path), owner)


def _calculations(item: Object, link_id: str, path: str, place: _Place) -> Iterator[Calculation]:
    for found in _expressions(item, _CALCULATED, path):
        yield Calculation(link_id, text(item, "text", path) or link_id, _fhirpath(found, path), place.variables)


def _expressions(element: Object, url: str, path: str) -> Iterator[Object]:
    for extension in many(element, "extension", path):
        if extension.get("url") == url:
            yield one(extension, "valueExpression", path) or {}


def _fhirpath(expression: Object, path: str) -> str:
    """Return the expression; "" for another language than FHIRPath (a query of a server), which never runs."""
    return (text(expression, "expression", path) or "") if expression.get("language") == _FHIRPATH else ""


def _in_order(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value)}
    return [_in_order(member) for member in value] if isinstance(value, list) else value


def _refused(path: str, da: str, en: str) -> Unusable:
    return Unusable("not-supported", path, da, en)
