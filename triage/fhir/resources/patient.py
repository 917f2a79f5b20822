"""Patient: who the person is, as sure as the source is of it."""

from triage.clinical.patient import Contact, Patient
from triage.fhir.elements import codings, many, one, text, texts, truth, words
from triage.fhir.remarks import Unusable, bad_code
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.cpr import read_cpr
from triage.fhir.resources.look_alike import is_mixed
from triage.fhir.strict import Object
from triage.fhir.times import day

GENDERS = frozenset({"male", "female", "other", "unknown"})
_RESTRICTED = frozenset({"R", "V"})


def read_patient(view: ResourceView) -> tuple[Patient, ...]:
    """Return the patient. Two different CPR numbers, or one that misses its form, make the resource unusable."""
    body = view.body
    born = day(body, "birthDate", "Patient")
    cpr = read_cpr(view, born)
    family, given = _name(view)
    gender = text(body, "gender", "Patient")
    if gender is not None and gender not in GENDERS:
        raise bad_code("Patient.gender")
    address = _current(many(body, "address", "Patient"))
    return (
        Patient(
            id=view.reference,
            cpr=cpr,
            family=family,
            given=given,
            birth_date=born,
            gender=gender,
            phone=_phone(body, "Patient"),
            address=_address(address),
            postal_code=text(address, "postalCode", "Patient.address") if address else None,
            contacts=tuple(_contact(contact) for contact in many(body, "contact", "Patient")),
            active=not _is_replaced(view) and not _is_inactive(view),
            deceased=_is_deceased(view),
            protected=_is_protected(body),
        ),
    )


def _name(view: ResourceView) -> tuple[str, str]:
    try:
        names = many(view.body, "name", "Patient")
        official = [name for name in names if name.get("use") == "official"]
        name = next(iter(official), None) or _current(names)
        family, given = _parts_of(name or {}, "Patient.name")
    except Unusable as fault:
        # The identity stands: the person is kept, and a person must look.
        view.findings.append(fault.finding)
        return "", ""
    if not family.strip() and not given.strip():
        view.inform("informational", "Patient.name", "Patienten har intet navn.", "The patient has no name.")
    if is_mixed(f"{family} {given}"):
        view.inform(
            "informational",
            "Patient.name",
            "Navnet blander alfabeter og kan ligne en andens. Se på CPR-nummeret.",
            "The name mixes alphabets and may look like another's. Look at the CPR number.",
        )
    return family, given


def _parts_of(name: Object, path: str) -> tuple[str, str]:
    family = text(name, "family", path) or ""
    given = " ".join(texts(name, "given", path))
    if not family and not given:
        return text(name, "text", path) or "", ""
    return family, given


def _current(elements: list[Object]) -> Object | None:
    return next((element for element in elements if element.get("use") != "old"), None)


def _phone(parent: Object, within: str) -> str | None:
    phones = [
        found
        for found in many(parent, "telecom", within)
        if found.get("system") in ("phone", "sms") and found.get("use") != "old"
    ]
    mobile = [found for found in phones if found.get("use") == "mobile"]
    return next((value for found in mobile + phones if (value := text(found, "value", f"{within}.telecom"))), None)


def _address(address: Object | None) -> str | None:
    if address is None:
        return None
    path = "Patient.address"
    parts = [*texts(address, "line", path), text(address, "city", path)]
    return ", ".join(part for part in parts if part) or text(address, "text", path)


def _contact(contact: Object) -> Contact:
    path = "Patient.contact"
    name = one(contact, "name", path) or {}
    family, given = _parts_of(name, f"{path}.name")
    relations = many(contact, "relationship", path)
    return Contact(
        name=text(name, "text", path) or f"{given} {family}".strip(),
        relation=words(relations[0], f"{path}.relationship") if relations else "",
        phone=_phone(contact, path) or "",
    )


def _is_replaced(view: ResourceView) -> bool:
    links = many(view.body, "link", "Patient")
    if not any(link.get("type") == "replaced-by" for link in links):
        return False
    view.warn(
        "business-rule",
        "Patient.link",
        "Patienten er erstattet af en anden registrering. Brug den nye.",
        "The patient is replaced by another record. Use the new one.",
    )
    return True


def _is_inactive(view: ResourceView) -> bool:
    if truth(view.body, "active", "Patient") is not False:
        return False
    view.warn(
        "business-rule",
        "Patient.active",
        "Patienten er ikke aktiv i kilden. Data vurderes ikke; kontrollér hos kilden, hvem de hører til.",
        "The patient is not active at the source. Data are not judged; check at the source whose they are.",
    )
    return True


def _is_deceased(view: ResourceView) -> bool:
    is_dead = view.body.get("deceasedDateTime") is not None
    if not is_dead and truth(view.body, "deceasedBoolean", "Patient") is not True:
        return False
    view.warn(
        "business-rule",
        "Patient.deceased[x]",
        "Patienten er registreret som død. Data vurderes ikke; kontrollér hos kilden.",
        "The patient is registered as deceased. Data are not judged; check at the source.",
    )
    return True


def _is_protected(body: Object) -> bool:
    meta = one(body, "meta", "Patient") or {}
    labels = codings({"coding": meta.get("security")}, "Patient.meta.security")
    return any(label.get("code") in _RESTRICTED for label in labels)
