"""Bundles of any type: each entry's resource on its own, references resolved by fullUrl."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from triage.clinical.received import Disposition, Finding, Received
from triage.errors import Text
from triage.fhir.one_resource import read_one, refused
from triage.fhir.references import NO_LINKS, links_of, resolve
from triage.fhir.remarks import Unusable, misshapen, missing
from triage.fhir.resource_view import Surroundings
from triage.fhir.serialise import serialise
from triage.fhir.strict import BodyError, Json, Object
from triage.fhir.times import instant

NESTING_LIMIT = 8


def read_bundle(bundle: Object, body: bytes, around: Surroundings) -> Iterator[Received]:
    """Yield one Received for each entry of `bundle`, and of the Bundles in it; raises BodyError before the first."""
    entry = bundle.get("entry")
    if entry is not None and not isinstance(entry, list):
        raise BodyError(
            "structure",
            "Bundlets entry er ikke en liste, så indholdet kan ikke læses. Kontakt kilden.",
            "The Bundle's entry is no list, so its content cannot be read. Contact the source.",
        )
    return _entries(entry or [], body, around, 0)


def _entries(entries: list[Json], body: bytes, around: Surroundings, depth: int) -> Iterator[Received]:
    inside = replace(around, links=links_of(entries, around.links))
    for entry in entries:
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not isinstance(resource, dict) or _deleted(entry):
            yield _without_resource(entry, body)
        elif resource.get("resourceType") == "OperationOutcome":
            yield _outcome(resource, body)
        elif resource.get("resourceType") == "Bundle":
            yield from _nested(resource, body, inside, depth + 1)
        else:
            yield read_one(resource, _raw(resource, body), inside)


def _nested(bundle: Object, body: bytes, around: Surroundings, depth: int) -> Iterator[Received]:
    entries = bundle.get("entry")
    if depth > NESTING_LIMIT or not (entries is None or isinstance(entries, list)):
        fault = misshapen("Bundle.entry") if depth <= NESTING_LIMIT else _too_nested()
        yield refused(_raw(bundle, body), fault.finding, "Bundle")
    else:
        yield from _entries(entries or [], body, around, depth)


def _too_nested() -> Unusable:
    return Unusable(
        "too-costly",
        "Bundle.entry",
        "Bundler er pakket i hinanden i mere end otte lag. Kontakt kilden.",
        "Bundles are packed into each other over eight deep. Contact the source.",
    )


def _without_resource(entry: Json, body: bytes) -> Received:
    raw = _raw(entry, body)
    if not isinstance(entry, dict):
        return refused(raw, misshapen("Bundle.entry").finding)
    deleted = _deleted(entry)
    if deleted is None:
        return refused(raw, missing("Bundle.entry.resource").finding)
    type_, _, id_ = deleted.partition("/")
    version, at = _version_of(entry)
    return Received(raw, type_, id_, version, at, sha256(raw).hexdigest(), Disposition.ACCEPTED, withdrawn=True)


def _deleted(entry: Object) -> str | None:
    """Return "Type/id" of a history entry that says its resource was deleted."""
    request = entry.get("request")
    if not isinstance(request, dict) or request.get("method") != "DELETE":
        return None
    url = request.get("url")
    return resolve(url, NO_LINKS) if isinstance(url, str) else None


def _version_of(entry: Object) -> tuple[str | None, datetime | None]:
    """Return the version and time of a deletion, so that one that came later can be told from one that was undone."""
    response = entry.get("response")
    if not isinstance(response, dict):
        return None, None
    etag = response.get("etag")
    version = etag.removeprefix("W/").strip('"') if isinstance(etag, str) else None
    try:
        return version, instant(response, "lastModified", "Bundle.entry.response")
    except Unusable:
        return version, None


def _outcome(resource: Object, body: bytes) -> Received:
    return refused(
        _raw(resource, body),
        Finding(
            "warning",
            "informational",
            "Bundle.entry",
            Text("Kilden har en bemærkning til svaret.", "The source has a remark on its answer."),
        ),
        "OperationOutcome",
    )


def _raw(document: Json, body: bytes) -> bytes:
    try:
        return serialise(document)
    except RecursionError:
        # Too deep to write again: keep the bytes of the whole instead.
        return body
