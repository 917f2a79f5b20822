"""Write to a FHIR server so that nothing is done twice and nobody's newer version is overwritten."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from triage.errors import SourceError
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.fetch import Answer, Request
from triage.fhir.http.source_faults import by_status, source_error
from triage.fhir.references import ID
from triage.fhir.strict import BodyError, Json, Object, read_body

_CONTENT = {"Content-Type": "application/fhir+json; charset=utf-8"}
_WHOLE = {"Prefer": "return=representation"}
_LOCATION = re.compile(r"/([A-Za-z]+)/([A-Za-z0-9\-.]{1,64})(?:/_history/([^/]+))?/?$")


@dataclass(frozen=True, slots=True)
class Stored:
    """A resource as the source has it: `etag` is what `update` wants as its `if_match`; `body` may be empty."""

    status: int
    id: str | None
    etag: str | None
    body: bytes


@dataclass(frozen=True, slots=True)
class EntryAnswer:
    """What became of one entry of a batch; `fault` is None where it was done."""

    status: int
    id: str | None
    etag: str | None
    fault: SourceError | None


class Writer:
    """Writes to one server. 409 and 412 raise ConflictError, every other refusal a SourceError with its status."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def create(self, type_: str, body: bytes, if_none_exist: str) -> Stored:
        """Create a resource unless one is found by the search `if_none_exist`, e.g. "identifier=urn:ours|7".

        It may be called again after any fault: there is at most one. 412 (ConflictError) tells that several were found.
        """
        headers = {**_CONTENT, **_WHOLE, "If-None-Exist": if_none_exist}
        request = Request("POST", self._endpoint.address.of(type_), headers=headers, body=body)
        return self._stored(self._endpoint.send(request, is_repeatable=True))

    def update(self, type_: str, id_: str, body: bytes, if_match: str | None) -> Stored:
        """Replace the version `if_match` (as `Stored.etag` gave it) of a resource; None makes or replaces any.

        A conflict may be with our own write whose answer was lost: read again and compare.
        """
        headers = {**_CONTENT, **_WHOLE, **({"If-Match": if_match} if if_match else {})}
        request = Request("PUT", self._url(type_, id_), headers=headers, body=body)
        return self._stored(self._endpoint.send(request, is_repeatable=True))

    def read(self, type_: str, id_: str, if_none_match: str | None = None) -> Stored | None:
        """Return a resource, or None where it is still the version `if_none_match`."""
        headers = {"If-None-Match": if_none_match} if if_none_match else {}
        answer = self._endpoint.get(self._url(type_, id_), headers=headers)
        return None if answer.status == 304 else self._stored(answer)

    def batch(self, bundle: bytes, *, is_repeatable: bool = False) -> tuple[EntryAnswer, ...]:
        """Send a batch or transaction and return what became of each entry, in order.

        `is_repeatable` says that each entry is conditional or a replacement, so that a lost answer may be sent again.
        """
        request = Request("POST", self._endpoint.address.base.rstrip("/"), headers=_CONTENT, body=bundle)
        answer = self._endpoint.send(request, is_repeatable=is_repeatable)
        if answer.status != 200:
            raise by_status(self._endpoint.host, answer.status)
        told = _entries(_document(answer))
        if len(told) != len(_entries(read_body(bundle))):
            raise source_error(
                self._endpoint.host,
                "svarede ikke på hver del af det, der blev sendt. Læs igen, hvad der blev gemt",
                "did not answer every part of what was sent. Read again what was stored",
            )
        return tuple(self._entry_answer(entry) for entry in told)

    def _url(self, type_: str, id_: str) -> str:
        if not ID.match(id_):
            raise ValueError("no FHIR id")
        return f"{self._endpoint.address.of(type_)}/{id_}"

    def _stored(self, answer: Answer) -> Stored:
        if answer.status not in (200, 201):
            raise by_status(self._endpoint.host, answer.status)
        return Stored(answer.status, *_identity(answer.headers, answer), body=answer.body)

    def _entry_answer(self, entry: Json) -> EntryAnswer:
        told = entry.get("response") if isinstance(entry, dict) else None
        told = told if isinstance(told, dict) else {}
        status = _status(told.get("status"))
        fault = None if 200 <= status < 300 else by_status(self._endpoint.host, status)
        return EntryAnswer(status, _id_in(told.get("location")), _text(told.get("etag")), fault)


def _identity(headers: Mapping[str, str], answer: Answer) -> tuple[str | None, str | None]:
    """Return the id and the ETag of what was stored, from the headers or else from the resource that came back."""
    body = _document(answer) if answer.body else {}
    meta = body.get("meta")
    version = meta.get("versionId") if isinstance(meta, dict) else None
    etag = headers.get("ETag") or (f'W/"{version}"' if isinstance(version, str) else None)
    id_ = _id_in(headers.get("Location")) or _id_in(headers.get("Content-Location")) or _text(body.get("id"))
    return id_, etag


def _document(answer: Answer) -> Object:
    try:
        return read_body(answer.body)
    except BodyError as fault:
        raise SourceError(fault.text, answer.status) from None


def _entries(bundle: Object) -> list[Json]:
    entries = bundle.get("entry")
    return entries if isinstance(entries, list) else []


def _status(value: Json) -> int:
    """Return the number at the start of "201 Created"; 0 where there is none."""
    word = value.split(" ", 1)[0] if isinstance(value, str) else ""
    return int(word) if word.isascii() and word.isdigit() and len(word) == 3 else 0


def _id_in(location: Json) -> str | None:
    found = _LOCATION.search(location) if isinstance(location, str) else None
    return found.group(2) if found else None


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None
