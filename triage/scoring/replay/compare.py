"""Several drafts over one history, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from triage.clinical.colour import Colour
from triage.scoring.replay.counting.counts import Counts
from triage.scoring.replay.counting.tally import places, tally
from triage.scoring.replay.history import History
from triage.scoring.replay.replay import replay
from triage.scoring.replay.sequel.came_after import CameAfter, came_after
from triage.scoring.replay.sequel.sequel import Sequel, Sequels
from triage.scoring.replay.workload import CALLS, Workload, workload
from triage.scoring.rules.model import RuleSet


@dataclass(frozen=True, slots=True)
class Compared:
    """One draft: what it comes to, its red calls and all its calls, and whom it finds before an admission.

    `red_first` counts patients who are red before it, `called_first` those red or yellow; None where nobody told.
    """

    name: str
    counts: Counts = field(repr=False)
    red: Workload = field(repr=False)
    calls: Workload = field(repr=False)
    red_first: CameAfter | None = None
    called_first: CameAfter | None = None


def compare(history: History, drafts: Mapping[str, RuleSet], sequels: Sequels | None = None) -> tuple[Compared, ...]:
    """Return every draft in turn; raises RuleSetError for one that asks for inputs the history has not kept."""
    where = places(history)
    found = []
    for name, draft in drafts.items():
        ranks = replay(history, draft)
        counts = where.layout.counts(tally(where, ranks))
        first = [
            None if sequels is None else came_after(history, sequels, ranks, Sequel.ADMITTED, colours)
            for colours in ((Colour.RED,), CALLS)
        ]
        found.append(Compared(name, counts, workload(counts, (Colour.RED,)), workload(counts), *first))
    return tuple(found)
