"""What the page of limits may ask of the workflow, bound to one application."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from ui.desks.loading import Opened
from ui.desks.tuning import asked, followed, steps, told

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from triage.access.rule_versions.change import RuleChange
    from triage.access.rule_versions.notice import RuleNotice
    from triage.access.rule_versions.working_draft import WorkingDraft
    from triage.scoring.replay.compare import Compared
    from triage.scoring.replay.dragging.find_limit import Found
    from triage.scoring.rules.model import RuleSet
    from triage.workflow.tune.drafts import Imported
    from triage.workflow.tune.open_cases.rule_changes import ChangedCase
    from triage.workflow.tune.replay.patients_behind import Behind
    from triage.workflow.tune.without_rules import WithoutRules
    from ui.desks.tuning.asked import Goal, Rows
    from ui.desks.tuning.facts import (
        Aftermath,
        Board,
        Checked,
        Followed,
        InHand,
        Moved,
        Period,
        Place,
        Replayed,
        Subject,
    )

Values = Mapping[str, Decimal]
Tell = Callable[[int, int], None]
IsStopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class TuningDesk:
    """The workflow on rule sets as the screens see it; every function may be slow and runs in the background.

    `replay` takes the rule set of the draft, what was replayed before, how to tell how far it is (done, of), and
    whether it is to stop. `behind` takes the rows of the history, the draft, its limits, an offset and how many; whom
    it names is logged before it returns. `submit` takes the draft's number and revision, the reason and the passphrase
    of the person's key, "" where that needs none, then as `replay` does; the other steps take the passphrase last.
    `make_key` takes the passphrase of the key to be, and returns the fingerprint that is read to an administrator.
    """

    board: Callable[[], Board]
    take: Callable[[Subject], InHand]
    places: Callable[[], Sequence[Place]]
    replay: Callable[[Period, RuleSet, Replayed | None, Tell, IsStopped], Replayed]
    aftermath: Callable[[Replayed, Moved], Aftermath]
    behind: Callable[[Replayed, Rows, RuleSet, Values, int, int], Behind]
    find_limit: Callable[[Replayed, RuleSet, str, Goal, int | None], Found | None]
    compare: Callable[[Replayed, Mapping[str, str | RuleSet]], Sequence[Compared]]
    check: Callable[[str], Checked]
    begin_draft: Callable[[str], WorkingDraft]
    adopt: Callable[[str], WorkingDraft]
    import_draft: Callable[[Path], Imported]
    save_draft: Callable[[int, int, str], WorkingDraft]
    drop_draft: Callable[[int, int], None]
    submit: Callable[[int, int, str, str, Tell, IsStopped], str]
    withdraw: Callable[[str, str, str], None]
    approve: Callable[[str, date | None, str, str], str]
    reject: Callable[[str, str, str], None]
    roll_back: Callable[[str, str, str], str]
    notices: Callable[[], Sequence[RuleNotice]]
    seen: Callable[[int], None]
    without_rules: Callable[[], Sequence[WithoutRules]]
    make_key: Callable[[str], str]
    changes: Callable[[str], Sequence[RuleChange]]
    changed_cases: Callable[[int], Sequence[ChangedCase]]
    followed: Callable[[str], Followed]


def tuning_desk(app: Opened) -> TuningDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return TuningDesk(
        board=partial(told.board, app),
        take=partial(told.take, app),
        places=partial(told.places, app),
        replay=partial(asked.replay, app),
        aftermath=partial(asked.aftermath, app),
        behind=partial(asked.behind, app),
        find_limit=asked.find_limit,
        compare=asked.compare,
        check=partial(asked.check, app),
        begin_draft=partial(steps.begin_draft, app),
        adopt=partial(steps.adopt, app),
        import_draft=partial(steps.import_draft, app),
        save_draft=partial(steps.save_draft, app),
        drop_draft=partial(steps.drop_draft, app),
        submit=partial(steps.submit, app),
        withdraw=partial(steps.withdraw, app),
        approve=partial(steps.approve, app),
        reject=partial(steps.reject, app),
        roll_back=partial(steps.roll_back, app),
        notices=partial(told.notices, app),
        seen=partial(steps.seen, app),
        without_rules=partial(told.without_rules, app),
        make_key=partial(steps.make_key, app),
        changes=partial(followed.changes, app),
        changed_cases=partial(followed.changed_cases, app),
        followed=partial(followed.followed, app),
    )
