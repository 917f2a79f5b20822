"""What else can come than the files of the corpus: each a small change to a plain Bundle, with what must come of it.

The rules are those of data/bad_inputs/README.md.
"""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

PLAIN = Path(__file__).parent / "data" / "bad_inputs" / "open" / "Z01_plain.json"

Body = dict[str, Any]
Change = Callable[[Body], None]


def bundle() -> Body:
    """A patient, a saturation of 95 %, a weight and a response, all well."""
    found: Body = json.loads(PLAIN.read_text(encoding="utf-8"))
    return found


def of(body: Body, kind: str) -> Body:
    """The first resource of a type in `body`."""
    found: Body = next(entry["resource"] for entry in body["entry"] if entry["resource"]["resourceType"] == kind)
    return found


def set_in(kind: str, **changes: Any) -> Change:
    """A change of elements of the first resource of a type; None takes one away."""

    def change(body: Body) -> None:
        found = of(body, kind)
        found.update(changes)
        for name in [name for name, value in changes.items() if value is None]:
            del found[name]

    return change


def saturation(value: Any = 95, **changes: Any) -> Change:
    quantity = {"value": value, "unit": "%", "system": "http://unitsofmeasure.org", "code": "%", **changes}
    return set_in("Observation", valueQuantity={k: v for k, v in quantity.items() if v is not None})


def at(time: Any) -> Change:
    return set_in("Observation", effectiveDateTime=time)


def answered(*items: Body) -> Change:
    return set_in("QuestionnaireResponse", item=list(items))


def item(link_id: str, *answers: Body, **more: Any) -> Body:
    return {"linkId": link_id, "answer": list(answers), **more}


def choice(code: str = "0", **more: Any) -> Body:
    return item("bivirkning", {"valueCoding": {"system": "https://example.dk/svar", "code": code, **more}})


def besides(*items: Body) -> Change:
    """The response as it is, with more questions answered."""
    return answered(NONE, choice(), *items)


def words(text: str) -> Change:
    return besides(item("fritekst", {"valueString": text}))


def twice(kind: str, version: str = "1", **changes: Any) -> Change:
    """The first resource of a type once more, with another version or content."""

    def change(body: Body) -> None:
        again = copy.deepcopy(of(body, kind))
        again["meta"]["versionId"] = version
        again.update(changes)
        body["entry"].append({"fullUrl": f"https://fhir.example.dk/{kind}/{again['id']}", "resource": again})
        body["total"] += 1

    return change


def nested(depth: int) -> Change:
    inner = NONE
    for level in range(depth):
        inner = {"linkId": f"g{level}", "item": [inner]}
    return answered(inner, choice())


def person(*identifiers: Body, **changes: Any) -> Change:
    found = {"identifier": list(identifiers)} if identifiers else {}
    return set_in("Patient", **found, **changes)


def cpr(value: Any, system: str = "urn:oid:1.2.208.176.1.2") -> Body:
    return {"system": system, "value": value}


def whole(**changes: Any) -> Change:
    return lambda body: body.update(changes)


def link(url: str) -> Change:
    return whole(link=[{"relation": "self", "url": "https://fhir.example.dk/x"}, {"relation": "next", "url": url}])


NONE = item("anfald", {"valueInteger": 0})
_URL = "https://example.dk/fhir/Questionnaire"
_ABSENT = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/data-absent-reason", "code": "unknown"}]}
_OTHER = {"reference": "https://other.example.com/fhir/Patient/p1"}

# name -> change, file, triage ("normal", "unknown", "not_green", "none" or "red")
VARIANTS: dict[str, tuple[Change, str, str]] = {
    "number of 20 decimals": (saturation(95.00000000000000000001), "accept", "normal"),
    "underflow": (saturation("1e-400"), "partial", "unknown"),
    "minus zero": (saturation("-0"), "partial", "unknown"),
    "minus value": (saturation(-95), "partial", "unknown"),
    "value null": (saturation("null"), "partial", "unknown"),
    "value empty": (saturation(""), "partial", "unknown"),
    "value an object": (saturation({"value": 95}), "partial", "unknown"),
    "just below the limit": (saturation("87.999"), "accept", "red"),
    "fraction below the limit": (saturation("0.879", unit="1", code="1"), "accept", "red"),
    "bound": (saturation(88, comparator="<"), "partial", "unknown"),
    "no unit": (saturation(unit=None, code=None, system=None), "partial", "unknown"),
    "code without system": (saturation(system=None), "partial", "unknown"),
    "foreign unit": (saturation(unit="kg", code="kg"), "partial", "unknown"),
    "reason beside a value": (set_in("Observation", dataAbsentReason=_ABSENT), "partial", "unknown"),
    "reason and no value": (set_in("Observation", dataAbsentReason=_ABSENT, valueQuantity=None), "accept", "unknown"),
    "words for a value": (set_in("Observation", valueQuantity=None, valueString="95"), "partial", "unknown"),
    "code nobody knows": (
        set_in("Observation", code={"coding": [{"system": "http://loinc.org", "code": "0-0"}]}), "partial", "unknown",
    ),
    "code missing": (set_in("Observation", code=None), "partial", "unknown"),
    "hour 25": (at("2026-11-20T25:00:00+01:00"), "partial", "unknown"),
    "30 February": (at("2026-02-30T08:15:00+01:00"), "partial", "unknown"),
    "offset +14": (at("2026-11-20T21:15:00+14:00"), "accept", "normal"),
    "five minutes ahead": (at("2026-11-20T10:05:00+01:00"), "accept", "normal"),
    "six minutes ahead": (at("2026-11-20T10:06:00+01:00"), "partial", "unknown"),
    "exactly 48 hours old": (at("2026-11-18T10:00:00+01:00"), "accept", "normal"),
    "over 48 hours old": (at("2026-11-18T09:59:00+01:00"), "accept", "unknown"),
    "registered": (set_in("Observation", status="registered"), "partial", "unknown"),
    "cancelled": (set_in("Observation", status="cancelled"), "partial", "unknown"),
    "no status": (set_in("Observation", status=None), "partial", "unknown"),
    "amended": (set_in("Observation", status="amended"), "accept", "normal"),
    "implicit rules": (set_in("Observation", implicitRules="https://example.dk/x"), "partial", "unknown"),
    "two answers to one question": (
        answered(item("anfald", {"valueInteger": 0}, {"valueInteger": 12}), choice()), "partial", "not_green",
    ),
    "unknown question": (besides(item("søvn", {"valueInteger": 3})), "partial", "unknown"),
    "unknown choice": (answered(NONE, choice("7")), "partial", "unknown"),
    "choice of another system": (answered(NONE, choice(system="https://x")), "partial", "unknown"),
    "choice as words": (answered(NONE, item("bivirkning", {"valueString": "0"})), "partial", "not_green"),
    "choice without code": (answered(NONE, choice("", display="Ingen")), "partial", "not_green"),
    "severe side effects": (answered(NONE, choice("3", display="Svær")), "accept", "red"),
    "decimal for a whole number": (answered(item("anfald", {"valueDecimal": 0.5}), choice()), "partial", "unknown"),
    "words for a number": (answered(item("anfald", {"valueString": "nul"}), choice()), "partial", "not_green"),
    "minus count": (answered(item("anfald", {"valueInteger": -1}), choice()), "partial", "unknown"),
    "one required answer missing": (answered(NONE), "partial", "unknown"),
    "required answer missing, another red": (answered(choice("3", display="Svær")), "partial", "red"),
    "answer without value": (answered(item("anfald", {}), choice()), "partial", "unknown"),
    "answer null": (answered(item("anfald", {"valueInteger": None}), choice()), "partial", "unknown"),
    "groups 64 deep": (nested(63), "accept", "normal"),
    "groups 65 deep": (nested(66), "partial", "unknown"),
    "stopped": (set_in("QuestionnaireResponse", status="stopped"), "partial", "unknown"),
    "response withdrawn": (set_in("QuestionnaireResponse", status="entered-in-error"), "partial", "unknown"),
    "response without status": (set_in("QuestionnaireResponse", status=None), "partial", "unknown"),
    "response amended": (set_in("QuestionnaireResponse", status="amended"), "accept", "normal"),
    "form unknown": (set_in("QuestionnaireResponse", questionnaire="https://example.dk/q|1"), "partial", "unknown"),
    "form not named": (set_in("QuestionnaireResponse", questionnaire=None), "partial", "unknown"),
    "form without version": (set_in("QuestionnaireResponse", questionnaire=f"{_URL}/epilepsi"), "partial", "unknown"),
    "response in 1970": (set_in("QuestionnaireResponse", authored="1970-01-01T00:00:00Z"), "partial", "unknown"),
    "response of old": (set_in("QuestionnaireResponse", authored="2026-01-02T00:00:00Z"), "accept", "normal"),
    "response ahead": (set_in("QuestionnaireResponse", authored="2027-11-20T08:15:00+01:00"), "partial", "unknown"),
    "who5 low": (
        set_in(
            "QuestionnaireResponse",
            questionnaire=f"{_URL}/who5|1",
            item=[item(f"who5_{n}", {"valueInteger": 1}) for n in range(1, 6)],
        ), "accept", "red",
    ),
    "who5 with one missing": (
        set_in(
            "QuestionnaireResponse",
            questionnaire=f"{_URL}/who5|1",
            item=[item(f"who5_{n}", {"valueInteger": 4}) for n in range(1, 5)],
        ), "partial", "unknown",
    ),
    "who5 out of range": (
        set_in(
            "QuestionnaireResponse",
            questionnaire=f"{_URL}/who5|1",
            item=[item(f"who5_{n}", {"valueInteger": 6}) for n in range(1, 6)],
        ), "partial", "unknown",
    ),
    "blank words": (words("   "), "accept", "normal"),
    "zero-width": (words("\u200b\u200cHej"), "accept", "not_green"),
    "Arabic": (words("\u0645\u0631\u062d\u0628\u0627"), "accept", "not_green"),
    "NUL in words": (words("a\x00b"), "partial", "not_green"),
    "escape in words": (words("\x1b[31m"), "partial", "not_green"),
    "20,000 characters": (words("x" * 20_000), "accept", "not_green"),
    "20,001 characters": (words("x" * 20_001), "partial", "not_green"),
    "wants contact": (besides(item("oensker_kontakt", {"valueBoolean": True})), "accept", "not_green"),
    "dead": (person(deceasedBoolean=True), "partial", "unknown"),
    "dead at a time": (person(deceasedDateTime="2026-11-01"), "partial", "unknown"),
    "inactive": (person(active=False), "partial", "unknown"),
    "gender of no kind": (person(gender="banana"), "partial", "unknown"),
    "birth date of no kind": (person(birthDate="25-12-1948"), "partial", "unknown"),
    "name of another form": (person(name="Berggren"), "partial", "unknown"),
    "family name Null": (person(name=[{"family": "Null", "given": ["None"]}]), "accept", "normal"),
    "CPR with a dash": (person(cpr("251248-9996")), "accept", "normal"),
    "CPR under a bare system": (person(cpr("2512489996", "1.2.208.176.1.2")), "accept", "normal"),
    "CPR of nine digits": (person(cpr("251248999")), "partial", "none"),
    "CPR with letters": (person(cpr("251248A996")), "partial", "none"),
    "CPR once more": (person(cpr("2512489996"), cpr("251248-9996")), "accept", "normal"),
    "replacement number only": (person(cpr("251248A9X6", "urn:oid:1.2.208.176.1.6.1.3.243")), "accept", "normal"),
    "id of 65 characters": (person(id="p" * 65), "partial", "none"),
    "subject nowhere": (set_in("Observation", subject={"reference": "Patient/p9"}), "accept", "none"),
    "subject elsewhere": (set_in("Observation", subject=_OTHER), "partial", "none"),
    "subject in words": (set_in("Observation", subject={"display": "Nancy"}), "partial", "none"),
    "subject by CPR": (set_in("Observation", subject={"identifier": cpr("2512489996")}), "accept", "normal"),
    "subject by another CPR": (set_in("Observation", subject={"identifier": cpr("0108589995")}), "partial", "none"),
    "subject absolute": (
        set_in("Observation", subject={"reference": "https://fhir.example.dk/Patient/p1"}), "accept", "normal",
    ),
    "withdrawn after": (twice("Observation", "2", status="entered-in-error"), "partial", "unknown"),
    "lower version after": (
        twice("Observation", "0", valueQuantity={"value": 70, "unit": "%", "system": "http://unitsofmeasure.org",
                                                 "code": "%"}), "accept", "normal",
    ),
    "higher version after": (
        twice("Observation", "2", valueQuantity={"value": 70, "unit": "%", "system": "http://unitsofmeasure.org",
                                                 "code": "%"}), "accept", "red",
    ),
    "next page elsewhere": (link("https://evil.example.com/fhir?page=2"), "partial", "normal"),
    "total too high": (whole(total=250), "partial", "normal"),
    "no entries": (whole(entry=[], total=0), "accept", "none"),
    "entry null": (lambda body: body["entry"].append(None), "partial", "normal"),
    "entry without resource": (lambda body: body["entry"].append({}), "partial", "normal"),
}  # fmt: skip


def written(change: Change) -> bytes:
    """The changed Bundle as bytes; a number given as text stands as a number."""
    body = bundle()
    change(body)
    text = json.dumps(body, ensure_ascii=False)
    for number in ("1e-400", "-0", "null", "87.999", "0.879"):
        text = text.replace(f'"value": "{number}"', f'"value": {number}')
    return text.replace("95.0,", "95.00000000000000000001,").encode()
