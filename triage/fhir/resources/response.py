"""QuestionnaireResponse: the answers flattened in order, with who gave them."""

from collections.abc import Iterator

from triage.clinical.questionnaire import Answer, Response, ResponseFault
from triage.fhir.elements import many, one, text
from triage.fhir.references import type_of
from triage.fhir.remarks import Unusable, bad_code, misshapen, missing
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.answer import read_answer
from triage.fhir.strict import Object
from triage.fhir.times import FIRST_YEAR, moment
from triage.scoring.arrivals.response import response_text

COMPLETE = frozenset({"completed", "amended"})
STATUSES = COMPLETE | {"in-progress", "entered-in-error", "stopped"}
GROUP_LIMIT = 64
# FHIR R4 QuestionnaireResponse, with what every resource has.
_OF_THE_WHOLE = frozenset(
    {"resourceType", "id", "meta", "implicitRules", "language", "text", "contained", "extension", "modifierExtension"}
    | {"identifier", "basedOn", "partOf", "questionnaire", "status", "subject", "encounter", "authored", "author"}
    | {"source", "item"}
)
_ELEMENTS = frozenset(
    {"id", "extension", "modifierExtension", "linkId", "definition", "text", "answer", "item", "subject"}
)
_ANSWERED_BY = {
    "Patient": "patient",
    "RelatedPerson": "relative",
    "Practitioner": "practitioner",
    "PractitionerRole": "practitioner",
}


def read_response(view: ResourceView) -> tuple[Response, ...]:
    """Return the response; without items, or with one question answered in two places, it is unusable."""
    path = "QuestionnaireResponse"
    faults = list(_unknown_elements(view))
    status = _status(view, faults)
    answers = tuple(_answers(view, view.body, path, 0))
    if not answers and status in COMPLETE:
        raise missing(f"{path}.item")
    authored = moment(view.body, "authored", path)
    if authored is None:
        view.warn("required", f"{path}.authored", "Besvarelsen har intet tidspunkt.", "The response has no time.")
    elif authored.time.year < FIRST_YEAR:
        faults.append(ResponseFault.IMPLAUSIBLE_TIME)
        view.warn(
            "value",
            f"{path}.authored",
            "Besvarelsen er dateret før år 2000 og bruges ikke; uret kan være forkert.",
            "The response is dated before the year 2000 and is not used; the clock may be wrong.",
        )
    return (
        Response(
            id=view.reference,
            patient=view.patient(),
            questionnaire=_questionnaire(view),
            status=status,
            authored=authored.time if authored else None,
            answers=answers,
            answered_by=_answered_by(view),
            faults=tuple(faults),
        ),
    )


def _unknown_elements(view: ResourceView) -> Iterator[ResponseFault]:
    """Yield a fault where a field stands that nobody reads: it may be what the patient wanted to say."""
    unknown = sorted({name.removeprefix("_") for name in view.body} - _OF_THE_WHOLE)
    if unknown:
        yield ResponseFault.UNKNOWN_ELEMENT
        told = response_text(ResponseFault.UNKNOWN_ELEMENT)
        view.warn("structure", f"QuestionnaireResponse.{unknown[0][:64]}", told.da, told.en)


def _status(view: ResourceView, faults: list[ResponseFault]) -> str:
    """Return the status; only a dialect may say what it means that there is none."""
    path = "QuestionnaireResponse.status"
    status = text(view.body, "status", "QuestionnaireResponse")
    if status is None and (understood := view.dialect.missing_status.get("QuestionnaireResponse")):
        view.inform(
            "informational",
            path,
            f"Besvarelsen har ingen status; kilden mener {understood}.",
            f"The response has no status; the source means {understood}.",
        )
        return understood
    if status is None:
        faults.append(ResponseFault.STATUS_MISSING)
        view.warn(
            "required",
            path,
            "Besvarelsen har ingen status, så det er uvist, om den er afsluttet. Den bruges ikke.",
            "The response has no status, so whether it is finished is not known. It is not used.",
        )
        return "in-progress"
    if status not in STATUSES:
        raise bad_code(path)
    if status not in COMPLETE:
        view.warn("business-rule", path, "Besvarelsen er ikke afsluttet.", "The response is not complete.")
    return status


def _questionnaire(view: ResourceView) -> str:
    canonical = text(view.body, "questionnaire", "QuestionnaireResponse")
    if not canonical:
        view.warn(
            "required",
            "QuestionnaireResponse.questionnaire",
            "Besvarelsen nævner ikke sit spørgeskema.",
            "The response does not name its questionnaire.",
        )
    return canonical or ""


def _answered_by(view: ResourceView) -> str | None:
    name = "source" if view.body.get("source") is not None else "author"
    target = view.points_to(name)
    if target:
        return _ANSWERED_BY.get(type_of(target))
    path = f"QuestionnaireResponse.{name}"
    element = one(view.body, name, "QuestionnaireResponse") or {}
    # Who is named in words alone is shown in those words.
    return _ANSWERED_BY.get(text(element, "type", path) or "") or (text(element, "display", path) or "").strip() or None


def _answers(view: ResourceView, parent: Object, path: str, depth: int) -> Iterator[Answer]:
    """Yield the answers of the items of `parent`, a group or an answer, in order."""
    if depth > GROUP_LIMIT:
        raise too_deep("QuestionnaireResponse.item")
    answered: set[str] = set()
    for index, item in enumerate(many(parent, "item", path)):
        here = f"{path}.item[{index}]"
        if not (_ELEMENTS.issuperset(item) or _ELEMENTS.issuperset(name.removeprefix("_") for name in item)):
            # An answer under a misspelt name would be lost in silence.
            raise misshapen(here)
        link_id = text(item, "linkId", here)
        if not link_id:
            raise missing(f"{here}.linkId")
        answers = many(item, "answer", here)
        if answers and link_id in answered:
            raise _answered_twice(here)
        if answers and item.get("item"):
            raise _beside_its_answer(here)
        answered.update([link_id] if answers else [])
        yield from _of_item(view, link_id, answers, here, depth)
        if "item" in item:
            yield from _answers(view, item, here, depth + 1)


def _of_item(view: ResourceView, link_id: str, answers: list[Object], path: str, depth: int) -> Iterator[Answer]:
    for index, answer in enumerate(answers):
        here = f"{path}.answer[{index}]"
        yield read_answer(view, link_id, answer, here)
        if "item" in answer:
            yield from _answers(view, answer, here, depth + 1)


def too_deep(path: str) -> Unusable:
    """Return the fault that groups are nested over 64 deep."""
    return Unusable(
        "too-costly",
        path,
        "Skemaet har grupper i mere end 64 niveauer. Kontakt kilden.",
        "The form has groups nested over 64 deep. Contact the source.",
    )


def _beside_its_answer(path: str) -> Unusable:
    return Unusable(
        "invariant",
        path,
        "Et spørgsmål har både et svar og underspørgsmål uden for svaret. Kontakt kilden.",
        "A question has both an answer and questions beside the answer. Contact the source.",
    )


def _answered_twice(path: str) -> Unusable:
    return Unusable(
        "invariant",
        path,
        "Samme spørgsmål er besvaret to steder. Kontakt kilden.",
        "The same question is answered in two places. Contact the source.",
    )
