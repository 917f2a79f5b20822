"""A limit on its way into use: written, sent, approved by another, in force on its day, and rolled back."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import ago, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from tests.signing import ask, certified
from tests.tuning import Tuners, tuners
from triage.access.roles import Role
from triage.access.rule_versions.version import Stage
from triage.clinical.colour import Colour
from triage.errors import NotAllowedError, RuleSetError, StaleError, WrongUseError
from triage.store.rule_sets import versions_of
from triage.store.tables import case, result
from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.score.score import score
from triage.workflow.tune.adopt import adopt
from triage.workflow.tune.approve import approve, reject
from triage.workflow.tune.drafts import discard_draft, draft_imported, draft_in_force, list_drafts, save_draft
from triage.workflow.tune.library import list_library
from triage.workflow.tune.move_limits import move_limits
from triage.workflow.tune.roll_back import roll_back
from triage.workflow.tune.submit import submit, withdraw
from triage.workflow.tune.told import list_rule_notices, mark_rule_notice_seen
from triage.workflow.tune.versions import list_versions


@pytest.fixture
def at_work(app: Application) -> Tuners:
    return tuners(app)


@pytest.fixture
def measured(at_work: Tuners, tmp_path: Path) -> Tuners:
    path = tmp_path / "measured.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(88, at=ago(hours=1))))
    import_files(at_work.app, [path])
    return at_work


def judged(at_work: Tuners) -> tuple[Colour, str]:
    """Score, and return the colour of the open case and the version that gave it."""
    score(at_work.app)
    shown = select(result.c.colour_rank, result.c.rule_set_version).join(case, case.c.result_id == result.c.id)
    with at_work.app.store.read() as connection:
        row = connection.execute(shown.where(case.c.is_open == 1)).one()
    return next(colour for colour in Colour if colour.rank == row.colour_rank), row.rule_set_version


def kinds_told(app: Application) -> list[str]:
    return [one.kind for one in list_rule_notices(app)]


def test_that_an_example_judges_nobody_in_a_store_of_real_patients(measured: Tuners) -> None:
    assert judged(measured) == (Colour.GREY, "")
    assert measured.app.catalogue.rule_sets == {}


def test_that_a_limit_goes_its_whole_way(measured: Tuners) -> None:
    measured.approved()
    assert judged(measured) == (Colour.YELLOW, "1.2.0")
    tomorrow = date(2026, 11, 24)
    measured.approved(tomorrow, spo2_red=88)
    assert judged(measured) == (Colour.YELLOW, "1.2.0")
    measured.clock.on(hours=15)
    assert judged(measured)[1] == "1.3.0"
    roll_back(measured.head, "copd", "for mange røde", ask=ask)
    score(measured.app)
    with measured.app.store.read() as connection:
        assert [one.version for one in versions_of(connection, "copd")] == ["1.2.0", "1.3.0", "1.2.0"]


def test_that_a_stricter_limit_makes_red_what_was_yellow(measured: Tuners) -> None:
    measured.approved()
    assert judged(measured) == (Colour.YELLOW, "1.2.0")
    measured.approved(spo2_red=88)
    assert judged(measured) == (Colour.RED, "1.3.0")


def test_that_a_head_moves_a_limit_and_it_judges_once_another_has_approved(measured: Tuners) -> None:
    measured.approved()
    assert judged(measured) == (Colour.YELLOW, "1.2.0")
    draft = draft_in_force(measured.head, "copd")
    moved = move_limits(measured.head, draft.id, {"spo2_red": "88"})
    sent = submit(measured.head, moved.draft.id, moved.draft.revision, ask=ask)
    assert judged(measured) == (Colour.YELLOW, "1.2.0")
    approve(measured.approver, sent.content_sha256, ask=ask)
    assert judged(measured) == (Colour.RED, "1.3.0")


def test_that_neither_a_draft_nor_what_was_sent_judges_anybody(measured: Tuners) -> None:
    adopt(measured.author, "copd")
    assert judged(measured)[0] is Colour.GREY
    measured.sent()
    assert judged(measured)[0] is Colour.GREY


def test_that_the_author_does_not_approve(at_work: Tuners) -> None:
    both = certified(colleague(at_work.app, "begge", Role.DEPARTMENT_HEAD))
    draft = adopt(both, "copd")
    sent = submit(both, draft.id, draft.revision, ask=ask)
    with pytest.raises(NotAllowedError):
        approve(both, sent.content_sha256, ask=ask)
    assert approve(at_work.approver, sent.content_sha256, ask=ask).author == "begge"


def test_that_an_administrator_does_not_approve_even_as_an_approver(at_work: Tuners) -> None:
    sent = at_work.sent()
    colleague(at_work.app, "godkender", Role.ADMINISTRATOR)
    with pytest.raises(NotAllowedError):
        approve(at_work.approver, sent.content_sha256, ask=ask)


def test_that_who_may_only_write_does_not_approve_and_who_may_only_approve_does_not_write(at_work: Tuners) -> None:
    sent = at_work.sent()
    other = certified(colleague(at_work.app, "forfatter2", Role.RULE_AUTHOR))
    with pytest.raises(NotAllowedError):
        approve(other, sent.content_sha256, ask=ask)
    with pytest.raises(NotAllowedError):
        adopt(at_work.approver, "copd")


def test_that_what_waited_for_more_than_thirty_days_is_not_approved(at_work: Tuners) -> None:
    sent = at_work.sent()
    at_work.clock.on(days=30, minutes=1)
    with pytest.raises(WrongUseError, match="30 days"):
        approve(at_work.approver, sent.content_sha256, ask=ask)


def test_that_what_rests_on_rules_in_force_no_more_is_not_approved(at_work: Tuners) -> None:
    at_work.approved()
    first = at_work.sent(spo2_red=88)
    at_work.clock.on(minutes=1)
    at_work.approved(spo2_red=86)
    with pytest.raises(WrongUseError, match="another rule set was in force"):
        approve(at_work.approver, first.content_sha256, ask=ask)


def test_that_of_two_who_approve_one_is_first(at_work: Tuners) -> None:
    sent = at_work.sent()
    approve(at_work.approver, sent.content_sha256, ask=ask)
    with pytest.raises(WrongUseError):
        approve(at_work.head, sent.content_sha256, ask=ask)
    assert [one.stage for one in list_versions(at_work.head)] == [Stage.IN_FORCE]


def test_that_nothing_is_approved_from_a_day_that_has_passed(at_work: Tuners) -> None:
    sent = at_work.sent()
    with pytest.raises(WrongUseError, match="passed"):
        approve(at_work.approver, sent.content_sha256, at_work.clock().date() - timedelta(days=1), ask=ask)


def test_that_a_draft_is_saved_over_what_its_author_saw_alone(at_work: Tuners) -> None:
    draft = adopt(at_work.author, "copd")
    save_draft(at_work.author, draft.id, draft.revision, draft.body + "\n# a\n")
    with pytest.raises(StaleError):
        save_draft(at_work.author, draft.id, draft.revision, draft.body + "\n# b\n")
    with pytest.raises(NotAllowedError):
        save_draft(at_work.head, draft.id, draft.revision + 1, draft.body)
    assert list_drafts(at_work.head)[0].body.endswith("# a\n")


def test_that_what_cannot_be_read_is_not_saved(at_work: Tuners) -> None:
    draft = adopt(at_work.author, "copd")
    with pytest.raises(RuleSetError, match="line"):
        save_draft(at_work.author, draft.id, draft.revision, draft.body.replace("rules:", "rulez:"))


def test_that_a_draft_that_was_put_away_is_not_sent(at_work: Tuners) -> None:
    draft = adopt(at_work.author, "copd")
    discard_draft(at_work.author, draft.id, draft.revision)
    with pytest.raises(WrongUseError):
        submit(at_work.author, draft.id, draft.revision + 1, ask=ask)


def test_that_a_draft_with_errors_is_not_sent(at_work: Tuners) -> None:
    draft = adopt(at_work.author, "copd")
    wrong = draft.body.replace("expect: {colour: red", "expect: {colour: green", 1)
    saved = save_draft(at_work.author, draft.id, draft.revision, wrong)
    with pytest.raises(WrongUseError, match="errors"):
        submit(at_work.author, saved.id, saved.revision, ask=ask)


def test_that_a_version_number_is_used_once(at_work: Tuners) -> None:
    at_work.approved()
    draft = draft_in_force(at_work.author, "copd")
    assert draft.version == "1.3.0"
    saved = save_draft(at_work.author, draft.id, draft.revision, draft.body.replace("1.3.0", "1.2.0", 1))
    with pytest.raises(WrongUseError, match="greater version number"):
        submit(at_work.author, saved.id, saved.revision, ask=ask)


def test_that_what_was_sent_can_be_taken_back_and_sent_again(at_work: Tuners) -> None:
    sent = at_work.sent()
    withdraw(at_work.author, sent.content_sha256, "en fejl", ask=ask)
    with pytest.raises(WrongUseError):
        approve(at_work.approver, sent.content_sha256, ask=ask)
    assert list_versions(at_work.author)[0].stage is Stage.WITHDRAWN


def test_that_a_rejected_version_stays_rejected_and_its_author_is_told(at_work: Tuners) -> None:
    sent = at_work.sent()
    reject(at_work.approver, sent.content_sha256, "for lav", ask=ask)
    assert list_versions(at_work.author)[0].stage is Stage.REJECTED
    (told,) = list_rule_notices(at_work.author)
    assert told.kind == "rejected"
    mark_rule_notice_seen(at_work.author, told.id)
    assert list_rule_notices(at_work.author) == []


def test_that_two_others_are_told_of_a_roll_back(at_work: Tuners) -> None:
    at_work.approved()
    at_work.approved(spo2_red=88)
    roll_back(at_work.head, "copd", "for mange røde", ask=ask)
    assert "rolled_back" in kinds_told(at_work.approver)
    assert "rolled_back" in kinds_told(at_work.app)
    assert "rolled_back" not in kinds_told(at_work.head)


def test_that_there_is_nothing_to_roll_back_to_before_the_second_version(at_work: Tuners) -> None:
    at_work.approved()
    with pytest.raises(WrongUseError, match="no earlier"):
        roll_back(at_work.head, "copd", "prøve", ask=ask)


def test_that_a_file_is_a_draft_whatever_it_says_of_itself(at_work: Tuners) -> None:
    approved = at_work.approved()
    imported = draft_imported(at_work.author, approved.body.replace("{value: 87,", "{value: 86,", 1))
    assert "status: draft" in imported.draft.body
    assert any("does not fit" in text.en for text in imported.remarks)


def test_that_the_library_tells_what_was_adopted(at_work: Tuners) -> None:
    before = {one.programme: one for one in list_library(at_work.head)}
    assert len(before) == 5
    assert before["copd"].adopted is None
    at_work.approved()
    after = {one.programme: one for one in list_library(at_work.head)}
    assert after["copd"].adopted is not None
    assert after["copd"].adopted.version == "1.2.0"


def test_that_an_adopted_version_takes_the_place_of_the_example_in_a_demonstration(app: Application) -> None:
    at_work = tuners(app, is_demo=True)
    assert at_work.app.catalogue.rule_sets["copd"].status == "example"
    assert at_work.approved(spo2_red=88).version == "1.3.0"
    assert at_work.app.catalogue.rule_sets["copd"].status == "approved"
    assert at_work.app.catalogue.rule_sets["epilepsy"].status == "example"
