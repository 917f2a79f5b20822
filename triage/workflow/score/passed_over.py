"""The alarm that the last assessment would have raised, had it come in time."""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from triage.clinical.colour import Colour
from triage.scoring.explain.result import Result
from triage.store.records import Facts
from triage.workflow.score.sittings import facts_until, sittings_since

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """The worst red or yellow of the sittings looked at, the earliest of equals; `failed` when one could not be."""

    alarm: Result | None
    failed: bool


def passed_over(
    assess_at: Callable[[Facts, datetime], Result],
    facts: Facts,
    since: datetime | None,
    now: datetime,
    decided: datetime | None = None,
    more: Collection[datetime] = (),
) -> PassedOver:
    """Return what became of the sittings with news since the last assessment, each judged at its own time.

    `decided` is when a person last decided, `more` are times that are looked at whatever came then. A
    sitting that cannot be judged hides neither the others nor the present.
    """
    alarms: list[Result] = []
    failed = False
    for time in sorted({*sittings_since(facts, since, now, decided), *more}):
        try:
            result = assess_at(facts_until(facts, time), time)
        except Exception as fault:
            _LOG.error("an earlier sitting could not be scored: %s", type(fault).__name__)
            failed = True
        else:
            alarms += [result] if result.colour.rank <= Colour.YELLOW.rank else []
    return PassedOver(min(alarms, key=lambda result: result.colour.rank, default=None), failed)
