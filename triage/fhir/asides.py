"""Read beside the facts: language and interpreter, how a response was given, and what a questionnaire tells a patient.

Nothing here is judged, and what cannot be read is left out: a page about a patient never fails for it.
"""

from collections.abc import Iterator
from datetime import date

from triage.clinical.aside import PersonAside, ResponseAside
from triage.errors import UnreadableError
from triage.fhir.elements import many, one, text, truth, value_name, words
from triage.fhir.remarks import Unusable
from triage.fhir.resources.response import GROUP_LIMIT
from triage.fhir.strict import Object, read_body
from triage.fhir.times import day

_HL7 = "http://hl7.org/fhir/StructureDefinition/"
_INTERPRETER = f"{_HL7}patient-interpreterRequired"
_MODE = f"{_HL7}questionnaireresponse-completionMode"
# Help for whoever fills in is no instruction, and a hidden text was shown to nobody.
_HIDDEN = f"{_HL7}questionnaire-hidden"


def person_aside(raw: bytes) -> PersonAside:
    """Return what a Patient resource tells of language, interpreter and day of death."""
    try:
        body = read_body(raw)
        return PersonAside(_language(body), _needs_interpreter(body), _died(body))
    except (Unusable, UnreadableError):
        return PersonAside()


def response_aside(raw: bytes) -> ResponseAside:
    """Return what a QuestionnaireResponse tells of how and by whom it was given."""
    try:
        body = read_body(raw)
        path = "QuestionnaireResponse"
        given_by = one(body, "source", path) or one(body, "author", path) or {}
        return ResponseAside(_mode(body), text(given_by, "reference", f"{path}.source"))
    except (Unusable, UnreadableError):
        return ResponseAside()


def told_patient(raw: bytes) -> tuple[str, ...]:
    """Return the texts of a Questionnaire that ask nothing, in their order: what the patient was told."""
    try:
        return tuple(dict.fromkeys(_displays(read_body(raw), 0)))
    except (Unusable, UnreadableError):
        return ()


def _language(body: Object) -> str | None:
    spoken = many(body, "communication", "Patient")
    preferred = [one_ for one_ in spoken if one_.get("preferred") is True] or spoken[:1]
    return (words(one(preferred[0], "language", "communication"), "language") or None) if preferred else None


def _needs_interpreter(body: Object) -> bool | None:
    for found in many(body, "extension", "Patient"):
        if found.get("url") == _INTERPRETER:
            return truth(found, "valueBoolean", "extension")
    return None


def _died(body: Object) -> date | None:
    moment = text(body, "deceasedDateTime", "Patient")
    return day({"died": moment[:10]}, "died", "Patient") if moment and len(moment) >= 10 else None


def _mode(body: Object) -> str | None:
    for found in many(body, "extension", "QuestionnaireResponse"):
        if found.get("url") == _MODE:
            name = value_name(found) or ""
            if name == "valueCodeableConcept":
                concept = one(found, name, "extension")
                codes = [text(coding, "code", "coding") for coding in many(concept or {}, "coding", "extension")]
                return next((code for code in codes if code), None) or words(concept, "extension") or None
            return text(found, name, "extension") if name in ("valueCode", "valueString") else None
    return None


def _displays(parent: Object, depth: int) -> Iterator[str]:
    for item in many(parent, "item", "Questionnaire") if depth < GROUP_LIMIT else ():
        said = (text(item, "text", "item") or "").strip()
        if item.get("type") == "display" and said and not _is_hidden(item):
            yield said
        yield from _displays(item, depth + 1)


def _is_hidden(item: Object) -> bool:
    extensions = many(item, "extension", "item")
    return any(found.get("url") == _HIDDEN and found.get("valueBoolean") is True for found in extensions)
