"""Find the patient of a resource that names him by CPR number alone."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from triage.clinical.patient import Patient
from triage.clinical.received import BY_CPR, Disposition, Finding, Received
from triage.errors import Text
from triage.store.fact_rows import patient_cprs
from triage.store.intake.resource_rows import chunks
from triage.store.tables import patient


def with_patients(connection: Connection, source: int, received: Sequence[Received]) -> Sequence[Received]:
    """Return what came with "cpr:…" replaced by the one patient of that number at the source; else it is held.

    Held too is what names a patient with somebody else's number beside.
    """
    consistent = _consistent(connection, source, received)
    wanted = {name for item in consistent for name in _names(item) if name.startswith(BY_CPR)}
    if not wanted:
        return consistent
    known = _known(connection, source, {name.removeprefix(BY_CPR) for name in wanted}, consistent)
    return [_named(item, known) for item in consistent]


def _consistent(connection: Connection, source: int, received: Sequence[Received]) -> Sequence[Received]:
    stated = {item.subject for item in received if item.subject is not None and item.subject_cpr is not None}
    if not stated:
        return received
    cprs = {fact.id: fact.cpr for item in received for fact in item.facts if isinstance(fact, Patient)}
    for some in chunks(sorted(stated), 500):
        cprs |= patient_cprs(connection, source, some)
    return [_other_person(item) if _contradicts(item, cprs.get(item.subject or "")) else item for item in received]


def _contradicts(item: Received, cpr: str | None) -> bool:
    return None not in (item.subject_cpr, cpr) and item.subject_cpr != cpr


def _other_person(item: Received) -> Received:
    text = Text(
        "Henvisningen peger på én patient, men CPR-nummeret ved siden af er en andens. Kontakt kilden.",
        "The reference points to one patient, but the CPR number beside it is another's. Contact the source.",
    )
    finding = Finding("error", "invariant", f"{item.type}.subject", text)
    return replace(item, disposition=Disposition.QUARANTINED, findings=(*item.findings, finding), facts=())


def named_in_held(connection: Connection, received: Iterable[Received], held: Collection[str]) -> set[int]:
    """Return the patients, of any source, whose CPR number is all that tells whom what is `held` (by hash) is about."""
    numbers = {
        name.removeprefix(BY_CPR)
        for item in received
        if item.sha256 in held
        for name in _names(item)
        if name.startswith(BY_CPR)
    }
    if not numbers:
        return set()
    return set(connection.execute(select(patient.c.id).where(patient.c.cpr.in_(numbers))).scalars())


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
