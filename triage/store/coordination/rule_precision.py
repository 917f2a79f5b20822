"""How often each rule was right, as those say whom it told: by department and code."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlalchemy import case as when_then

from triage.coordination.inbox.entry import Irrelevant
from triage.store.tables import coordination_act, coordination_finding

# The visit is needed, says a clinician: that is what the rule asks, and no fault of it.
_NO_FAULT = (Irrelevant.CLINICIAN.value, Irrelevant.HANDLED.value)


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many findings a rule ever made in a department, how many stand, and how many were not relevant, and why."""

    department: int
    code: str
    found: int
    standing: int
    not_relevant: int
    reasons: tuple[tuple[Irrelevant, int], ...] = ()


def rule_counts(connection: Connection, departments: Collection[int]) -> list[RuleCount]:
    """Return the counts of every rule that found something in these departments."""
    table = coordination_finding
    standing = func.sum(when_then((table.c.gone.is_(None), 1), else_=0)).label("standing")
    place = table.c.department_id, table.c.code
    made = select(*place, func.count().label("found"), standing).where(table.c.department_id.in_(sorted(departments)))
    reasons = _reasons(connection)
    return [
        RuleCount(
            row.department_id,
            row.code,
            row.found,
            row.standing,
            sum(number for reason, number in said if reason.value not in _NO_FAULT),
            tuple(said),
        )
        for row in connection.execute(made.group_by(*place).order_by(*place))
        for said in [reasons.get((row.department_id, row.code), [])]
    ]


def _reasons(connection: Connection) -> dict[tuple[int, str], list[tuple[Irrelevant, int]]]:
    """Return for each rule of a department how many of its findings were set aside, by the last reason given."""
    act, table = coordination_act, coordination_finding
    last = select(func.max(act.c.id)).where(act.c.kind == "not_relevant").group_by(act.c.finding_id)
    counted = (
        select(table.c.department_id, table.c.code, act.c.reason, func.count().label("number"))
        .select_from(act.join(table, table.c.id == act.c.finding_id))
        .where(act.c.id.in_(last))
        .group_by(table.c.department_id, table.c.code, act.c.reason)
        .order_by(act.c.reason)
    )
    found: dict[tuple[int, str], list[tuple[Irrelevant, int]]] = {}
    for row in connection.execute(counted):
        found.setdefault((row.department_id, row.code), []).append((Irrelevant(row.reason), row.number))
    return found
