"""Times that cannot be true when they arrive."""

from collections.abc import Iterator
from datetime import datetime

from triage.clinical.received import Finding
from triage.errors import Text
from triage.scoring.danish_time import elapsed
from triage.scoring.readings.clock import CLOCK_TOLERANCE


def ahead_of(time: datetime | None, now: datetime, path: str) -> Iterator[Finding]:
    """Yield the finding that `time` lies further ahead of `now` than a clock may be fast."""
    if time is None or elapsed(now, time) <= CLOCK_TOLERANCE:
        return
    yield Finding(
        "warning",
        "value",
        path,
        Text(
            "Tidspunktet ligger ude i fremtiden og bruges ikke; apparatets ur kan være forkert. Spørg patienten.",
            "The time lies in the future and is not used; the device's clock may be wrong. Ask the patient.",
        ),
    )
