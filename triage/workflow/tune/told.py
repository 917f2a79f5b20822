"""Who is told of rules, and what the person at work was told."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.administration import Standing
from triage.access.roles import Role
from triage.access.rule_versions.notice import RuleNotice
from triage.store.people.people import given, people
from triage.store.rule_versions.notices import mark_told, unseen_of
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit_any

# What a rule set says is no patient's: whoever may see numbers, or looks after the store, may know of it.
SEES = (Act.DRAFT_RULES, Act.APPROVE_RULES, Act.SEE_COUNTS, Act.SEE_SOURCES)
_RESPONSIBLE = (Role.DEPARTMENT_HEAD, Role.RULE_APPROVER)
# Asked one after the other where too few are responsible.
_OTHERS = (Role.RULE_AUTHOR, Role.ADMINISTRATOR, Role.CLINICIAN)


def list_rule_notices(app: Application) -> Sequence[RuleNotice]:
    """Return what the person at work was told of rules and has not seen, the newest first."""
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
        return unseen_of(connection, app.actor)


def mark_rule_notice_seen(app: Application, notice: int) -> None:
    """Note that the person at work has seen what they were told."""
    with app.store.write() as connection:
        permit_any(app, connection, SEES)
        mark_told(connection, notice, app.actor, app.clock())


def responsible(connection: Connection, now: datetime) -> frozenset[str]:
    """Return the logins of heads and approvers."""
    return frozenset(_with_roles(connection, _RESPONSIBLE, now))


def others(connection: Connection, login: str, now: datetime, at_least: int = 2) -> frozenset[str]:
    """Return who is to know what `login` did alone: heads and approvers, and more where those are fewer than that."""
    told = responsible(connection, now) - {login}
    for role in _OTHERS:
        if len(told) >= at_least:
            break
        told |= _with_roles(connection, (role,), now) - {login}
    return told


def _with_roles(connection: Connection, roles: Sequence[Role], now: datetime) -> set[str]:
    active = {one.login for one in people(connection) if one.is_active}
    held = (one for one in given(connection) if one.role in roles and one.standing(now) is Standing.IN_FORCE)
    return {one.login for one in held} & active
