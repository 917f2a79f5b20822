"""The process that looks for a better plan for many patients; it tells each that it finds, and may be killed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import cycle, islice
from multiprocessing.connection import Connection
from time import monotonic

from triage.coordination.batch.chosen import followed
from triage.coordination.batch.column import Column, Cost
from triage.coordination.batch.in_rounds import in_rounds
from triage.coordination.batch.market import Market, Prices, market_of
from triage.coordination.proposals.evaluate import Evaluation, judged
from triage.coordination.proposals.plan import named
from triage.coordination.situation.situation import Situation

# Shares of the time after which each step ends; the last ends with it.
_ROUNDS, _PRICES, _CHOICE = 0.4, 0.7, 0.93
# So many patients are asked before prices are looked at again.
_ASKED = 40


def serve(pipe: Connection, situation: Situation, names: Mapping[str, str], seconds: float) -> None:
    """Tell better plans than the one in `names` within `seconds`, and at last a bound: see `solve_batch`."""
    with suppress(BrokenPipeError, KeyboardInterrupt):
        search = _Search(pipe, market_of(situation), seconds)
        search.run(judged(search.market.before, named(situation, names)))


class _Search:
    def __init__(self, pipe: Connection, market: Market, seconds: float) -> None:
        self.market = market
        self._pipe = pipe
        self._start, self._seconds = monotonic(), seconds
        self._columns: dict[tuple[str, frozenset[tuple[str, str]]], Column] = {}
        self._best = judged(market.before, {})
        self._floor: Cost = (0, 0, 0)
        # That all stay must be among what can be chosen: else there may be no choice, and then no prices.
        self._keep(market.columns_of(self._best).values())

    def run(self, start: Evaluation) -> None:
        """Let patients choose in turn, then let the solver choose for all at once, then in turn again."""
        try:
            from triage.lanes import batch_model
        except ImportError:
            self._pipe.send(("solver", False))
            self._in_rounds(start, 1.0)
            return
        self._pipe.send(("solver", True))
        self._in_rounds(start, _ROUNDS)
        self._keep_floor({})
        if self._is_proven:
            return
        prices = self._priced(batch_model.prices_of)
        self._keep_floor(prices)
        left = max(0.1, self._seconds * _CHOICE - (monotonic() - self._start))
        hint = self.market.columns_of(self._best)
        self._keep(hint.values())
        batch_model.best_choice(list(self._columns.values()), hint, left, self._chosen)
        self._in_rounds(self._best, 1.0)

    @property
    def _is_proven(self) -> bool:
        return self._best.rank[:3] == self._floor

    def _is_over(self, share: float) -> bool:
        return monotonic() - self._start > share * self._seconds

    def _in_rounds(self, start: Evaluation, share: float) -> None:
        self._found(start)
        for found in in_rounds(self.market, self._best):
            self._found(found)
            if self._is_over(share):
                return

    def _found(self, found: Evaluation) -> None:
        if found.is_allowed and found.rank < self._best.rank:
            self._best = found
            self._pipe.send(("plan", {key: choice.name for key, choice in found.plan.items()}))
            self._keep(self.market.columns_of(found).values())

    def _chosen(self, columns: list[Column]) -> None:
        plan = {key: choice for one in columns for key, choice in one.plan.items()}
        self._found(followed(self.market.before, plan))

    def _priced(self, prices_of: Callable[[Sequence[Column]], Prices]) -> Prices:
        """Ask patients in turn what they take, and look at the prices again after every few; return the last."""
        prices: Prices = {}
        asked = cycle(self.market.patients)
        while self.market.patients and not self._is_over(_PRICES):
            for patient in islice(asked, _ASKED):
                column = self.market.bid(patient, prices).column
                self._keep([column] if column else [])
            prices = _between(prices, prices_of(list(self._columns.values())))
        return prices

    def _keep_floor(self, prices: Prices) -> None:
        """Tell what no plan is below, if these prices tell more than the last."""
        bids = [self.market.bid(patient, prices) for patient in self.market.patients]
        self._keep(one.column for one in bids if one.column)
        floor = self.market.floor(bids, prices)
        if floor > self._floor:
            self._floor = floor
            self._pipe.send(("floor", floor))

    def _keep(self, columns: Iterable[Column]) -> None:
        for one in columns:
            key = one.patient, frozenset((visit, choice.name) for visit, choice in one.plan.items())
            self._columns[key] = one


def _between(one: Prices, other: Prices) -> Prices:
    """Return prices half-way between both, for those that are told jump to and fro."""
    found = {place: (one.get(place, 0) + other.get(place, 0)) // 2 for place in {**one, **other}}
    return {place: price for place, price in found.items() if price}
