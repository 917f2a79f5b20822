"""The choice of one column for each patient as OR-tools sees it: prices of places, and the best choice of columns."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model

from triage.coordination.batch.column import Column
from triage.coordination.proposals.search.weight import POINT

# So many points count as much as a day of breach or a blocker: more than a place can be worth to others. The plan is
# compared with others by the plain rules afterwards, which know no such number.
_BREACH_DAY = 20_000
_BLOCKER = 100 * _BREACH_DAY
# To find out what places are worth, less: else what a single day of breach is worth drowns all the rest.
_PRICED_DAY = 1_000
_PRICED_BLOCKER = 5_000


def prices_of(columns: Sequence[Column]) -> dict[str, int]:
    """Return what each place is worth when patients may have parts of columns: by the dual of that choice."""
    solver = pywraplp.Solver.CreateSolver("GLOP")
    one_each, places = {}, {}
    for column in columns:
        if column.patient not in one_each:
            one_each[column.patient] = solver.Constraint(1, 1)
        variable = solver.NumVar(0, solver.infinity(), "")
        solver.Objective().SetCoefficient(variable, _cost(column, _PRICED_BLOCKER, _PRICED_DAY))
        one_each[column.patient].SetCoefficient(variable, 1)
        for place in column.uses:
            if place not in places:
                places[place] = solver.Constraint(-solver.infinity(), 1)
            places[place].SetCoefficient(variable, 1)
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return {}
    priced = ((place, round(-limit.dual_value() * POINT)) for place, limit in places.items())
    return {place: price for place, price in priced if price > 0}


def best_choice(
    columns: Sequence[Column], hint: Mapping[str, Column], seconds: float, tell: Callable[[list[Column]], None]
) -> None:
    """Tell each better choice of one column for each patient, starting from `hint`, which is among the columns."""
    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in columns]
    of_patient, of_place = defaultdict(list), defaultdict(list)
    for column, variable in zip(columns, chosen, strict=True):
        of_patient[column.patient].append(variable)
        for place in column.uses:
            of_place[place].append(variable)
        model.add_hint(variable, hint[column.patient] is column)
    for variables in of_patient.values():
        model.add_exactly_one(variables)
    for variables in of_place.values():
        model.add_at_most_one(variables)
    pairs = zip(columns, chosen, strict=True)
    model.minimize(sum(_cost(column, _BLOCKER, _BREACH_DAY) * variable for column, variable in pairs))
    solver = cp_model.CpSolver()
    # On one thread and with cuts, which is quicker here than many threads.
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_time_in_seconds = seconds
    solver.solve(model, _Told(columns, chosen, tell))


def _cost(column: Column, blocker: int, day: int) -> int:
    blockers, breach, points = column.cost
    return blockers * blocker + breach * day + points


class _Told(cp_model.CpSolverSolutionCallback):
    """Passes on what the solver finds."""

    def __init__(
        self, columns: Sequence[Column], chosen: Sequence[cp_model.IntVar], tell: Callable[[list[Column]], None]
    ) -> None:
        super().__init__()
        self._columns, self._chosen, self._tell = columns, chosen, tell

    def on_solution_callback(self) -> None:
        """Tell the columns of a solution."""
        pairs = zip(self._columns, self._chosen, strict=True)
        self._tell([column for column, variable in pairs if self.boolean_value(variable)])
