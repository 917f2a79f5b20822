"""Who saw what: a line before anything is shown, nothing shown without it, and what a citizen may know."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from tests.builders import NOW, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague, nobody
from triage.access.log_view import LogQuery, ReviewQuery, ReviewWhich
from triage.access.review import Reason, ReviewState
from triage.access.roles import Role
from triage.access.warrant import Warrant
from triage.errors import NotAllowedError, StoreError, WrongUseError
from triage.store.auditing import audit
from triage.store.tables import audit as lines
from triage.store.tables import audit_patient
from triage.workflow.application import Application
from triage.workflow.auditing.extract import Extract, extract_cells, extract_csv, extract_log
from triage.workflow.auditing.keep_heads import keep_heads, keep_last_head
from triage.workflow.auditing.look_through import look_through
from triage.workflow.auditing.read_log import count_lines_of, list_log, log_health
from triage.workflow.auditing.reviews import close_review, count_reviews, list_reviews
from triage.workflow.auditing.shown import REMEMBERED, Shown
from triage.workflow.auditing.verify import verify_log
from triage.workflow.chart.explain import explain
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.devices.devices import trace_device
from triage.workflow.intake.import_files import import_files
from triage.workflow.intake.quarantine import list_held
from triage.workflow.lists.list_cases import list_cases, row_of, rows_of
from triage.workflow.score.expect import list_expected
from triage.workflow.score.score import score
from triage.worklist.held import HeldQuery
from triage.worklist.row import Query

PEOPLE = 6
CPR = "610152-9995"


@pytest.fixture
def ward(app: Application, tmp_path: Path) -> Application:
    """Six patients on the list, and one reading that is held."""
    people = [part(number) for number in range(1, PEOPLE + 1) for part in (fhir_patient, fhir_care_plan)]
    readings = [fhir_spo2(80 + number, number, number) for number in range(1, PEOPLE + 1)]
    held = fhir_spo2(90, 99, valueQuantity={"value": "halvfems"})
    device = {"resourceType": "Device", "id": "d1", "status": "active"}
    readings[0]["device"] = {"reference": "Device/d1"}
    path = tmp_path / "in.json"
    path.write_bytes(bundle(*people, device, *readings, held))
    import_files(app, [path])
    score(app)
    return app


def later(app: Application, **time: float) -> Application:
    """The same person at a later time, who remembers nothing."""
    return replace(app, clock=lambda: NOW + timedelta(**time))


def named(app: Application, act: str) -> list[list[int]]:
    """The patients of every line of this act."""
    joined = lines.outerjoin(audit_patient, audit_patient.c.audit_id == lines.c.id)
    wanted = select(lines.c.id, lines.c.patient_id, audit_patient.c.patient_id.label("listed")).select_from(joined)
    with app.store.read() as connection:
        in_order = wanted.where(lines.c.act == act).order_by(lines.c.id, audit_patient.c.patient_id)
        rows = connection.execute(in_order).all()
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row.patient_id or row.listed)
    return list(found.values())


def test_that_a_page_of_the_list_is_one_line_that_names_its_patients(ward: Application) -> None:
    shown = list_cases(ward, Query(), 0, 4)
    assert named(ward, "list") == [sorted(row.patient for row in shown)]


def test_that_the_same_page_read_again_adds_no_line_for_five_minutes(ward: Application) -> None:
    for _ in range(5):
        list_cases(ward, Query(), 0, 4)
    assert len(named(ward, "list")) == 1
    list_cases(later(ward, minutes=REMEMBERED.total_seconds() / 60), Query(), 0, 4)
    assert len(named(ward, "list")) == 2


def test_that_scrolling_names_the_patients_who_came_into_sight(ward: Application) -> None:
    first = {row.patient for row in list_cases(ward, Query(), 0, 4)}
    both = {row.patient for row in list_cases(ward, Query(), 0, 6)}
    assert named(ward, "list") == [sorted(first), sorted(both - first)]


def test_that_nobody_elses_memory_serves(ward: Application) -> None:
    other = colleague(ward, "bo", Role.CLINICIAN)
    assert other.shown is ward.shown
    list_cases(ward, Query(), 0, 4)
    list_cases(other, Query(), 0, 4)
    assert len(named(ward, "list")) == 2


SHOWING: dict[str, Callable[[Application], object]] = {
    "list": lambda app: list_cases(app, Query(), 0, 9),
    "row": lambda app: row_of(app, 1),
    "rows": lambda app: rows_of(app, [1]),
    "chart": lambda app: open_chart(app, 1),
    "explain": lambda app: explain(app, 1),
    "quarantine": lambda app: list_held(app, HeldQuery(), 0, 9),
    "expected": lambda app: list_expected(app),
    "one patient's expected": lambda app: list_expected(app, "Patient/p1"),
    "device": lambda app: trace_device(app, 1),
}


def test_that_nothing_is_shown_where_the_line_cannot_be_written(ward: Application) -> None:
    def refuse(*_: object) -> None:
        raise OSError("disk full")

    for show in SHOWING.values():
        fresh = replace(ward, shown=Shown())
        with pytest.raises((StoreError, OSError)), at_the_line(ward, refuse):
            show(fresh)
        assert show(fresh)


@pytest.mark.file_only
def test_that_nothing_is_shown_on_a_full_disk(ward: Application) -> None:
    def fill(cursor: Any) -> None:
        cursor.execute("PRAGMA max_page_count = 1")
        try:
            cursor.execute("CREATE TABLE filling AS SELECT hex(zeroblob(1000000)) AS word")
        finally:
            cursor.execute("PRAGMA max_page_count = 4294967294")

    for show in SHOWING.values():
        with pytest.raises(StoreError, match="disk is full"), at_the_line(ward, fill):
            show(replace(ward, shown=Shown()))


@contextmanager
def at_the_line(app: Application, happen: Callable[[Any], None]) -> Iterator[None]:
    """Let something happen whenever a line is about to be written."""

    def look(_connection: object, cursor: Any, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO audit "):
            happen(cursor)

    engines = {app.store._engines.writer, app.store._engines.changer}
    for engine in engines:
        event.listen(engine, "before_cursor_execute", look)
    try:
        yield
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", look)


@pytest.mark.parametrize("steps", [60, pytest.param(10_000, marks=pytest.mark.full)])
@pytest.mark.timeout(1800)
def test_that_the_log_names_exactly_whom_a_robot_was_shown(ward: Application, steps: int) -> None:
    chance, clock, seen = random.Random(7), [NOW], Counter[str]()
    people = [replace(one, clock=lambda: clock[0]) for one in (ward, colleague(ward, "bo"), colleague(ward, "eva"))]
    at: dict[tuple[str, int], object] = {}
    for _ in range(steps):
        app = chance.choice(people)
        clock[0] += timedelta(seconds=chance.choice([1, 20, 400]))
        if chance.random() < 0.4:
            open_chart(app, chance.randint(1, PEOPLE))
            seen["view"] += 1
            continue
        offset = chance.randrange(PEOPLE)
        for row in list_cases(app, Query(), offset, chance.randint(1, PEOPLE)):
            last = at.get((app.actor, row.patient))
            if last is None or clock[0] - last >= REMEMBERED:
                seen["list"] += 1
                at[app.actor, row.patient] = clock[0]
    assert {act: sum(map(len, named(ward, act))) for act in seen} == seen


def test_that_a_stranger_sees_nothing_and_is_in_no_line(ward: Application) -> None:
    for show in SHOWING.values():
        with pytest.raises(NotAllowedError):
            show(nobody(ward))
    with ward.store.read() as connection:
        assert connection.execute(select(lines.c.id).where(lines.c.actor == "fremmed")).all() == []


def test_that_a_citizen_is_told_of_every_look_in_every_source_and_list(ward: Application) -> None:
    auditor = colleague(ward, "rev", Role.AUDITOR)
    case = next(row.case for row in list_cases(ward, Query(), 0, 9) if row.reference == "Patient/p1")
    open_chart(ward, case)
    found = extract_log(auditor, CPR)
    assert [(one.actor, one.act, one.in_list) for one in found.mentions] == [
        ("tester", "list", True),
        ("tester", "view", False),
        ("rev", "export_log", True),
    ]
    assert all("Patient/p1" in one.record for one in found.mentions)


def test_that_an_extract_holds_nothing_clinical_and_no_other_citizen(ward: Application) -> None:
    list_cases(ward, Query(), 0, 9)
    text = extract_csv(extract_log(colleague(ward, "rev", Role.AUDITOR), "6101529995"), "da")
    assert text.count("\r\n") == 3
    for word in ("81 %", "spo2", "Iltm", CPR, "p2", "Eksempel"):
        assert word not in text


def test_that_no_cell_of_an_extract_is_reckoned_as_a_formula(ward: Application) -> None:
    warrant = Warrant(Role.CLINICIAN, "@SUM(A1)", override="=cmd|' /C calc'!A0", name="-2+3")
    with ward.store.write() as connection:
        audit.log(connection, NOW, "+anna", "view", 1, "case 1", warrant)
    found = extract_log(colleague(ward, "rev", Role.AUDITOR), CPR)
    cells = [cell for line in extract_csv(found, "en").splitlines() for cell in line.split(";")]
    assert {"'@SUM(A1)", "'=cmd|' /C calc'!A0", "'-2+3", "'+anna"} <= set(cells)


def test_that_an_unknown_number_gives_an_empty_extract_and_no_number_an_error(ward: Application) -> None:
    auditor = colleague(ward, "rev", Role.AUDITOR)
    assert extract_cells(extract_log(auditor, "610352-1234"), "da") == []
    with pytest.raises(WrongUseError) as fault:
        extract_log(auditor, "12 34")
    assert "12 34" not in str(fault.value)


def test_that_only_an_auditor_extracts_reads_and_reviews(ward: Application) -> None:
    for role in set(Role) - {Role.AUDITOR}:
        app = colleague(ward, f"one-{role}", role)
        for ask in (lambda app: extract_log(app, CPR), lambda app: list_reviews(app, ReviewQuery(), 0, 9)):
            with pytest.raises(NotAllowedError):
                ask(app)
    with pytest.raises(NotAllowedError):
        list_log(colleague(ward, "adm", Role.ADMINISTRATOR), LogQuery(), 0, 9)


def test_that_others_read_their_own_acts_alone(ward: Application) -> None:
    open_chart(ward, 1)
    other = colleague(ward, "bo", Role.CLINICIAN)
    open_chart(other, 2)
    own = list_log(other, LogQuery(), 0, 99)
    assert {row.actor for row in own} == {"bo"}
    assert count_lines_of(other, LogQuery(words="tester")).total == 0


def test_that_the_log_is_searched_by_person_act_time_and_patient(ward: Application) -> None:
    list_cases(ward, Query(), 0, 9)
    open_chart(ward, 1)
    auditor = colleague(ward, "rev", Role.AUDITOR)
    for query in (
        LogQuery(act="view"),
        LogQuery(words="TEST", act="view"),
        LogQuery(patients=(1,), act="view"),
        LogQuery(since=NOW, act="view"),
    ):
        assert [row.act for row in list_log(auditor, query, 0, 9)] == ["view"]
    assert {row.act for row in list_log(auditor, LogQuery(patients=(1,)), 0, 9)} >= {"view", "list"}
    assert list_log(auditor, LogQuery(until=NOW), 0, 9) == []


def test_that_the_log_is_proved_whole_and_that_is_logged(ward: Application) -> None:
    open_chart(ward, 1)
    assert keep_last_head(ward)
    found = verify_log(ward)
    assert found.is_whole
    assert found.outside == 1
    assert named(ward, "check_log") == [[None]]


def test_that_each_workstation_vouches_for_the_others(ward: Application) -> None:
    ward.store.sign("pc-2")
    with ward.store.write() as connection:
        audit.log(connection, NOW, "bo", "view")
    keep_heads(ward)
    keep_heads(ward)
    assert len(named(ward, "anchor")) == 1
    health = log_health(ward)
    assert health.vouched == NOW
    assert health.kept == health.own_number == 2


def test_that_a_line_is_looked_through_once(ward: Application) -> None:
    night = later(ward, hours=13)
    open_chart(night, 1)
    open_chart(night, 2)
    assert look_through(ward) == 1
    assert look_through(ward) == 0
    (row,) = list_reviews(colleague(ward, "rev", Role.AUDITOR), ReviewQuery(reason=Reason.OUT_OF_HOURS), 0, 9)
    assert (row.line.actor, row.state) == ("tester", ReviewState.OPEN)


def test_that_a_colleague_and_a_namesake_are_asked_about(ward: Application) -> None:
    namesake = replace(Warrant(Role.CLINICIAN, "Lunge", "enrolment"), name="Anna Eksempel")
    with ward.store.write() as connection:
        audit.log(connection, NOW, "anna", "view", 1, "case 1", namesake)
    look_through(ward)
    rows = list_reviews(colleague(ward, "rev", Role.AUDITOR), ReviewQuery(), 0, 9)
    assert [row.reason for row in rows] == [Reason.SAME_SURNAME]


def test_that_a_month_with_few_looks_is_reviewed_by_twenty(ward: Application) -> None:
    for _ in range(30):
        open_chart(ward, 1)
    look_through(later(ward, days=20))
    auditor = colleague(ward, "rev", Role.AUDITOR)
    assert count_reviews(auditor, ReviewQuery(reason=Reason.SAMPLE)).total >= 20


def test_that_a_break_glass_that_waits_for_a_week_escalates(ward: Application) -> None:
    broken = Warrant(Role.CLINICIAN, "Lunge", override="Bevidstløs patient")
    with ward.store.write() as connection:
        audit.log(connection, NOW, "anna", "view", 1, "case 1", broken)
    auditor = colleague(ward, "rev", Role.AUDITOR)
    assert count_reviews(auditor, ReviewQuery()).overdue == 0
    after = later(auditor, days=7, hours=1)
    (row,) = list_reviews(after, ReviewQuery(ReviewWhich.URGENT), 0, 9)
    assert row.is_overdue
    close_review(after, row.key, ReviewState.OK, "Spurgt og besvaret")
    assert count_reviews(after, ReviewQuery()).overdue == 0
    assert named(ward, "review:ok") == [[1]]


def test_that_a_review_is_settled_once_with_a_note_and_not_by_oneself(ward: Application) -> None:
    auditor = colleague(ward, "rev", Role.AUDITOR)
    for actor in ("anna", "rev"):
        with ward.store.write() as connection:
            broken = Warrant(Role.CLINICIAN, "Lunge", override=f"Bevidstløs patient {actor}")
            audit.log(connection, NOW, actor, "view", 1, "case 1", broken)
    keys = {row.line.actor: row.key for row in list_reviews(auditor, ReviewQuery(), 0, 9)}
    with pytest.raises(WrongUseError, match="Write in the note"):
        close_review(auditor, keys["anna"], ReviewState.FOLLOW_UP, " ")
    with pytest.raises(NotAllowedError):
        close_review(auditor, keys["rev"], ReviewState.OK, "")
    close_review(auditor, keys["anna"], ReviewState.FOLLOW_UP, "Spørg ledelsen")
    close_review(auditor, keys["anna"], ReviewState.OK, "Besvaret")
    with pytest.raises(WrongUseError, match="already"):
        close_review(auditor, keys["anna"], ReviewState.OK, "")


def test_that_an_extract_is_empty_of_what_nobody_did() -> None:
    assert extract_cells(Extract(NOW, 0, []), "da") == []
