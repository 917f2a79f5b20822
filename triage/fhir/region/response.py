"""A QuestionnaireResponse as Region Midtjylland's evaluator looks at it, with the colour that their system gave it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from triage.clinical.colour import Colour
from triage.clinical.questionnaire import Answer, AnswerFault, Response
from triage.errors import Text, UnreadableError
from triage.fhir.codes import spellings, unit_codes
from triage.fhir.dialects.dialect_catalogue import dialects
from triage.fhir.elements import many, number, one, text, value_name
from triage.fhir.one_resource import read_one
from triage.fhir.region.extensions import extension
from triage.fhir.remarks import Unusable
from triage.fhir.resource_view import ResourceView, Surroundings
from triage.fhir.resources.answer import read_answer
from triage.fhir.resources.response import GROUP_LIMIT, too_deep
from triage.fhir.screen import screen
from triage.fhir.strict import Object, read_body
from triage.scoring.region.model import AnswerKind, RegionAnswer

_KINDS = {
    "valueBoolean": AnswerKind.BOOLEAN,
    "valueDecimal": AnswerKind.NUMBER,
    "valueInteger": AnswerKind.NUMBER,
    "valueQuantity": AnswerKind.NUMBER,
    "valueString": AnswerKind.TEXT,
}
_STORED = {"RED": Colour.RED, "YELLOW": Colour.YELLOW, "GREEN": Colour.GREEN}


@dataclass(frozen=True, slots=True)
class RegionResponse:
    """A response; `response` is what Visita reads of it, None where it would be quarantined; `stored` their colour."""

    reference: str
    questionnaire: str
    answers: tuple[RegionAnswer, ...]
    stored: Colour | None
    response: Response | None


def read_region_response(source: bytes) -> RegionResponse:
    """Return the response in `source`; raises UnreadableError for anything but a QuestionnaireResponse."""
    body, path = read_body(source), "QuestionnaireResponse"
    if body.get("resourceType") != path:
        raise UnreadableError(Text(f"Filen er ikke en {path}.", f"The file is no {path}."))
    try:
        screen(body)
        stored = extension(body, "triaging-category", path)
        return RegionResponse(
            reference=f"{path}/{text(body, 'id', path) or '?'}",
            questionnaire=(text(body, "questionnaire", path) or "").partition("|")[0],
            answers=tuple(_answers(ResourceView(body, path, "?", _alone()), body, path, 0)),
            stored=_STORED.get(text(stored, "valueString", path) or "") if stored else None,
            response=_as_visita_reads_it(body, source),
        )
    except Unusable as fault:
        found = fault.finding
        raise UnreadableError(Text(f"{found.path}: {found.text.da}", f"{found.path}: {found.text.en}")) from None


def _as_visita_reads_it(body: Object, source: bytes) -> Response | None:
    facts = read_one(body, source, _alone()).facts
    return next((fact for fact in facts if isinstance(fact, Response)), None)


def _answers(view: ResourceView, parent: Object, path: str, depth: int) -> Iterator[RegionAnswer]:
    if depth > GROUP_LIMIT:
        raise too_deep("QuestionnaireResponse.item")
    for index, item in enumerate(many(parent, "item", path)):
        here = f"{path}.item[{index}]"
        for place, answer in enumerate(many(item, "answer", here)):
            at = f"{here}.answer[{place}]"
            if value_name(answer) is not None:
                yield _answer(view, answer, read_answer(view, text(item, "linkId", here) or "", answer, at), at)
            yield from _answers(view, answer, at, depth + 1)
        yield from _answers(view, item, here, depth + 1)


def _answer(view: ResourceView, written: Object, read: Answer, path: str) -> RegionAnswer:
    name = value_name(written) or ""
    kind = _KINDS.get(name, AnswerKind.OTHER)
    if name != "valueQuantity":
        return RegionAnswer(read.link_id, kind, read.value)
    quantity = one(written, "valueQuantity", path) or {}
    value: Decimal | None = number(quantity, "value", path)
    is_exact = read.value is not None or read.fault is AnswerFault.UNKNOWN_UNIT
    return RegionAnswer(read.link_id, kind, value, _unit(quantity, path), is_exact=is_exact)


def _unit(quantity: Object, path: str) -> str | None:
    """Return the UCUM code, the one that the unit's text means, or else whatever stands in the place of a unit."""
    code = text(quantity, "code", path)
    if code and text(quantity, "system", path) in spellings("ucum"):
        return code
    shown = text(quantity, "unit", path) or code
    known = unit_codes(shown or "")
    return next(iter(known)) if len(known) == 1 else shown


@cache
def _alone() -> Surroundings:
    """Return how the region writes, also where a response has none of its extensions to be recognised by."""
    return Surroundings({}, dialects=dialects("rm-hjemmebehandling"))
