"""What is set about one patient: from data of somebody enrolled nowhere to a limit of their own that runs out."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW, ago, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from triage.access.roles import Role
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.clinical.own_limit import OwnLimit
from triage.errors import NotAllowedError, RuleSetError, WrongUseError
from triage.scoring.danish_time import danish_day
from triage.scoring.explain.result import Result
from triage.store.care.own_limits import note_limit
from triage.store.results import newest_result
from triage.workflow.application import Application
from triage.workflow.care.courses import Asked, change_plan, end_course, enrol
from triage.workflow.care.dismiss import dismiss_answer
from triage.workflow.care.limits import WantedLimit, lift, list_limits, set_limit
from triage.workflow.casework.decide import decide
from triage.workflow.chart.open_chart import open_chart, open_patient
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.people.find_patient import find_patients
from triage.workflow.score.expect import list_expected
from triage.workflow.score.score import score
from triage.workflow.watching.read_news import read_news
from triage.worklist.row import NO_CASE, Query, Row

TODAY = danish_day(NOW)
LIMIT = OwnLimit(0, "kol", "spo2_yellow", Decimal(93), "Kendt lav", "anna", NOW, NOW + timedelta(days=90))
Take = Callable[..., Row]


@pytest.fixture
def take(app: Application, tmp_path: Path) -> Take:
    """Take resources in at a time and score; return the worst open case."""

    def taken(*resources: dict[str, Any], at: datetime = NOW) -> Row:
        path = tmp_path / "in.ndjson"
        path.write_bytes(b"\n".join(json.dumps(resource).encode() for resource in resources))
        import_files(at_time(app, at), [path])
        score(at_time(app, at))
        return listed(app)[0]

    return taken


def at_time(app: Application, at: datetime) -> Application:
    return replace(app, clock=lambda: at)


def listed(app: Application) -> list[Row]:
    return list(list_cases(app, Query(), 0, 10))


def newest(app: Application, row: Row, programme: str = "copd") -> Result:
    with app.store.read() as connection:
        found = newest_result(connection, row.patient, programme)
    assert found is not None
    return Result.from_json(found.body)


def former_course(of: int) -> dict[str, Any]:
    """A course that the source ended lately."""
    return {**fhir_care_plan(of), "status": "completed", "period": {"start": "2026-06-01", "end": "2026-11-01"}}


def limit(value: str, param: str = "spo2_yellow", days: int = 90, reason: str = "Kendt lav mætning") -> WantedLimit:
    return WantedLimit("copd", param, Decimal(value), TODAY + timedelta(days=days), reason)


def test_that_a_patient_of_nobody_is_enrolled_judged_by_own_limits_and_then_by_the_usual_ones(
    app: Application, take: Take
) -> None:
    grey = take(fhir_patient(), fhir_spo2(91))
    assert (grey.colour, grey.programme) == (Colour.GREY, "")
    enrol(app, grey.patient, "copd", TODAY - timedelta(days=1), [Asked("spo2", 7)])
    (row,) = listed(app)
    assert (row.case, row.programme) == (grey.case, "copd")
    usual = newest(app, row)
    set_limit(app, row.patient, limit("93"))
    own = newest(app, row)
    assert own.colour is Colour.YELLOW
    assert "patientens egen grænse" in own.fired[0].detail.da
    assert listed(app)[0].colour is Colour.YELLOW
    later = at_time(app, NOW + timedelta(days=91))
    score(later)
    assert newest(app, row).params == usual.params
    assert listed(app)[0].colour is Colour.YELLOW, "nobody has answered the alarm"


def test_that_a_looser_limit_makes_the_newest_result_milder_and_leaves_the_alarm(app: Application, take: Take) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(87))
    assert row.colour is Colour.RED
    set_limit(app, row.patient, limit("84", "spo2_red"))
    assert newest(app, row).colour is not Colour.RED
    assert listed(app)[0].colour is Colour.RED


def test_that_a_limit_lifted_counts_no_more(app: Application, take: Take) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(91))
    before = newest(app, row)
    set_limit(app, row.patient, limit("93"))
    (shown,) = list_limits(app, row.patient)
    assert shown.words.en.endswith("yellow at 93 % or below")
    lift(app, shown.key)
    assert list_limits(app, row.patient) == ()
    assert newest(app, row).to_json() == before.to_json()
    with pytest.raises(WrongUseError, match="is in force"):
        lift(app, shown.key)


def test_that_the_same_colour_by_another_limit_opens_no_decided_case(app: Application, take: Take) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(94))
    decide(app, row.case, Action.NO_VISIT)
    set_limit(app, row.patient, limit("88"))
    assert listed(app) == []


def test_that_a_stricter_limit_opens_a_case_of_what_it_finds(app: Application, take: Take) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(91))
    decide(app, row.case, Action.NO_VISIT)
    set_limit(app, row.patient, limit("93"))
    assert [one.colour for one in listed(app)] == [Colour.YELLOW]


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (limit("93", reason="  "), "Say why"),
        (limit("93", days=-1), "must end today or later"),
        (limit("93", days=366), "within a year"),
        (limit("93", "fev1_red"), "no limit fev1_red"),
    ],
)
def test_that_a_limit_without_reason_end_or_rule_is_refused(
    app: Application, take: Take, wanted: WantedLimit, says: str
) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(91))
    with pytest.raises(WrongUseError, match=says):
        set_limit(app, row.patient, wanted)
    assert list_limits(app, row.patient) == ()


def test_that_a_limit_outside_its_bounds_is_refused(app: Application, take: Take) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(91))
    with pytest.raises(RuleSetError, match="outside"):
        set_limit(app, row.patient, limit("70"))


def test_that_nobody_is_enrolled_twice(app: Application, take: Take) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(94))
    with pytest.raises(WrongUseError, match="enrolled in COPD already"):
        enrol(app, row.patient, "copd", TODAY, [Asked("spo2", 7)])


def test_that_the_sources_own_plan_takes_the_place_of_the_one_made_here(app: Application, take: Take) -> None:
    row = take(fhir_patient(), fhir_spo2(94))
    enrol(app, row.patient, "copd", TODAY, [Asked("spo2", 1)])
    take(fhir_care_plan())
    (course,) = open_chart(app, row.case).enrolments
    assert course.plan[0].interval == timedelta(days=7)


def test_that_a_plan_is_changed_for_one_thing_alone(app: Application, take: Take) -> None:
    row = take(fhir_patient(), fhir_spo2(94))
    enrol(app, row.patient, "copd", TODAY, [Asked("spo2", 7), Asked("pulse", 7)])
    change_plan(app, row.patient, "copd", "spo2", 2, TODAY)
    (course,) = open_chart(app, row.case).care.courses
    assert {line.what: line.interval.days for line in course.lines} == {"spo2": 2, "pulse": 7}
    change_plan(app, row.patient, "copd", "pulse", None, TODAY)
    (course,) = open_chart(app, row.case).care.courses
    assert [line.what for line in course.lines] == ["spo2"]


def test_that_a_course_does_not_end_while_answers_are_unhandled(app: Application, take: Take) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(94))
    with pytest.raises(WrongUseError, match=r"Oxygen saturation, 23 Nov at 09:00"):
        end_course(app, row.patient, "copd")
    decide(app, row.case, Action.NO_VISIT)
    end_course(app, row.patient, "copd")
    chart = open_patient(app, row.patient)
    assert chart.care.courses == ()
    assert "copd" in chart.care.programmes


def test_that_a_course_does_not_end_before_what_came_is_assessed(
    app: Application, take: Take, tmp_path: Path
) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(94))
    decide(app, row.case, Action.NO_VISIT)
    (tmp_path / "red.json").write_bytes(json.dumps(fhir_spo2(84, 2, at=ago(minutes=5))).encode())
    import_files(app, [tmp_path / "red.json"])
    with pytest.raises(WrongUseError, match="not assessed yet"):
        end_course(app, row.patient, "copd")
    score(app)
    assert [one.colour for one in listed(app)] == [Colour.YELLOW], "an answer that nobody has seen"


def test_that_own_limits_of_rules_no_longer_in_use_keep_from_green(app: Application, take: Take) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(96))
    assert row.colour is Colour.GREEN
    with app.store.write() as connection:
        note_limit(connection, row.patient, replace(LIMIT, rule_set="kol-fra-i-fjor"))
    take(fhir_spo2(96, 2))
    assert [one.colour for one in listed(app)] == [Colour.GREY]


def test_that_whoever_left_a_programme_can_be_enrolled_again(app: Application, take: Take) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(94))
    decide(app, row.case, Action.END_COURSE)
    enrol(app, row.patient, "copd", TODAY, [Asked("", 1)])
    (course,) = open_patient(app, row.patient).care.courses
    assert [line.interval.days for line in course.lines] == [1]


def test_that_an_answer_not_waited_for_takes_the_lateness_away_and_makes_nobody_green(
    app: Application, take: Take
) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(96, at=ago(days=20)))
    assert row.colour is Colour.YELLOW or row.missing > 0
    (lacking,) = open_chart(app, row.case).care.lacking
    dismiss_answer(app, row.patient, "copd", lacking.what, "Aftalt i telefonen", lacking.due)
    (after,) = listed(app)
    assert after.colour is Colour.GREY
    assert after.missing == 0
    states = [found.row.state.value for found in list_expected(app, str(row.patient))]
    assert "dismissed" in states
    (told,) = open_chart(app, row.case).care.dismissed
    assert (told.author, told.reason) == ("tester", "Aftalt i telefonen")
    with pytest.raises(WrongUseError, match="not lacking"):
        dismiss_answer(app, row.patient, "copd", lacking.what, "igen", lacking.due)


def test_that_a_patient_without_a_case_opens(app: Application, take: Take) -> None:
    take(fhir_patient(), fhir_care_plan(), fhir_spo2(84), fhir_patient(2), former_course(2))
    (found,) = find_patients(app, "person 2 eks").rows
    assert (found.case, found.name) == (NO_CASE, "Eksempel, Person 2")
    chart = open_patient(app, found.patient)
    assert (chart.case, chart.closed, chart.patient.given) == (None, True, "Person 2")
    enrol(app, found.patient, "copd", TODAY, [Asked("spo2", 7)])
    assert open_patient(app, found.patient).case is not None


def test_that_names_find_everybody_of_the_department_and_too_little_finds_nobody(app: Application, take: Take) -> None:
    take(fhir_patient(), fhir_care_plan(), fhir_spo2(84), *(fhir_patient(number) for number in range(2, 25)))
    found = find_patients(app, "eksempel")
    assert (len(found.rows), found.is_more) == (20, True)
    for typed, says in (("e", "two letters"), ("  ", "two letters"), ("Findesikke", "is called so")):
        with pytest.raises(WrongUseError, match=says):
            find_patients(app, typed)


@pytest.mark.parametrize("role", [Role.MEDICAL_SECRETARY, Role.RULE_AUTHOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_that_others_than_clinicians_set_nothing(app: Application, take: Take, role: Role) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(91))
    other = colleague(app, "anden", role)
    for act in (
        lambda: enrol(other, row.patient, "diabetes", TODAY, [Asked("", 7)]),
        lambda: change_plan(other, row.patient, "copd", None, 7, TODAY),
        lambda: end_course(other, row.patient, "copd"),
        lambda: dismiss_answer(other, row.patient, "copd", "", "nej"),
        lambda: set_limit(other, row.patient, limit("93")),
    ):
        with pytest.raises(NotAllowedError):
            act()


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.DEPARTMENT_HEAD])
def test_that_who_cares_for_the_patient_sets_it(app: Application, take: Take, role: Role) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(91))
    other = colleague(app, "anden", role)
    set_limit(other, row.patient, limit("93"))
    change_plan(other, row.patient, "copd", None, 3, TODAY)
    enrol(other, row.patient, "diabetes", TODAY, [Asked("", 7)])
    assert {one.programme for one in open_chart(other, row.case).care.courses} == {"copd", "diabetes"}


def test_that_a_colleague_hears_of_what_was_set_although_no_colour_changed(app: Application, take: Take) -> None:
    row = take(fhir_patient(), fhir_care_plan(), fhir_spo2(94))
    decide(app, row.case, Action.NO_VISIT)
    other = colleague(app, "anden")
    before = read_news(other, None).mark
    set_limit(app, row.patient, limit("88"))
    news = read_news(other, before)
    assert news.changed.patients == (row.patient,)
    lift(app, list_limits(app, row.patient)[0].key)
    assert read_news(other, news.mark).changed.patients == (row.patient,)
