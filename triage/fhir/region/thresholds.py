"""A PlanDefinition of Region Midtjylland's home treatment, and the Questionnaires that it hands out.

Nothing is passed over: a threshold that cannot be read, or stands where none is looked for, is a fault with its place.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.clinical.received import Finding
from triage.errors import Text, UnreadableError
from triage.fhir.elements import many, one, text
from triage.fhir.references import ID
from triage.fhir.region.extensions import extension, thresholds_on
from triage.fhir.remarks import Unusable, missing
from triage.fhir.screen import screen
from triage.fhir.strict import Object, read_body
from triage.scoring.region.model import Form, Question, Threshold

_NEST_LIMIT = 64


@dataclass(frozen=True, slots=True)
class RegionPlan:
    """A plan: one form per questionnaire that it hands out, and the faults that keep it from being imported whole."""

    reference: str
    title: str
    forms: tuple[Form, ...]
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RegionQuestionnaire:
    """What a Questionnaire adds to a form; `names` are the canonicals that plans and responses call it by."""

    names: frozenset[str]
    questions: tuple[Question, ...]
    thresholds: tuple[Threshold, ...]
    faults: tuple[Finding, ...]


def read_region_plan(source: bytes | Object) -> RegionPlan:
    """Return the plan in `source`, its bytes or its parsed JSON; raises UnreadableError for anything but a plan."""
    body = _body(source, "PlanDefinition")
    try:
        return _plan(body)
    except Unusable as fault:
        raise _refused(fault) from None


def read_region_questionnaire(source: bytes | Object) -> RegionQuestionnaire:
    """Return what the Questionnaire in `source` adds; raises UnreadableError for anything but a Questionnaire."""
    body = _body(source, "Questionnaire")
    try:
        return _questionnaire(body)
    except Unusable as fault:
        raise _refused(fault) from None


def _plan(body: Object) -> RegionPlan:
    path, faults = "PlanDefinition", list[Finding]()
    reference, version = f"{path}/{_id(body, path)}", text(body, "version", path)
    title = text(body, "title", path) or text(body, "name", path) or reference
    found: dict[str, tuple[Threshold, ...]] = {}
    for stray in thresholds_on(body, path, "PLAN", faults):
        faults.append(_unplaced(stray.path))
    for questionnaire, thresholds in _actions(body, path, faults, 0):
        found[questionnaire] = (*found.get(questionnaire, ()), *thresholds)
    date = text(body, "date", path)
    forms = (Form(reference, version, title, date, name, thresholds) for name, thresholds in found.items())
    return RegionPlan(reference, title, tuple(forms), tuple(faults))


def _actions(
    parent: Object, path: str, faults: list[Finding], depth: int
) -> Iterator[tuple[str, tuple[Threshold, ...]]]:
    """Yield the questionnaire and thresholds of every action, actions within actions too."""
    if depth > _NEST_LIMIT:
        raise _too_deep(path)
    for index, action in enumerate(many(parent, "action", path)):
        here = f"{path}.action[{index}]"
        thresholds = tuple(thresholds_on(action, here, "PLAN", faults))
        questionnaire = text(action, "definitionCanonical", here)
        if questionnaire:
            yield questionnaire.partition("|")[0], thresholds
        else:
            faults += [_unplaced(threshold.path) for threshold in thresholds]
        yield from _actions(action, here, faults, depth + 1)


def _questionnaire(body: Object) -> RegionQuestionnaire:
    path, faults = "Questionnaire", list[Finding]()
    questions: list[Question] = []
    thresholds = list(thresholds_on(body, path, "FORM", faults))
    for item, here, conditional in _items(body, path, False, 0):
        thresholds += thresholds_on(item, here, "FORM", faults)
        if text(item, "type", here) not in ("group", "display"):
            questions.append(_question(item, here, conditional))
    names = frozenset({f"{path}/{_id(body, path)}", text(body, "url", path) or ""} - {""})
    return RegionQuestionnaire(names, tuple(questions), tuple(thresholds), tuple(faults))


def _items(parent: Object, path: str, conditional: bool, depth: int) -> Iterator[tuple[Object, str, bool]]:
    if depth > _NEST_LIMIT:
        raise _too_deep(path)
    for index, item in enumerate(many(parent, "item", path)):
        here = f"{path}.item[{index}]"
        only_if = conditional or bool(many(item, "enableWhen", here))
        yield item, here, only_if
        yield from _items(item, here, only_if, depth + 1)


def _question(item: Object, path: str, conditional: bool) -> Question:
    link_id = text(item, "linkId", path)
    if not link_id:
        raise missing(f"{path}.linkId")
    short = extension(item, "question-abbreviation", path)
    words = (text(short, "valueString", path) if short else None) or text(item, "text", path)
    unit = next((found for found in many(item, "extension", path) if found.get("url") in _UNIT), None)
    coding = one(unit, "valueCoding", path) if unit else None
    return Question(link_id, words or "", text(coding, "code", path) if coding else None, conditional)


def _body(source: bytes | Object, wanted: str) -> Object:
    body = read_body(source) if isinstance(source, bytes) else source
    if body.get("resourceType") != wanted:
        raise UnreadableError(Text(f"Filen er ikke en {wanted}.", f"The file is no {wanted}."))
    try:
        screen(body)
    except Unusable as fault:
        raise _refused(fault) from None
    return body


def _id(body: Object, path: str) -> str:
    found = text(body, "id", path) or ""
    if not ID.match(found):
        raise missing(f"{path}.id")
    return found


def _refused(fault: Unusable) -> UnreadableError:
    found = fault.finding
    return UnreadableError(Text(f"{found.path}: {found.text.da}", f"{found.path}: {found.text.en}"))


def _unplaced(path: str) -> Finding:
    text = Text(
        "Tærsklen hører ikke til et skema (definitionCanonical). Ret planen.",
        "The threshold belongs to no questionnaire (definitionCanonical). Correct the plan.",
    )
    return Finding("error", "structure", path, text)


def _too_deep(path: str) -> Unusable:
    return Unusable(
        "too-costly",
        path.partition(".")[0],
        "Filen er indlejret i mere end 64 niveauer. Kontakt kilden.",
        "The file is nested more than 64 levels deep. Contact the source.",
    )


_UNIT = frozenset(
    {
        "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
        "http://hjemmebehandling.rm.dk/questionnaire-unit",
    }
)
