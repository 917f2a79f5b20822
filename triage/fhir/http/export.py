"""Bulk export: a server writes everything it holds to NDJSON files, which are then fetched."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from triage.errors import SourceError, Text
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.fetch import Answer, Request
from triage.fhir.http.retry import retry_after
from triage.fhir.http.source_faults import by_status, source_error
from triage.fhir.strict import BODY_LIMIT

_ASYNC = {"Prefer": "respond-async"}
_PATIENCE_S = 4 * 3600.0
_PAUSES_S = (1.0, 60.0)


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of an export; `count` is how many resources it holds, where that is told."""

    type: str
    url: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export brought: everything the server held at `time`, by its own clock."""

    time: datetime
    files: tuple[ExportFile, ...]
    deleted: tuple[ExportFile, ...]
    errors: tuple[ExportFile, ...]


class Export:
    """An export of one server; its files are fetched from that server alone."""

    def __init__(self, endpoint: Endpoint, clock: Callable[[], float] = time.monotonic) -> None:
        self._endpoint = endpoint
        self._clock = clock

    def start(self, types: Sequence[str]) -> str:
        """Ask for an export of `types` and return the address that tells how far it is."""
        params = (("_type", ",".join(types)), ("_outputFormat", "application/fhir+ndjson"))
        request = Request("GET", f"{self._endpoint.address.base}$export", params, _ASYNC)
        answer = self._endpoint.send(request, is_repeatable=False)
        if answer.status != 202:
            raise by_status(self._endpoint.host, answer.status)
        return self._same_server(answer.headers.get("Content-Location", ""))

    def wait(self, status_url: str) -> Manifest:
        """Return what an export brought once it is done, asking as seldom as the server wishes."""
        until = self._clock() + _PATIENCE_S
        while (answer := self._endpoint.get(self._same_server(status_url))).status == 202:
            if self._clock() > until:
                raise source_error(
                    self._endpoint.host,
                    "er ikke færdig med sit udtræk efter fire timer. Kontakt den, der driver kilden",
                    "has not finished its export after four hours. Contact those who run the source",
                )
            asked = retry_after(answer)
            self._endpoint.patience.sleep(min(max(asked or _PAUSES_S[0], _PAUSES_S[0]), _PAUSES_S[1]))
        if answer.status != 200:
            raise by_status(self._endpoint.host, answer.status)
        return self._manifest(answer)

    def lines(self, file: ExportFile) -> Iterator[bytes]:
        """Yield the lines of a file as they come; raises SourceError where it is cut, gone or on a strange server."""
        with self._endpoint.file(self._same_server(file.url)) as chunks:
            yield from self._split(chunks)

    def _split(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        rest = b""
        for chunk in chunks:
            *whole, rest = (rest + chunk).split(b"\n")
            yield from whole
            if len(rest) > BODY_LIMIT:
                raise source_error(
                    self._endpoint.host,
                    "sendte en ressource på mere end 20 MB. Kontakt den, der driver kilden",
                    "sent a resource of more than 20 MB. Contact those who run the source",
                )
        if rest:
            yield rest

    def drop(self, status_url: str) -> None:
        """Tell the server that its files are no longer needed; one that does not take it keeps them."""
        request = Request("DELETE", self._same_server(status_url))
        try:
            self._endpoint.send(request, is_repeatable=True)
        except SourceError:
            return

    def _same_server(self, url: str) -> str:
        there = self._endpoint.address.same_server(url) if url else None
        if there is None:
            raise source_error(
                self._endpoint.host,
                "henviser til et udtræk på en anden server, som ikke hentes. Kontakt den, der driver kilden",
                "points to an export on another server, which is not fetched. Contact those who run the source",
            )
        return there

    def _manifest(self, answer: Answer) -> Manifest:
        try:
            told = json.loads(answer.body)
            at = datetime.fromisoformat(told["transactionTime"])
            output = [*told["output"]]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise SourceError(_NO_MANIFEST, answer.status) from None
        if at.tzinfo is None:
            raise SourceError(_NO_MANIFEST, answer.status)
        return Manifest(at, _files(output), _files(told.get("deleted")), _files(told.get("error")))


def _files(value: object) -> tuple[ExportFile, ...]:
    return tuple(_file(member) for member in value if isinstance(member, dict)) if isinstance(value, list) else ()


def _file(told: Mapping[str, object]) -> ExportFile:
    count = told.get("count")
    return ExportFile(str(told.get("type")), str(told.get("url")), count if isinstance(count, int) else None)


_NO_MANIFEST = Text(
    "Kildens udtræk har ingen læselig indholdsfortegnelse. Kontakt den, der driver kilden.",
    "The source's export has no readable table of contents. Contact those who run the source.",
)
