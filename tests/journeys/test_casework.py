"""A team at work on one list: who has what, what is put off and told of, and that scoring by itself changes nothing."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from tests.builders import NOW, ago, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from triage.clinical.decision import Action
from triage.clinical.notice import NoticeKind
from triage.commands.arguments import parser
from triage.commands.casework import run_casework
from triage.errors import OwnedError, WrongUseError
from triage.store.tables import patient as patient_table
from triage.store.tables import result
from triage.workflow.application import Application, Changed
from triage.workflow.casework.decide import decide, undo
from triage.workflow.casework.escalate import set_case_limit, tend_cases
from triage.workflow.casework.own import claim, colleagues, hand_over, release_mine, snooze, take_over
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import count_cases, list_cases, row_of
from triage.workflow.score.score import score
from triage.workflow.watching.read_news import read_news
from triage.worklist.escalation import Limit
from triage.worklist.ownership import LEASE, Snooze, SnoozeReason
from triage.worklist.row import Query, Row


def taken_in(app: Application, folder: Path, *values: float, first: int = 1) -> Row:
    """Take in a patient with these saturations, an hour between them, and return the row."""
    count = len(values)
    readings = [
        fhir_spo2(value, first + number, at=ago(hours=3 * (count - number))) for number, value in enumerate(values)
    ]
    path = folder / f"from-{first}.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), *readings))
    import_files(app, [path])
    score(app)
    return list_cases(app, Query(), 0, 10)[0]


@pytest.fixture
def red(app: Application, tmp_path: Path) -> Row:
    row = taken_in(app, tmp_path, 84)
    assert row.colour.value == "red"
    return row


def later(app: Application, **time: float) -> Application:
    return replace(app, clock=lambda: NOW + timedelta(**time))


def notices(app: Application, case: int) -> list[str]:
    return [notice.text.da for notice in open_chart(app, case).changes.notices]


def results(app: Application) -> int:
    with app.store.read() as connection:
        return len(connection.execute(result.select()).all())


def test_that_a_colleague_cannot_decide_what_somebody_has(app: Application, red: Row) -> None:
    claim(app, red.case)
    bo = colleague(app, "bo")
    with pytest.raises(OwnedError, match="tester has the case"):
        decide(bo, red.case, Action.PHONE)
    assert row_of(bo, red.case).owner == "tester"


def test_that_a_colleague_hears_who_took_it_and_its_own_window_does_not(app: Application, red: Row) -> None:
    bo = colleague(app, "bo")
    before = read_news(app, None).mark
    claim(app, red.case)
    assert read_news(bo, before).changed.owners == (red.patient,)
    assert read_news(app, before).changed.owners == ()
    decide(app, red.case, Action.PHONE)
    assert read_news(bo, before).changed == Changed(patients=(red.patient,))


def test_that_a_case_is_handed_to_somebody_who_may_have_it(app: Application, red: Row) -> None:
    bo = colleague(app, "bo")
    assert [one.login for one in colleagues(app)] == ["bo"]
    mine = claim(app, red.case)
    with pytest.raises(WrongUseError, match="cannot have the case"):
        hand_over(app, red.case, mine.fence, "nobody")
    hand_over(app, red.case, mine.fence, "bo", "Ring efter kl. 13")
    assert count_cases(bo, Query()).mine == 1
    assert notices(bo, red.case) == ["tester har overdraget sagen til Opdigtet bo: Ring efter kl. 13"]


def test_that_who_is_taken_over_from_is_told_why_and_writes_nothing_more(app: Application, red: Row) -> None:
    mine = claim(app, red.case)
    bo = colleague(app, "bo")
    take_over(bo, red.case, "tester", mine.fence, "Tester er gået hjem")
    with pytest.raises(OwnedError, match="bo has the case"):
        decide(app, red.case, Action.PHONE, fence=mine.fence)
    assert notices(app, red.case) == ["bo har overtaget sagen fra tester: Tester er gået hjem"]


def test_that_a_red_nobody_takes_is_told_of_once(app: Application, red: Row) -> None:
    assert tend_cases(later(app, minutes=29)).cases == ()
    assert tend_cases(later(app, minutes=30)).cases == (red.case,)
    assert tend_cases(later(app, minutes=31)).cases == ()
    assert count_cases(app, Query()).escalated == 1
    kinds = [notice.kind for notice in open_chart(app, red.case).changes.notices]
    assert kinds == [NoticeKind.ESCALATED]


def test_that_a_programme_has_a_limit_of_its_own(app: Application, red: Row) -> None:
    set_case_limit(app, Limit("copd", 5, tell="Lotte"))
    assert tend_cases(later(app, minutes=5)).cases == (red.case,)
    assert notices(app, red.case)[0].endswith("Lotte skal sikre, at den bliver behandlet nu.")


def test_that_a_red_that_is_held_is_told_of_when_the_lease_runs_out(app: Application, red: Row) -> None:
    claim(later(app, minutes=20), red.case)
    assert tend_cases(later(app, minutes=30)).cases == ()
    over = timedelta(minutes=20) + LEASE
    assert tend_cases(later(app, minutes=over.seconds // 60)).cases == (red.case,)
    assert row_of(app, red.case).owner is None


def test_that_what_was_put_off_comes_back_with_new_data(app: Application, tmp_path: Path) -> None:
    row = taken_in(app, tmp_path, 89)
    snooze(app, row.case, Snooze(NOW + timedelta(days=2), SnoozeReason.PATIENT))
    assert list_cases(app, Query(), 0, 10) == []
    assert taken_in(app, tmp_path, 84, first=5).case == row.case


def test_that_on_going_home_everything_is_given_back(app: Application, red: Row) -> None:
    claim(app, red.case)
    assert release_mine(app).cases == (red.case,)
    assert count_cases(app, Query()).unowned == 1


def test_that_a_decision_is_not_followed_by_a_case_without_new_data(app: Application, red: Row, tmp_path: Path) -> None:
    # A milder state stands beside the red that is decided.
    row = taken_in(app, tmp_path, 84, 95, first=5)
    assert row.colour.value == "red"
    decide(app, row.case, Action.PHONE)
    before = results(app)
    for hours in (0, 0.5, 1):
        with app.store.write() as connection:
            connection.execute(patient_table.update().values(to_score=1))
        assert score(later(app, hours=hours)).cases == ()
    assert (list_cases(app, Query(), 0, 10), results(app)) == ([], before)


def test_that_later_data_open_a_case_that_follows_the_decided_one(app: Application, red: Row, tmp_path: Path) -> None:
    decide(app, red.case, Action.PHONE)
    row = taken_in(later(app, hours=1), tmp_path, 83, first=9)
    chain = open_chart(app, row.case).chain
    assert [(one.case, one.colour.value, one.is_open) for one in chain] == [(red.case, "red", False)]


def run(app: Application, *words: str) -> int:
    return int(run_casework(app, parser().parse_args(["casework", *words])))


def test_that_the_command_takes_and_lists(app: Application, red: Row, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(app, "claim", red.reference, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"case": red.case, "owner": "tester", "fence": 1}
    assert run(app, "list", "--mine", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert (listed["mine"], listed["cases"][0]["owner"]) == (1, "tester")


def test_that_the_command_sets_a_limit(app: Application, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(app, "set-limit", "10", "--programme", "copd", "--working", "--json") == 0
    limits = json.loads(capsys.readouterr().out)["limits"]
    assert limits[1] == {"programme": "copd", "minutes": 10, "clock": "working", "tell": None}


# A server refuses to have a result changed, as this does to make it an old one.
@pytest.mark.file_only
def test_that_reds_from_before_the_upgrade_are_marked_without_a_notice_for_each(app: Application, red: Row) -> None:
    with app.store.write() as connection:
        connection.exec_driver_sql('UPDATE "case" SET red_since = NULL')
        connection.execute(update(result).values(came=None))
    assert tend_cases(later(app, minutes=30)).cases == (red.case,)
    assert count_cases(app, Query()).escalated == 1
    assert notices(app, red.case) == []


def test_that_a_red_that_comes_back_by_undoing_is_told_of(app: Application, red: Row, tmp_path: Path) -> None:
    made = decide(app, red.case, Action.PHONE, "").decision
    milder = taken_in(later(app, minutes=10), tmp_path, 96, first=7)
    undo(later(app, minutes=20), made)
    assert milder.case in tend_cases(later(app, minutes=50)).cases
    assert len(notices(app, milder.case)) == 1
