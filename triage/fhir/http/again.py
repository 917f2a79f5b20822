"""Read bytes again that were held, with the readers of today and what is known of the patient."""

from collections.abc import Mapping
from dataclasses import replace

from triage.clinical.observation import ReadingKind
from triage.clinical.received import Disposition, Finding, Received
from triage.errors import Text
from triage.fhir.read import read_document, read_resource_within
from triage.fhir.references import Links, resolve
from triage.fhir.strict import Json, Object, read_body

_REFERRING = ("subject", "patient", "for")


def read_again(
    raw: bytes, kinds: Mapping[str, ReadingKind], dialect: str, subject: str | None
) -> tuple[Received, ...]:
    """Return what `raw` is read as now; raises BodyError where it is refused as a whole still.

    `subject` is the patient it was about when it came. A resource that would be another's now, or anybody's where it
    was nobody's and names him on another server, is held.
    """
    document = read_body(raw)
    if document["resourceType"] == "Bundle":
        return tuple(read_document(raw, kinds, dialect=dialect))
    item = read_resource_within(document, raw, kinds, dialect, _links(document, subject))
    is_another = subject is not None and item.subject not in (None, subject)
    return (_held(item, subject) if is_another else item,)


def _links(document: Object, subject: str | None) -> Links:
    """Return the links that the resource itself still has: whom its outward references meant."""
    outward = {literal for name in _REFERRING if (literal := _literal(document.get(name))) and ":" in literal}
    if subject is None:
        # Without its Bundle nobody can tell whether the other server's patient is ours.
        return Links(ambiguous=frozenset(outward | {found for each in outward if (found := resolve(each, Links()))}))
    return Links(urls=dict.fromkeys(outward, subject))


def _literal(element: Json) -> str | None:
    literal = element.get("reference") if isinstance(element, dict) else None
    return literal if isinstance(literal, str) else None


def _held(item: Received, subject: str | None) -> Received:
    text = Text(
        "Læst igen peger ressourcen på en anden patient end ved modtagelsen. Den bruges ikke; kontakt kilden.",
        "Read again, the resource points to another patient than when it came. It is not used; contact the source.",
    )
    finding = Finding("error", "conflict", f"{item.type}.subject", text)
    return replace(
        item, disposition=Disposition.QUARANTINED, findings=(*item.findings, finding), facts=(), subject=subject
    )


