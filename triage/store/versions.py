"""Which version of a resource is in force, and when two contradict each other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from triage.clinical.patient import Patient
from triage.clinical.received import Disposition, Finding, Received
from triage.errors import Text
from triage.store.clock_time import to_ms_or_none


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of one resource: the key of every content by its hash, and which of them is in force."""

    keys: Mapping[str, int]
    current: int | None = None
    version: str | None = None
    last_updated: int | None = None


UNKNOWN = Known({})


def with_row(before: Known, row: Any) -> Known:  # noqa: ANN401 - a row has the columns of its query
    """Return `before` with one stored row more."""
    keys = {**before.keys, row.sha256: row.id}
    return Known(keys, row.id, row.version, row.last_updated) if row.is_current else replace(before, keys=keys)


def is_older(item: Received, before: Known) -> bool:
    """Return whether what is in force is surely newer: by when it was updated, else by the number of its version."""
    if before.current is None or not item.id:
        return False
    updated = to_ms_or_none(item.last_updated)
    if updated is not None and before.last_updated is not None and updated != before.last_updated:
        return updated < before.last_updated
    numbers = [int(text) for text in (item.version, before.version) if text and text.isascii() and text.isdigit()]
    return len(numbers) == 2 and numbers[0] < numbers[1]


def held_in_conflict(item: Received, before: Known, cprs: Mapping[str, str]) -> Received:
    """Return `item`, held where it contradicts what is in force.

    That is the same version with other content, or another person's CPR number; `cprs` are those known by reference.
    """
    person = item.facts[0] if item.facts else None
    if isinstance(person, Patient) and person.cpr is not None and cprs.get(person.id, person.cpr) != person.cpr:
        return _held(item, _OTHER_PERSON, person.id)
    is_same_version = (
        before.current is not None
        and item.version is not None
        and item.version == before.version
        and to_ms_or_none(item.last_updated) == before.last_updated
    )
    return _held(item, _SAME_VERSION, item.subject) if is_same_version else item


def _held(item: Received, why: Text, subject: str | None) -> Received:
    finding = Finding("error", "conflict", item.type or "Resource", why)
    return replace(
        item, disposition=Disposition.QUARANTINED, findings=(*item.findings, finding), facts=(), subject=subject
    )


_SAME_VERSION = Text(
    "Kilden har sendt to forskellige udgaver med samme versionsnummer. Ingen af dem bruges; kontakt kilden.",
    "The source sent two different contents under one version. Neither is used; contact the source.",
)
_OTHER_PERSON = Text(
    "Patienten har fået et andet CPR-nummer. Den hidtidige identitet står; kontrollér hos kilden, hvem data hører til.",
    "The patient was given another CPR number. The former identity stands; check at the source whose the data are.",
)
