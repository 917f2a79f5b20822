"""A department's days planned as a whole: who comes is read and logged, then a plan is made; nothing is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from triage.access.acts import Act
from triage.clinical.patient import Patient
from triage.coordination.batch.answer import answer
from triage.coordination.batch.in_rounds import a_round
from triage.coordination.batch.market import market_of
from triage.coordination.batch.week import within
from triage.coordination.catalogue.service import Owner
from triage.coordination.proposals.evaluate import Evaluation, judged
from triage.coordination.proposals.proposal import Proposal
from triage.coordination.situation.situation import Situation
from triage.errors import Text, WrongUseError
from triage.lanes.solve_batch import SECONDS, Solved, solve_batch
from triage.scoring.danish_time import DENMARK
from triage.store.auditing import audit
from triage.store.coordination.booked import patients_coming
from triage.store.people.departments import known_department
from triage.store.people.relations import patients_of_departments
from triage.store.records import patients_by_key
from triage.workflow.application import Application
from triage.workflow.coordinate.owners import owners_in_reach
from triage.workflow.coordinate.situation import gathered
from triage.workflow.rights.permit import permit

# So many patients can be planned together within a minute.
MOST_PATIENTS = 400


@dataclass(frozen=True, slots=True)
class DepartmentDays:
    """A department's patients with an appointment in some days, in a situation in which nothing else may be moved."""

    department: str
    first: date
    last: date
    situation: Situation
    patients: Mapping[str, Patient]
    owners: Mapping[str, Owner]
    slots_left_out: int = 0


@dataclass(frozen=True, slots=True)
class DepartmentPlan:
    """The best plan found; `is_solver_there` tells that OR-tools helped, `is_whole` that nobody ended the search."""

    proposal: Proposal
    is_solver_there: bool = False
    is_whole: bool = False


def department_days(app: Application, name: str, first: date, last: date) -> DepartmentDays:
    """Return what a plan for these days rests on, after the one line in the log that names everybody in it.

    Closed records are left out. Raises WrongUseError where there is no such department or nothing in these days can
    be planned, NotAllowedError where the person is of another.
    """
    now = app.clock()
    start, end = _midnight(first), _midnight(last + timedelta(days=1))
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        own = warrant.departments & {known_department(connection, name)}
        coming = patients_coming(connection, max(start, now), end)
        patients = sorted(patients_of_departments(connection, coming, own, now)) if own else []
        _refuse_too_many(len(patients))
        audit.log_list(connection, now, app.actor, "list department plan", patients, name, warrant)
    with app.store.read() as connection:
        found = gathered(app, connection, patients, now, own)
        return DepartmentDays(
            *(name, first, last),
            situation=within(found.situation, first, last),
            patients={str(key): one for key, one in patients_by_key(connection, patients).items()},
            owners=owners_in_reach(connection, found, is_demo=app.is_demo),
            slots_left_out=found.left_out,
        )


def department_plan(
    days: DepartmentDays,
    seconds: float = SECONDS,
    go_on: Callable[[], bool] = lambda: True,
    tell: Callable[[DepartmentPlan], None] = lambda found: None,
) -> DepartmentPlan:
    """Return the best plan found; nothing is read or written, so that it can be ended at any time.

    `tell` has each better plan, the first at once: one round in which the longest waiting choose first.
    """
    first = Solved(_first_plan(days.situation))
    tell(_plan(first))
    if not days.situation.visits or not go_on():
        return _plan(first)
    return _plan(solve_batch(first.evaluation, seconds, go_on, lambda found: tell(_plan(found))))


def _first_plan(situation: Situation) -> Evaluation:
    market = market_of(situation)
    stays = judged(market.before, {})
    return [stays, *a_round(market, stays)][-1]


def _plan(found: Solved) -> DepartmentPlan:
    return DepartmentPlan(answer(found.evaluation, found.floor), found.is_solver_there, found.is_whole)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), DENMARK)


def _refuse_too_many(number: int) -> None:
    if number > MOST_PATIENTS:
        raise WrongUseError(
            Text(
                f"Der kommer {number} patienter. Vælg færre dage: {MOST_PATIENTS} kan planlægges samlet.",
                f"{number} patients come. Choose fewer days: {MOST_PATIENTS} can be planned together.",
            )
        )
