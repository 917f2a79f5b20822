"""The search for what changed since last time, and what to do with a server that cannot do all of it."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

from triage.errors import Text
from triage.fhir.http.page import link
from triage.fhir.strict import Object

# Equal timestamps, clocks that differ, and commits out of order: what comes twice is taken once.
OVERLAP = timedelta(minutes=5)

_FRACTION = re.compile(r"\.\d+")

Params = Sequence[tuple[str, str]]


def incremental(start: datetime | None, count: int) -> list[tuple[str, str]]:
    """Return the parameters for all that changed at `start` or later, oldest change first."""
    params = [("_sort", "_lastUpdated"), ("_count", str(count))]
    return params if start is None else [("_lastUpdated", f"ge{fhir_instant(start)}"), *params]


def fhir_instant(time: datetime) -> str:
    """Return a time as servers compare it: in UTC and with milliseconds."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def without_unsupported(params: Params, refusal: bytes) -> list[tuple[str, str]]:
    """Return `params` without those that the refusal names, or without the last wish where it names none.

    A time is first told to the second: some servers refuse no more than its milliseconds.
    """
    words = refusal.decode("utf-8", errors="replace")
    here = [name for name, _ in params]
    named = {name for name in here if name in words}
    wishes = [name for name in ("_sort", "_lastUpdated", "_count") if name in here]
    refused = named or wishes[:1]
    coarser = [(name, _FRACTION.sub("", value) if name in refused else value) for name, value in params]
    return [(name, value) for name, value in coarser if name not in refused or (name, value) not in params]


def left_out(params: Params, kept: Params) -> Text:
    """Return the warning that the search was made without some of its parameters."""
    names = ", ".join(name for name, _ in params if name not in dict(kept))
    return Text(
        f"Kilden kan ikke søge med {names}; der er søgt uden, så hentningen kan tage længere tid.",
        f"The source cannot search with {names}; it was left out, so fetching may take longer.",
    )


def is_filtered(bundle: Object) -> bool:
    """Return whether the server says, by its self link, that it looked at the time of change; silence is no no."""
    own = link(bundle, "self")
    return own is None or any(name == "_lastUpdated" for name, _ in parse_qsl(urlsplit(own).query))
