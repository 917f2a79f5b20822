"""QuestionnaireResponse.item.answer: the twelve kinds of value."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from triage.clinical.questionnaire import Answer, AnswerFault
from triage.fhir.elements import number, one, text, truth, value_name
from triage.fhir.remarks import Unusable
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.quantity import read_quantity
from triage.fhir.strict import Object
from triage.fhir.times import is_date_or_time
from triage.fhir.value_sets import ordinal_of


def read_answer(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    """Return one answer; a value of a kind that FHIR does not know makes the response unusable."""
    name = value_name(answer)
    if name is None or answer[name] is None:
        view.warn("incomplete", path, "Svaret har ingen værdi.", "The answer has no value.")
        return Answer(link_id, None, "", fault=AnswerFault.NO_VALUE)
    read = _READERS.get(name)
    if read is None:
        raise Unusable(
            "structure",
            f"{path}.{name}",
            "Svaret er af en ukendt art. Kontakt kilden.",
            "The answer is of an unknown kind. Contact the source.",
        )
    return read(view, link_id, answer, path)


def _boolean(_view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    value = truth(answer, "valueBoolean", path)
    return Answer(link_id, value, "Ja" if value else "Nej", type="boolean")


def _decimal(_view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    value = number(answer, "valueDecimal", path)
    return Answer(link_id, value, str(value), type="decimal")


def _integer(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    value = number(answer, "valueInteger", path) or Decimal(0)
    is_whole = value == value.to_integral_value()
    if not is_whole:
        view.warn("value", f"{path}.valueInteger", "Svaret er ikke et helt tal.", "The answer is no whole number.")
    return Answer(link_id, value, str(value), type="integer", fault=None if is_whole else AnswerFault.WRONG_TYPE)


def _time(name: str) -> "_Reader":
    def read(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
        value = text(answer, name, path) or ""
        if not is_date_or_time(value + ":00" if view.dialect.clock_without_seconds and len(value) == 5 else value):
            view.warn("value", f"{path}.{name}", "Tidspunktet er ikke skrevet som i FHIR.", "Not written as in FHIR.")
        return Answer(link_id, value, value, type=name[5].lower() + name[6:])

    return read


def _string(_view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    value = text(answer, "valueString", path) or ""
    if not value.strip():
        return Answer(link_id, None, value, type="string")
    return Answer(link_id, value, value, free_text=True, type="string")


def _uri(_view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    value = text(answer, "valueUri", path) or ""
    return Answer(link_id, value, value, type="uri")


def _attachment(_view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    """Return an attachment as words to be read by a person: what is in the picture or file no rule can tell."""
    attachment = one(answer, "valueAttachment", path) or {}
    title = text(attachment, "title", path) or text(attachment, "contentType", path) or "Vedhæftet fil"
    return Answer(link_id, title, title, free_text=True, type="Attachment")


def _coding(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    coding = one(answer, "valueCoding", path) or {}
    code, display = text(coding, "code", path), text(coding, "display", path)
    if not code:
        view.warn("code-invalid", f"{path}.valueCoding", "Svarvalget har ingen kode.", "The choice has no code.")
    ordinal = ordinal_of(coding, path)
    return Answer(
        link_id,
        code or display or None,
        display or code or "",
        ordinal=ordinal_of(answer, path) if ordinal is None else ordinal,
        # Words without a code are words: no rule can compare them, so a person must read them.
        free_text=not code and bool(display),
        type="Coding",
        system=text(coding, "system", path),
        fault=None if code or display else AnswerFault.NO_VALUE,
    )


def _quantity(view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    quantity = one(answer, "valueQuantity", path) or {}
    found = read_quantity(view, quantity, f"{path}.valueQuantity")
    unit = text(quantity, "unit", path) or found.unit or text(quantity, "code", path)
    shown = " ".join(part for part in (text(quantity, "comparator", path), str(found.value), unit) if part)
    # A number without any unit is what the question asked for; a bound, or words for a unit, is no value.
    fault = None if found.fault in (None, "no_unit") else AnswerFault(found.fault)
    return Answer(link_id, None if fault else found.value, shown, unit=found.unit, type="Quantity", fault=fault)


def _reference(_view: ResourceView, link_id: str, answer: Object, path: str) -> Answer:
    target = one(answer, "valueReference", path) or {}
    value = text(target, "reference", path) or ""
    return Answer(link_id, value, text(target, "display", path) or value, type="Reference")


_Reader = Callable[[ResourceView, str, Object, str], Answer]

_READERS: Mapping[str, _Reader] = {
    "valueBoolean": _boolean,
    "valueDecimal": _decimal,
    "valueInteger": _integer,
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
