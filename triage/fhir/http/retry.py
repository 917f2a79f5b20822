"""Ask again when a source is busy, as long after as it says, or when an answer broke off; and not for ever."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from triage.fhir.http.fetch import Answer
from triage.fhir.http.source_faults import BrokenOffError

# What a server, or a gateway before it, says when it did not do what was asked because it had no time.
BUSY = frozenset({429, 502, 503, 504})
# Refused before anything was done: safe to ask again, whatever was asked.
_NOTHING_DONE = frozenset({429})

_Answer = TypeVar("_Answer", bound=Answer)


@dataclass(frozen=True, slots=True)
class Patience:
    """`attempts` in all; waits are at most `longest_s`. `jitter` returns 0 to 1 and spreads clients over time."""

    sleep: Callable[[float], None]
    jitter: Callable[[], float]
    attempts: int = 4
    longest_s: float = 60.0
    busy: frozenset[int] = BUSY
    broken_off: tuple[type[BrokenOffError], ...] = (BrokenOffError,)

    def once(self) -> "Patience":
        """Return the patience for what must not be done twice: only what was surely not done is sent again."""
        return replace(self, busy=_NOTHING_DONE, broken_off=())

    def ask(self, send: Callable[[], _Answer]) -> _Answer:
        """Return the first whole answer that is not "busy", or the last one; raises the last fault."""
        for attempt in range(1, self.attempts):
            try:
                answer = send()
            except self.broken_off:
                self.sleep(self._pause(attempt) + self.jitter())
                continue
            if answer.status not in self.busy:
                return answer
            self.sleep(self._wait(answer, attempt))
        return send()

    def _wait(self, answer: Answer, attempt: int) -> float:
        asked = retry_after(answer)
        wait = self._pause(attempt) if asked is None else asked
        return min(wait, self.longest_s) + self.jitter()

    def _pause(self, attempt: int) -> float:
        return 2.0 ** (attempt - 1)


def retry_after(answer: Answer) -> float | None:
    """Return the seconds that Retry-After asks for; as a date it is held against the server's own Date."""
    value = answer.headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    until, now = http_date(value), http_date(answer.headers.get("Date", ""))
    return max(0.0, (until - now).total_seconds()) if until and now else None


def http_date(value: str) -> datetime | None:
    """Return an HTTP date in UTC, or None where it is none."""
    try:
        found = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
