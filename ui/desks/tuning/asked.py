"""What a draft would have meant: a period replayed, what came of people, who is behind a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from time import perf_counter
from typing import TYPE_CHECKING, TypeAlias

from ui.desks.loading import LOADING, Opened
from ui.desks.tuning.facts import Aftermath, Checked, Moved, Period, Replayed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from triage.scoring.replay.compare import Compared
    from triage.scoring.replay.dragging.find_limit import AtLeast, AtMost, Found
    from triage.scoring.replay.history import History
    from triage.scoring.rules.model import RuleSet
    from triage.workflow.tune.replay.patients_behind import Behind

    Goal: TypeAlias = AtMost | AtLeast
    Rows: TypeAlias = NDArray[np.int64]


def replay(
    app: Opened,
    period: Period,
    draft: RuleSet,
    before: Replayed | None,
    tell: Callable[[int, int], None],
    is_stopped: Callable[[], bool],
) -> Replayed:
    """Make a period ready to be dragged over; what was read `before` is not read again where it serves.

    Where the draft asks for other inputs they are made anew from readings: that takes long, and can be stopped.
    """
    with LOADING:
        from triage.scoring.replay.dragging.drag import Drag
        from triage.scoring.replay.needed import needs_readings
        from triage.workflow.tune.replay.history import LEFT_OUT
        from triage.workflow.tune.replay.outcomes import outcomes_beside
        from triage.workflow.tune.replay.replay import history_for

    began, opened = perf_counter(), app()
    if before is not None and before.period == period and not needs_readings(before.history.rule_set, draft):
        return replace(before, drag=Drag(before.history, draft), seconds=perf_counter() - began)
    history = history_for(opened, draft, period.start, period.end, tell, is_stopped)
    recorded = outcomes_beside(opened, history)
    left_out = [(LEFT_OUT[kind], count) for kind, count in history.left_out.items() if count]
    drag = Drag(history, draft)
    took, earlier = perf_counter() - began, _earlier(history, opened.catalogue.rule_sets.get(period.programme))
    return Replayed(period, history, recorded, drag, _patients(history), left_out, took, earlier)


def aftermath(app: Opened, replayed: Replayed, moved: Moved) -> Aftermath:
    """Count what came of people, in the department that is looked at or in all."""
    with LOADING:
        import numpy as np

        from triage.scoring.drafts.words.conditions import rule_in_words
        from triage.scoring.drafts.words.names import names_of
        from triage.scoring.replay.history import rows_of
        from triage.scoring.replay.replay import replayed as judged
        from triage.scoring.replay.sequel.came_after import came_after
        from triage.scoring.replay.sequel.missed import missed
        from triage.scoring.replay.sequel.sequel import Sequel
        from triage.scoring.replay.sequel.yields import yields
        from triage.scoring.replay.small import warnings

    draft, ranks = moved.draft, moved.ranks
    history, sequels, catalogue = replayed.history, replayed.recorded.outcomes, app().catalogue
    drawn = replayed.recorded.drawn
    if moved.department is not None:
        theirs = np.flatnonzero(history.departments == moved.department)
        history, sequels, ranks, drawn = rows_of(history, theirs), sequels[theirs], ranks[theirs], drawn[theirs]
    admitted = came_after(history, sequels, ranks, Sequel.ADMITTED)
    names = names_of(draft, catalogue.kinds, catalogue.instruments)
    return Aftermath(
        (admitted.now, admitted.draft, admitted.of),
        yields(history, judged(history, draft, moved.values), sequels),
        missed(history, ranks, sequels, drawn),
        warnings(moved.counts.of(moved.department)),
        {rule.id: rule_in_words(draft, rule, names) for rule in draft.rules},
    )


def behind(
    app: Opened, replayed: Replayed, rows: Rows, draft: RuleSet, values: Mapping[str, Decimal], offset: int, limit: int
) -> Behind:
    """Return who is behind a number; the log tells of it first."""
    with LOADING:
        from triage.workflow.tune.replay.patients_behind import patients_behind

    moved = with_values(draft, values)
    return patients_behind(app(), replayed.history, rows, moved, offset, limit, replayed.recorded)


def with_values(draft: RuleSet, values: Mapping[str, Decimal]) -> RuleSet:
    """Return a rule set with these values of its limits."""
    params = {name: replace(one, value=values.get(name, one.value)) for name, one in draft.params.items()}
    return replace(draft, params=params)


def find_limit(replayed: Replayed, draft: RuleSet, param: str, goal: Goal, department: int | None) -> Found | None:
    """Return the limit that gives a wanted workload or sensitivity; the draft on the screen does not move."""
    with LOADING:
        from triage.scoring.replay.dragging.drag import Drag
        from triage.scoring.replay.dragging.find_limit import curve, find_limit
        from triage.scoring.replay.sequel.came_after import after
        from triage.scoring.replay.sequel.sequel import Sequel

    drag = Drag(replayed.history, draft)
    held = drag.hold(param)
    if held is None:
        return None
    known = after(replayed.history, replayed.recorded.outcomes, Sequel.ADMITTED, department)
    return find_limit(curve(drag, held, known, department), goal, draft.params[param].value)


def compare(replayed: Replayed, drafts: Mapping[str, str | RuleSet]) -> Sequence[Compared]:
    """Return what each of several drafts (name: text) would have meant."""
    with LOADING:
        from triage.scoring.drafts.draft import opened
        from triage.scoring.replay.compare import compare

    rule_sets = {name: opened(one).rule_set if isinstance(one, str) else one for name, one in drafts.items()}
    return compare(replayed.history, rule_sets, replayed.recorded.outcomes)


def check(app: Opened, text: str) -> Checked:
    """Return what the linter and the tests in the file say."""
    with LOADING:
        from triage.scoring.analyse.finding import Severity
        from triage.scoring.drafts.draft import opened as draft_of
        from triage.scoring.drafts.live_check import live_check

    opened = app()
    catalogue = opened.catalogue
    live = live_check(draft_of(text).rule_set, catalogue.kinds, catalogue.instruments, opened.clock().date())
    return Checked(live, all(one.severity is not Severity.ERROR for one in live.findings))


def _earlier(history: History, in_force: RuleSet | None) -> int:
    """Return how many assessments were made by another version than that in force."""
    import numpy as np

    if in_force is None:
        return 0
    is_another = np.array([sha256 != in_force.sha256 for sha256 in history.version_hashes], np.bool_)
    return int(np.count_nonzero(is_another[history.versions]))


def _patients(history: History) -> dict[int | None, int]:
    import numpy as np

    pairs = np.unique(np.stack((history.departments, history.patients)), axis=1)
    found, counts = np.unique(pairs[0], return_counts=True)
    every: dict[int | None, int] = {None: int(np.unique(history.patients).size)}
    return every | dict(zip(found.tolist(), counts.tolist(), strict=True))
