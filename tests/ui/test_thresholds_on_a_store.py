"""The steps of a version, taken in the window of whoever takes them, on a store of real patients with signing keys."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.signing import PASSPHRASE, ask
from tests.tuning import Tuners, tuners, with_limit
from triage.access.rule_versions.version import Stage
from triage.scoring.drafts.draft import opened
from triage.scoring.drafts.edits.heading import SetEnd
from triage.workflow.application import Application
from triage.workflow.score.score import score
from triage.workflow.tune.adopt import adopt
from triage.workflow.tune.approve import approve
from triage.workflow.tune.drafts import save_draft
from triage.workflow.tune.in_force import refresh_rules
from triage.workflow.tune.submit import submit
from triage.workflow.tune.versions import list_versions
from ui.desks.desk import Desk, desk_of
from ui.main_window import MainWindow
from ui.thresholds.page import ThresholdsPage
from ui.thresholds.way.list_dialog import ListDialog
from ui.thresholds.way.step_dialog import StepDialog

Open = Callable[["AtWork"], MainWindow]


@dataclass
class AtWork:
    """Somebody's own application, as a window opens it."""

    app: Application

    def desk(self) -> Desk:
        """Return what their window may ask."""
        return desk_of(lambda: self.app, self.app.actor, is_demo=False)


@pytest.fixture
def people(app: Application) -> Tuners:
    return tuners(app)


@pytest.fixture
def page_of(open_window: Open) -> Callable[[Application], ThresholdsPage]:
    """Open the page of limits as somebody sees it."""
    return partial(page_for, open_window)


def page_for(open_window: Open, app: Application) -> ThresholdsPage:
    """Return the page of limits as somebody sees it."""
    window = open_window(AtWork(app))
    window.commands.show_thresholds()
    page = window.frame.full_page()
    assert isinstance(page, ThresholdsPage)
    until(page, lambda: page.offer.steps)
    return page


def until(page: ThresholdsPage, is_so: Callable[[], object]) -> None:
    """Wait until something is so: a key is opened slowly, so that nobody guesses its passphrase."""
    for _ in range(3000):
        if is_so():
            return
        QTest.qWait(20)
    raise AssertionError("it did not come to be so")


def dialog_of(page: ThresholdsPage) -> StepDialog:
    return next(one for one in page.window().findChildren(StepDialog) if one.isVisible())


def sign(page: ThresholdsPage, step: str, reason: str, passphrase: str = PASSPHRASE) -> StepDialog:
    """Take a step, with what is asked for."""
    page.take_step(step)
    dialog = dialog_of(page)
    dialog.reason.setText(reason)
    dialog.passphrase.setText(passphrase)
    dialog.done_button.click()
    until(page, lambda: page.stepping.dialog is None or page.stepping.dialog.message.text())
    return dialog


def stages(people: Tuners) -> list[Stage]:
    return [one.stage for one in list_versions(people.head, "copd")]


def test_that_who_sent_a_version_takes_it_back_with_the_reason(
    people: Tuners, page_of: Callable[[Application], ThresholdsPage]
) -> None:
    people.sent()
    page = page_of(people.author)
    sign(page, "withdraw", "Tallet var forkert")
    assert stages(people) == [Stage.WITHDRAWN]
    until(page, lambda: "withdraw" not in page.offer.steps)
    assert "Tallet var forkert" in page.left.way.standing.text()


def test_that_an_approver_sends_a_version_back_with_the_reason(
    people: Tuners, page_of: Callable[[Application], ThresholdsPage]
) -> None:
    people.sent()
    page = page_of(people.approver)
    sign(page, "reject", "For mange kald")
    assert stages(people) == [Stage.REJECTED]
    until(page, lambda: "approve" not in page.offer.steps)


def test_that_a_wrong_passphrase_signs_nothing_and_what_was_written_stays(
    people: Tuners, page_of: Callable[[Application], ThresholdsPage]
) -> None:
    people.sent()
    page = page_of(people.approver)
    dialog = sign(page, "approve", "Set igennem", "ikke den rigtige")
    assert stages(people) == [Stage.SUBMITTED]
    assert dialog.message.text()
    assert dialog.reason.text() == "Set igennem"
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Password
    dialog.passphrase.setText(PASSPHRASE)
    dialog.done_button.click()
    until(page, lambda: page.stepping.dialog is None)
    assert stages(people)[0] in (Stage.APPROVED, Stage.IN_FORCE)


def test_that_one_person_rolls_back_to_the_version_before(
    people: Tuners, page_of: Callable[[Application], ThresholdsPage]
) -> None:
    first = people.approved()
    score(people.app)
    people.clock.on(days=1)
    people.approved(pulse_yellow=111)
    score(people.app)
    page = page_of(people.head)
    assert page.tuning.in_hand is not None
    looked_at: list[object] = []
    page.tuning.taken.connect(looked_at.append)
    page.tuning.take(page.left.head._first("copd"))
    until(page, lambda: looked_at)
    until(page, lambda: "roll_back" in page.offer.steps)
    sign(page, "roll_back", "For mange kald i nat")
    people.clock.on(minutes=1)
    in_force = [one for one in list_versions(people.head, "copd") if one.stage is Stage.IN_FORCE]
    assert [one.version.version for one in in_force] == [first.version]
    until(page, lambda: len(looked_at) > 1)
    assert page.left.way.kept.text() == "Rullet tilbage. To andre har fået besked."


def test_that_drafts_are_held_against_what_is_in_force(
    people: Tuners, page_of: Callable[[Application], ThresholdsPage]
) -> None:
    people.approved()
    score(people.app)
    page = page_of(people.author)
    page.tuning.begin()
    until(page, lambda: page.tuning.in_hand is not None and page.tuning.in_hand.working is not None)
    until(page, lambda: page.right.replayed is not None)
    page.compare()
    until(page, lambda: any(one.isVisible() for one in page.window().findChildren(ListDialog)))
    dialog = next(one for one in page.window().findChildren(ListDialog) if one.isVisible())
    assert [row[0] for row in dialog.table.texts()] == ["Gældende regler", "På skærmen"]
    assert all(len(row) == 7 and all(row) for row in dialog.table.texts())
    assert "hele uger" in dialog.told.text()
    dialog.done_button.click()
    assert not dialog.isVisible()


def test_that_rules_that_have_run_out_are_shown_as_such_and_begin_the_next_draft(
    people: Tuners, page_of: Callable[[Application], ThresholdsPage]
) -> None:
    draft = adopt(people.author, "copd")
    text = opened(with_limit(draft.body, "pulse_yellow", 112)).edited(SetEnd(date(2026, 12, 31))).text
    saved = save_draft(people.author, draft.id, draft.revision, text)
    sent = submit(people.author, saved.id, saved.revision, ask=ask)
    approve(people.approver, sent.content_sha256, ask=ask)
    assert "gælder til og med 31.12.2026" in page_of(people.author).left.head.standing.text()
    people.clock.now = datetime(2027, 1, 1, 9, tzinfo=UTC)
    score(people.app)
    refresh_rules(people.author)
    page = page_of(people.author)
    assert "udløbet" in page.left.way.standing.text()
    assert page.tuning.values["pulse_yellow"] == 112
    page.take_step("begin")
    until(page, lambda: page.tuning.in_hand is not None and page.tuning.in_hand.working is not None)
    assert page.tuning.in_hand is not None
    assert page.tuning.in_hand.draft.rule_set.valid_to is None
    assert page.tuning.values["pulse_yellow"] == 112
