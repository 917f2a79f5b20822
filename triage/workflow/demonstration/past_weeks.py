"""The weeks before a demonstration began, judged as they would have been, so that there is a past to replay."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from sqlalchemy import Connection, select

from triage.access.acts import Act
from triage.clinical.care import Enrolment
from triage.clinical.colour import WORST_FIRST, Colour
from triage.clinical.questionnaire import Response
from triage.clinical.readings import Readings, microseconds
from triage.demo.stays import write_past_stays
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.kept.block import Loose
from triage.scoring.evaluate.kept.layout import layout_of
from triage.scoring.evaluate.kept.moments import Known, People, inputs_at
from triage.scoring.evaluate.kept.past_rows import as_bodies, as_columns
from triage.scoring.evaluate.kept.row import Mark
from triage.scoring.evaluate.parameters import effective, limits
from triage.scoring.inputs.past import Moments, past_of
from triage.scoring.rules.model import RuleSet
from triage.store.clock_time import from_ms
from triage.store.history.keep import layout_key
from triage.store.history.pack import add_block
from triage.store.records import Facts, facts_of
from triage.store.tables import case, enrolment, patient
from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.rights.permit import permit
from triage.workflow.score.sittings import facts_until

WEEKS = 26
# What somebody answered longer ago counts for nothing that is asked here.
_ANSWERS = timedelta(days=100)
_MS = 1_000
# Of so many with a colour one is admitted some days later.
_ONE_IN = {Colour.RED: 2, Colour.YELLOW: 12, Colour.GREY: 60, Colour.GREEN: 250}
_LATER, _OVER = timedelta(days=3), timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Past:
    """An assessment of the past: whose, when (ms), and which colour it came to."""

    patient: int
    at: int
    colour: Colour


def keep_past_weeks(app: Application, without: Collection[str] = ()) -> list[Past]:
    """Keep what each patient would have come to in each of the last weeks, and return it.

    A programme `without` has a past of its own.
    """
    known = Known(app.catalogue.kinds, app.catalogue.instruments)
    with app.store.write() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        found: list[Past] = []
        for programme, rule_set in app.catalogue.rule_sets.items():
            if programme in without:
                continue
            found += _of_programme(connection, rule_set, programme, known, app.clock())
    return found


def take_in_stays(app: Application, past: Sequence[Past], folder: Path) -> None:
    """Take in stays in hospital that followed some of the past assessments: of the reds every other, of others few."""
    chosen: dict[int, Past] = {}
    turns = Counter[Colour]()
    for one in sorted(past, key=lambda one: (one.at, one.patient)):
        turns[one.colour] += 1
        if one.patient not in chosen and turns[one.colour] % _ONE_IN[one.colour] == 0:
            chosen[one.patient] = one
    with app.store.read() as connection:
        known = select(patient.c.id, patient.c.reference).where(patient.c.id.in_(list(chosen)))
        names = {row.id: row.reference for row in connection.execute(known)}
    stays = [(names[key], from_ms(one.at) + _LATER) for key, one in chosen.items()]
    write_past_stays(folder, [one for one in stays if one[1] < app.clock() - _OVER])
    import_files(app, [folder])


def _of_programme(
    connection: Connection, rule_set: RuleSet, programme: str, known: Known, now: datetime
) -> list[Past]:
    theirs = select(enrolment.c.patient_id).where(enrolment.c.programme == programme).distinct()
    keys = list(connection.execute(theirs.order_by(enrolment.c.patient_id)).scalars())
    facts = facts_of(connection, keys)
    courses = {key: one for key in keys for one in facts[key].enrolments if one.programme == programme}
    places = _departments(connection, programme)
    judged = _judged(rule_set, known, facts, courses, now)
    rows = [replace(row, department=places.get(row.patient, 0)) for row in judged]
    if rows:
        layout = layout_of(rule_set)
        add_block(connection, layout_key(connection, layout.sha256, layout.body, programme), layout, rows)
    return [Past(row.patient, row.at, WORST_FIRST[row.rank]) for row in rows]


def _departments(connection: Connection, programme: str) -> dict[int, int]:
    theirs = case.c.programme == programme, case.c.department_id.is_not(None)
    found = connection.execute(select(case.c.patient_id, case.c.department_id).where(*theirs).order_by(case.c.id))
    return {row.patient_id: row.department_id for row in found}


def _judged(
    rule_set: RuleSet, known: Known, facts: Mapping[int, Facts], courses: Mapping[int, Enrolment], now: datetime
) -> Iterator[Loose]:
    """Yield the assessments week by week, oldest first."""
    keys = list(courses)
    readings = Readings.of((one for key in keys for one in facts[key].readings), [str(key) for key in keys])
    past = past_of(readings, rule_set.inputs.values())
    for week in range(WEEKS, 0, -1):
        times = [_moment(courses[key], now, week, key) for key in keys]
        owners = [place for place, time in enumerate(times) if time is not None]
        if not owners:
            continue
        moments = Moments(np.array(owners), np.array([microseconds(time) for time in times if time is not None]))
        people = People(past, list(courses.values()), _answers(facts, keys, now - timedelta(weeks=week)))
        yield from _rows(rule_set, known, people, moments, keys)


def _moment(course: Enrolment, now: datetime, week: int, key: int) -> datetime | None:
    """Return when a patient was looked at in a week: each on a weekday of their own, once the course had begun."""
    time = now - timedelta(weeks=week) + timedelta(days=key % 5, hours=key % 7)
    begun = course.plan[0].start if course.plan else None
    is_there = begun is not None and begun <= time - timedelta(days=7) and (course.ended is None or time < course.ended)
    return time if is_there else None


def _answers(facts: Mapping[int, Facts], keys: Sequence[int], week: datetime) -> list[list[Response]]:
    first, last = week - _ANSWERS, week + timedelta(days=7)
    found = []
    for key in keys:
        until = facts_until(facts[key], last).responses
        found.append([one for one in until if one.authored is not None and one.authored >= first])
    return found


def _rows(
    rule_set: RuleSet, known: Known, people: People, moments: Moments, keys: Sequence[int]
) -> Iterator[Loose]:
    made = inputs_at(rule_set, known, people, moments, by_arrival=False)
    layout, usual = layout_of(rule_set), limits(effective(rule_set, {}))
    found = evaluate(rule_set, as_columns(layout, made), usual, moments.now.size, made.doubted)
    marks = np.where(made.doubted, int(Mark.BLOCKED), 0).tolist()
    bodies = as_bodies(layout, made)
    for number, (owner, at) in enumerate(zip(moments.owner.tolist(), moments.now.tolist(), strict=True)):
        rank = int(found.ranks[number])
        yield Loose(0, keys[owner], 0, at // _MS, rank, marks[number], rule_set.sha256, bodies[number])
