"""Carry on with plans that a crash or a silent calendar left under way; whoever leases one does it."""

from time import monotonic

from triage.access.acts import Act
from triage.coordination.rebooking.machine import after
from triage.coordination.rebooking.plan import Answer
from triage.store.coordination.plan_journal import is_due, keep_state, take_due, unanswered
from triage.store.coordination.plans import Plan
from triage.workflow.application import Application
from triage.workflow.coordinate.run_plan import Reach, reached, run, with_state
from triage.workflow.rights.permit import permit_alone
from triage.workflow.write_back.write_back import reach as reach_source


def carry_on(app: Application, at_most_s: float = 20.0, reach: Reach = reach_source) -> int:
    """Go on with the plans that are in nobody's hands, for about `at_most_s` seconds, and return how many."""
    permit_alone(app, Act.RUN_INTAKE)
    until, count = monotonic() + at_most_s, 0
    with reached(app, reach) as exchanges:
        while monotonic() < until and (plan := _next(app)) is not None:
            run(app, plan, exchanges)
            count += 1
    return count


def _next(app: Application) -> Plan | None:
    """Lease a plan; a call of it that was begun and not answered may have been made, or may yet arrive."""
    with app.store.read() as connection:
        if not is_due(connection, app.clock()):
            return None
    with app.store.write() as connection:
        plan = take_due(connection, app.clock())
        if plan is None:
            return None
        call = unanswered(connection, plan)
        state = plan.state if call is None else after(plan.state, call, Answer.LOST)
        if state == plan.state:
            return plan
        return with_state(plan, state) if keep_state(connection, plan, state) else None
