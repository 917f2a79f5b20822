"""The ledger and the pauses in the store: what is kept when data come, time passes or somebody is on holiday."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW, ago, fhir_care_plan, fhir_patient, fhir_spo2
from triage.clinical.care import PauseReason
from triage.errors import WrongUseError
from triage.workflow.application import Application
from triage.workflow.care.pause import add_pause, cut_short, list_pauses
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import count_cases, list_cases
from triage.workflow.score.expect import list_expected, refresh_ledger
from triage.workflow.score.score import score
from triage.worklist.row import Query, Row

PERSON = (fhir_patient(), fhir_care_plan())
P1 = "Patient/p1"
HOLIDAY = PauseReason.HOLIDAY
Take = Callable[..., Row]


@pytest.fixture
def take(app: Application, tmp_path: Path) -> Take:
    """Take resources in at a time and score; return the worst open case."""

    def taken(*resources: dict[str, Any], at: datetime = NOW) -> Row:
        path = tmp_path / "in.ndjson"
        path.write_bytes(b"\n".join(json.dumps(resource).encode() for resource in resources))
        then = at_time(app, at)
        import_files(then, [path])
        score(then)
        return list_cases(then, Query(), 0, 1)[0]

    return taken


def at_time(app: Application, at: datetime) -> Application:
    return replace(app, clock=lambda: at)


def later(**time: float) -> datetime:
    return NOW + timedelta(**time)


def reason(app: Application, at: datetime) -> str:
    """Score at a time and return the first reason, in English."""
    score(at_time(app, at))
    (row,) = list_cases(app, Query(), 0, 9)
    assert row.colour.value == "grey"
    return row.reason.en


def states(app: Application, at: datetime = NOW) -> list[str]:
    return [found.row.state.value for found in list_expected(at_time(app, at), P1)]


def test_that_scoring_fills_the_ledger(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94))
    assert states(app) == ["missed", "missed", "missed", "late", "answered", "expected"]


def test_that_the_same_data_again_change_no_row(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94))
    before = list_expected(app)
    assert refresh_ledger(app, [found.patient for found in before][:1]).patients == ()
    assert list_expected(app) == before


def test_that_time_alone_makes_an_answer_late(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94))
    changed = refresh_ledger(at_time(app, later(days=15)))
    assert len(changed.patients) == 1
    assert {"late", "missed"} & set(states(app))


def test_that_a_late_answer_is_told_as_late(app: Application, take: Take) -> None:
    take(*PERSON)
    take(fhir_spo2(94, at=ago(days=8)))
    assert "answered_late" in states(app)


def test_that_a_withdrawn_reading_answers_nothing(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94, at=ago(days=8)))
    assert sum(state.startswith("answered") for state in states(app)) == 1
    take(fhir_spo2(94, at=ago(days=8), status="entered-in-error"))
    assert not any(state.startswith("answered") for state in states(app))


def test_that_the_case_counts_the_answers_it_lacks(app: Application, take: Take) -> None:
    assert take(*PERSON, fhir_spo2(94)).missing == 0
    score(at_time(app, later(days=15)))
    assert list_cases(app, Query(missing=True), 0, 9)[0].missing >= 1
    assert count_cases(app, Query()).missing == 1


def test_that_a_holiday_keeps_an_alarm_of_lateness_away(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94))
    add_pause(app, P1, HOLIDAY, date(2026, 11, 24), date(2026, 12, 20))
    assert reason(app, later(days=14)).startswith("Pause (holiday, from 24 Nov through 20 Dec)")
    assert "paused" in states(app)


def test_that_without_the_holiday_the_same_patient_is_overdue(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94))
    assert reason(app, later(days=14)) == "Reading 169 h overdue"


def test_that_a_patient_on_holiday_is_never_green_on_old_values(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94))
    add_pause(app, P1, HOLIDAY, date(2026, 11, 24), None)
    colours = set()
    for days in range(8, 40):
        score(at_time(app, later(days=days)))
        colours.add(list_cases(app, Query(), 0, 1)[0].colour.value)
    assert colours == {"grey"}


def test_that_an_alarm_knows_no_holiday(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94))
    add_pause(app, P1, HOLIDAY, date(2026, 11, 20), None)
    assert take(fhir_spo2(84, number=2, at=later(hours=1)), at=later(hours=2)).colour.value == "red"


def test_that_lateness_is_counted_again_after_the_holiday(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94))
    add_pause(app, P1, HOLIDAY, date(2026, 11, 24), date(2026, 12, 6))
    assert "overdue" not in reason(app, later(days=15))
    assert reason(app, later(days=16)).endswith("h overdue")


def test_that_a_pause_cut_short_stays_and_counts_no_more(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94))
    add_pause(app, P1, HOLIDAY, date(2026, 11, 20), None, "Sommerhus")
    cut_short(at_time(app, later(days=1)), list_pauses(app)[0].id)
    (noted,) = list_pauses(app, P1)
    assert (noted.ended, noted.ended_by, noted.note) == (later(days=1), "tester", "Sommerhus")
    with pytest.raises(WrongUseError, match="no open pause"):
        cut_short(app, noted.id)


def test_that_a_pause_of_nobody_or_of_no_days_is_explained(app: Application, take: Take) -> None:
    take(*PERSON)
    with pytest.raises(WrongUseError, match="No patient"):
        add_pause(app, "Patient/nobody", HOLIDAY, date(2026, 11, 20), None)
    with pytest.raises(WrongUseError, match="Swap the dates"):
        add_pause(app, P1, HOLIDAY, date(2026, 11, 20), date(2026, 11, 19))


def admission(**changes: object) -> dict[str, Any]:
    return {
        "resourceType": "Encounter",
        "id": "e1",
        "status": "in-progress",
        "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
        "subject": {"reference": P1},
        "period": {"start": ago(days=1).isoformat()},
        **changes,
    }


def test_that_nothing_is_expected_of_an_admitted_patient(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94), admission())
    assert reason(app, later(days=14)).startswith("Pause (admitted, from 22 Nov)")
    assert "paused" in states(app)


def test_that_a_withdrawn_admission_pauses_nothing(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94), admission())
    take(admission(status="entered-in-error"))
    assert reason(app, later(days=14)).endswith("h overdue")


def test_that_a_plan_on_hold_is_judged_and_never_green(app: Application, take: Take) -> None:
    held = fhir_care_plan() | {"status": "on-hold"}
    row = take(fhir_patient(), held, fhir_spo2(94))
    assert (row.programme, row.colour.value) == ("copd", "grey")
    assert take(fhir_spo2(80, number=2, at=NOW), at=later(hours=1)).colour.value == "red"


def test_that_a_course_that_ended_expects_nothing(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94))
    take(fhir_care_plan() | {"status": "completed", "meta": {"versionId": "2"}})
    assert "expected" not in states(app)
    assert "cancelled" in states(app)


def test_that_nothing_is_late_while_its_source_is_read_the_first_time(app: Application, take: Take) -> None:
    take(*PERSON, fhir_spo2(94))
    before, away = list_expected(app), at_time(app, later(days=15))
    assert refresh_ledger(away, loading=range(1, 9)).patients == ()
    assert list_expected(app) == before


def test_that_a_pause_in_force_can_be_ended_and_one_that_is_over_cannot(app: Application, take: Take) -> None:
    row = take(*PERSON, fhir_spo2(94))
    add_pause(app, P1, HOLIDAY, date(2026, 11, 1), date(2026, 11, 2))
    add_pause(app, P1, HOLIDAY, date(2026, 11, 20), None)
    ((key, pause),) = open_chart(app, row.case).expected.endable
    assert pause.end is None
    cut_short(app, key)
    assert open_chart(app, row.case).expected.endable == ()
