"""Resources as they came, as rows; and what is stored of those that come again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Connection, insert, select, update

from triage.clinical.received import Disposition, Finding, Received
from triage.store import tables
from triage.store.clock_time import to_ms_or_none
from triage.store.fact_rows import Row
from triage.store.intake.reader import reader
from triage.store.intake.versions import UNKNOWN, Known, with_row

_T = TypeVar("_T")
_COLUMNS = ("id", "fhir_id", "sha256", "version", "last_updated", "is_current", "withdrawn", "received", "disposition")


def place_of(item: Received) -> tuple[str, str]:
    """Return type and id of a resource, "" for what it does not tell."""
    return item.type or "", item.id or ""


def known_of(connection: Connection, source: int, received: Sequence[Received]) -> dict[tuple[str, str], Known]:
    """Return what is stored of the resources in `received`, by type and id."""
    ids_by_type: dict[str, set[str]] = defaultdict(set)
    without_id: dict[str, set[str]] = defaultdict(set)
    for item in received:
        if item.id:
            ids_by_type[item.type or ""].add(item.id)
        else:
            without_id[item.type or ""].add(item.sha256)
    known: dict[tuple[str, str], Known] = {}
    for type_, ids in ids_by_type.items():
        _add_known(connection, known, source, type_, "fhir_id", sorted(ids))
    # Without an id only the content tells whether it came before; of these there may be very many.
    for type_, hashes in without_id.items():
        _add_known(connection, known, source, type_, "sha256", sorted(hashes))
    return known


def _add_known(
    connection: Connection,
    known: dict[tuple[str, str], Known],
    source: int,
    type_: str,
    by: str,
    values: Sequence[str],
) -> None:
    table = tables.resource
    for chunk in chunks(values, 500):
        mine = (table.c.source_id == source) & (table.c.type == type_) & table.c[by].in_(chunk)
        if by == "sha256":
            mine &= table.c.fhir_id == ""
        for row in connection.execute(select(*(table.c[name] for name in _COLUMNS)).where(mine)):
            place = type_, row.fhir_id
            known[place] = with_row(known.get(place, UNKNOWN), row)


def resource_row(item: Received, key: int, source: int, subject: int | None, is_newest: bool, at: int) -> Row:
    """Return the row of a resource that came at `at` (ms)."""
    is_held = item.disposition is Disposition.QUARANTINED
    return {
        "id": key,
        "source_id": source,
        "type": item.type or "",
        "fhir_id": item.id or "",
        "version": storable(item.version),
        "last_updated": to_ms_or_none(item.last_updated),
        "received": at,
        "sha256": item.sha256,
        "raw": item.raw,
        "disposition": item.disposition.value,
        "withdrawn": int(item.withdrawn),
        "is_current": int(is_newest),
        "patient_id": subject,
        "reader": reader() if is_held else None,
    }


def finding_row(finding: Finding, key: int) -> Row:
    """Return the row of a finding on the resource with this key."""
    return {
        "resource_id": key,
        "severity": finding.severity,
        "code": finding.code,
        "path": storable(finding.path),
        "da": storable(finding.text.da),
        "en": storable(finding.text.en),
    }


def replace_findings(connection: Connection, key: int, findings: Iterable[Finding], at: int) -> None:
    """Put `findings` in force on a resource; the former ones stay readable."""
    finding = tables.finding
    former = (finding.c.resource_id == key) & finding.c.until.is_(None)
    connection.execute(update(finding).where(former).values(until=at))
    if rows := [finding_row(found, key) for found in findings]:
        connection.execute(insert(finding), rows)


def storable(text: str | None) -> str | None:
    """Return a text that can be written as UTF-8: half a surrogate pair, which no reader could use, becomes "?"."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")


def chunks(items: Sequence[_T], size: int) -> Iterable[Sequence[_T]]:
    """Cut `items` into pieces of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
