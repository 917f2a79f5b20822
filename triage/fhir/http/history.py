"""The history of a type: the only place where a server tells of what it deleted."""

from collections.abc import Iterator
from datetime import datetime

from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.incremental import fhir_instant
from triage.fhir.http.listing import Listing
from triage.fhir.http.page import Page, changed


def history_pages(endpoint: Endpoint, type_: str, start: datetime, count: int) -> Iterator[Page]:
    """Yield what was changed and deleted from `start` on, newest first as the servers have it.

    Some servers forget `start` on the second page; it is over when a whole page is older.
    """
    first = endpoint.document(
        f"{endpoint.address.of(type_)}/_history", (("_since", fhir_instant(start)), ("_count", str(count)))
    )
    for page in _History(endpoint).pages(first):
        if _is_older(page, start):
            return
        yield page


def deletions_in(page: Page) -> int:
    """Return how many entries of a page tell of a deletion."""
    requests = [entry.get("request") for entry in page.entries]
    return sum(isinstance(request, dict) and request.get("method") == "DELETE" for request in requests)


class _History(Listing):
    """A list with many versions of one resource, so that its length tells nothing."""

    def _check(self) -> None:
        pass


def _is_older(page: Page, start: datetime) -> bool:
    """Return whether a page, and so all after it, is older than `start`; one with the oldest first tells nothing."""
    times = [time for time in map(changed, page.entries) if time is not None]
    is_newest_first = times == sorted(times, reverse=True)
    return bool(times) and len(times) == len(page.entries) and is_newest_first and times[0] < start
