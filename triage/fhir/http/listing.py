"""Follow a list from page to page to its end, and tell where it is not whole."""

from collections.abc import Iterator
from datetime import datetime

from triage.errors import SourceError, Text
from triage.fhir.http.endpoint import Document, Endpoint
from triage.fhir.http.page import Page, link, matches, may_lack_next, total, warnings_in
from triage.fhir.http.retry import http_date
from triage.fhir.http.source_faults import IncompleteError, by_status, source_error
from triage.fhir.strict import Json

PAGE_LIMIT = 100_000


class Listing:
    """One list of one server; `next` is followed as it is, only to the same server, once each.

    `count` is how many were asked for on a page; `newest` is when the newest on the last page was changed.
    """

    def __init__(self, endpoint: Endpoint, page_limit: int = PAGE_LIMIT, count: int | None = None) -> None:
        self._endpoint = endpoint
        self._pages_left = page_limit
        self._count = count
        # A hash of each: a million references as text would take a hundred megabytes.
        self._seen: set[int] = set()
        self._total = 0
        self._is_full = False
        self.newest: datetime | None = None

    def pages(self, first: Document, warnings: tuple[Text, ...] = ()) -> Iterator[Page]:
        """Yield every page from `first` on; raises IncompleteError after the last one where some are missing.

        Where the last page is full, look at `may_go_on`.
        """
        followed: set[str] = set()
        document = first
        while self._pages_left > 0:
            self._pages_left -= 1
            page = self._page(document, warnings)
            yield page
            if may_lack_next(page.content):
                raise self._hidden_next()
            if page.next is None:
                return self._check()
            url = self._same_server(page.next)
            if url in followed or page.next == link(page.content, "self"):
                raise self._circling()
            followed.add(url)
            warnings = ()
            document = self._endpoint.document(url)
        raise self._circling()

    def _page(self, document: Document, warnings: tuple[Text, ...]) -> Page:
        if document.status != 200:
            raise by_status(self._endpoint.host, document.status)
        bundle = document.content
        if bundle["resourceType"] != "Bundle":
            raise source_error(
                self._endpoint.host,
                "svarede ikke med en liste (Bundle). Kontrollér adressen i indstillingerne",
                "did not answer with a list (Bundle). Check the address in the settings",
            )
        found = matches(bundle)
        self._is_full = self._count is not None and len(found) >= self._count
        self._seen.update(map(_identity, found))
        self._total = max(self._total, total(bundle))
        date = http_date(document.headers.get("Date", ""))
        remarks = warnings + warnings_in(bundle)
        page = Page(document.body, bundle, link(bundle, "next"), date, remarks)
        self.newest = page.newest
        return page

    @property
    def may_go_on(self) -> bool:
        """Return whether the last page was full and nothing says that it was all: some servers just stop there."""
        return self._is_full and not (self._total and self.listed >= self._total)

    @property
    def listed(self) -> int:
        """Return how many different matches came."""
        return len(self._seen)

    def ask_for(self, count: int) -> None:
        """Take the list up again, with `count` on a page."""
        self._count = count

    def _check(self) -> None:
        if not self.may_go_on:
            self.check()

    def check(self) -> None:
        """Raise IncompleteError where fewer came than the source says there are."""
        if self.listed >= self._total:
            return
        text = source_error(
            self._endpoint.host,
            f"siger, at listen er på {self._total}, men sendte {self.listed}, så der mangler noget. Hent igen",
            f"says that the list holds {self._total} but sent {self.listed}, so some are missing. Fetch again",
        ).text
        raise IncompleteError(text)

    def _same_server(self, following: str) -> str:
        url = self._endpoint.address.same_server(following)
        if url is None:
            raise source_error(
                self._endpoint.host,
                "henviser til næste side på en anden server, som ikke følges. Kontakt den, der driver kilden",
                "points to the next page on another server, which is not followed. Contact those who run the source",
            )
        return url

    def _hidden_next(self) -> IncompleteError:
        return IncompleteError(
            source_error(
                self._endpoint.host,
                "henviser til næste side på en måde, der ikke kan læses, så listen er ikke hel. Kontakt kilden",
                "points to the next page in a way that cannot be read, so the list is not whole. Contact the source",
            ).text
        )

    def _circling(self) -> SourceError:
        return source_error(
            self._endpoint.host,
            "bliver ved med at henvise til flere sider, så listen er ikke hel. Kontakt den, der driver kilden",
            "keeps pointing to more pages, so the list is not whole. Contact those who run the source",
        )


def _identity(entry: Json) -> int:
    """Return what tells one match from another: type and id, or for what has none, the entry itself."""
    resource = entry.get("resource") if isinstance(entry, dict) else None
    if isinstance(resource, dict) and isinstance(resource.get("id"), str):
        return hash((resource.get("resourceType"), resource["id"]))
    return hash(repr(entry))
