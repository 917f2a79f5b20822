"""Questionnaire: its questions flattened in order, with what may be answered and when each is asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from triage.clinical.questionnaire import Gate, Item, Option, Questionnaire
from triage.fhir.codes import spellings
from triage.fhir.elements import many, number, one, text, truth, value_name
from triage.fhir.number import Number
from triage.fhir.remarks import Unusable, missing
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.enable_when import read_gates, waits_for_expression
from triage.fhir.resources.response import GROUP_LIMIT, too_deep
from triage.fhir.strict import Object
from triage.fhir.value_sets import ValueSets, contained_value_sets, ordinal_of

_NOT_ASKED = frozenset({"group", "display"})
_UNITS = frozenset(
    {
        "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
        "http://hjemmebehandling.rm.dk/questionnaire-unit",
    }
)
_LOW, _HIGH = (f"http://hl7.org/fhir/StructureDefinition/{name}Value" for name in ("min", "max"))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item stands: the gates above it, and whether an expression decides over it."""

    sets: ValueSets = field(default_factory=dict)
    gates: tuple[Gate, ...] = ()
    waits: bool = False
    depth: int = 0


def read_questionnaire(view: ResourceView) -> tuple[Questionnaire, ...]:
    """Return the questionnaire; one without url goes by its reference, as responses then name it."""
    body, path = view.body, "Questionnaire"
    url = text(body, "url", path)
    if not url:
        view.warn("required", f"{path}.url", "Skemaet har ingen url.", "The questionnaire has no url.")
    items = tuple(_items(body, path, _Place(contained_value_sets(body))))
    if len({item.link_id for item in items}) != len(items):
        raise _link_id_twice(path)
    return (
        Questionnaire(
            id=view.reference,
            url=url or view.reference,
            version=text(body, "version", path),
            title=text(body, "title", path) or text(body, "name", path) or view.id,
            items=items,
        ),
    )


def _items(parent: Object, path: str, place: _Place) -> Iterator[Item]:
    if place.depth > GROUP_LIMIT:
        raise too_deep("Questionnaire.item")
    for index, item in enumerate(many(parent, "item", path)):
        here = f"{path}.item[{index}]"
        kind = text(item, "type", here)
        if not kind:
            raise missing(f"{here}.type")
        # When a text is shown decides over no answer.
        gates = place.gates + (() if kind == "display" else read_gates(item, here))
        inside = replace(place, gates=gates, waits=place.waits or waits_for_expression(item, here))
        if kind not in _NOT_ASKED:
            yield _item(item, kind, here, inside)
        yield from _items(item, here, replace(inside, depth=place.depth + 1))


def _item(item: Object, kind: str, path: str, place: _Place) -> Item:
    link_id = text(item, "linkId", path)
    if not link_id:
        raise missing(f"{path}.linkId")
    named = text(item, "answerValueSet", path)
    options = (_option(option, f"{path}.answerOption") for option in many(item, "answerOption", path))
    ends = _ends(item, path)
    return Item(
        link_id=link_id,
        text=text(item, "text", path) or "",
        type=kind,
        options=(*(option for option in options if option), *place.sets.get(named or "", ())),
        # Where an expression decides, nobody here can tell whether an answer is missing.
        required=bool(truth(item, "required", path)) and not place.waits,
        repeats=bool(truth(item, "repeats", path)),
        low=ends.get(_LOW),
        high=ends.get(_HIGH),
        gates=place.gates,
        is_listed=named is None or named in place.sets,
        unit=_unit(item, path),
    )


def _unit(item: Object, path: str) -> str | None:
    """Return the UCUM code of the unit that the question asks for, None where it names none or another system's."""
    for found in many(item, "extension", path):
        if found.get("url") in _UNITS:
            coding = one(found, "valueCoding", path) or {}
            return text(coding, "code", path) if text(coding, "system", path) in spellings("ucum") else None
    return None


def _ends(item: Object, path: str) -> Mapping[str, Decimal | None]:
    """Return the least and the most that a number may be; ends of times are not looked at."""
    return {
        str(found.get("url")): number(found, name, path)
        for found in many(item, "extension", path)
        if found.get("url") in (_LOW, _HIGH) and (name := value_name(found)) in ("valueInteger", "valueDecimal")
    }


def _option(option: Object, path: str) -> Option | None:
    """Return a choice; a plain string or number is its own code."""
    name = value_name(option)
    if name is None:
        return None
    if name not in ("valueCoding", "valueReference"):
        value = option[name]
        shown = value.text if isinstance(value, Number) else text(option, name, path) or ""
        return Option(shown, shown, ordinal=ordinal_of(option, path), type=name[5].lower() + name[6:])
    target = one(option, name, path) or {}
    code = text(target, "code", path) or text(target, "reference", path) or ""
    display = text(target, "display", path)
    weight = ordinal_of(target, path)
    return Option(
        code or display or "",
        display or code,
        system=text(target, "system", path),
        ordinal=ordinal_of(option, path) if weight is None else weight,
        type=name.removeprefix("value"),
    )


def _link_id_twice(path: str) -> Unusable:
    return Unusable(
        "invariant",
        f"{path}.item",
        "To spørgsmål har samme linkId, så svarene kan ikke holdes fra hinanden. Kontakt kilden.",
        "Two questions have one linkId, so their answers cannot be told apart. Contact the source.",
    )
