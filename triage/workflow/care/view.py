"""What a clinician is shown of one patient's courses, plans and own limits, and what they can be changed to."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from triage.clinical.care import ON_HOLD, Enrolment, PlanStep
from triage.clinical.own_limit import OwnLimit
from triage.errors import Text
from triage.scoring.numbers import shown
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.model import Param, RuleSet
from triage.store.care.changes import ENROL, CareChange, changes_of
from triage.store.care.dismissals import Dismissal, dismissals_of
from triage.store.care.own_limits import own_limits_of
from triage.store.ledger import ledgers_of
from triage.store.records import Facts
from triage.store.rule_sets import bodies_in_force
from triage.workflow.care.names import Kinds, limit_name, limit_sentences, names_of, with_value
from triage.workflow.care.unhandled import unhandled
from triage.workflow.catalogue import Catalogue, parsed_rule_set
from triage.workflow.chart.care_shown import (
    CareView,
    CourseShown,
    DismissedAnswer,
    LackingAnswer,
    LimitChoice,
    OwnLimitShown,
    PlanLine,
)
from triage.workflow.score.own_limits import own_values
from triage.worklist.expected import Expected, ExpectedState

Names = Mapping[str, Text]


def care_view(
    catalogue: Catalogue, connection: Connection, patient: int, facts: Facts, now: datetime
) -> CareView:
    """Return it as it stands at `now`."""
    running = running_courses(facts)
    rows = ledgers_of(connection, [patient])[patient].rows.values()
    dismissed = [one for one in dismissals_of(connection, [patient]).get(patient, ()) if now < one.until]
    asked = {step.what for one in running for step in one.plan} | {row.what for row in rows}
    names = names_of(catalogue, connection, {*asked, *(one.what for one in dismissed)} - {""})
    made = changes_of(connection, [patient]).get(patient, [])
    held = {one.programme: unhandled(catalogue, connection, patient, one.programme, facts) for one in running}
    bodies = bodies_in_force(connection)
    # Those of the programmes that run alone: to read them all takes a second, and the chart has read these already.
    rule_sets = [parsed_rule_set(bodies[one.programme]) for one in running if one.programme in bodies]
    limits = own_limits_of(connection, [patient])[patient]
    return CareView(
        courses=tuple(_course(one, names, made, held[one.programme], now) for one in running),
        lacking=tuple(_lacking(rows, names, now)),
        dismissed=tuple(_dismissed(one, names) for one in dismissed),
        limits=tuple(_limits(rule_sets, limits, now, catalogue.kinds)),
        choices=tuple(_choices(rule_sets, limits, now, catalogue.kinds)),
        programmes=tuple(sorted(bodies.keys() - {one.programme for one in running})),
    )


def running_courses(facts: Facts) -> list[Enrolment]:
    """Return the courses that run and that nobody ended here, one of each programme: the last that was made."""
    found = {one.programme: one for one in facts.enrolments if one.is_running and one.ended is None}
    return list(found.values())


def lacking_rows(rows: Collection[Expected], now: datetime) -> list[tuple[Expected, datetime]]:
    """Return what was due last of each thing asked for and has not come, and when the next of it is due."""
    by_thing: dict[tuple[str, str], list[Expected]] = {}
    for row in sorted(rows, key=lambda one: one.window.due):
        if row.state is not ExpectedState.CANCELLED:
            by_thing.setdefault((row.programme, row.what), []).append(row)
    found = []
    for mine in by_thing.values():
        over = [row for row in mine if row.window.due <= now]
        coming = next((row.window.due for row in mine if row.window.due > now), None)
        if over and over[-1].is_lacking and coming is not None:
            found.append((over[-1], coming))
    return found


def _course(
    one: Enrolment, names: Names, made: Sequence[CareChange], held: tuple[Text, ...], now: datetime
) -> CourseShown:
    by = next((change.author for change in made if change.kind == ENROL and change.plans[0][0] == one.id), None)
    lines = tuple(_line(step, names, now) for step in one.plan if step.end is None or step.end > now)
    return CourseShown(one.programme, one.start, lines, by, one.status == ON_HOLD, held)


def _line(step: PlanStep, names: Names, now: datetime) -> PlanLine:
    return PlanLine(step.what, names.get(step.what, _NOTHING), step.interval, step.start, step.start > now)


def _lacking(rows: Collection[Expected], names: Names, now: datetime) -> Iterator[LackingAnswer]:
    for row, until in lacking_rows(rows, now):
        yield LackingAnswer(row.programme, row.what, names.get(row.what, _NOTHING), row.window.due, until)


def _dismissed(one: Dismissal, names: Names) -> DismissedAnswer:
    return DismissedAnswer(
        one.programme, names.get(one.what, _NOTHING), one.due, one.until, one.reason, one.author
    )


def _limits(
    rule_sets: Sequence[RuleSet], limits: Sequence[OwnLimit], now: datetime, kinds: Kinds
) -> Iterator[OwnLimitShown]:
    by_name = {one.name: one for one in rule_sets}
    for limit in limits:
        if limit.holds(now):
            yield _limit(by_name.get(limit.rule_set), limits, limit, now, kinds)


def _limit(
    rule_set: RuleSet | None, limits: Sequence[OwnLimit], limit: OwnLimit, now: datetime, kinds: Kinds
) -> OwnLimitShown:
    param = None if rule_set is None else rule_set.params.get(limit.param)
    words, usual, programme = Text(limit.param, limit.param), _NOTHING, ""
    if rule_set is not None and param is not None:
        programme, told = rule_set.programme or "", limit_sentences(rule_set, kinds).get(limit.param, words)
        words = with_value(told, shown(limit.value, "da"), shown(limit.value, "en"))
        usual = _with_unit(param)
    is_used = rule_set is not None and limit.param in own_values(rule_set, limits, now).values
    return OwnLimitShown(
        key=limit.id,
        programme=programme,
        param=limit.param,
        words=words,
        usual=usual,
        author=limit.author,
        reason=limit.reason,
        at=limit.at,
        expiry=limit.until,
        is_used=is_used,
    )


def _with_unit(param: Param) -> Text:
    unit = shown_unit(param.unit)
    return Text(f"{shown(param.value, 'da')} {unit.da}".strip(), f"{shown(param.value, 'en')} {unit.en}".strip())


def _choices(
    rule_sets: Sequence[RuleSet], limits: Sequence[OwnLimit], now: datetime, kinds: Kinds
) -> Iterator[LimitChoice]:
    for rule_set in rule_sets:
        own, words = own_values(rule_set, limits, now).values, limit_sentences(rule_set, kinds)
        for param in rule_set.params.values():
            if param.patient_override:
                yield LimitChoice(
                    programme=rule_set.programme or "",
                    param=param.name,
                    name=limit_name(rule_set, param.name, kinds),
                    unit=shown_unit(param.unit),
                    least=param.min,
                    most=param.max,
                    value=own.get(param.name, param.value),
                    words=words[param.name],
                )


_NOTHING = Text("", "")
