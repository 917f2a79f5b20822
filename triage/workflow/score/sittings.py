"""What a patient sent between two assessments: a red that was overtaken before it was seen must not be passed over."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from triage.clinical.observation import WITHDRAWN, Reading
from triage.store.records import Facts

# What a patient measures and answers within an hour belongs together: one of three readings is no state of its own.
_SITTING = timedelta(hours=1)
# A gateway that was silent for long sends much at once; older sittings than these were overtaken many times over.
_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class _Fact:
    """One of a series; what was withdrawn changes its sitting by being gone. `news` is when it last came into force."""

    time: datetime
    news: datetime | None
    in_force: bool


def sittings_since(
    facts: Facts, since: datetime | None, now: datetime, decided: datetime | None = None
) -> tuple[datetime, ...]:
    """Return the time of the last fact of each sitting in which something came after `since`, oldest first.

    Every kind of reading and every questionnaire has sittings of its own, so that a sensor, which never pauses, does
    not make one of two. `since` is when the patient was last assessed; None, for a first load of history, gives none.
    A reading that was set aside with its device and given back is news again, unless a person `decided` while it was
    first in force.
    """
    if since is None:
        return ()
    found = (_sittings(series) for series in _series(facts, now, decided).values())
    moments = {moment for sittings in found for sitting in sittings for moment in _moment(sitting, since)}
    return tuple(sorted(moments)[-_AT_MOST:])


def facts_until(facts: Facts, time: datetime) -> Facts:
    """Return the facts as they would have been at `time`, had each come when it was measured or answered."""
    return replace(
        facts,
        readings=[reading for reading in facts.readings if reading.time <= time],
        responses=[response for response in facts.responses if response.authored and response.authored <= time],
    )


def _series(facts: Facts, now: datetime, decided: datetime | None) -> dict[tuple[str, str], list[_Fact]]:
    """Return the facts by what they are of; one dated after `now` has no state of its own yet."""
    series: dict[tuple[str, str], list[_Fact]] = defaultdict(list)
    for reading in facts.readings:
        if reading.time <= now:
            fact = _Fact(reading.time, _news(reading, decided), reading.status not in WITHDRAWN)
            series["reading", reading.kind or ""].append(fact)
    for response in facts.responses:
        if response.authored is not None and response.authored <= now:
            fact = _Fact(response.authored, response.received, response.status not in WITHDRAWN)
            series["response", response.questionnaire.partition("|")[0]].append(fact)
    return series


def _news(reading: Reading, decided: datetime | None) -> datetime | None:
    aside, received = reading.set_aside, reading.received
    if aside is None or aside.until is None or received is None:
        return received
    was_answered = decided is not None and received <= decided < aside.since
    return received if was_answered else max(received, aside.until)


def _sittings(series: Iterable[_Fact]) -> Iterator[list[_Fact]]:
    """Cut a series: a sitting starts at its first fact and holds what comes within an hour of that one."""
    sitting: list[_Fact] = []
    for fact in sorted(series, key=lambda fact: fact.time):
        if sitting and fact.time - sitting[0].time > _SITTING:
            yield sitting
            sitting = []
        sitting.append(fact)
    if sitting:
        yield sitting


def _moment(sitting: list[_Fact], since: datetime) -> Iterator[datetime]:
    """Yield when the sitting is judged, if there is news in it and anything is left of it."""
    left = [fact.time for fact in sitting if fact.in_force]
    if left and any(fact.news is not None and fact.news > since for fact in sitting):
        yield left[-1]
