"""The measuring plans that decisions made here changed."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from operator import itemgetter

from sqlalchemy import Connection, select, update

from triage.clinical.canonical import text_hash
from triage.clinical.care import ON_HOLD
from triage.clinical.choice import details_from
from triage.clinical.decision import Action
from triage.clinical.details import ChangeInterval, EndCourse, KnownPlan
from triage.clinical.plan_change import PlanChange
from triage.scoring.danish_time import danish_midnight
from triage.store.care.changes import changes_of, plan_change
from triage.store.clock_time import from_ms, to_ms
from triage.store.standing import stands
from triage.store.tables import case, decision, enrolment, ledger
from triage.store.told import told


def plan_hash(plan: str) -> str:
    """Return the hash of a plan as the source's words are stored."""
    return text_hash(plan)


def known_plans(connection: Connection, patient: int, programme: str) -> tuple[KnownPlan, ...]:
    """Return the plans of a patient's running courses in a programme, as they stand now."""
    mine = (enrolment.c.patient_id == patient) & (enrolment.c.programme == programme)
    running = select(enrolment).where(mine, enrolment.c.status.in_(("active", ON_HOLD))).order_by(enrolment.c.id)
    return tuple((row.reference, plan_hash(row.plan)) for row in connection.execute(running))


def plan_changes(connection: Connection, patients: Sequence[int]) -> dict[int, list[PlanChange]]:
    """Return what decisions that stand, and changes without one, made of the plans of a few hundred patients.

    In the order in which they were made.
    """
    made = (
        select(decision.c.id, decision.c.action, decision.c.at, case.c.patient_id)
        .join(case, case.c.id == decision.c.case_id)
        .where(case.c.patient_id.in_(patients), stands())
        .where(decision.c.action.in_((Action.INTERVAL.value, Action.END_COURSE.value)))
        .order_by(decision.c.id)
    )
    rows = connection.execute(made).all()
    words = told(connection, decision, (row.id for row in rows))
    found: dict[int, list[tuple[datetime, PlanChange]]] = defaultdict(list)
    for row in rows:
        change = _change(row.action, words[row.id]["body"], row.at)
        if change is not None:
            found[row.patient_id].append((from_ms(row.at), change))
    for key, made_here in changes_of(connection, patients).items():
        found[key] += [(one.at, change) for one in made_here if (change := plan_change(one)) is not None]
    return {key: [change for _, change in sorted(dated, key=itemgetter(0))] for key, dated in found.items()}


def look_at_ledger(connection: Connection, patient: int, at: datetime) -> None:
    """Have the patient's expected answers brought up to date."""
    connection.execute(update(ledger).where(ledger.c.patient_id == patient).values(look_at=to_ms(at)))


def _change(action: str, body: str | None, at: int) -> PlanChange | None:
    details = details_from(Action(action), body)
    if isinstance(details, ChangeInterval):
        return PlanChange(details.plans, danish_midnight(details.start), timedelta(days=details.days))
    return PlanChange(details.plans, from_ms(at), None) if isinstance(details, EndCourse) else None
