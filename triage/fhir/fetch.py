"""Fetch one answer whole, or not at all: deadline, size, length and encoding are all checked."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

from requests import Response, Session

from triage.fhir.source_faults import FAULTS, by_exception, source_error

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

    def get(self, url: str, params: Sequence[tuple[str, str]], headers: Mapping[str, str]) -> Answer:
        """Return the answer to GET `url`. The deadline counts from here; redirects are not followed."""
        until = self._clock() + self._limits.deadline_s
        timeout = (min(CONNECT_S, self._limits.deadline_s), min(SILENCE_S, self._limits.deadline_s))
        try:
            with self._session.get(
                url, params=list(params), headers=dict(headers), timeout=timeout, stream=True, allow_redirects=False
            ) as response:
                body = b"".join(self._decoded(response, self._received(response, until)))
                return Answer(response.status_code, response.headers, body)
        except FAULTS as fault:
            raise by_exception(self._host, fault) from None

    def _received(self, response: Response, until: float) -> Iterator[bytes]:
        """Yield the bytes as they were sent, and check the promised length at the end."""
        length = response.headers.get("Content-Length", "")
        count = 0
        while chunk := response.raw.read1(_CHUNK, decode_content=False):
            count += len(chunk)
            if self._clock() > until:
                raise source_error(
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
            return self._capped(chunks)
        if encoding in ("gzip", "deflate"):
            return self._capped(self._inflated(chunks))
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

    def _capped(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        size = 0
        for chunk in chunks:
            size += len(chunk)
            if size > self._limits.byte_cap:
                megabytes = self._limits.byte_cap // 1_000_000
                raise source_error(
                    self._host,
                    f"sendte mere end {megabytes} MB i ét svar. Hent færre ressourcer ad gangen",
                    f"sent more than {megabytes} MB in one answer. Ask for fewer resources at a time",
                )
            yield chunk

    def _cut(self) -> Exception:
        return source_error(
            self._host,
            "afbrød svaret, så det ikke er helt. Hent igen",
            "cut its answer, so it is not whole. Fetch again",
        )
