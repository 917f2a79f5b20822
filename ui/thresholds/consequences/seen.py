"""What the right-hand side shows of a replay, worked out from its counts: small numbers only, in no time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from triage.clinical.colour import Colour

if TYPE_CHECKING:
    from triage.scoring.replay.counting.counts import Counts

_TENTH = Decimal("0.1")
CALLS = (Colour.RED, Colour.YELLOW)


@dataclass(frozen=True, slots=True)
class Week:
    """Patient-days of a week by the draft, and red and yellow together now; `is_whole` where all seven days count."""

    monday: date
    is_whole: bool
    red: int
    yellow: int
    before: int

    @property
    def calls(self) -> int:
        """Return how many are red or yellow by the draft."""
        return self.red + self.yellow


@dataclass(frozen=True, slots=True)
class Seen:
    """Counts of one department or of all: `flow` is results by (colour now, colour by the draft).

    `is_few` where so few patients change that chance may be all of it, and a share could tell of one of them.
    """

    weeks: Sequence[Week]
    flow: Mapping[tuple[Colour, Colour], int]
    per_week: Mapping[Colour, tuple[Decimal, Decimal]]
    changed_patients: int
    changed_rows: int
    is_few: bool = False

    @property
    def rows(self) -> int:
        """Return how many results there are."""
        return sum(self.flow.values())

    def over(self, capacity: int | None) -> tuple[int, int]:
        """Return the weeks above the capacity, now and by the draft."""
        if capacity is None:
            return 0, 0
        return sum(w.before > capacity for w in self.weeks), sum(w.calls > capacity for w in self.weeks)


def seen(now: Counts, draft: Counts, department: int | None) -> Seen:
    """Return what is shown of the counts, as they are now and by the draft."""
    # Imported on use: it was loaded with the counts.
    from triage.scoring.replay.small import SMALL

    before, after = now.of(department), draft.of(department)
    was, will = before.weeks[:, 0, :], after.weeks[:, 0, :]
    weeks = [
        Week(monday, bool(whole), int(new[Colour.RED.rank]), int(new[Colour.YELLOW.rank]), _calls(old))
        for monday, whole, old, new in zip(after.mondays, after.whole, was.tolist(), will.tolist(), strict=True)
    ]
    flow = after.flow[0].tolist()
    whole = [number for number, each in enumerate(after.whole) if each] or list(range(len(weeks)))
    per = max(1, len(whole))
    return Seen(
        weeks,
        {(a, b): int(flow[a.rank][b.rank]) for a in Colour for b in Colour},
        {
            colour: (_mean(int(was[whole, colour.rank].sum()), per), _mean(int(will[whole, colour.rank].sum()), per))
            for colour in CALLS
        },
        int(after.changed_patients[0]),
        int(after.changed_rows),
        0 < int(after.changed_patients[0]) < SMALL,
    )


def _mean(total: int, weeks: int) -> Decimal:
    return (Decimal(total) / weeks).quantize(_TENTH, ROUND_HALF_UP)


def _calls(week: Sequence[int]) -> int:
    return sum(int(week[colour.rank]) for colour in CALLS)
