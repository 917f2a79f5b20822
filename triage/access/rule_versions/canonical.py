"""Bytes that are signed: JSON of one form only (RFC 8785), so that the same facts are the same bytes everywhere."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from triage.clinical.canonical import canonical_text

# As far as every reader of JSON counts exactly.
_LARGEST = 2**53 - 1
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)

Plain = str | int | None | tuple[str, ...]


def canonical_json(content: Mapping[str, Plain]) -> bytes:
    """Return the one form of `content`; raises ValueError for what has none, e.g. half a character."""
    for value in content.values():
        if isinstance(value, int) and abs(value) > _LARGEST:
            raise ValueError("a number larger than JSON counts exactly")
    text = canonical_text(content)
    return text.encode()


def parse_canonical(body: bytes) -> dict[str, object]:
    """Return what canonical bytes say; raises ValueError where the same could be said in other bytes."""
    content = json.loads(body, parse_float=_refuse)
    if not isinstance(content, dict) or canonical_json(content) != body:
        raise ValueError("not canonical JSON")
    return content


def _refuse(_number: str) -> float:
    raise ValueError("not canonical JSON: nothing that is signed is a fraction")


def time_words(time: datetime) -> str:
    """Return a time in UTC to the millisecond; raises ValueError for one that is finer, or has no zone."""
    if time.tzinfo is None or time.microsecond % 1000:
        raise ValueError("a time without zone, or finer than a millisecond")
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def time_of(words: str) -> datetime:
    """Return the time that `time_words` wrote; raises ValueError for any other way of writing it."""
    if not _TIME.fullmatch(words):
        raise ValueError("not a time as it is signed")
    return datetime.fromisoformat(words)


def whole_ms(time: datetime) -> datetime:
    """Return the time cut to the millisecond, as finely as it is signed and stored."""
    return time - timedelta(microseconds=time.microsecond % 1000) if time.microsecond % 1000 else time
