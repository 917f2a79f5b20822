"""How often each rule of the inbox is right, for whoever heads the department; and which rules are told of."""

from collections.abc import Sequence
from dataclasses import dataclass

from triage.access.acts import Act
from triage.coordination.conflicts.conflict import SEVERITIES, Code, Severity
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.coordination.rule_precision import RuleCount, rule_counts
from triage.store.coordination.rule_switches import rules_off, set_rule
from triage.store.people.departments import departments
from triage.workflow.administration.places import own_department
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit

_NOTHING = RuleCount(0, "", 0, 0, 0)


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """A rule in a department: `share` of what it found was not relevant, None where it found nothing.

    `may_be_switched` is False for what is critical: that is told in every department.
    """

    department: str
    code: Code
    severity: Severity
    is_on: bool
    may_be_switched: bool
    count: RuleCount

    @property
    def share(self) -> float | None:
        """Return which part of the findings was not relevant."""
        return self.count.not_relevant / self.count.found if self.count.found else None


def rule_precision(app: Application) -> Sequence[RulePrecision]:
    """Return every rule in each department that the person heads, with its counts; nobody is named."""
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SET_PROGRAMMES)
        names = {one.key: one.name for one in departments(connection) if one.key in warrant.departments}
        counts = {(one.department, one.code): one for one in rule_counts(connection, names)}
        off = rules_off(connection)
    return [
        RulePrecision(
            *(name, code, SEVERITIES[code], (key, code.value) not in off, _may_be_switched(code)),
            counts.get((key, code.value), _NOTHING),
        )
        for key, name in names.items()
        for code in Code
    ]


def switch_rule(app: Application, department: str | None, code: Code, *, is_on: bool) -> None:
    """Let a department be told of what a rule finds, or not; plans obey every rule all the same.

    What it finds while it is off is counted beside the list. Raises WrongUseError for a critical rule.
    """
    now = app.clock()
    if not is_on and not _may_be_switched(code):
        raise WrongUseError(
            Text(
                f"{code} er kritisk og vises i alle afdelinger. Kun andre regler kan slås fra.",
                f"{code} is critical and is told in every department. Only other rules can be switched off.",
            )
        )
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_PROGRAMMES)
        key, name = own_department(connection, warrant, department)
        set_rule(connection, key, code.value, is_on=is_on, author=app.actor, at=now)
        subject = f"{name}, {code}: {'on' if is_on else 'off'}"
        audit.log(connection, now, app.actor, "switch rule", subject=subject, warrant=warrant)


def _may_be_switched(code: Code) -> bool:
    return SEVERITIES[code] is not Severity.CRITICAL
