"""Read what a calendar has, and change exactly that."""

from dataclasses import dataclass

from triage.errors import ConflictError, SourceError, Text
from triage.fhir.http.exchange import Exchange
from triage.fhir.serialise import serialise
from triage.fhir.strict import Object, read_body

_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Newest:
    """A resource as its server has it; `etag` is what a change of it is conditional on."""

    type: str
    id: str
    etag: str
    body: Object

    @property
    def version(self) -> str:
        """Return the version as the resource itself says it, or else the ETag."""
        meta = self.body.get("meta")
        version = meta.get("versionId") if isinstance(meta, dict) else None
        return version if isinstance(version, str) else bare(self.etag)


def bare(etag: str) -> str:
    """Return the version in an ETag."""
    return etag.removeprefix("W/").strip('"')


def newest(exchange: Exchange, reference: str) -> Newest | None:
    """Return a resource ("Slot/7") as it is now, None where it is no more.

    Raises SourceError where the server tells no version: then nothing can be changed without overwriting others.
    """
    type_, _, id_ = reference.partition("/")
    try:
        stored = exchange.read(type_, id_)
    except SourceError as fault:
        if fault.status in _GONE:
            return None
        raise
    if stored is None or stored.etag is None:
        raise SourceError(_NO_VERSIONS, status=400)
    return Newest(type_, id_, stored.etag, read_body(stored.body))


def change(exchange: Exchange, found: Newest, body: Object) -> Newest | None:
    """Replace exactly the version that was `found`, and return what is there now; None where it no longer is."""
    try:
        stored = exchange.update(found.type, found.id, serialise(body), found.etag)
    except ConflictError:
        return None
    if stored.body:
        return Newest(found.type, found.id, stored.etag or found.etag, read_body(stored.body))
    again = newest(exchange, f"{found.type}/{found.id}") if stored.etag is None else None
    return again or Newest(found.type, found.id, stored.etag or found.etag, body)


_NO_VERSIONS = Text(
    "Kalenderen fortæller ikke, hvilken version den har, så andres kunne blive overskrevet. Ring til afdelingen.",
    "The calendar does not tell which version it has, so others' bookings could be overwritten. Call the department.",
)
