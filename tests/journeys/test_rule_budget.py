"""Before approval: what it would do to open cases and to a week's work; after it: whether it went as expected."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.changing import Changing, changing
from tests.people import colleague
from tests.signing import ask
from tests.tuning import Tuners, tuners
from triage.access.roles import Role
from triage.clinical.colour import Colour
from triage.commands.arguments import parser
from triage.commands.report import run_report
from triage.commands.rule_parts import run_rule_parts
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.store.rule_versions.pending import would_say
from triage.workflow.application import Application
from triage.workflow.casework.own import claim, release
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.workflow.tune.approve import approve
from triage.workflow.tune.budget import BudgetRun, budget_of, run_of, watch_budgets
from triage.workflow.tune.green_share import greens_by_version, report_greens
from triage.workflow.tune.open_cases.count_change import count_change
from triage.workflow.tune.open_cases.rule_changes import list_rule_changes, read_rule_change
from triage.workflow.tune.roll_back import roll_back
from triage.workflow.tune.told import list_rule_notices
from triage.worklist.row import Query

RED, YELLOW, GREEN = Colour.RED, Colour.YELLOW, Colour.GREEN


def report_of(calls: int, capacity: int) -> str:
    """A replay that expects so many yellows a week."""
    weeks = [{"whole": True, "draft": [0, calls, 0, 0]} for _ in range(20)]
    return json.dumps({"weeks": weeks, "departments": [{"department": 1}], "capacity": {"1": capacity}})


@pytest.fixture
def at_work(app: Application) -> Tuners:
    return tuners(app)


@pytest.fixture
def ward(app: Application, tmp_path: Path) -> Changing:
    return changing(app, tmp_path)


def measured(at_work: Tuners, folder: Path, spo2: int, number: int = 1) -> int:
    path = folder / f"measured-{number}.json"
    at = at_work.clock.now - timedelta(minutes=1)
    path.write_bytes(bundle(fhir_patient(number), fhir_care_plan(number), fhir_spo2(spo2, number, at=at, of=number)))
    import_files(at_work.app, [path])
    score(at_work.app)
    return list_cases(colleague(at_work.app, "anna"), Query(), 0, 9)[0].case


def test_that_more_than_there_is_room_for_is_approved_with_a_reason_alone(at_work: Tuners) -> None:
    sent = at_work.sent_with(report_of(40, 30))
    budget = budget_of(at_work.approver, sent.content_sha256)
    assert not isinstance(budget, Text)
    assert budget.is_over
    with pytest.raises(WrongUseError, match="no room for so many"):
        approve(at_work.approver, sent.content_sha256, ask=ask)
    kept = approve(at_work.approver, sent.content_sha256, reason="To sygeplejersker mere fra mandag", ask=ask)
    assert kept.version == sent.version


def test_that_a_signed_change_leaves_a_case_that_somebody_has_until_it_is_let_go(
    at_work: Tuners, tmp_path: Path
) -> None:
    at_work.approved()
    key = measured(at_work, tmp_path, 88)
    doctor = colleague(at_work.app, "anna")
    fence = claim(doctor, key).fence
    at_work.clock.on(minutes=1)
    at_work.approved(spo2_red=88)
    score(at_work.app)
    assert list_cases(doctor, Query(), 0, 9)[0].colour is YELLOW
    assert list_cases(doctor, Query(), 0, 9)[0].new_rules is RED
    for person in (doctor, at_work.head, at_work.author, at_work.approver):
        (told,) = [one.text.en for one in list_rule_notices(person) if one.kind == "change"]
        assert told.endswith("Told: anna, forfatter, godkender, leder, tester.")
    release(doctor, key, fence)
    score(at_work.app)
    assert list_cases(doctor, Query(), 0, 9)[0].colour is RED
    at_work.clock.on(minutes=1)
    roll_back(at_work.head, "copd", "for mange røde", ask=ask)
    score(at_work.app)
    assert list_cases(doctor, Query(), 0, 9)[0].colour is YELLOW
    with at_work.app.store.read() as connection:
        assert would_say(connection, [key]) == {}
    assert [(one.version_from, one.version_to) for one in list_rule_changes(at_work.head, "copd")][:2] == [
        ("1.3.0", "1.2.0"),
        ("1.2.0", "1.3.0"),
    ]


def test_that_new_data_of_a_held_case_are_judged_by_the_signed_version_it_was_opened_under(
    at_work: Tuners, tmp_path: Path
) -> None:
    at_work.approved()
    key = measured(at_work, tmp_path, 89)
    claim(colleague(at_work.app, "anna"), key)
    at_work.clock.on(minutes=1)
    at_work.approved(spo2_red=88)
    score(at_work.app)
    path = tmp_path / "more.json"
    path.write_bytes(bundle(fhir_spo2(86, 9, at=at_work.clock.now, of=1)))
    import_files(at_work.app, [path])
    score(at_work.app)
    shown = list_cases(colleague(at_work.app, "anna"), Query(), 0, 9)[0]
    assert (shown.colour, shown.new_rules) == (YELLOW, RED)


def test_that_open_cases_are_counted_before_approval_as_they_go_afterwards(at_work: Tuners, tmp_path: Path) -> None:
    at_work.approved()
    for number, spo2 in enumerate((84, 88, 88, 95), 1):
        measured(at_work, tmp_path, spo2, number)
    sent = at_work.sent(spo2_red=88)
    counted = count_change(at_work.approver, sent.content_sha256)
    assert (counted.open_cases, counted.not_counted) == (4, 0)
    assert counted.flow == {(RED, RED): 1, (YELLOW, RED): 2, (GREEN, GREEN): 1}
    at_work.clock.on(minutes=1)
    approve(at_work.approver, sent.content_sha256, ask=ask)
    score(at_work.app)
    assert list_rule_changes(at_work.head, "copd")[0].changed == 2


def test_that_who_may_not_see_the_patients_is_told_numbers_and_the_look_is_logged(ward: Changing) -> None:
    ward.enrol(1, 88)
    ward.rules("1.3.0", spo2_red=88)
    change = list_rule_changes(ward.app, "copd")[0].id
    (coded,) = read_rule_change(colleague(ward.app, "forfatter", Role.RULE_AUTHOR), change)
    assert coded.patient is None
    assert coded.called.en.startswith("patient ")
    (named,) = read_rule_change(colleague(ward.app, "leder", Role.DEPARTMENT_HEAD), change)
    assert named.patient == 1
    with pytest.raises(NotAllowedError):
        read_rule_change(colleague(ward.app, "revisor", Role.AUDITOR), change)


def test_that_the_share_of_greens_is_told_by_month_and_version(
    ward: Changing, capsys: pytest.CaptureFixture[str]
) -> None:
    ward.enrol(1, 95)
    ward.enrol(2, 88)
    ward.rules("1.3.0", spo2_red=88)
    found = {one.version: (one.month, one.results, one.green) for one in greens_by_version(ward.app)}
    assert found == {"1.2.0": (date(2026, 11, 1), 2, 1), "1.3.0": (date(2026, 11, 1), 2, 1)}
    head = colleague(ward.app, "leder", Role.DEPARTMENT_HEAD)
    run_report(head, parser().parse_args(["report", "greens-by-version", "--json"]))
    assert json.loads(capsys.readouterr().out)["greens"][0]["version"] in found
    run_rule_parts(head, parser().parse_args(["rules", "changes", "--json"]))
    assert json.loads(capsys.readouterr().out)["changes"][0]["changed"] == 1


def test_that_heads_are_told_once_of_the_greens_of_the_month_that_ended(ward: Changing) -> None:
    ward.enrol(1, 95)
    ward.enrol(2, 88)
    head = colleague(ward.app, "leder", Role.DEPARTMENT_HEAD)
    assert report_greens(ward.app) == 0, "the month is not over"
    december = replace(ward.app, clock=lambda: datetime(2026, 12, 1, 6, tzinfo=UTC))
    assert [report_greens(december), report_greens(december)] == [1, 0]
    (notice,) = [one for one in list_rule_notices(head) if one.kind == "greens"]
    assert notice.text.en.startswith("The share of greens, COPD: 11-2026 by 1.2.0 50 %.")


def test_that_nobody_is_told_late_of_a_month(ward: Changing) -> None:
    ward.enrol(1, 95)
    colleague(ward.app, "leder", Role.DEPARTMENT_HEAD)
    assert report_greens(replace(ward.app, clock=lambda: datetime(2026, 12, 20, tzinfo=UTC))) == 0


def test_that_heads_and_authors_are_told_once_when_two_weeks_part_from_what_was_expected(
    at_work: Tuners, tmp_path: Path
) -> None:
    sent = at_work.sent_with(report_of(0, 90))
    approve(at_work.approver, sent.content_sha256, ask=ask)
    score(at_work.app)
    for day in range(22):
        at_work.clock.on(days=1)
        for number in (day * 2 + 1, day * 2 + 2):
            measured(at_work, tmp_path, 84, number)
    run = run_of(at_work.head, "copd")
    assert isinstance(run, BudgetRun)
    assert [calls for _, calls in run.weeks][-2:] == [14, 14]
    assert watch_budgets(at_work.app) == 1
    assert watch_budgets(at_work.app) == 1
    for person in (at_work.head, at_work.author):
        assert [one.kind for one in list_rule_notices(person)].count("budget") == 1
