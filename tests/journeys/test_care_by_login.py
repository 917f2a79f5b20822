"""What is set about a patient by people who each sign in to the shared database; the service scores it."""

import json
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import psycopg
import pytest

from tests.rights_ward import HEART, SERVICE, Ward
from triage.bootstrap import utc_now
from triage.clinical.care import PauseReason
from triage.errors import NotAllowedError
from triage.scoring.danish_time import danish_day
from triage.workflow.application import Application
from triage.workflow.care.courses import Asked, change_plan, enrol
from triage.workflow.care.limits import WantedLimit, lift, list_limits, set_limit
from triage.workflow.care.pause import cut_short, list_pauses, pause_patient
from triage.workflow.chart.open_chart import open_patient
from triage.workflow.people.find_patient import find_patients
from triage.workflow.rights.privacy import end_mark, note_opt_out
from triage.workflow.watching.cycle import run_steps

GREEN, OTHERS = 3, 2


@pytest.fixture
def ward(made: Ward) -> Iterator[Ward]:
    yield made
    made.close_opened()


def limit(app: Application, value: str = "94") -> WantedLimit:
    day = danish_day(app.clock()) + timedelta(days=30)
    return WantedLimit("copd", "spo2_yellow", Decimal(value), day, "Kendt høj mætning")


def newest_limit(ward: Ward) -> str:
    """Return the limit by which patient 3 was assessed last."""
    newest = f"SELECT body FROM result WHERE patient_id = {GREEN} AND programme = 'copd' ORDER BY id DESC LIMIT 1"
    ((body,),) = ward.told(newest)
    return str(json.loads(body)["params"]["spo2_yellow"])


def test_that_a_clinician_sets_and_lifts_a_limit_of_an_own_patient_and_the_service_scores(ward: Ward) -> None:
    anna, service = ward.of("r_anna"), ward.of(SERVICE)
    set_limit(anna, GREEN, limit(anna))
    (shown,) = list_limits(anna, GREEN)
    run_steps(service, ())
    assert newest_limit(ward) == "94"
    lift(anna, shown.key)
    run_steps(service, ())
    assert list_limits(anna, GREEN) == ()
    assert newest_limit(ward) == "89"


def test_that_a_course_is_made_and_changed_and_all_of_it_is_there_for_the_service(ward: Ward) -> None:
    anna = ward.of("r_anna")
    today = danish_day(anna.clock())
    enrol(anna, GREEN, "diabetes", today, [Asked("", 7)])
    change_plan(anna, GREEN, "diabetes", None, 3, today)
    run_steps(ward.of(SERVICE), ())
    courses = {one.programme: one for one in open_patient(anna, GREEN).care.courses}
    assert [line.interval.days for line in courses["diabetes"].lines] == [3]
    assert courses["diabetes"].made_by == "r_anna"


@pytest.mark.parametrize("login", ["r_bo", "r_sofie", "r_eva", "r_ida", "r_per"])
def test_that_nobody_else_sets_a_limit(ward: Ward, login: str) -> None:
    app = ward.of(login)
    with pytest.raises(NotAllowedError):
        set_limit(app, GREEN, limit(app))


@pytest.mark.parametrize("table", ["care_change", "dismissal", "own_limit"])
def test_that_nobody_reads_or_changes_it_round_the_program(ward: Ward, table: str) -> None:
    set_limit(ward.of("r_anna"), GREEN, limit(ward.of("r_anna")))
    for login in ("r_bo", "r_sofie", "r_eva", "r_ida"):
        assert ward.found(login, f"SELECT count(*) FROM {table}") == [(0,)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_anna") as connection:
        connection.execute(f"DELETE FROM {table}")


ENDED = {"pause": "ended", "privacy_mark": "ended", "own_limit": "lifted"}


@pytest.mark.parametrize(("table", "ended"), ENDED.items())
def test_that_what_ended_is_not_ended_anew_by_another(ward: Ward, table: str, ended: str) -> None:
    anna, day = ward.of("r_anna"), danish_day(utc_now())
    set_limit(anna, GREEN, limit(anna))
    lift(anna, list_limits(anna, GREEN)[0].key)
    pause_patient(anna, GREEN, PauseReason.HOLIDAY, day, day)
    cut_short(anna, list_pauses(anna, str(GREEN))[0].id)
    note_opt_out(anna, GREEN, HEART)
    end_mark(anna, GREEN, is_private=False)
    again = f"UPDATE {table} SET {ended} = {ended} + 1, {ended}_by = 'r_carl' WHERE {ended} IS NOT NULL"
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="stays"), ward.sql("r_carl") as connection:
        connection.execute(again)


@pytest.mark.parametrize("shift", [3_600_000, -30 * 86_400_000])
def test_that_a_pause_ends_when_somebody_ends_it(ward: Ward, shift: int) -> None:
    anna, day = ward.of("r_anna"), danish_day(utc_now())
    pause_patient(anna, GREEN, PauseReason.HOLIDAY, day, day)
    ended = f"UPDATE pause SET ended = visita_now() + {shift}, ended_by = 'r_anna' WHERE ended IS NULL"
    with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_anna") as connection:
        connection.execute(ended)


def test_that_no_course_is_made_in_the_name_of_the_source(ward: Ward) -> None:
    columns = "(source_id, reference, patient_id, programme, status, plan)"
    values = f"VALUES (1, 'CarePlan/x', {GREEN}, 'copd', 'active', '[]')"
    with pytest.raises(psycopg.errors.InsufficientPrivilege), ward.sql("r_anna") as connection:
        connection.execute(f"INSERT INTO enrolment {columns} {values}")


def test_that_a_name_finds_the_own_departments_patients(ward: Ward) -> None:
    found = {row.patient for row in find_patients(ward.of("r_anna"), "eksempel").rows}
    assert OTHERS not in found
    assert GREEN in found
