"""FHIR in, facts out: every resource ends as accepted, accepted with findings, or quarantined, and none is lost.

Only a body that is refused as a whole raises (`BodyError`, an UnreadableError); whatever is wrong with a single
resource stands in its `Received`, beside its bytes. `dialect` is what the source is set to: "auto" recognises each.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from triage.clinical.observation import ReadingKind
from triage.clinical.received import Finding, Received
from triage.fhir.bundle import read_bundle
from triage.fhir.codes import kind_table
from triage.fhir.dialects.dialect_catalogue import AUTO, dialects
from triage.fhir.http.whole_list import not_whole
from triage.fhir.one_resource import read_one, refused
from triage.fhir.references import Links
from triage.fhir.resource_view import Surroundings
from triage.fhir.serialise import serialise
from triage.fhir.strict import BODY_LIMIT, BodyError, Object, read_body
from triage.fhir.subject import subject_in_bytes


def read_resource(resource: Object, raw: bytes, kinds: Mapping[str, ReadingKind], dialect: str = AUTO) -> Received:
    """Read one resource as `strict.read_body` returns it; `raw` is kept as its bytes."""
    return read_one(resource, raw, _around(kinds, dialect))


def read_resource_within(
    resource: Object, raw: bytes, kinds: Mapping[str, ReadingKind], dialect: str, links: Links
) -> Received:
    """Read one resource that came in a Bundle with these `links`."""
    return read_one(resource, raw, replace(_around(kinds, dialect), links=links))


def refused_body(body: bytes, fault: BodyError) -> Received:
    """Return a body that was refused as a whole: its bytes, why, and whom it is about if that can be told."""
    finding = Finding("error", fault.code, "Resource", fault.text)
    return refused(body, finding, subject=subject_in_bytes(body))


def read_document(
    body: bytes, kinds: Mapping[str, ReadingKind], limit: int = BODY_LIMIT, dialect: str = AUTO
) -> Iterator[Received]:
    """Read a body or file: one resource, or a Bundle of any type. Raises BodyError at once, never from the iterator."""
    return _read(body, _around(kinds, dialect), limit)


def read_file(
    body: bytes, kinds: Mapping[str, ReadingKind], limit: int = BODY_LIMIT, dialect: str = AUTO
) -> Iterator[Received]:
    """Read a file as `read_document` does; a Bundle that is not the whole of a list says so as one Received more."""
    document = read_body(body, limit)
    found = _of_document(document, body, _around(kinds, dialect))
    missing = not_whole(document) if document["resourceType"] == "Bundle" else None
    if missing is None:
        return found
    shell: Object = {name: value for name, value in document.items() if name != "entry"}
    return chain(found, (refused(serialise(shell), missing, "Bundle"),))


def read_path(path: Path, kinds: Mapping[str, ReadingKind], dialect: str = AUTO) -> Iterator[Received]:
    """Read a file by the ending of its name: one JSON document, or NDJSON. Raises BodyError and OSError."""
    if path.suffix.lower() == ".json":
        yield from read_file(path.read_bytes(), kinds, dialect=dialect)
        return
    with path.open("rb") as lines:
        yield from read_ndjson(lines, kinds, dialect)


def read_page(bundle: Object, body: bytes, kinds: Mapping[str, ReadingKind], dialect: str = AUTO) -> Iterator[Received]:
    """Read a Bundle that `strict.read_body` returned already; raises BodyError at once where it is none inside."""
    return read_bundle(bundle, body, _around(kinds, dialect))


def read_ndjson(lines: Iterable[bytes], kinds: Mapping[str, ReadingKind], dialect: str = AUTO) -> Iterator[Received]:
    """Read one resource a line; a broken line is quarantined with its bytes, and the rest goes on."""
    around = _around(kinds, dialect)
    for line in lines:
        content = line.strip(b" \t\r\n")
        if content:
            yield from _read_line(content, around)


def _around(kinds: Mapping[str, ReadingKind], dialect: str) -> Surroundings:
    return Surroundings(kind_table(kinds), ranges=kinds, dialects=dialects(dialect))


def _read_line(line: bytes, around: Surroundings) -> Iterator[Received]:
    try:
        yield from _read(line, around, BODY_LIMIT)
    except BodyError as fault:
        yield refused_body(line, fault)


def _read(body: bytes, around: Surroundings, limit: int) -> Iterator[Received]:
    return _of_document(read_body(body, limit), body, around)


def _of_document(document: Object, body: bytes, around: Surroundings) -> Iterator[Received]:
    if document["resourceType"] == "Bundle":
        return read_bundle(document, body, around)
    return iter((read_one(document, body, around),))
