"""The report that goes with a draft: the program makes it, both sign it, and an edited one is refused."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.signing import ask
from tests.tuning import Tuners, tuners
from triage.access.rule_versions.version import RuleVersion
from triage.clinical.canonical import text_hash
from triage.errors import StaleError, WrongUseError
from triage.store.tables import rule_report
from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.score.score import score
from triage.workflow.tune.adopt import adopt
from triage.workflow.tune.approve import approve, reject
from triage.workflow.tune.drafts import draft_in_force, list_drafts, save_draft
from triage.workflow.tune.replay.recompute import ReplayStoppedError
from triage.workflow.tune.sent_report import NO_HISTORY, told_in_report
from triage.workflow.tune.submit import read_report, submit
from triage.workflow.tune.versions import list_versions
from ui.desks.tuning import told
from ui.desks.tuning.facts import Kind, Subject


@pytest.fixture
def at_work(app: Application) -> Tuners:
    return tuners(app)


def measured(at_work: Tuners, folder: Path, spo2: int) -> None:
    path = folder / "measured.json"
    at = at_work.clock.now - timedelta(hours=1)
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(spo2, at=at)))
    import_files(at_work.app, [path])
    score(at_work.app)


def said(at_work: Tuners, sent: RuleVersion) -> dict:
    return json.loads(read_report(at_work.approver, sent.content_sha256))


def edited(at_work: Tuners) -> None:
    """Change the report in the database, past the program."""
    with at_work.app.store.write() as connection:
        if connection.dialect.name == "sqlite":
            names = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'rule_report'"
            for name in connection.execute(text(names)).scalars().all():
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        else:
            connection.exec_driver_sql("ALTER TABLE rule_report DISABLE TRIGGER USER")
        (body,) = connection.execute(rule_report.select().with_only_columns(rule_report.c.body)).scalars().all()
        connection.execute(rule_report.update().values(body=body.replace('"passed":', '"passed":1')))


def test_that_a_first_version_says_that_there_is_no_history_yet(at_work: Tuners) -> None:
    sent = at_work.sent()
    report = said(at_work, sent)
    assert (report["replay"], report["no_history"]["en"]) == (None, NO_HISTORY.en)
    assert report["examples"] == {**report["examples"], "passed": 34, "failed": []}


def test_that_the_replay_and_the_open_cases_are_what_is_in_the_store(at_work: Tuners, tmp_path: Path) -> None:
    at_work.approved()
    measured(at_work, tmp_path, 88)
    at_work.clock.on(minutes=1)
    report = said(at_work, at_work.sent(spo2_red=88))
    assert report["replay"]["rows"] == 1
    assert report["replay"]["limits"]["spo2_red"] == "88"
    assert report["open_cases"]["flow"] == [["yellow", "red", 1]]
    words = told_in_report(json.dumps(report))
    assert "1 would become worse" in words.open_cases.en
    assert any("1 patient would" in one.en for one in words.replay)


def test_that_author_and_approver_sign_its_hash(at_work: Tuners) -> None:
    made = at_work.approved()
    body = read_report(at_work.head, made.content_sha256)
    (shown,) = list_versions(at_work.head)
    assert {one.statement.report_sha256 for one in shown.steps} == {text_hash(body)}


def test_that_an_edited_report_is_refused_at_approval_and_can_be_rejected(at_work: Tuners) -> None:
    sent = at_work.sent()
    edited(at_work)
    with pytest.raises(WrongUseError, match="changed after it was signed"):
        approve(at_work.approver, sent.content_sha256, ask=ask)
    reject(at_work.approver, sent.content_sha256, "rapporten er ændret", ask=ask)


def test_that_the_page_shows_no_edited_report(at_work: Tuners) -> None:
    sent = at_work.sent()
    subject = Subject("copd", Kind.VERSION, sent.content_sha256)
    assert told.take(lambda: at_work.approver, subject).report is not None
    edited(at_work)
    assert told.take(lambda: at_work.approver, subject).report is None


def test_that_a_draft_saved_meanwhile_is_not_sent(at_work: Tuners) -> None:
    draft = adopt(at_work.author, "copd")

    def save() -> bool:
        if list_drafts(at_work.author)[0].revision == draft.revision:
            save_draft(at_work.author, draft.id, draft.revision, draft.body + "\n# nyt\n")
        return False

    with pytest.raises(StaleError):
        submit(at_work.author, draft.id, draft.revision, is_stopped=save, ask=ask)
    assert list_versions(at_work.author) == []


def test_that_a_draft_whose_base_went_out_of_force_meanwhile_is_not_sent(at_work: Tuners) -> None:
    at_work.approved()
    draft = draft_in_force(at_work.author, "copd")
    others: list[RuleVersion] = []

    def approve_another() -> bool:
        if not others:
            others.append(at_work.approved(spo2_red=86))
        return False

    with pytest.raises(WrongUseError, match="another rule set was in force"):
        submit(at_work.author, draft.id, draft.revision, is_stopped=approve_another, ask=ask)


def test_that_a_stopped_replay_sends_nothing(at_work: Tuners) -> None:
    draft = adopt(at_work.author, "copd")
    with pytest.raises(ReplayStoppedError):
        submit(at_work.author, draft.id, draft.revision, is_stopped=lambda: True, ask=ask)
    assert [one.id for one in list_drafts(at_work.author)] == [draft.id]


def test_that_nothing_is_locked_while_the_report_is_made(at_work: Tuners) -> None:
    """Another draft can be begun in the midst of it, which needs the same lock as any write."""
    draft = adopt(at_work.author, "copd")
    begun: list[object] = []

    def begin() -> bool:
        begun.append(adopt(at_work.head, "copd")) if not begun else None
        return False

    submit(at_work.author, draft.id, draft.revision, is_stopped=begin, ask=ask)
    assert len(begun) == 1
