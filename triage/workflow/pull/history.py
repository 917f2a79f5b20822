"""Fetch what a type's history tells: every version between two pulls, and what was deleted."""

from datetime import datetime

from triage.errors import SourceError, Text
from triage.fhir.http.ahead import ahead
from triage.fhir.http.history import deletions_in, history_pages
from triage.fhir.http.incremental import OVERLAP
from triage.store.pull_states import Place, read_place, set_place
from triage.workflow.pull.pulling import Pulling

_NOT_OFFERED = frozenset({400, 403, 404, 405, 422, 501})


def note_beginning(pulling: Pulling, type_: str, at: datetime | None) -> None:
    """Note, once, when a type was first asked for: its deletions matter from then on."""
    store, source = pulling.app.store, pulling.source.id
    if at is not None and read_place(store, source, Place.HISTORY, type_) is None:
        pulling.begun.add(type_)
        set_place(store, source, Place.HISTORY, type_, at.isoformat())


def pull_history(pulling: Pulling, type_: str) -> int:
    """Fetch the history since the last time, and return how many deletions it told of."""
    store, source = pulling.app.store, pulling.source.id
    place = read_place(store, source, Place.HISTORY, type_)
    if place is None:
        return 0
    since, page_size = datetime.fromisoformat(place), pulling.source.settings.page_size
    # What was deleted before the first list was begun never came.
    start = since if type_ in pulling.begun else since - OVERLAP
    deletions = 0
    read_until: datetime | None = None
    try:
        with ahead(history_pages(pulling.endpoint, type_, start, page_size)) as pages:
            for page in pages:
                read_until = read_until or page.date
                deletions += deletions_in(page)
                pulling.keep_page(page)
    except SourceError as fault:
        if fault.status not in _NOT_OFFERED:
            raise
        pulling.report.warnings.append(_without(type_))
    else:
        if read_until is not None:
            set_place(store, source, Place.HISTORY, type_, read_until.isoformat())
    return deletions


def _without(type_: str) -> Text:
    return Text(
        f"Kilden giver ikke historikken for {type_}, så det ses ikke, hvis den sletter noget.",
        f"The source does not give the history of {type_}, so it is not seen when it deletes something.",
    )
