"""Places that several want, with prices: what each patient takes at these, and what no plan is better than."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from triage.coordination.batch.column import Column, Cost
from triage.coordination.proposals.choices import STAY, Choice, all_choices
from triage.coordination.proposals.evaluate import Evaluation, Standing, standing
from triage.coordination.proposals.plan import Plan
from triage.coordination.proposals.search.group import Group
from triage.coordination.proposals.search.horizon import Way
from triage.coordination.proposals.search.one_patient import best_of
from triage.coordination.proposals.search.options import NOWHERE
from triage.coordination.proposals.search.table import Open, Table, table_of
from triage.coordination.proposals.search.weight import BREACH_DAY, NEW_PLACE, POINT, parts_of
from triage.coordination.situation.situation import Situation

# What a place costs whoever takes it, in the units of a plan's weight.
Prices = Mapping[str, int]
_PLACE_OF = "pos:"
# How often a patient's own points are counted, until what they take makes them no worse off.
_TIMES = (1, 2, 4)
# The new places that a weight can count at most.
_ALL_NEW = POINT - NEW_PLACE


@dataclass(frozen=True)
class Bid:
    """What a patient takes at some prices; nothing that makes them no worse off has less weight than `least`.

    Prices are part of that. Without a column nothing was found.
    """

    least: int
    column: Column | None


@dataclass(frozen=True)
class Market:
    """Everybody's places; each is one patient's at most, and `shared` are those that more than one could have."""

    table: Table
    open: Open
    shared: frozenset[str]
    _places: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # Each patient's best ways so far with what they cost without prices, that of no prices first.
    _known: dict[str, list[Way]] = field(default_factory=dict)

    @property
    def before(self) -> Standing:
        """Return what stands."""
        return self.table.before

    @property
    def patients(self) -> tuple[str, ...]:
        """Return those among whose appointments something could be moved."""
        return tuple(self.table.diaries)

    def bid(self, patient: str, prices: Prices) -> Bid:
        """Return what a patient takes at these prices, of what makes them no worse off."""
        had = self.before.by_patient[patient]
        least = 0
        # Who has nothing urgent loses by any point more: counting their points twice tells as much, and costs less.
        for times in _TIMES if not (had.blockers or had.breach_days) else _TIMES[:1]:
            way = self._way(patient, {place: price // times for place, price in prices.items()})
            if way is None:
                break
            least = max(least, times * way.weight - (times - 1) * (had.points * POINT + _ALL_NEW))
            column = self._column(patient, way, prices, times)
            if way.is_exact and self._is_no_worse(column):
                return Bid(least, column)
        return Bid(least, None)

    def columns_of(self, found: Evaluation) -> Mapping[str, Column]:
        """Return everybody's column in a plan that was judged."""
        return {patient: self._column_in(patient, found) for patient in self.patients}

    def floor(self, bids: Iterable[Bid], prices: Prices) -> Cost:
        """Return what no plan is below, given everybody's bid at the same prices."""
        others = (one for key, one in self.before.by_patient.items() if key not in self.table.diaries)
        fixed = sum(one.breach_days * BREACH_DAY + one.points * POINT for one in others)
        least = sum(one.least for one in bids) + fixed - sum(prices.values())
        return parts_of(max(0, least))[:3]

    def _way(self, patient: str, prices: Prices) -> Way | None:
        known = self._known.setdefault(patient, [])
        diary, may_breach = self.table.diaries[patient], self.before.by_patient[patient].breach_days
        if not known:
            first = best_of(diary, self.open[patient], may_breach)
            known += [] if first is None else [first]
        if not prices or not known or not known[0].is_exact:
            return known[0] if known else None
        added = np.array([prices.get(place, 0) for place in self._places_of(patient)], dtype=np.int64)
        most = min(one.weight + int(added[list(one.rows)].sum()) for one in known)
        # What costs more than a known way even if all else were the best there is, is in no best way.
        rows = self.open[patient] & (known[0].weight + added <= most)
        priced = replace(diary.options, weight=diary.options.weight + added)
        # Days that were worked out at other prices are no good.
        found = best_of(replace(diary, options=priced, _days={}), rows, may_breach)
        if found is not None and found.is_exact:
            known.append(replace(found, weight=found.weight - int(added[list(found.rows)].sum())))
        return found

    def _places_of(self, patient: str) -> tuple[str, ...]:
        if patient not in self._places:
            options = self.table.diaries[patient].options
            # What cannot move pays for nothing.
            pairs = zip(options.choices, options.owner, strict=True)
            self._places[patient] = tuple("" if owner == NOWHERE else place_of(choice) for choice, owner in pairs)
        return self._places[patient]

    def _column(self, patient: str, way: Way, prices: Prices, times: int) -> Column:
        places = self._places_of(patient)
        weight = way.weight - sum(prices.get(places[row], 0) // times for row in way.rows)
        choices = [self.table.diaries[patient].options.choices[row] for row in way.rows]
        uses = self.shared.intersection(places[row] for row in way.rows)
        return Column(patient, parts_of(weight)[:3], uses, {one.visit.id: one for one in choices if one.is_new})

    def _column_in(self, patient: str, found: Evaluation) -> Column:
        numbers, movers = found.after.by_patient[patient], self.table.diaries[patient].options.movers
        plan: Plan = {key: found.plan[key] for key in movers if key in found.plan}
        places = (plan[key].name if key in plan else _PLACE_OF + key for key in movers)
        cost = numbers.blockers, numbers.breach_days, numbers.points
        return Column(patient, cost, self.shared.intersection(places), plan)

    def _is_no_worse(self, column: Column) -> bool:
        had, (blockers, breach, points) = self.before.by_patient[column.patient], column.cost
        is_same = (blockers, breach) == (had.blockers, had.breach_days)
        return blockers <= had.blockers and breach <= had.breach_days and not (is_same and points > had.points)


def place_of(choice: Choice) -> str:
    """Return the place that a choice takes; who stays takes the own one."""
    return _PLACE_OF + choice.visit.id if choice.name == STAY else choice.name


def market_of(situation: Situation) -> Market:
    """Return everybody's places; those are closed that somebody has who cannot leave them."""
    table = table_of(Group(situation, all_choices(situation)), standing(situation))
    movers = {mover for diary in table.diaries.values() for mover in diary.options.movers}
    kept = [
        found
        for name, places in table.rows_of.items()
        if name.startswith(_PLACE_OF) and name.removeprefix(_PLACE_OF) not in movers
        for found in places
    ]
    shared = frozenset(name for name in table.rows_of if name != STAY)
    return Market(table, table.without(table.everything(), kept), shared)
