"""What became of a version once it was in force: the cases it changed, and whether it goes as expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from triage.errors import Text
from ui.desks.loading import LOADING, Opened
from ui.desks.tuning.facts import Followed

if TYPE_CHECKING:
    from triage.access.rule_versions.change import RuleChange
    from triage.workflow.tune.open_cases.rule_changes import ChangedCase

_MOST = 500


def changes(app: Opened, programme: str) -> Sequence[RuleChange]:
    """Return the versions that came in force while cases were open, the newest first."""
    with LOADING:
        from triage.workflow.tune.open_cases.rule_changes import list_rule_changes

    return list_rule_changes(app(), programme)


def changed_cases(app: Opened, change: int) -> Sequence[ChangedCase]:
    """Return whose cases a change concerned, as many as can be looked through; whom it names is logged before."""
    with LOADING:
        from triage.workflow.tune.open_cases.rule_changes import read_rule_change

    return read_rule_change(app(), change, _MOST)


def followed(app: Opened, programme: str) -> Followed:
    """Return how the version in force goes beside what was expected of it."""
    with LOADING:
        from triage.workflow.tune.budget import run_of
        from triage.workflow.tune.green_share import greens_by_version

    opened = app()
    run = run_of(opened, programme)
    shares = [one for one in greens_by_version(opened) if one.programme == programme]
    if isinstance(run, Text):
        return Followed((run,), (), shares)
    return Followed(run.words, run.weeks, shares)
