"""The calls that a version was expected to bring, beside the capacity before it counts and beside what came after."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.rule_versions.version import RuleVersion
from triage.errors import Text, WrongUseError
from triage.scoring.evaluate.kept.assembled import assembled
from triage.scoring.evaluate.kept.layout import layout_of
from triage.scoring.replay.budget import Budget, Parting, budget_in, parted
from triage.scoring.replay.counting.tally import places, tally
from triage.scoring.replay.of_kept import history_of
from triage.scoring.replay.workload import Workload, workload
from triage.scoring.rules.model import RuleSet
from triage.store.clock_time import to_ms
from triage.store.history.read import read_blocks
from triage.store.rule_sets import newest_in_force
from triage.store.rule_versions.notices import Event, tell_people
from triage.store.rule_versions.steps import people_behind
from triage.store.rule_versions.versions import report_by_hash
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, permit_alone, permit_any
from triage.workflow.tune.rules_in_use import Standing, standing_of
from triage.workflow.tune.sent_report import NO_HISTORY, report_of
from triage.workflow.tune.step import known_version
from triage.workflow.tune.told import SEES, responsible


@dataclass(frozen=True, slots=True)
class BudgetRun:
    """What a version in force was expected to bring, and the reds and yellows of every whole week since."""

    programme: str
    version: str
    budget: Budget
    weeks: tuple[tuple[date, int], ...] = field(default=())
    parting: Parting | None = None

    @property
    def words(self) -> tuple[Text, ...]:
        """Return what was expected, and how what came parts from it."""
        return self.budget.words, _PARTED[self.parting]


def budget_of(app: Application, content_sha256: str) -> Budget | Text:
    """Return what the report signed with a version expects, or why it says nothing of that."""
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
        version = known_version(connection, content_sha256)
        return read_budget(connection, standing_of(app, connection, version.programme, app.clock()), version)


def read_budget(connection: Connection, standing: Standing, version: RuleVersion) -> Budget | Text:
    """Return the budget of the report that was signed with a version."""
    body = report_by_hash(connection, report_of(standing, version))
    said = None if body is None else json.loads(body)["replay"]
    return NO_HISTORY if said is None else budget_in(json.dumps(said))


def refuse_silent(connection: Connection, standing: Standing, sent: RuleVersion, reason: str) -> None:
    """Raise WrongUseError where more is expected than there is room for, and whoever approves does not say why."""
    budget = read_budget(connection, standing, sent)
    if isinstance(budget, Budget) and budget.is_over and not reason.strip():
        told = budget.words
        raise WrongUseError(
            Text(
                f"{told.da} Skriv, hvorfor versionen alligevel godkendes: begrundelsen underskrives.",
                f"{told.en} Say why it is approved all the same: the reason is signed.",
            )
        )


def run_of(app: Application, programme: str) -> BudgetRun | Text:
    """Return how the version in force goes beside what was expected, or why that cannot be told."""
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
        return _run(app, connection, programme, app.clock())


def watch_budgets(app: Application) -> int:
    """Tell heads and authors of versions that part from what was expected, once a week; return how many did."""
    permit_alone(app, Act.RUN_INTAKE)
    if app.store.login is not None:
        return 0
    now, found = app.clock(), 0
    for programme in app.catalogue.rule_sets:
        with app.store.read() as connection:
            run = _run(app, connection, programme, now)
        if isinstance(run, BudgetRun) and run.parting is not None:
            found += 1
            _tell(app, run, now)
    return found


def _run(app: Application, connection: Connection, programme: str, now: datetime) -> BudgetRun | Text:
    line, rules = newest_in_force(connection).get(programme), app.catalogue.rule_sets.get(programme)
    if line is None or rules is None or line.end is not None or line.content_sha256 is None:
        return _NO_VERSION
    version = known_version(connection, line.content_sha256)
    budget = read_budget(connection, standing_of(app, connection, programme, now), version)
    if isinstance(budget, Text):
        return budget
    found = _calls(connection, rules, programme, line.start, now)
    weeks = tuple(
        (monday, calls)
        for monday, whole, calls in zip(found.mondays, found.whole, found.weekly, strict=True)
        if whole
    )
    return BudgetRun(programme, version.version, budget, weeks, parted(budget.expected, [calls for _, calls in weeks]))


def _calls(connection: Connection, rules: RuleSet, programme: str, start: datetime, now: datetime) -> Workload:
    span = to_ms(start), to_ms(now)
    kept = assembled(layout_of(rules), read_blocks(connection, programme, *span), *span, None)
    history = history_of(rules, kept, 0)
    where = places(history)
    return workload(where.layout.counts(tally(where, history.ranks)))


def _tell(app: Application, run: BudgetRun, now: datetime) -> None:
    last, expected = run.weeks[-1], run.budget.expected
    more = run.parting is Parting.MORE
    span = f"{expected.low:.0f}–{expected.high:.0f}"
    text = Text(
        f"Version {run.version}: i to uger er der kommet {'flere' if more else 'færre'} røde og gule end ventet "
        f"(sidst {last[1]}; ventet {span} om ugen). Se på grænserne.",
        f"Version {run.version}: for two weeks {'more' if more else 'fewer'} reds and yellows came than expected "
        f"(last {last[1]}; expected {span} a week). Look at the limits.",
    )
    event = Event(run.programme, "budget", f"{run.version} {last[0].isoformat()}", text)
    with app.store.write() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        content = newest_in_force(connection)[run.programme].content_sha256 or ""
        tell_people(connection, responsible(connection, now) | people_behind(connection, content), event, now)


_PARTED = {
    None: Text(
        "Det, der er kommet, passer med det ventede: der siges til, når to uger i træk ligger uden for.",
        "What came fits what was expected: it is told when two weeks running lie outside.",
    ),
    Parting.MORE: Text(
        "To uger i træk er der kommet flere, end der kunne ventes.",
        "For two weeks running more came than could be expected.",
    ),
    Parting.FEWER: Text(
        "To uger i træk er der kommet færre, end der kunne ventes.",
        "For two weeks running fewer came than could be expected.",
    ),
}
_NO_VERSION = Text("Ingen godkendt version er i kraft.", "No approved version is in force.")
