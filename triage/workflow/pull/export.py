"""The first load of a server by its bulk export; what it does not export is searched for afterwards as ever."""

import json
from collections.abc import Iterator

from triage.errors import SourceError, Text
from triage.fhir.http.capability import ask_capability
from triage.fhir.http.export import Export, ExportFile, Manifest
from triage.fhir.http.page import remarks_of
from triage.fhir.http.retry import BUSY
from triage.fhir.http.source_faults import BrokenOffError, IncompleteError, source_error
from triage.store.pull_states import Place, forget_places, read_place, read_places, set_place
from triage.store.sources import move_watermark, read_watermark
from triage.workflow.pull.conservation import count_fault
from triage.workflow.pull.pulling import Pulling
from triage.workflow.pull.types_read import TYPES

_ATTEMPTS = 3
_REMARKS = 20
_STATUS = "status"
_NOT_OFFERED = frozenset({400, 403, 404, 405, 422, 501})


def pull_export(pulling: Pulling) -> None:
    """Fetch everything the server holds by export, once; afterwards its searches bring what changed.

    A killed reading goes on with the export that was under way. Raises SourceError where it cannot be read to its end.
    """
    store, source = pulling.app.store, pulling.source.id
    if any(read_watermark(store, source, type_) for type_ in TYPES):
        return
    export = Export(pulling.endpoint)
    try:
        status = _status(pulling, export)
        if status is None:
            return
        manifest = export.wait(status)
        _take_all(pulling, export, manifest)
    except SourceError as fault:
        if fault.status is not None:
            # The export itself is gone or refused: the next pull asks for another.
            forget_places(store, source, Place.EXPORT)
        raise
    _finish(pulling, manifest)
    export.drop(status)


def _status(pulling: Pulling, export: Export) -> str | None:
    """Return the address of the export under way or of a new one; None, with a warning, where none is to be had."""
    store, source = pulling.app.store, pulling.source.id
    status = read_place(store, source, Place.EXPORT, _STATUS)
    if status is not None:
        return status
    if not ask_capability(pulling.endpoint).can_export:
        pulling.report.warnings.append(_NO_EXPORT)
        return None
    try:
        status = export.start(TYPES)
    except SourceError as fault:
        if fault.status not in _NOT_OFFERED:
            raise
        pulling.report.warnings.append(_NO_EXPORT)
        return None
    set_place(store, source, Place.EXPORT, _STATUS, status)
    return status


def _take_all(pulling: Pulling, export: Export, manifest: Manifest) -> None:
    done = read_places(pulling.app.store, pulling.source.id, Place.EXPORT)
    for file in (*sorted(manifest.files, key=_order), *manifest.deleted):
        if file.url not in done:
            _take(pulling, export, file)
            set_place(pulling.app.store, pulling.source.id, Place.EXPORT, file.url, file.type)
    for file in manifest.errors:
        pulling.report.warnings += _remarks(export, file)


def _take(pulling: Pulling, export: Export, file: ExportFile) -> None:
    """Store a file; one that was cut is fetched again, and what comes twice is taken once."""
    patience = pulling.endpoint.patience
    for attempt in range(1, _ATTEMPTS):
        try:
            _take_once(pulling, export, file)
        except SourceError as fault:
            if not isinstance(fault, BrokenOffError | IncompleteError) and fault.status not in BUSY:
                raise
            patience.sleep(2.0**attempt + patience.jitter())
        else:
            return
    _take_once(pulling, export, file)


def _take_once(pulling: Pulling, export: Export, file: ExportFile) -> None:
    lines = _Counted(export.lines(file))
    kept = pulling.keep_lines(lines)
    pulling.report.faults += count_fault(lines.count, min(kept, lines.count))
    if file.count is not None and lines.count < file.count:
        host = pulling.endpoint.host
        da = f"siger, at udtrækket af {file.type} er på {file.count}, men sendte {lines.count}. Hent igen"
        en = f"says that the export of {file.type} holds {file.count} but sent {lines.count}. Fetch again"
        raise IncompleteError(source_error(host, da, en).text)


class _Counted:
    """Lines that are counted as they pass; empty ones are none."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self.count = 0

    def __iter__(self) -> Iterator[bytes]:
        for line in self._lines:
            self.count += bool(line.strip(b" \t\r\n"))
            yield line


def _finish(pulling: Pulling, manifest: Manifest) -> None:
    """Let the searches go on from the time of the export, for the types that were in it."""
    store, source = pulling.app.store, pulling.source.id
    for type_ in sorted({file.type for file in manifest.files} & set(TYPES)):
        set_place(store, source, Place.HISTORY, type_, manifest.time.isoformat())
        move_watermark(store, source, type_, manifest.time)
    forget_places(store, source, Place.EXPORT)


def _order(file: ExportFile) -> int:
    return TYPES.index(file.type) if file.type in TYPES else len(TYPES)


def _remarks(export: Export, file: ExportFile) -> list[Text]:
    found: list[Text] = []
    try:
        for line in export.lines(file):
            outcome = json.loads(line)
            found += remarks_of(outcome) if isinstance(outcome, dict) else ()
            if len(found) >= _REMARKS:
                break
    except (SourceError, ValueError, RecursionError):
        found.append(_UNREAD_REMARKS)
    return found


_NO_EXPORT = Text(
    "Kilden tilbyder ikke samlet udtræk; alt hentes side for side i stedet, og det tager længere tid.",
    "The source offers no bulk export; everything is fetched page by page instead, which takes longer.",
)
_UNREAD_REMARKS = Text(
    "Kilden har bemærkninger til sit udtræk, som ikke kan læses. Kontakt den, der driver kilden.",
    "The source has remarks on its export that cannot be read. Contact those who run the source.",
)
