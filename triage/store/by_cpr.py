"""Find the patient of a resource that names him by CPR number alone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from triage.clinical.patient import Patient
from triage.clinical.received import BY_CPR, Disposition, Finding, Received
from triage.errors import Text
from triage.store.tables import patient


def with_patients(connection: Connection, source: int, received: Sequence[Received]) -> Sequence[Received]:
    """Return what came with "cpr:…" replaced by the one patient of that number at the source; else it is held."""
    wanted = {name for item in received for name in _names(item) if name.startswith(BY_CPR)}
    if not wanted:
        return received
    known = _known(connection, source, {name.removeprefix(BY_CPR) for name in wanted}, received)
    return [_named(item, known) for item in received]


def _known(
    connection: Connection, source: int, cprs: set[str], received: Iterable[Received]
) -> dict[str, str | None]:
    """Return references by CPR number; None where several patients share one."""
    arriving = ((fact.cpr, fact.id) for item in received for fact in item.facts if isinstance(fact, Patient))
    rows = select(patient.c.cpr, patient.c.reference).where(patient.c.source_id == source, patient.c.cpr.in_(cprs))
    found: dict[str, str | None] = {}
    for cpr, reference in (*map(tuple, connection.execute(rows)), *arriving):
        if cpr is not None:
            found[cpr] = reference if found.get(cpr, reference) == reference else None
    return found


def _named(item: Received, known: dict[str, str | None]) -> Received:
    if not any(name.startswith(BY_CPR) for name in _names(item)):
        return item
    places = {name: known.get(name.removeprefix(BY_CPR)) for name in _names(item) if name.startswith(BY_CPR)}
    if None in places.values():
        return _unknown(item)
    subject = places.get(item.subject or "", item.subject)
    return replace(item, subject=subject, facts=tuple(_of(fact, places) for fact in item.facts))


def _of(fact: Any, places: dict[str, str | None]) -> Any:  # noqa: ANN401 - any kind of fact
    about = getattr(fact, "patient", None)
    return replace(fact, patient=places[about]) if about in places else fact


def _names(item: Received) -> Iterable[str]:
    if item.subject:
        yield item.subject
    for fact in item.facts:
        about = getattr(fact, "patient", None)
        if about:
            yield about


def _unknown(item: Received) -> Received:
    text = Text(
        "Patienten er kun angivet ved CPR-nummer, og kilden har ingen eller flere patienter med det. Hent patienten, "
        "og prøv igen.",
        "The patient is given by CPR number alone, and the source has none or several with it. Fetch the patient and "
        "try again.",
    )
    finding = Finding("error", "not-found", f"{item.type}.subject", text)
    is_subject = item.subject is not None and item.subject.startswith(BY_CPR)
    return replace(
        item,
        disposition=Disposition.QUARANTINED,
        findings=(*item.findings, finding),
        facts=(),
        subject=None if is_subject else item.subject,
    )
