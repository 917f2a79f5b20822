"""What a department sets for itself: hours and the deadlines they move, programmes, capacity, the network."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import NOW, ago, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from triage.access.department import Part
from triage.access.roles import Role
from triage.errors import NotAllowedError, SourceError, WrongUseError
from triage.store.tables import audit
from triage.workflow.administration.capacity import list_capacity, set_capacity
from triage.workflow.administration.changes import ACTS, list_changes
from triage.workflow.administration.keys import back_up_to, key_state, verify_backup
from triage.workflow.administration.network import see_network, set_network, try_source
from triage.workflow.administration.opening_hours import list_hours, preview_hours, set_hours
from triage.workflow.administration.programmes import list_programmes, set_programme
from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.intake.sources import add, change
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.people.departments import assign, make_department
from triage.workflow.score.score import score
from triage.worklist.capacity import Load
from triage.worklist.department_hours import NewHours
from triage.worklist.network import Network, ProxyUse
from triage.worklist.programme_use import ProgrammeUse
from triage.worklist.row import Query
from triage.worklist.source import SourceSettings
from triage.worklist.working_hours import WorkingHours

LONG_WEEK = {day: (time(8), time(16)) for day in range(5)}
# Today, 23 November 2026, is a Monday, and it is ten o'clock.
SHORT_MONDAY = WorkingHours({**LONG_WEEK, 0: (time(8), time(11))})


def taken_in(app: Application, folder: Path, value: float, number: int = 1) -> None:
    path = folder / f"p{number}.json"
    spo2 = fhir_spo2(value, number, of=number, at=ago(hours=1))
    path.write_bytes(bundle(fhir_patient(number), fhir_care_plan(number), spo2))
    import_files(app, [path])
    score(app)


def deadlines(app: Application) -> list[datetime | None]:
    return [row.deadline for row in list_cases(app, Query(), 0, 100)]


def head_of(app: Application, department: str) -> Application:
    return colleague(app, "leder", Role.DEPARTMENT_HEAD, department=department)


def new(hours: WorkingHours | None, **check_days: frozenset[int]) -> NewHours:
    return NewHours(None, hours, check_days)


def test_that_other_hours_move_the_deadline_of_an_open_case(app: Application, tmp_path: Path) -> None:
    taken_in(app, tmp_path, 84)
    assert deadlines(app) == [datetime(2026, 11, 23, 13, tzinfo=UTC)]
    assert preview_hours(app, new(SHORT_MONDAY)).later == 1
    assert deadlines(app) == [datetime(2026, 11, 23, 13, tzinfo=UTC)]
    moved, changed = set_hours(app, new(SHORT_MONDAY))
    assert (moved.later, len(changed.cases)) == (1, 1)
    # One of the four hours passes today, the other three tomorrow from eight.
    assert deadlines(app) == [datetime(2026, 11, 24, 10, tzinfo=UTC)]


def test_that_new_results_take_the_hours_of_their_department(app: Application, tmp_path: Path) -> None:
    set_hours(app, new(SHORT_MONDAY))
    taken_in(app, tmp_path, 84)
    assert deadlines(app) == [datetime(2026, 11, 24, 10, tzinfo=UTC)]


def test_that_hours_of_another_department_move_nothing_here(app: Application, tmp_path: Path) -> None:
    taken_in(app, tmp_path, 84)
    make_department(app, "Demo Vest")
    assert set_hours(head_of(app, "Demo Vest"), replace(new(SHORT_MONDAY), department="Demo Vest"))[0].count == 0
    assert deadlines(app) == [datetime(2026, 11, 23, 13, tzinfo=UTC)]


def test_that_a_case_takes_the_hours_of_the_department_of_its_programme(app: Application, tmp_path: Path) -> None:
    make_department(app, "Demo Vest")
    assign(app, "Demo Vest", Part.PROGRAMME, "copd")
    set_hours(head_of(app, "Demo Vest"), replace(new(SHORT_MONDAY), department="Demo Vest"))
    colleague(app, "tester", Role.CLINICIAN, department="Demo Vest")
    taken_in(app, tmp_path, 84)
    assert deadlines(app) == [datetime(2026, 11, 24, 10, tzinfo=UTC)]


def test_that_hours_of_the_file_count_again(app: Application, tmp_path: Path) -> None:
    taken_in(app, tmp_path, 84)
    set_hours(app, new(SHORT_MONDAY))
    set_hours(app, new(None))
    assert deadlines(app) == [datetime(2026, 11, 23, 13, tzinfo=UTC)]
    assert not list_hours(app)[0].is_own


def test_that_a_yellow_waits_for_a_check_day_and_a_red_never(app: Application, tmp_path: Path) -> None:
    taken_in(app, tmp_path, 84)
    taken_in(app, tmp_path, 89, 2)
    red, yellow = deadlines(app)
    assert set_hours(app, new(None, copd=frozenset({3})))[0].later == 1
    after_red, after_yellow = deadlines(app)
    assert after_red == red
    assert yellow is not None
    assert after_yellow is not None
    assert after_yellow > yellow


def test_that_a_check_day_must_be_a_day_of_work(app: Application) -> None:
    with pytest.raises(WrongUseError, match="closed"):
        set_hours(app, new(None, copd=frozenset({6})))


def test_that_what_was_set_is_logged_from_and_to(app: Application) -> None:
    set_hours(app, new(replace(SHORT_MONDAY, closed_days=frozenset({date(2026, 12, 28)}))))
    line = list_changes(app)[0]
    assert (line.actor, line.act) == ("tester", "opening hours")
    assert "mon 08:00-16:00 > 08:00-11:00, +2026-12-28" in line.subject


def test_that_who_may_not_set_hours_changes_nothing(app: Application, tmp_path: Path) -> None:
    taken_in(app, tmp_path, 84)
    for role in (Role.CLINICIAN, Role.ADMINISTRATOR, Role.AUDITOR):
        with pytest.raises(NotAllowedError):
            set_hours(colleague(app, f"kollega-{role}", role), new(SHORT_MONDAY))
    assert deadlines(app) == [datetime(2026, 11, 23, 13, tzinfo=UTC)]


def test_that_a_programme_that_is_off_opens_no_case_and_loses_nobody(app: Application, tmp_path: Path) -> None:
    set_programme(app, None, ProgrammeUse("copd", in_use=False))
    taken_in(app, tmp_path, 84)
    assert deadlines(app) == []
    assert next(one for one in list_programmes(app) if one.use.programme == "copd").enrolled == 1
    set_programme(app, None, ProgrammeUse("copd"))
    score(app)
    assert len(deadlines(app)) == 1


def test_that_an_open_case_of_a_programme_that_is_off_stays_and_is_kept_up_to_date(
    app: Application, tmp_path: Path
) -> None:
    taken_in(app, tmp_path, 89)
    set_programme(app, None, ProgrammeUse("copd", in_use=False))
    path = tmp_path / "worse.json"
    path.write_bytes(bundle(fhir_spo2(80, 9, at=ago(minutes=5))))
    import_files(app, [path])
    score(app)
    assert [row.colour.value for row in list_cases(app, Query(), 0, 10)] == ["red"]


def test_that_load_stands_beside_capacity_for_who_may_see_counts(app: Application, tmp_path: Path) -> None:
    taken_in(app, tmp_path, 84)
    set_capacity(app, None, [5] * 7, [20] * 7)
    (found,) = list_capacity(app)
    assert (found.capacity.calls, found.load) == ((20,) * 7, Load(red=1, yellow=0))
    (seen,) = list_capacity(colleague(app, "admin", Role.ADMINISTRATOR))
    assert seen.load is None


def test_that_a_change_of_a_source_is_logged_without_its_path_or_token(app: Application) -> None:
    add(app, "demo", SourceSettings("https://fhir.example.dk/secret-path"))
    change(app, "demo", enabled=False)
    added, changed = list_changes(app)[1], list_changes(app)[0]
    assert "fhir.example.dk" in added.subject
    assert "secret-path" not in added.subject
    assert changed.subject == "demo: asked yes > no"


def test_that_a_host_that_is_not_allowed_is_not_asked(app: Application) -> None:
    add(app, "demo", SourceSettings("https://fhir.example.dk/r4"))
    set_network(app, Network(hosts=("other.example.dk",)))
    fault = try_source(app, "demo").fault
    assert fault is not None
    assert "not on the list of allowed hosts" in fault.en


def test_that_a_network_that_cannot_be_is_refused_and_nothing_kept(app: Application) -> None:
    for wanted in (Network(ProxyUse.OWN, "proxy"), Network(ca_file="/none"), Network(hosts=("https://x",))):
        with pytest.raises((SourceError, WrongUseError)):
            set_network(app, wanted)
    assert see_network(app) == Network()


@pytest.mark.file_only
def test_that_a_backup_from_the_page_is_tried_and_both_are_told(app: Application, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    assert key_state(app).is_backup_due(NOW)
    path = back_up_to(app, str(folder))
    assert verify_backup(app, str(path)).differences == ()
    state = key_state(app)
    assert (state.backed_up, state.verified) == (NOW, NOW)
    assert not state.is_backup_due(NOW)


def test_that_the_latest_changes_name_no_patient(app: Application, tmp_path: Path) -> None:
    taken_in(app, tmp_path, 84)
    set_hours(app, new(SHORT_MONDAY))
    with app.store.read() as connection:
        named = connection.execute(select(audit.c.act).where(audit.c.patient_id.is_not(None))).scalars().all()
    assert not set(named) & set(ACTS)
