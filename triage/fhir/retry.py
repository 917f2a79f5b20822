"""Ask again when a source says that it is busy, as long after as it says, and not for ever."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from triage.fhir.fetch import Answer

BUSY = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Patience:
    """`attempts` in all; waits are at most `longest_s`. `jitter` returns 0 to 1 and spreads clients over time."""

    sleep: Callable[[float], None]
    jitter: Callable[[], float]
    attempts: int = 4
    longest_s: float = 60.0

    def ask(self, send: Callable[[], Answer]) -> Answer:
        """Return the first answer that is not "busy", or the last one."""
        answer = send()
        for attempt in range(1, self.attempts):
            if answer.status not in BUSY:
                break
            self.sleep(self._wait(answer, attempt))
            answer = send()
        return answer

    def _wait(self, answer: Answer, attempt: int) -> float:
        asked = _retry_after(answer)
        wait = 2.0 ** (attempt - 1) if asked is None else asked
        return min(wait, self.longest_s) + self.jitter()


def _retry_after(answer: Answer) -> float | None:
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
