"""What a draft would have meant in the last year, put together in the report that its author signs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from triage.errors import Text, WrongUseError
from triage.scoring.danish_time import danish_day
from triage.scoring.replay.history import History
from triage.scoring.replay.needed import needs_readings
from triage.scoring.replay.report.draft_report import Beside, draft_report
from triage.scoring.replay.report.report import Report
from triage.scoring.rules.model import RuleSet
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit_any
from triage.workflow.tune.replay.history import TUNES, read_history
from triage.workflow.tune.replay.outcomes import Recorded, outcomes_beside
from triage.workflow.tune.replay.places import replayed_places
from triage.workflow.tune.replay.recompute import recompute

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True, eq=False)
class DraftReplay:
    """The report on a draft, and what it was made of."""

    report: Report
    history: History = field(repr=False)
    recorded: Recorded = field(repr=False)


def replay_draft(
    app: Application,
    draft: RuleSet,
    start: datetime | None = None,
    end: datetime | None = None,
    tell: Callable[[int, int], None] = lambda done, of: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> DraftReplay:
    """Return what `draft` would have meant from `start` until `end`, the last year where no period is named.

    Inputs that were not kept as the draft defines them are made anew from readings; `tell` says how far that is.
    Raises WrongUseError for a period that is none, ReplayStoppedError once `is_stopped`.
    """
    with app.store.read() as connection:
        permit_any(app, connection, TUNES)
    until = app.clock() if end is None else end
    since = until - A_YEAR if start is None else start
    if since >= until:
        raise WrongUseError(_NO_PERIOD)
    history = history_for(app, draft, since, until, tell, is_stopped)
    recorded = outcomes_beside(app, history)
    capacity = {place.key: place.weekly for place in replayed_places(app) if place.weekly is not None}
    period = danish_day(since), danish_day(until - timedelta(microseconds=1))
    beside = Beside(period, recorded.outcomes, recorded.drawn, capacity)
    return DraftReplay(draft_report(history, draft, beside), history, recorded)


def history_for(
    app: Application,
    draft: RuleSet,
    start: datetime,
    end: datetime,
    tell: Callable[[int, int], None] = lambda done, of: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> History:
    """Return a period's assessments with the inputs that `draft` compares, as they were kept or else made anew."""
    programme = draft.programme or ""
    rule_set = app.catalogue.rule_sets.get(programme)
    if rule_set is None:
        # Nothing has been in use yet: what there is, if anything, is of the draft's own inputs.
        return read_history(app, programme, start, end, rule_set=draft)
    history = read_history(app, programme, start, end)
    if history.rows and needs_readings(rule_set, draft):
        return recompute(app, draft, start, end, tell, is_stopped)
    return history


_NO_PERIOD = Text(
    "Perioden slutter, før den begynder. Vælg to datoer.", "The period ends before it begins. Choose two dates."
)
