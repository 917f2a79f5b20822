"""Search a FHIR server over HTTP, page by page, trusting nothing that comes back.

Environment settings (proxies, .netrc) are not used, redirects are not followed, and `next` is followed only to the same
server, once each. Deletions show only in a type's history, which few servers offer; it is not asked for yet, so what is
deleted at the source stays here until it is corrected there.
"""

import random
import ssl
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from triage.errors import SourceError, Text
from triage.fhir.address import Address
from triage.fhir.auth import Auth, BearerToken
from triage.fhir.fetch import Answer, Fetcher, Limits
from triage.fhir.incremental import incremental, is_filtered, left_out, without_unsupported
from triage.fhir.page import Page, link, warnings_in
from triage.fhir.retry import Patience, http_date
from triage.fhir.session import open_session
from triage.fhir.source_faults import by_status, source_error
from triage.fhir.strict import BodyError, Object, read_body

__all__ = ["BearerToken", "Client", "Page"]

PAGE_LIMIT = 100_000
_STRICT = {"Prefer": "handling=strict"}
_UNFILTERED = Text(
    "Kilden har formentlig ikke afgrænset svaret til det, der er nyt; der kan komme meget mere end ventet.",
    "The source has probably not limited its answer to what is new; much more than expected may come.",
)

Params = Sequence[tuple[str, str]]


class Client:
    """One FHIR server; use from one thread at a time, and close it. Every fault is a SourceError in words."""

    def __init__(
        self,
        base_url: str,
        auth: Auth | None = None,
        deadline_s: float = 60.0,
        byte_cap: int = 50_000_000,
        *,
        page_limit: int = PAGE_LIMIT,
        tls: ssl.SSLContext | None = None,
        sleep: Callable[[float], None] = time.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._address = Address.parse(base_url)
        self._session = open_session(auth, tls)
        self._fetcher = Fetcher(self._session, self._address.host, Limits(deadline_s, byte_cap))
        self._patience = Patience(sleep, jitter)
        self._page_limit = page_limit

    def search(self, type_: str, params: Params = ()) -> Iterator[Page]:
        """Yield the pages of a search in the server's order; nothing that is personal belongs in `params`."""
        return self._pages(self._ask(self._address.of(type_), params))

    def pull_pages(self, type_: str, since: datetime | None, count: int = 500) -> Iterator[Page]:
        """Yield all resources of a type changed since `since` (less an overlap), oldest change first.

        The server is asked to refuse what it does not support; then it is asked once more without that, and the first
        page carries the warning.
        """
        params = incremental(since, count)
        answer = self._ask(self._address.of(type_), params, _STRICT)
        warnings: tuple[Text, ...] = ()
        if answer.status == 400:
            kept = without_unsupported(params, answer.body)
            warnings = (left_out(params, kept),)
            answer = self._ask(self._address.of(type_), kept)
        yield from self._pages(answer, warnings, is_incremental=since is not None)

    def close(self) -> None:
        """Give the connections back."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, url: str, params: Params = (), headers: Mapping[str, str] | None = None) -> Answer:
        return self._patience.ask(lambda: self._fetcher.get(url, params, headers or {}))

    def _pages(
        self, answer: Answer, warnings: tuple[Text, ...] = (), *, is_incremental: bool = False
    ) -> Iterator[Page]:
        seen: set[str] = set()
        for number in range(self._page_limit):
            bundle = self._bundle(answer)
            if number == 0 and is_incremental and not is_filtered(bundle):
                warnings = (*warnings, _UNFILTERED)
            following = link(bundle, "next")
            yield Page(
                answer.body, following, http_date(answer.headers.get("Date", "")), warnings + warnings_in(bundle)
            )
            if following is None:
                return
            url = self._same_server(following)
            if url in seen or following == link(bundle, "self"):
                raise self._circling()
            seen.add(url)
            warnings = ()
            answer = self._ask(url)
        raise self._circling()

    def _bundle(self, answer: Answer) -> Object:
        if answer.status != 200:
            raise by_status(self._address.host, answer.status)
        try:
            bundle = read_body(answer.body)
        except BodyError as fault:
            raise SourceError(fault.text) from None
        if bundle["resourceType"] != "Bundle":
            raise source_error(
                self._address.host,
                "svarede ikke med en liste (Bundle). Kontrollér adressen i indstillingerne",
                "did not answer with a list (Bundle). Check the address in the settings",
            )
        return bundle

    def _same_server(self, following: str) -> str:
        url = self._address.same_server(following)
        if url is None:
            raise source_error(
                self._address.host,
                "henviser til næste side på en anden server, som ikke følges. Kontakt den, der driver kilden",
                "points to the next page on another server, which is not followed. Contact those who run the source",
            )
        return url

    def _circling(self) -> SourceError:
        return source_error(
            self._address.host,
            "bliver ved med at henvise til flere sider, så listen er ikke hel. Kontakt den, der driver kilden",
            "keeps pointing to more pages, so the list is not whole. Contact those who run the source",
        )
