"""The best plan of one patient: the search beside OR-tools CP-SAT on the same model, the same optimum checked.

CP-SAT is given two models: arcs (which visit follows which) and columns (what a day can hold, worked out by our own
code and not timed). It works on one thread, as ours does, and stops after 30 seconds: what it has not proven counts as
that long. The time that the processor worked is told, for others on the same machine make what passed longer.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time

import numpy as np
from ortools.sat.python import cp_model

from tests.benchmarks.proposals_drawn import busy_patient
from triage.coordination.proposals.best import propose
from triage.coordination.proposals.evaluate import standing
from triage.coordination.proposals.search.diary import Diary
from triage.coordination.proposals.search.group import Group, groups_of
from triage.coordination.proposals.search.table import table_of
from triage.coordination.proposals.search.together import best_together
from triage.coordination.proposals.search.ways import PLENTY, ways_between
from triage.coordination.proposals.search.weight import parts_of
from triage.coordination.situation.situation import Situation

SIZES = ((6, 30, False), (6, 30, True), (8, 60, False), (8, 60, True), (10, 60, False), (10, 60, True))
PATIENCE = 30.0


@dataclass(frozen=True)
class Solved:
    """Points of the best plan, whether that is proven, and how long it took."""

    points: int | None
    is_proven: bool
    seconds: float


def with_search(situation: Situation) -> Solved:
    """Let our own search find the plan."""
    start = process_time()
    (found,) = [best_together(group) for group in groups_of(situation)]
    seconds = process_time() - start
    return Solved(found.evaluation.after.numbers.points, found.is_proven, seconds)


def with_proposal(situation: Situation) -> Solved:
    """Let it find the plan, what speaks for it, and why not each of the other slots."""
    start = process_time()
    proposal = propose(situation)
    return Solved(proposal.after.points, proposal.is_proven, process_time() - start)


def with_arcs(situation: Situation) -> Solved:
    """Let CP-SAT find it: a visit at each row or not, and for each day which visit follows which."""
    diary = _diary(situation)
    start = process_time()
    model = cp_model.CpModel()
    chosen = _one_row_each(model, diary)
    cost = [int(diary.options.weight[row]) >> 8 & ((1 << 25) - 1) for row in chosen]
    terms = [points * one for points, one in zip(cost, chosen.values(), strict=True)]
    for day in diary.days:
        rows = [int(row) for row in np.flatnonzero(diary.options.day == day) if int(row) in chosen]
        terms += _arcs(model, diary, rows, chosen)
    _keep_ties(model, diary, chosen)
    return _solve(model, terms, start)


def with_columns(situation: Situation) -> Solved:
    """Let CP-SAT choose what each day holds among all that it can hold."""
    diary = _diary(situation)
    days = [diary.day(number, diary.possible) for number in diary.days]
    start = process_time()
    model = cp_model.CpModel()
    chosen = _one_row_each(model, diary)
    uses: dict[int, list[cp_model.IntVar]] = {row: [] for row in chosen}
    terms = []
    for day in days:
        columns = []
        for number in range(len(day.mask)):
            blockers, _, points, _ = parts_of(int(day.weight[number]))
            rows = [int(row) for row in day.chosen(number)]
            if blockers == 0 and all(row in chosen for row in rows):
                columns.append(model.new_bool_var(""))
                terms.append(points * columns[-1])
                for row in rows:
                    uses[row].append(columns[-1])
        model.add_exactly_one(columns)
    for row, columns in uses.items():
        model.add(sum(columns) == chosen[row])
    _keep_ties(model, diary, chosen)
    return _solve(model, terms, start)


def _diary(situation: Situation) -> Diary:
    (group,) = groups_of(situation)
    (diary,) = table_of(Group(group.situation, group.choices), standing(group.situation)).diaries.values()
    return diary


def _one_row_each(model: cp_model.CpModel, diary: Diary) -> dict[int, cp_model.IntVar]:
    """Return a variable for each row that is in no blocker by itself and in time; each appointment has one."""
    options = diary.options
    late = np.zeros(options.size, dtype=bool)
    for course in diary.courses:
        members = [mover for mover in range(diary.movers) if course.members >> mover & 1]
        days = [day for day in diary.days if course.breach(day)]
        late |= np.isin(options.owner, members) & np.isin(options.day, days)
    fits = diary.possible & ~late & (options.weight >> 50 == 0)
    chosen = {int(row): model.new_bool_var("") for row in np.flatnonzero(fits)}
    for mover in range(diary.movers):
        model.add_exactly_one([chosen[int(row)] for row in options.rows_of(mover) if int(row) in chosen])
    return chosen


def _arcs(model: cp_model.CpModel, diary: Diary, rows: list[int], chosen: dict[int, cp_model.IntVar]) -> list:
    """Add a circuit through a day's visits, node 0 is home; return what its arcs cost."""
    options, at_odds = diary.options, diary.pairs.hard | (diary.pairs.soft > 0)
    ways = ways_between(options, np.array(rows, dtype=np.int64))
    away = model.new_bool_var("")
    arcs, terms = [(0, 0, away.negated())], []
    for one, row in enumerate(rows):
        out, back = model.new_bool_var(""), model.new_bool_var("")
        arcs += [(0, one + 1, out), (one + 1, 0, back), (one + 1, one + 1, chosen[row].negated())]
        terms += [int(options.leaves[row]) * out, int(options.returns[row]) * back]
        model.add_implication(chosen[row], away)
        for other in range(one + 1, len(rows)):
            spare = ways.spare[one + 1, other]
            if (
                options.owner[row] != options.owner[rows[other]]
                and not at_odds[row, rows[other]]
                and (spare >= 0 or spare == PLENTY)
            ):
                arc = model.new_bool_var("")
                arcs.append((one + 1, other + 1, arc))
                onward = (
                    int(ways.points[one + 1, other]) + int(options.returns[row]) - int(options.returns[rows[other]])
                )
                terms.append(onward * arc)
    model.add_circuit(arcs)
    return terms


def _keep_ties(model: cp_model.CpModel, diary: Diary, chosen: dict[int, cp_model.IntVar]) -> None:
    """Keep gaps between visits that need one another, as minutes."""
    options = diary.options
    for rule in options.person.dependencies:
        before = [row for row in options.rows_of(options.movers.index(rule.before)) if int(row) in chosen]
        after = [row for row in options.rows_of(options.movers.index(rule.after)) if int(row) in chosen]
        gap = sum(int(options.start[row]) * chosen[int(row)] for row in after) - sum(
            int(options.end[row]) * chosen[int(row)] for row in before
        )
        model.add(gap >= rule.min_gap_min)
        if rule.max_gap_min is not None:
            model.add(gap <= rule.max_gap_min)


def _solve(model: cp_model.CpModel, terms: list, start: float) -> Solved:
    model.minimize(sum(terms))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_time_in_seconds = PATIENCE
    status = solver.solve(model)
    seconds = process_time() - start
    points = round(solver.objective_value) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None
    return Solved(points, status == cp_model.OPTIMAL, seconds)


PEERS: dict[str, Callable[[Situation], Solved]] = {
    "search": with_search,
    "whole proposal": with_proposal,
    "CP-SAT columns": with_columns,
    "CP-SAT arcs": with_arcs,
}


def solved(appointments: int, slots: int, is_tied: bool, instances: int) -> dict[str, list[Solved]]:
    """Return what everyone made of the same patients; whoever proves a plan has the same points."""
    found: dict[str, list[Solved]] = {name: [] for name in PEERS}
    for seed in range(instances):
        situation = busy_patient(seed, appointments, slots, is_tied)
        for name, solve in PEERS.items():
            found[name].append(solve(situation))
        proven = {one[seed].points for one in found.values() if one[seed].is_proven}
        if len(proven) != 1:
            raise AssertionError(f"instance {seed}: {proven}")
    return found


def told(name: str, found: list[Solved], own: float) -> str:
    """Return a line about one: the median, the 95th percentile, how many times as long as ours, what was proven."""
    seconds = sorted(one.seconds for one in found)
    middle, slow = median(seconds), seconds[min(len(seconds) - 1, round(0.95 * len(seconds)))]
    proven = sum(one.is_proven for one in found)
    figures = f"p50 {middle * 1000:8.0f} ms  p95 {slow * 1000:8.0f} ms  x{middle / own:6.1f}"
    return f"  {name:16} {figures}  proven {proven}/{len(found)}"


def main() -> None:
    """Print for each size how long everyone takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--instances", type=int, default=20)
    instances = parser.parse_args().instances
    with_proposal(busy_patient(0, 4, 5, True))
    for appointments, slots, is_tied in SIZES:
        print(
            f"{appointments} appointments x {slots} slots, {'tied to one another' if is_tied else 'not tied'}",
            flush=True,
        )
        found = solved(appointments, slots, is_tied, instances)
        own = median(one.seconds for one in found["search"])
        for name in PEERS:
            print(told(name, found[name], own), flush=True)


if __name__ == "__main__":
    main()
