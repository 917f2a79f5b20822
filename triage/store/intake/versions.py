"""Which version of a resource is in force, and when two contradict each other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from triage.clinical.patient import Patient
from triage.clinical.received import Disposition, Finding, Received
from triage.errors import Text
from triage.store.clock_time import to_ms_or_none


class Standing(Enum):
    """What a version that arrives is to what is stored of its resource."""

    UNCHANGED = auto()
    OLDER = auto()
    NEWER = auto()
    RETURNED = auto()
    CONTRADICTING = auto()


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of one resource: the key of every content by its hash, its version ids, and what is in force."""

    keys: Mapping[str, int]
    versions: frozenset[str] = frozenset()
    current: int | None = None
    version: str | None = None
    last_updated: int | None = None
    withdrawn: bool = False
    received: int = 0
    disposition: str = ""


UNKNOWN = Known({})


def with_row(before: Known, row: Any) -> Known:  # noqa: ANN401 - a row has the columns of its query
    """Return `before` with one stored row more."""
    keys = {**before.keys, row.sha256: row.id}
    versions = before.versions | {row.version} if row.version else before.versions
    if not row.is_current:
        return replace(before, keys=keys, versions=versions)
    return Known(
        keys,
        versions,
        row.id,
        row.version,
        row.last_updated,
        bool(row.withdrawn),
        row.received,
        row.disposition,
    )


def standing(item: Received, before: Known) -> Standing:
    """Return what `item` is to what is stored.

    Order is told by when the source updated, else by the numbers of the versions. Where neither tells, a version that
    was replaced before stays replaced, and one never seen is the newest; where that would bring a deleted resource
    back, the two contradict each other. Without a version or a time what was said last holds.
    """
    stored = item.sha256 in before.keys
    if not item.id or before.current is None:
        return Standing.UNCHANGED if stored else Standing.NEWER
    order = _order(item, before)
    if stored:
        is_in_force = before.keys[item.sha256] == before.current
        returns = not is_in_force and (order == 1 or _goes_back(item, before, order))
        return Standing.RETURNED if returns else Standing.UNCHANGED
    if order is None:
        return _unordered(item, before)
    return {-1: Standing.OLDER, 0: Standing.CONTRADICTING, 1: Standing.NEWER}[order]


def _goes_back(item: Received, before: Known, order: int | None) -> bool:
    """Return whether a source that tells neither versions nor times said again what it said before.

    What it deleted stays deleted: its history is read again and again, and tells of both.
    """
    is_bare = item.version is None and item.last_updated is None
    return order is None and is_bare and not before.withdrawn and not item.withdrawn


def _order(item: Received, before: Known) -> int | None:
    """Return -1 where `item` is older than what is in force, 1 where newer, 0 where it is the same version."""
    updated = to_ms_or_none(item.last_updated)
    is_timed = updated is not None and before.last_updated is not None
    if is_timed and updated != before.last_updated:
        return _sign(updated, before.last_updated)
    if item.version is not None and item.version == before.version:
        return 0
    numbers = [int(text) for text in (item.version, before.version) if text and text.isascii() and text.isdigit()]
    if len(numbers) == 2 and numbers[0] != numbers[1]:
        return _sign(*numbers)
    return 0 if is_timed and item.version == before.version else None


def _unordered(item: Received, before: Known) -> Standing:
    if item.version is not None and item.version in before.versions and item.version != before.version:
        return Standing.OLDER
    if before.withdrawn and not item.withdrawn and before.version is None and before.last_updated is None:
        # A history tells of a deletion without its time, and of what went before it afterwards.
        updated = to_ms_or_none(item.last_updated)
        if updated is None:
            return Standing.CONTRADICTING
        return Standing.NEWER if updated > before.received else Standing.OLDER
    return Standing.NEWER


def _sign(one: int | None, other: int | None) -> int:
    return (one or 0) > (other or 0) or -1


def contradicting(item: Received) -> Received:
    """Return `item` held because another content came under the same version."""
    return _held(item, SAME_VERSION, item.subject)


def held_as_another(item: Received, cprs: Mapping[str, str]) -> Received:
    """Return `item`, held where it gives a patient another person's CPR number; `cprs` are those known by reference."""
    person = item.facts[0] if item.facts else None
    if isinstance(person, Patient) and person.cpr is not None and cprs.get(person.id, person.cpr) != person.cpr:
        return _held(item, OTHER_PERSON, person.id)
    return item


def finding_of(item: Received, why: Text) -> Finding:
    """Return the finding that holds `item` for a contradiction."""
    return Finding("error", CONFLICT, item.type or "Resource", why)


def _held(item: Received, why: Text, subject: str | None) -> Received:
    return replace(
        item,
        disposition=Disposition.QUARANTINED,
        findings=(*item.findings, finding_of(item, why)),
        facts=(),
        subject=subject,
    )


CONFLICT = "conflict"
SAME_VERSION = Text(
    "Kilden har sendt to forskellige udgaver med samme versionsnummer. Ingen af dem bruges; kontakt kilden.",
    "The source sent two different contents under one version. Neither is used; contact the source.",
)
OTHER_PERSON = Text(
    "Patienten har fået et andet CPR-nummer. Den hidtidige identitet står; kontrollér hos kilden, hvem data hører til.",
    "The patient was given another CPR number. The former identity stands; check at the source whose the data are.",
)
