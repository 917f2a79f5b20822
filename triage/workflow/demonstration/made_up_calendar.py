"""The calendars of made-up departments, so that a demonstration shows what accepting a plan leads to."""


from triage.clinical.canonical import text_hash
from triage.errors import ConflictError, SourceError, Text
from triage.fhir.http.endpoint import Params
from triage.fhir.http.exchange import Exchange
from triage.fhir.http.write import Stored
from triage.fhir.read import read_document
from triage.fhir.serialise import serialise
from triage.fhir.strict import Object, read_body
from triage.store.intake.intake import Intake
from triage.store.originals import original
from triage.workflow.application import Application
from triage.worklist.source import SourceKind, SourceSettings


def is_made_up(settings: SourceSettings, *, is_demo: bool) -> bool:
    """Return whether a source of files stands for departments that were made up for a demonstration."""
    return is_demo and settings.kind is SourceKind.FILES


class MadeUpCalendar(Exchange):
    """Has what was received from a source, and receives what is written to it as the next version."""

    def __init__(self, app: Application, source: int) -> None:
        # There is no server behind it.
        self._app = app
        self._source = source

    def read(self, type_: str, id_: str, if_none_match: str | None = None) -> Stored | None:
        """Return a resource as it is now, or None where it is still the version `if_none_match`."""
        with self._app.store.read() as connection:
            raw = original(connection, self._source, f"{type_}/{id_}")
        if raw is None:
            raise SourceError(_NONE, 404)
        etag = _etag(read_body(raw))
        return None if etag is not None and etag == if_none_match else Stored(200, id_, etag, raw)

    def update(self, type_: str, id_: str, body: bytes, if_match: str | None) -> Stored:
        """Replace the version `if_match` of a resource."""
        stored = self.read(type_, id_)
        if stored is None or (if_match is not None and stored.etag != if_match):
            raise ConflictError(_CHANGED, 412)
        return self._received(type_, id_, read_body(body), int((stored.etag or "").strip('W/"') or 0) + 1)

    def create(self, type_: str, body: bytes, if_none_exist: str) -> Stored:
        """Create a resource unless it was made by the same search before."""
        id_ = _id_of(if_none_exist.rpartition("=")[2])
        try:
            stored = self.read(type_, id_)
        except SourceError:
            stored = None
        return stored or self._received(type_, id_, read_body(body), 1)

    def find(self, type_: str, params: Params) -> list[Object]:
        """Return what was created here by that search."""
        try:
            stored = self.read(type_, _id_of(params[0][1]))
        except SourceError:
            return []
        return [read_body(stored.body)] if stored else []

    def _received(self, type_: str, id_: str, body: Object, version: int) -> Stored:
        meta: Object = {"versionId": str(version), "lastUpdated": self._app.clock().isoformat()}
        raw = serialise({**body, "id": id_, "meta": meta})
        received = list(read_document(raw, self._app.catalogue.kinds))
        Intake(self._app.store, self._source).accept(received, self._app.clock)
        return Stored(200 if version > 1 else 201, id_, _etag(read_body(raw)), raw)


def _etag(body: Object) -> str | None:
    """Return what a change is conditional on; None where what was received has no version, as servers tell none."""
    meta = body.get("meta")
    version = meta.get("versionId") if isinstance(meta, dict) else None
    return None if version is None else f'W/"{version}"'


def _id_of(identifier: str) -> str:
    return text_hash(identifier)[:32]


_NONE = Text("Kalenderen har den ikke.", "The calendar does not have it.")
_CHANGED = Text("Kalenderen er ændret imellemtiden.", "The calendar was changed meanwhile.")
