"""Search a FHIR server over HTTP, page by page, trusting nothing that comes back.

Environment settings (proxies, .netrc) are not used, redirects are not followed, and `next` is followed only to the same
server, once each.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from triage.errors import Text
from triage.fhir.http.endpoint import Document, Endpoint, Params
from triage.fhir.http.incremental import OVERLAP, incremental, is_filtered, left_out, without_unsupported
from triage.fhir.http.listing import PAGE_LIMIT, Listing
from triage.fhir.http.page import Page
from triage.fhir.http.source_faults import IncompleteError

_STRICT = {"Prefer": "handling=strict"}
_REFUSED = frozenset({400, 422})
_UNFILTERED = Text(
    "Kilden har formentlig ikke afgrænset svaret til det, der er nyt; der kan komme meget mere end ventet.",
    "The source has probably not limited its answer to what is new; much more than expected may come.",
)

_WITHOUT_PAGES = Text(
    "Kilden standser ved en fuld side og viser ikke videre; der er spurgt videre efter ændringstid.",
    "The source stops at a full page and points no further; it was asked on by time of change.",
)
_NO_WAY_ON = Text(
    "Kilden standser ved en fuld side og kan hverken vise videre eller sortere, så der kan mangle noget. Bed den, der "
    "driver kilden, om at vise sider (next), eller hent flere ressourcer ad gangen (--count).",
    "The source stops at a full page and can neither point further nor sort, so some may be missing. Ask those who run "
    "it to link its pages (next), or fetch more resources at a time (--count).",
)
_MOST = 20_000


class Client:
    """Searches one FHIR server. Every fault is a SourceError in words."""

    def __init__(self, endpoint: Endpoint, *, page_limit: int = PAGE_LIMIT) -> None:
        self._endpoint = endpoint
        self._page_limit = page_limit

    def search(self, type_: str, params: Params = ()) -> Iterator[Page]:
        """Yield the pages of a search in the server's order; nothing that is personal belongs in `params`."""
        first = self._endpoint.document(self._endpoint.address.of(type_), params)
        return Listing(self._endpoint, self._page_limit).pages(first)

    def pull_pages(self, type_: str, since: datetime | None, count: int = 500) -> Iterator[Page]:
        """Yield all resources of a type changed since `since` (less an overlap), oldest change first.

        The server is asked to refuse what it does not support; then it is asked again without that, and the first page
        carries the warning. One that stops at a full page is asked for what comes after it, by the time of change.
        """
        listing = Listing(self._endpoint, self._page_limit, count)
        start = since and since - OVERLAP
        first, warnings, is_sorted = self._first_page(type_, start, count)
        yield from listing.pages(first, warnings)
        while is_sorted and listing.may_go_on and count <= _MOST:
            newest = listing.newest
            if newest is None or (start is not None and newest <= start):
                # As many as fit on a page have the same time of change.
                count *= 2
            start, before = newest or start, listing.listed
            listing.ask_for(count)
            first, _, is_sorted = self._first_page(type_, start, count)
            for page in listing.pages(first):
                is_more = listing.listed > before
                yield replace(page, warnings=(*page.warnings, _WITHOUT_PAGES)) if is_more else page
        listing.check()
        if listing.may_go_on:
            raise IncompleteError(_NO_WAY_ON)

    def _first_page(self, type_: str, start: datetime | None, count: int) -> tuple[Document, tuple[Text, ...], bool]:
        """Return the first page, what is to be warned of, and whether the oldest change comes first."""
        asked = incremental(start, count)
        params, headers = asked, _STRICT
        answer = self._endpoint.document(self._endpoint.address.of(type_), params, headers)
        while answer.status in _REFUSED and params:
            params, headers = without_unsupported(params, answer.body), {}
            answer = self._endpoint.document(self._endpoint.address.of(type_), params)
        warnings = () if len(params) == len(asked) else (left_out(asked, params),)
        if start is not None and answer.status == 200 and not is_filtered(answer.content):
            warnings = (*warnings, _UNFILTERED)
        return answer, warnings, "_sort" in dict(params)
