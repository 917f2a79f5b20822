"""How many patients of a made-up region have all their appointments on one day, before and after a plan for all.

Beside the 15 % that were published for the region's own same-day pathway (Bell et al. 2022, doi 10.5334/ijic.6013). The
two shares are not of the same patients: theirs were enrolled, ours are made up and have two to four appointments within
the days asked for. Every district of 200 patients is planned by itself.
"""

import argparse
from collections import defaultdict

from tests.benchmarks.week_drawn import department_week
from triage.coordination.batch.in_rounds import a_round
from triage.coordination.batch.market import market_of
from triage.coordination.proposals.evaluate import Standing, judged
from triage.lanes.solve_batch import solve_batch

PUBLISHED = 0.15
DISTRICT = 200


def aligned(standing: Standing) -> tuple[int, int]:
    """Return how many patients come on one day alone, and how many have more than one appointment."""
    days = defaultdict(list)
    for visit in standing.situation.visits.values():
        days[visit.patient].append(visit.day)
    several = [found for found in days.values() if len(found) > 1]
    return sum(len(set(found)) == 1 for found in several), len(several)


def main() -> None:
    """Print the shares district by district, and in all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--districts", type=int, default=5)
    parser.add_argument("--days", type=int, default=12, help="from a Monday, closed days among them")
    parser.add_argument("--seconds", type=float, default=10.0)
    arguments = parser.parse_args()
    before, after, patients, worse = 0, 0, 0, 0
    for seed in range(arguments.districts):
        market = market_of(department_week(100 + seed, DISTRICT, days=arguments.days))
        *_, greedy = a_round(market, judged(market.before, {}))
        found = solve_batch(greedy, arguments.seconds).evaluation
        (were, several), (are, _) = aligned(found.before), aligned(found.after)
        print(f"district {seed}: {were / several:.0%} -> {are / several:.0%} of {several}", flush=True)
        before, after, patients, worse = before + were, after + are, patients + several, worse + len(found.worse_off)
    print(f"region: {before / patients:.1%} -> {after / patients:.1%} of {patients}, worse off {worse}")
    print(f"published: {PUBLISHED:.0%}")


if __name__ == "__main__":
    main()
