"""The page of limits: what is moved is shown at once, kept by itself, and counts only when another has approved it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from tests.ui.made_up_session import MadeUpSession
from tests.ui.made_up_tuning import KOL, NO_KEY, moved_text, version_of
from triage.access.acts import Act
from triage.access.matrix import cell
from triage.access.roles import Role
from triage.access.rule_versions.version import Stage
from triage.clinical.colour import Colour
from triage.errors import Text
from ui.desks.tuning.facts import Kind, Place
from ui.main_window import MainWindow
from ui.thresholds.page import ThresholdsPage
from ui.thresholds.way.list_dialog import ListDialog
from ui.thresholds.way.step_dialog import StepDialog
from ui.translate import install_translator

Open = Callable[[MadeUpWorkflow], MainWindow]
CTRL = Qt.KeyboardModifier.ControlModifier


def of(role: Role) -> MadeUpWorkflow:
    """A workflow at which somebody of this role works."""
    acts = frozenset(act for act in Act if cell(role, act).is_allowed)
    return replace(MadeUpWorkflow.with_colours("red"), session=MadeUpSession(acts))


def rest(window: MainWindow) -> None:
    """Wait until nothing is saved, checked or counted any more."""
    page = window.frame.full_page()
    assert isinstance(page, ThresholdsPage)
    timers = [page.tuning._save_soon, page.tuning._check_soon, page.right.live._soon, page.right.live._rest]
    for _ in range(400):
        settle(window)
        if not any(one.isActive() for one in timers) and not window.background.pending:
            return
        QTest.qWait(10)
    raise AssertionError("the page does not come to rest")


def page_of(window: MainWindow) -> ThresholdsPage:
    """The page, shown and at rest."""
    window.commands.show_thresholds()
    settle(window)
    rest(window)
    page = window.frame.full_page()
    assert isinstance(page, ThresholdsPage)
    return page


def type_limit(window: MainWindow, name: str, text: str) -> None:
    """Type a limit into its field, and press Enter."""
    field = page_of(window).left.table.rows[name].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    rest(window)


def told(page: ThresholdsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def author(open_window: Open) -> MainWindow:
    return open_window(of(Role.RULE_AUTHOR))


def test_that_who_writes_rules_begins_at_the_limits_and_sees_every_limit_in_words(author: MainWindow) -> None:
    page = author.frame.full_page()
    assert isinstance(page, ThresholdsPage)
    rest(author)
    assert page.left.table.rows["spo2_red"].words.text() == "Iltmætning er … eller lavere"
    assert page.left.table.rows["spo2_red"].now.text() == "87 %"


def test_that_a_limit_that_is_typed_moves_the_numbers_and_becomes_a_draft(open_window: Open) -> None:
    work = of(Role.RULE_AUTHOR)
    window = open_window(work)
    type_limit(window, "spo2_red", "88")
    page = page_of(window)
    assert page.right.seen is not None
    assert page.right.seen.flow[Colour.YELLOW, Colour.RED] > 0
    assert page.right.seen.changed_patients > 0
    assert "spo2_red: {value: 88," in work.tuning.drafts[0].body
    assert page.tuning.in_hand is not None
    assert page.tuning.in_hand.subject.kind is Kind.DRAFT


@pytest.mark.parametrize("locale", ["da_DK", "en_GB", "de_DE", "fr_FR", "C"])
@pytest.mark.parametrize("typed", ["38.9", "38,9"])
def test_that_comma_and_point_give_the_same_limit_in_every_locale(open_window: Open, locale: str, typed: str) -> None:
    QLocale.setDefault(QLocale(locale))
    try:
        window = open_window(of(Role.RULE_AUTHOR))
        type_limit(window, "temp_red", typed)
        assert page_of(window).tuning.values["temp_red"] == Decimal("38.9")
    finally:
        QLocale.setDefault(QLocale("da_DK"))


@pytest.mark.parametrize("typed", ["885", "1.000,5", "otte", "88,5", "90"])
def test_that_what_cannot_be_a_limit_is_refused_with_the_reason_and_stays_in_the_field(
    open_window: Open, typed: str
) -> None:
    work = of(Role.RULE_AUTHOR)
    window = open_window(work)
    type_limit(window, "spo2_red", typed)
    row = page_of(window).left.table.rows["spo2_red"]
    assert row.message.isVisible()
    assert row.message.text()
    assert row.field.text() == typed
    assert work.tuning.drafts == []


def test_that_the_slider_stops_where_another_limit_binds(author: MainWindow) -> None:
    row = page_of(author).left.table.rows["spo2_red"]
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_End)
    rest(author)
    assert page_of(author).tuning.values["spo2_red"] == Decimal(88)
    assert "89" in row.slider.toolTip()


def test_that_a_slider_moved_by_keys_says_the_limit_in_words(author: MainWindow) -> None:
    row = page_of(author).left.table.rows["pulse_yellow"]
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_Left)
    rest(author)
    assert "gul når puls" in row.slider.accessibleName().casefold()
    assert "110" in row.slider.accessibleName()
    assert row.field.text() == "110"


def test_that_each_let_go_is_one_step_back_and_forth(author: MainWindow) -> None:
    type_limit(author, "spo2_red", "88")
    type_limit(author, "pulse_yellow", "108")
    author.commands.undo_limit()
    rest(author)
    page = page_of(author)
    assert (page.tuning.values["spo2_red"], page.tuning.values["pulse_yellow"]) == (Decimal(88), Decimal(111))
    author.commands.redo_limit()
    rest(author)
    assert page.tuning.values["pulse_yellow"] == Decimal(108)


def test_that_undo_is_the_pages_own_key_even_from_a_field(author: MainWindow) -> None:
    type_limit(author, "spo2_red", "88")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    rest(author)
    assert page_of(author).tuning.values["spo2_red"] == Decimal(87)


def test_that_a_limit_is_put_back_by_one_key(author: MainWindow) -> None:
    type_limit(author, "spo2_red", "86")
    author.commands.reset_limit()
    rest(author)
    assert page_of(author).tuning.values["spo2_red"] == Decimal(87)


def test_that_the_changes_stand_in_words(author: MainWindow) -> None:
    type_limit(author, "spo2_red", "88")
    words = "Ændringer i ord: rød iltmætning 87 → 88 %. Eksempler i filen, der er anderledes: 4."
    assert page_of(author).left.way.changes.text() == words


def test_that_the_examples_go_along_with_the_limit_in_one_step(open_window: Open) -> None:
    window = open_window(of(Role.RULE_AUTHOR))
    type_limit(window, "spo2_red", "88")
    page = page_of(window)
    assert page.tuning.in_hand is not None
    given = {one.name: one.given for one in page.tuning.in_hand.draft.rule_set.tests}
    assert given["just above red"]["spo2"] == Decimal(89)
    assert "send" in page.offer.steps
    assert "send" not in page.offer.withheld
    window.commands.undo_limit()
    rest(window)
    assert page.tuning.in_hand.draft.done == ()
    assert "Ændringer" not in page.left.way.changes.text()


def test_that_a_draft_whose_example_fails_is_not_sent_until_a_person_has_chosen(open_window: Open) -> None:
    window = open_window(of(Role.RULE_AUTHOR))
    type_limit(window, "spo2_red", "84")
    page = page_of(window)
    assert "red and overdue" in page.left.way.findings.text()
    assert "send" in page.offer.withheld
    window.commands.follow_limits()
    settle(window)
    (dialog,) = [one for one in window.findChildren(ListDialog) if one.isVisible()]
    assert "Behold eksemplet ved den gamle grænse 87 %" in [texts[1] for texts in dialog.table.texts()]
    dialog.done_button.click()
    rest(window)
    assert "send" not in page.offer.withheld
    assert "follow" not in page.offer.steps


def test_that_a_version_whose_report_was_changed_is_not_approved_here(open_window: Open) -> None:
    work = of(Role.RULE_APPROVER)
    work.tuning.report = None
    work.tuning.versions.insert(0, version_of(KOL, "anna", Stage.SUBMITTED))
    window = open_window(work)
    page = page_of(window)
    assert "approve" in page.offer.withheld
    assert "reject" not in page.offer.withheld
    assert "kan ikke godkendes" in page.left.way.standing.text()


def dialog_of(window: MainWindow) -> StepDialog:
    found = [one for one in window.findChildren(StepDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_that_a_draft_is_sent_with_its_changes_in_words_and_then_waits_for_another(open_window: Open) -> None:
    work = of(Role.DEPARTMENT_HEAD)
    window = open_window(work)
    type_limit(window, "pulse_yellow", "112")
    window.commands.save()
    dialog = dialog_of(window)
    assert "gul puls 111 → 112" in "\n".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.done_button.click()
    settle(window)
    rest(window)
    page = page_of(window)
    assert work.tuning.steps == [("submit", "", "")]
    assert page.offer.steps[0] == "withdraw"
    assert "approve" not in page.offer.steps


def waiting(author: str = "anden") -> MadeUpWorkflow:
    """A head's workflow with a version that `author` sent."""
    work = of(Role.DEPARTMENT_HEAD)
    work.tuning.versions = [version_of(moved_text(spo2_red=86), author, Stage.SUBMITTED)]
    return work


def test_that_the_author_is_never_offered_to_approve(open_window: Open) -> None:
    page = page_of(open_window(waiting("tester")))
    assert "approve" not in page.offer.steps
    assert not page.left.way.buttons["approve"].isVisible()


def test_that_another_approves_from_a_date_after_reading_the_changes(open_window: Open) -> None:
    work = waiting()
    window = open_window(work)
    page = page_of(window)
    assert page.tuning.in_hand is not None
    assert page.tuning.in_hand.subject.kind is Kind.VERSION
    window.commands.save()
    dialog = dialog_of(window)
    assert "rød iltmætning 87 → 86" in "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert dialog.day is not None
    dialog.day.setDate(dialog.day.date().addDays(7))
    dialog.done_button.click()
    settle(window)
    assert [step[0] for step in work.tuning.steps] == ["approve"]
    assert work.tuning.steps[0][1] is not None


def test_that_a_rejection_asks_for_the_reason(open_window: Open) -> None:
    work = waiting()
    window = open_window(work)
    page_of(window)
    window.commands.reject_rules()
    dialog = dialog_of(window)
    dialog.done_button.click()
    assert work.tuning.steps == []
    dialog.reason.setText("For mange kald")
    dialog.done_button.click()
    settle(window)
    assert work.tuning.steps == [("reject", "For mange kald", "")]


def test_that_limits_of_a_version_that_was_sent_cannot_be_moved(open_window: Open) -> None:
    window = open_window(waiting())
    page = page_of(window)
    assert page.left.table.rows["spo2_red"].field.isReadOnly()
    page.tuning.move("spo2_red", Decimal(85))
    assert page.tuning.values["spo2_red"] == Decimal(86)


def test_that_who_has_no_key_is_told_what_to_do(open_window: Open) -> None:
    work = waiting()
    work.tuning.key = NO_KEY
    window = open_window(work)
    page = page_of(window)
    window.commands.save()
    assert "signaturnøgle" in page.left.way.trouble.text()
    assert work.tuning.steps == []


def test_that_refused_rules_stand_in_red_over_the_page(open_window: Open) -> None:
    work = of(Role.RULE_AUTHOR)
    work.tuning.refused = {"copd": Text("Underskriften passer ikke.", "The signature does not fit.")}
    page = page_of(open_window(work))
    assert "Underskriften passer ikke." in page.left.head.refused.text()


def test_that_who_is_behind_a_number_is_read_only_when_asked_for(open_window: Open) -> None:
    work = of(Role.RULE_AUTHOR)
    window = open_window(work)
    type_limit(window, "spo2_red", "88")
    page = page_of(window)
    assert work.tuning.listed == []
    window.commands.go_to_numbers()
    page.right.flow.table.setCurrentIndex(page.right.flow.table.flow.index(2, 3))
    QTest.keyClick(page.right.flow.table, Qt.Key.Key_Return)
    settle(window)
    assert page.right.seen is not None
    assert work.tuning.listed[0][0] == page.right.seen.flow[Colour.YELLOW, Colour.RED]
    line = page.right.behind.model.row_at(0)
    assert line is not None
    assert line.called.startswith("patient ")


def test_that_another_department_is_counted_alone(author: MainWindow) -> None:
    page = page_of(author)
    assert page.right.seen is not None
    every = page.right.seen.rows
    page.right.head.period.department.setCurrentIndex(1)
    page.right._turn()
    assert 0 < page.right.seen.rows < every


def test_that_the_weeks_can_be_read_as_a_table(author: MainWindow) -> None:
    page = page_of(author)
    author.commands.turn_weeks()
    assert page.right.weeks.table.isVisible()
    assert not page.right.weeks.chart.isVisible()
    assert page.right.seen is not None
    assert len(page.right.weeks.table.texts()) == len(page.right.seen.weeks)


def test_that_a_replay_that_fails_says_so_and_can_be_tried_again(open_window: Open) -> None:
    work = of(Role.RULE_AUTHOR)
    window = open_window(work)
    page = page_of(window)
    work.tuning.fault = FAULT
    window.commands.refresh()
    settle(window)
    assert "Databasen svarer ikke" in page.right.head.message.text()
    assert page.right.tiles.isVisible()
    work.tuning.fault = None
    window.commands.refresh()
    settle(window)
    rest(window)
    assert page.right.head.message.text() == ""


def test_that_a_draft_that_cannot_be_saved_is_not_lost(open_window: Open) -> None:
    work = of(Role.RULE_AUTHOR)
    window = open_window(work)
    type_limit(window, "spo2_red", "86")
    page = page_of(window)
    work.tuning.fault = FAULT
    page.tuning.move("spo2_red", Decimal(85))
    page.tuning.let_go("spo2_red")
    QTest.qWait(600)
    settle(window)
    assert "ikke gemt" in page.left.way.kept.text()
    work.tuning.fault = None
    page.tuning.save()
    rest(window)
    assert "spo2_red: {value: 85," in work.tuning.saved[-1]


def test_that_nobody_assessed_is_said(open_window: Open) -> None:
    work = of(Role.RULE_AUTHOR)
    work.tuning.rows, work.tuning.left_out = 0, ()
    page = page_of(open_window(work))
    assert "Ingen er vurderet" in page.right.head.message.text()
    assert not page.right.tiles.isVisible()


def test_that_what_cannot_be_replayed_is_not_called_nobody(open_window: Open) -> None:
    work = of(Role.RULE_AUTHOR)
    work.tuning.rows = 0
    said = page_of(open_window(work)).right.head.message.text()
    assert "grå uden regelsæt i brug: 12" in said
    assert "Ingen er vurderet" not in said


def test_that_the_text_in_hand_outlives_a_change_of_theme(author: MainWindow) -> None:
    type_limit(author, "spo2_red", "86")
    author.commands.next_theme()
    page = page_of(author)
    assert page.tuning.values["spo2_red"] == Decimal(86)


def test_that_the_library_makes_a_draft_of_an_example(open_window: Open) -> None:
    work = of(Role.RULE_AUTHOR)
    window = open_window(work)
    page_of(window)
    window.commands.show_rule_library()
    dialog = next(one for one in window.findChildren(ListDialog) if one.isVisible())
    dialog.done_button.click()
    settle(window)
    rest(window)
    assert len(work.tuning.drafts) == 1


@pytest.mark.parametrize(("weekly", "room"), [((12, 11), 23), ((12, None), None)])
def test_that_drafts_are_held_against_the_capacity_of_all_departments_where_each_has_said_its_own(
    author: MainWindow, weekly: tuple[int | None, ...], room: int | None
) -> None:
    type_limit(author, "spo2_red", "88")
    page = page_of(author)
    page.right.offer_places([Place(number, f"Afdeling {number}", one) for number, one in enumerate(weekly, 1)])
    page.compare()
    settle(author)
    dialog = page.comparing.dialog
    assert dialog is not None
    assert page.right.seen is not None
    weeks = len(page.right.seen.weeks)
    told = ["–", "–"] if room is None else [f"{over} af {weeks}" for over in page.right.seen.over(room)]
    assert [row[2] for row in dialog.table.texts()] == told


def test_that_a_limit_can_be_looked_for_by_workload(open_window: Open) -> None:
    window = open_window(of(Role.RULE_AUTHOR))
    page = page_of(window)
    page.left.table.focus_limit("spo2_yellow")
    window.commands.find_limit()
    dialog = page.finding.dialog
    assert dialog is not None
    assert page.right.seen is not None
    dialog.amount.setText(str(sum(now for now, _ in page.right.seen.per_week.values()) - 1))
    dialog.find_button.click()
    settle(window)
    assert dialog.take_button.isEnabled()
    dialog.take_button.click()
    rest(window)
    assert page.tuning.values["spo2_yellow"] != Decimal(89)


@pytest.mark.parametrize("language", ["da", "en"])
def test_that_everything_on_the_page_is_said_in_both_languages(
    open_window: Open, qapp: QApplication, language: str
) -> None:
    install_translator(qapp, language)
    try:
        page = page_of(open_window(of(Role.RULE_AUTHOR)))
        assert ("Who changes" in told(page)) is (language == "en")
    finally:
        install_translator(qapp, "da")
