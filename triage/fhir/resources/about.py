"""Whom a resource around a patient is about, and what its status is."""

from triage.fhir.elements import text
from triage.fhir.remarks import bad_code
from triage.fhir.resource_view import ResourceView


def about_patient(view: ResourceView, name: str = "subject") -> str | None:
    """Return the patient that `name` points to; None, with a remark, where it is a group, a place or a device.

    Without a subject, or with one that cannot be followed, the resource is unusable.
    """
    found = view.points_to(name)
    if found is None or found.startswith("Patient/"):
        return view.patient(name)
    view.inform(
        "not-supported",
        f"{view.type}.{name}",
        "Ressourcen handler ikke om en patient og bruges ikke.",
        "The resource is not about a patient and is not used.",
    )
    return None


def read_status(view: ResourceView, allowed: frozenset[str]) -> str:
    """Return the status, "unknown" with a warning where there is none; one that FHIR does not know is unusable."""
    status, path = text(view.body, "status", view.type), f"{view.type}.status"
    if status is None:
        view.warn(
            "required",
            path,
            "Ressourcen har ingen status, og den læses som ukendt. Kontakt kilden.",
            "The resource has no status, which is read as unknown. Contact the source.",
        )
        return "unknown"
    if status not in allowed:
        raise bad_code(path)
    return status
