"""One FHIR server to talk to: its address, who we are there, and how patient we are."""

import random
import ssl
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from triage.fhir.http.address import Address
from triage.fhir.http.auth import Auth
from triage.fhir.http.fetch import Answer, Fetcher, Limits, Request
from triage.fhir.http.retry import Patience
from triage.fhir.http.session import open_session
from triage.fhir.http.source_faults import FAULTS, BrokenOffError, RefusedBodyError, by_exception, by_status
from triage.fhir.strict import BodyError, Object, read_body

Params = Sequence[tuple[str, str]]
# A file is read a line at a time, so its size costs no memory.
_FILE = Limits(deadline_s=4 * 3600.0, byte_cap=100_000_000_000)


@dataclass(frozen=True, slots=True)
class Document(Answer):
    """An answer with its content read; that is empty where the status is not 200."""

    content: Object


class Endpoint:
    """Use from one thread at a time, and close it; every fault of the connection is a SourceError.

    `proxy` is the address of a proxy to go through; nothing is taken from the environment.
    """

    def __init__(
        self,
        base_url: str,
        auth: Auth | None = None,
        limits: Limits | None = None,
        *,
        proxy: str | None = None,
        proxy_login: str | None = None,
        tls: ssl.SSLContext | None = None,
        sleep: Callable[[float], None] = time.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.address = Address.parse(base_url)
        self.patience = Patience(sleep, jitter)
        self._session = open_session(auth, tls, proxy, proxy_login)
        self._fetcher = Fetcher(self._session, self.address.host, limits or Limits())

    @property
    def host(self) -> str:
        """Return what faults may name."""
        return self.address.host

    def get(self, url: str, params: Params = (), headers: Mapping[str, str] | None = None) -> Answer:
        """Return the answer to a GET, asked again where the server is busy or the answer broke off."""
        request = Request("GET", url, tuple(params), headers or {})
        return self.patience.ask(lambda: self._fetcher.answer(request))

    def document(self, url: str, params: Params = (), headers: Mapping[str, str] | None = None) -> Document:
        """Return what stands at `url`, asked again where it was cut; raises RefusedBodyError when it cannot be read."""
        request = Request("GET", url, tuple(params), headers or {})
        try:
            return self.patience.ask(lambda: _read(self._fetcher.answer(request)))
        except _CutBodyError as fault:
            raise fault.refused from None

    @contextmanager
    def file(self, url: str) -> Iterator[Iterator[bytes]]:
        """Give the bytes of a file as they come, in parts of any size; it is asked for once."""
        request = Request("GET", url, headers={"Accept": "application/fhir+ndjson"})
        try:
            with self._fetcher.stream(request, _FILE) as (response, chunks):
                if response.status_code != 200:
                    raise by_status(self.host, response.status_code)
                yield chunks
        except FAULTS as fault:
            raise by_exception(self.host, fault) from None

    def send(self, request: Request, *, is_repeatable: bool) -> Answer:
        """Return the answer to `request`; only what has the same effect twice is sent again after a lost answer."""
        patience = self.patience if is_repeatable else self.patience.once()
        return patience.ask(lambda: self._fetcher.answer(request))

    def close(self) -> None:
        """Give the connections back."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _CutBodyError(BrokenOffError):
    """A body that came without fault but is no whole JSON; asking again may bring it."""

    def __init__(self, refused: RefusedBodyError) -> None:
        super().__init__(refused.text)
        self.refused = refused


def _read(answer: Answer) -> Document:
    return Document(answer.status, answer.headers, answer.body, _content(answer) if answer.status == 200 else {})


def _content(answer: Answer) -> Object:
    try:
        return read_body(answer.body)
    except BodyError as fault:
        refused = RefusedBodyError(fault, answer.body)
        raise _CutBodyError(refused) if fault.code == "structure" else refused from None
