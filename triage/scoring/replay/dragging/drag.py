"""A limit under the hand: what it would have meant, kept up to date while it moves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import numpy as np

from triage.clinical.colour import Colour
from triage.scoring.evaluate.columns import Ints
from triage.scoring.evaluate.evaluation import Bools, Ranks
from triage.scoring.replay.chosen import chosen, reach
from triage.scoring.replay.counting.counts import Counts
from triage.scoring.replay.counting.tally import places, tally
from triage.scoring.replay.dragging.sums import Sums, sums
from triage.scoring.replay.dragging.theirs import theirs
from triage.scoring.replay.dragging.turns import Turns, turns
from triage.scoring.replay.history import History
from triage.scoring.replay.replay import prepared
from triage.scoring.rules.model import RuleSet


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A limit ready to be moved at once while the others stay as they are.

    `places` are those on its way at which anything can turn.
    """

    param: str
    turns: Turns = field(repr=False)
    sums: Sums = field(repr=False)
    places: Ints = field(repr=False)


class Drag:
    """A history under a draft whose limits move.

    A limit that is held moves at once: its counts are looked up along its way. Any other is replayed in full. Both give
    exactly what `replay` gives. `hold` changes nothing here, and may run beside everything else.
    """

    def __init__(self, history: History, rule_set: RuleSet, values: Mapping[str, Decimal] | None = None) -> None:
        self.history, self.rule_set = history, rule_set
        self._ready = prepared(history, rule_set)
        self._places = places(history)
        self._theirs = theirs(self._ready, self._places)
        self._usual_places = self._theirs.other_places if self._theirs else self._places
        self._held: dict[str, Held] = {}
        self._moving: Held | None = None
        self._values = chosen(rule_set, values or {})
        self._ranks: Ranks | None = None
        self.now = self._places.layout.counts(tally(self._places, history.ranks))
        self.counts = self._counted()

    @property
    def values(self) -> Mapping[str, Decimal]:
        """Return every limit as it stands now."""
        return dict(self._values)

    @property
    def ranks(self) -> Ranks:
        """Return the colours under the draft as it stands now."""
        if self._ranks is None:
            self._ranks = self._coloured()
            self._ranks.flags.writeable = False
        return self._ranks

    def reach(self, param: str) -> tuple[Decimal, Decimal]:
        """Return from where to where a limit can go while the others stay."""
        return reach(self.rule_set, self._values, param)

    def hold(self, param: str) -> Held | None:
        """Return what makes a limit move at once: the slow part. None where only full replays can tell."""
        values = dict(self._values)
        found = turns(self._ready, values, param, self._theirs.others if self._theirs else None)
        if found is None:
            return None
        along = sums(self._usual_places, self._theirs.without(found) if self._theirs else found)
        more = self._theirs.on_the_way(values, param, found.decimals) if self._theirs else found.places[:0]
        every = np.unique(np.concatenate([found.places, more]))
        return Held(param, found, along, every)

    def take(self, held: Held) -> bool:
        """Take what `hold` made; returns False, and leaves it, where another limit has moved since."""
        if not self._is_true(held):
            return False
        self._held[held.param] = held
        return True

    def is_ready(self, param: str) -> bool:
        """Return whether a limit moves at once."""
        return param in self._held and self._is_true(self._held[param])

    def move(self, values: Mapping[str, Decimal]) -> Counts:
        """Return the counts with these limits, those not named staying as they are.

        Raises RuleSetError for a limit outside its bounds or at odds with another; then nothing has moved.
        """
        wanted = chosen(self.rule_set, {**self._values, **values})
        moved = [name for name, value in wanted.items() if value != self._values[name]]
        if moved:
            is_held = len(moved) == 1 and self.is_ready(moved[0])
            self._moving = self._held[moved[0]] if is_held else None
            self._values, self._ranks = wanted, None
            self.counts = self._counted()
        return self.counts

    def rows(
        self,
        now: Colour | None = None,
        draft: Colour | None = None,
        department: int | None = None,
        monday: date | None = None,
    ) -> Ints:
        """Return the rows of the history behind a number; what is None does not matter."""
        wanted = np.ones(self.history.rows, np.bool_)
        if now is not None:
            wanted &= self.history.ranks == now.rank
        if draft is not None:
            wanted &= self.ranks == draft.rank
        if department is not None:
            wanted &= self.history.departments == department
        if monday is not None:
            wanted &= self._in_week(monday)
        return np.flatnonzero(wanted)

    def changed(self) -> Ints:
        """Return the rows of another colour than now."""
        return np.flatnonzero(self.ranks != self.history.ranks)

    def _is_true(self, held: Held) -> bool:
        return held.turns.others == {name: value for name, value in self._values.items() if name != held.param}

    def _counted(self) -> Counts:
        layout = self._places.layout
        if self._moving is None:
            return layout.counts(tally(self._places, self.ranks))
        found = self._moving.sums.after(self._moving.turns.up_to(self._values[self._moving.param]))
        if self._theirs is not None:
            found += self._theirs.counted(self._values)
        return layout.counts(found)

    def _coloured(self) -> Ranks:
        if self._moving is None:
            return self._ready.coloured(self._values)
        found = self._moving.turns.colours(self._values[self._moving.param])
        if self._theirs is not None:
            found[self._theirs.rows] = self._theirs.coloured(self._values)
        return found

    def _in_week(self, monday: date) -> Bools:
        layout, many = self._places.layout, len(self._places.layout.departments)
        if monday not in layout.mondays:
            return np.zeros(self.history.rows, np.bool_)
        week = (self._places.weeks - layout.weeks_at) // (4 * many)
        found: Bools = (week == layout.mondays.index(monday))[self._places.days]
        return found
