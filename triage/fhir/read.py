"""FHIR in, facts out: every resource ends as accepted, accepted with findings, or quarantined, and none is lost.

Only a body that is refused as a whole raises (`BodyError`, an UnreadableError); whatever is wrong with a single
resource stands in its `Received`, beside its bytes.
"""

from collections.abc import Iterable, Iterator, Mapping

from triage.clinical.observation import ReadingKind
from triage.clinical.received import Finding, Received
from triage.fhir.bundle import read_bundle
from triage.fhir.codes import kind_table
from triage.fhir.one_resource import read_one, refused
from triage.fhir.resource_view import Surroundings
from triage.fhir.strict import BODY_LIMIT, BodyError, Object, read_body
from triage.fhir.subject import subject_in_bytes


def read_resource(resource: Object, raw: bytes, kinds: Mapping[str, ReadingKind]) -> Received:
    """Read one resource as `strict.read_body` returns it; `raw` is kept as its bytes."""
    return read_one(resource, raw, Surroundings(kind_table(kinds)))


def read_document(body: bytes, kinds: Mapping[str, ReadingKind], limit: int = BODY_LIMIT) -> Iterator[Received]:
    """Read a body or file: one resource, or a Bundle of any type. Raises BodyError at once, never from the iterator."""
    return _read(body, Surroundings(kind_table(kinds)), limit)


def read_ndjson(lines: Iterable[bytes], kinds: Mapping[str, ReadingKind]) -> Iterator[Received]:
    """Read one resource a line; a broken line is quarantined with its bytes, and the rest goes on."""
    around = Surroundings(kind_table(kinds))
    for line in lines:
        content = line.strip(b" \t\r\n")
        if content:
            yield from _read_line(content, around)


def _read_line(line: bytes, around: Surroundings) -> Iterator[Received]:
    try:
        yield from _read(line, around, BODY_LIMIT)
    except BodyError as fault:
        finding = Finding("error", fault.code, "Resource", fault.text)
        yield refused(line, finding, subject=subject_in_bytes(line))


def _read(body: bytes, around: Surroundings, limit: int) -> Iterator[Received]:
    document = read_body(body, limit)
    if document["resourceType"] == "Bundle":
        return read_bundle(document, body, around)
    return iter((read_one(document, body, around),))
