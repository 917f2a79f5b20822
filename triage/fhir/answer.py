"""QuestionnaireResponse.item.answer: the twelve kinds of value."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from triage.clinical.questionnaire import Answer
from triage.fhir.elements import many, number, one, text, truth, value_name
from triage.fhir.quantity import read_quantity
from triage.fhir.remarks import Unusable
from triage.fhir.resource_view import ResourceView
from triage.fhir.strict import Object
from triage.fhir.times import is_date_or_time

_ORDINAL = frozenset(
    {
        "http://hl7.org/fhir/StructureDefinition/ordinalValue",
        "http://hl7.org/fhir/StructureDefinition/itemWeight",
    }
)


def read_answer(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    """Return one answer; a value of a kind that FHIR does not know makes the response unusable."""
    name = value_name(answer)
    if name is None:
        view.warn("incomplete", path, "Svaret har ingen værdi.", "The answer has no value.")
        return Answer(link_id, None, "")
    read = _READERS.get(name)
    if read is None:
        raise Unusable(
            "structure",
            f"{path}.{name}",
            "Svaret er af en ukendt art. Kontakt kilden.",
            "The answer is of an unknown kind. Contact the source.",
        )
    return read(view, link_id, answer, path)


def _boolean(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    value = truth(answer, "valueBoolean", path)
    return Answer(link_id, value, "Ja" if value else "Nej")


def _number(name: str) -> "_Reader":
    def read(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
        value = number(answer, name, path)
        return Answer(link_id, value, str(value))

    return read


def _time(name: str) -> "_Reader":
    def read(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
        value = text(answer, name, path) or ""
        if not is_date_or_time(value):
            view.warn("value", f"{path}.{name}", "Tidspunktet er ikke skrevet som i FHIR.", "Not written as in FHIR.")
        return Answer(link_id, value, value)

    return read


def _string(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    value = text(answer, "valueString", path) or ""
    return Answer(link_id, value, value, free_text=bool(value.strip()))


def _uri(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    value = text(answer, "valueUri", path) or ""
    return Answer(link_id, value, value)


def _attachment(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    """Return an attachment as words to be read by a person: what is in the picture or file no rule can tell."""
    attachment = one(answer, "valueAttachment", path) or {}
    title = text(attachment, "title", path) or text(attachment, "contentType", path) or "Vedhæftet fil"
    return Answer(link_id, title, title, free_text=True)


def _coding(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    coding = one(answer, "valueCoding", path) or {}
    code, display = text(coding, "code", path), text(coding, "display", path)
    if not code:
        view.warn("code-invalid", f"{path}.valueCoding", "Svarvalget har ingen kode.", "The choice has no code.")
    # Words without a code are words: no rule can compare them, so a person must read them.
    is_words = not code and bool(display)
    ordinal = _ordinal(answer, coding, path)
    return Answer(link_id, code or display, display or code or "", ordinal=ordinal, free_text=is_words)


def _ordinal(answer: Object, coding: Object, path: str) -> Decimal | None:
    for extension in [*many(coding, "extension", path), *many(answer, "extension", path)]:
        if extension.get("url") in _ORDINAL:
            return number(extension, "valueDecimal", path)
    return None


def _quantity(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    quantity = one(answer, "valueQuantity", path) or {}
    found = read_quantity(view, quantity, f"{path}.valueQuantity")
    shown = " ".join(
        part
        for part in (text(quantity, "comparator", path), str(found.value), text(quantity, "unit", path) or found.unit)
        if part
    )
    # A number without a unit is what the question asked for; a bound or a contradiction is no value.
    is_value = found.fault in (None, "unknown_unit")
    return Answer(link_id, found.value if is_value else None, shown, unit=found.unit)


def _reference(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    target = one(answer, "valueReference", path) or {}
    value = text(target, "reference", path) or ""
    return Answer(link_id, value, text(target, "display", path) or value)


_Reader = Callable[[ResourceView, str, Object, str], Answer]

_READERS: Mapping[str, _Reader] = {
    "valueBoolean": _boolean,
    "valueDecimal": _number("valueDecimal"),
    "valueInteger": _number("valueInteger"),
    "valueDate": _time("valueDate"),
    "valueDateTime": _time("valueDateTime"),
    "valueTime": _time("valueTime"),
    "valueString": _string,
    "valueUri": _uri,
    "valueAttachment": _attachment,
    "valueCoding": _coding,
    "valueQuantity": _quantity,
    "valueReference": _reference,
}
