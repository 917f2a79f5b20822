"""Fetch one answer whole, or not at all: deadline, size, length and encoding are all checked."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

from requests import Response, Session

from triage.fhir.http.source_faults import FAULTS, broken_off, by_exception, source_error

CONNECT_S = 10.0
SILENCE_S = 15.0
_CHUNK = 65_536
_GZIP_OR_ZLIB = 47


@dataclass(frozen=True, slots=True)
class Limits:
    """`deadline_s` is for the whole answer, `byte_cap` for its size after decompression."""

    deadline_s: float = 60.0
    byte_cap: int = 50_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked; nothing that is personal belongs in `url` or `params`."""

    method: str
    url: str
    params: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer of any status."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Fetcher:
    """Fetches from `host` over `session`; every fault is a SourceError that names the host alone."""

    def __init__(self, session: Session, host: str, limits: Limits, clock: Callable[[], float] = monotonic) -> None:
        self._session = session
        self._host = host
        self._limits = limits
        self._clock = clock

    def answer(self, request: Request) -> Answer:
        """Return the whole answer to `request`. The deadline counts from here; redirects are not followed."""
        try:
            with self.stream(request) as (response, chunks):
                return Answer(response.status_code, response.headers, b"".join(chunks))
        except FAULTS as fault:
            raise by_exception(self._host, fault) from None

    @contextmanager
    def stream(
        self, request: Request, limits: Limits | None = None
    ) -> Iterator[tuple[Response, Iterator[bytes]]]:
        """Give the answer's head and its bytes as they come; raises SourceError and what stands in FAULTS."""
        limits = limits or self._limits
        until = self._clock() + limits.deadline_s
        timeout = (min(CONNECT_S, limits.deadline_s), min(SILENCE_S, limits.deadline_s))
        with self._session.request(
            request.method,
            request.url,
            params=list(request.params),
            headers=dict(request.headers),
            data=request.body,
            timeout=timeout,
            stream=True,
            allow_redirects=False,
        ) as response:
            chunks = self._decoded(response, self._received(response, until))
            yield response, self._capped(chunks, limits.byte_cap)

    def _received(self, response: Response, until: float) -> Iterator[bytes]:
        """Yield the bytes as they were sent, and check the promised length at the end."""
        length = response.headers.get("Content-Length", "")
        count = 0
        while chunk := response.raw.read1(_CHUNK, decode_content=False):
            count += len(chunk)
            if self._clock() > until:
                raise broken_off(
                    self._host,
                    "svarer for langsomt, så hentningen er afbrudt. Prøv igen senere",
                    "answers too slowly, so fetching was stopped. Try again later",
                )
            yield chunk
        if length.isdigit() and int(length) != count:
            raise self._cut()

    def _decoded(self, response: Response, chunks: Iterator[bytes]) -> Iterator[bytes]:
        encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
        if encoding == "identity":
            return chunks
        if encoding in ("gzip", "deflate"):
            return self._inflated(chunks)
        raise source_error(
            self._host,
            "pakker sit svar på en måde, der ikke kan læses. Kontakt den, der driver kilden",
            "packs its answer in a way that cannot be read. Contact those who run the source",
        )

    def _inflated(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        unpacking = zlib.decompressobj(_GZIP_OR_ZLIB)
        try:
            for chunk in chunks:
                while chunk:
                    yield unpacking.decompress(chunk, _CHUNK)
                    chunk = unpacking.unconsumed_tail
        except zlib.error:
            raise self._cut() from None
        yield unpacking.flush()
        if not unpacking.eof:
            raise self._cut()

    def _capped(self, chunks: Iterator[bytes], byte_cap: int) -> Iterator[bytes]:
        size = 0
        for chunk in chunks:
            size += len(chunk)
            if size > byte_cap:
                megabytes = byte_cap // 1_000_000
                raise source_error(
                    self._host,
                    f"sendte mere end {megabytes} MB i ét svar. Hent færre ressourcer ad gangen",
                    f"sent more than {megabytes} MB in one answer. Ask for fewer resources at a time",
                )
            yield chunk

    def _cut(self) -> Exception:
        return broken_off(
            self._host,
            "afbrød svaret, så det ikke er helt. Hent igen",
            "cut its answer, so it is not whole. Fetch again",
        )
