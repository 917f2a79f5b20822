"""Fetch one type's list to its end, and only then say that it was read."""

from dataclasses import dataclass
from datetime import datetime

from triage.fhir.http.ahead import ahead
from triage.fhir.http.page import Page
from triage.fhir.http.source_faults import IncompleteError
from triage.store.sources import move_watermark, read_watermark
from triage.workflow.pull.history import note_beginning, pull_history
from triage.workflow.pull.pulling import Pulling


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a list was read: `began` by the server's clock, `newest` the latest change seen."""

    began: datetime | None = None
    newest: datetime | None = None
    pages: int = 0

    def past(self, page: Page, newest: datetime | None) -> "Progress":
        """Return the progress after `page` was stored."""
        latest = max((time for time in (self.newest, newest) if time), default=None)
        return Progress(self.began or page.date, latest, self.pages + 1)

    def may_have_shifted(self, deletions: int) -> bool:
        """Return whether the list changed while several pages were read, so that a resource may have slipped between.

        Servers that count off their pages show the next one from a later place when something before it is gone.
        """
        is_changed = self.began is not None and self.newest is not None and self.newest >= self.began
        return self.pages > 1 and (is_changed or deletions > 0)


def pull_list(pulling: Pulling, type_: str, *, has_history: bool) -> None:
    """Fetch what changed of a type and, where its history tells, what was deleted; then move its watermark.

    A list that is not whole, or that changed while it was read, is read a second time. Raises SourceError, with the
    watermark where it was, when it is not whole then either.
    """
    since = read_watermark(pulling.app.store, pulling.source.id, type_)
    try:
        done = _read(pulling, type_, since)
        deletions = pull_history(pulling, type_) if has_history else 0
        is_whole = not done.may_have_shifted(deletions)
    except IncompleteError:
        is_whole = False
    if not is_whole:
        done = _read(pulling, type_, since)
    until = _until(done, pulling.app.clock())
    if until is not None and (since is None or until > since):
        move_watermark(pulling.app.store, pulling.source.id, type_, until)


def _read(pulling: Pulling, type_: str, since: datetime | None) -> Progress:
    progress = Progress()
    with ahead(pulling.client.pull_pages(type_, since, pulling.source.settings.page_size)) as pages:
        for page in pages:
            if progress.pages == 0:
                note_beginning(pulling, type_, page.date)
                pulling.note_clock(page.date)
            progress = progress.past(page, pulling.keep_page(page))
    return progress


def _until(done: Progress, now: datetime) -> datetime | None:
    """Return the newest change seen, but never later than the server's clock: one time in the future would hide all."""
    return None if done.newest is None else min(done.newest, done.began or now)
