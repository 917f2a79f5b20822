"""What a patient sent between two assessments: a red between two arrivals of one batch must not be passed over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from triage.clinical.observation import WITHDRAWN
from triage.store.records import Facts

# What a patient measures and answers within an hour belongs together: one of three readings is no state of its own.
_SITTING = timedelta(hours=1)
# A gateway that was silent for long sends much at once; older sittings than these were overtaken many times over.
_AT_MOST = 50


def earlier_sittings(facts: Facts, since: datetime | None) -> tuple[datetime, ...]:
    """Return when each sitting ended that came after `since`, oldest first, without the last: `now` covers that one.

    `since` is when the patient was last assessed; None, for a first load of history, gives none.
    """
    if since is None:
        return ()
    times = sorted(set(_arrived(facts, since)))
    ends = [time for time, after in pairwise(times) if after - time > _SITTING]
    return tuple(ends[-_AT_MOST:])


def facts_until(facts: Facts, time: datetime) -> Facts:
    """Return the facts as they would have been at `time`, had each come when it was measured or answered."""
    return replace(
        facts,
        readings=[reading for reading in facts.readings if reading.time <= time],
        responses=[response for response in facts.responses if response.authored and response.authored <= time],
    )


def _arrived(facts: Facts, since: datetime) -> Iterator[datetime]:
    for reading in facts.readings:
        if reading.received is not None and reading.received > since and reading.status not in WITHDRAWN:
            yield reading.time
    for response in facts.responses:
        if response.received is not None and response.received > since and response.authored is not None:
            yield response.authored
