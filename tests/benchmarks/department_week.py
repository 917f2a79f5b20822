"""A department week of 200 patients in calendars that are 90 % full: one plan for all, beside greedy secretaries.

Nobody moves anything; a secretary who lets the longest waiting choose first among free times; one who also gives away
what others leave; and the plan with the solver. Every plan is judged by the plain rules. The gap is to a bound that no
plan is below in which each place is one patient's. The week is made up: a forecast for no department.
"""

import argparse
from collections.abc import Iterator
from time import monotonic

from tests.benchmarks.week_drawn import department_week
from triage.coordination.batch.answer import answer, gap
from triage.coordination.batch.in_rounds import a_round
from triage.coordination.batch.market import Market, market_of
from triage.coordination.proposals.evaluate import Evaluation, judged
from triage.coordination.proposals.search.in_turn import in_turn
from triage.lanes.solve_batch import solve_batch


def plans(market: Market, seconds: float) -> Iterator[tuple[str, Evaluation, float | None]]:
    """Yield each plan with its name, and the gap to the bound where one is known."""
    stays = judged(market.before, {})
    yield "nothing is moved", stays, None
    yield "greedy, free times alone", in_turn(market.table), None
    *_, greedy = a_round(market, stays)
    yield "greedy, also places left", greedy, None
    start = monotonic()
    solved = solve_batch(greedy, seconds)
    name = f"plan with solver, {monotonic() - start:.0f} s" if solved.is_solver_there else "plan without solver"
    yield name, solved.evaluation, gap(answer(solved.evaluation, solved.floor))


def told(name: str, found: Evaluation, share: float | None) -> str:
    """Return a line about a plan; raises AssertionError for one that breaks a rule."""
    if not found.is_allowed:
        raise AssertionError(name)
    after = found.after.numbers
    figures = f"blockers {after.blockers:3} breach days {after.breach_days:3} trips {after.trips:4}"
    figures += f" driving {after.travel_min:6} min waiting {after.wait_min:6} min points {after.points:7}"
    bound = "" if share is None else f" gap {share:.1%}"
    return f"  {name:26} {figures} moves {len(found.plan):4} worse off {len(found.worse_off)}{bound}"


def main() -> None:
    """Print each week's plans."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, default=200)
    parser.add_argument("--weeks", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10.0)
    arguments = parser.parse_args()
    for seed in range(1, arguments.weeks + 1):
        situation = department_week(seed, arguments.patients)
        print(f"week {seed}: {len(situation.visits)} appointments, {len(situation.slots)} free times", flush=True)
        for name, found, share in plans(market_of(situation), arguments.seconds):
            print(told(name, found, share), flush=True)


if __name__ == "__main__":
    main()
