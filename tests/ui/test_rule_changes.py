"""What a change of rules did is listed, what was expected stands beside what came, and a case says what it keeps."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.charts import chart, now, red_assessment
from tests.ui.conftest import settle
from tests.ui.made_up import row
from tests.ui.made_up_tuning import CHANGE, moved_text, version_of
from tests.ui.test_patient_page import words
from tests.ui.test_thresholds_page import Open, of, page_of, rest
from triage.access.roles import Role
from triage.access.rule_versions.version import Stage
from triage.clinical.colour import Colour
from triage.errors import Text
from triage.store.rule_versions.pending import WouldSay
from triage.workflow.chart.assessed import Why
from ui.desks.tuning.facts import InHand, Kind, Sent, Subject
from ui.main_window import MainWindow
from ui.patient.page import PatientPage
from ui.theme import load_theme
from ui.thresholds.way.list_dialog import ListDialog
from ui.thresholds.way.step_dialog import StepDialog
from ui.worklist.spoken import alarm_words, spoken_row


def dialog_of(window: MainWindow) -> ListDialog:
    settle(window)
    return next(one for one in window.findChildren(ListDialog) if one.isVisible())


def lines(dialog: ListDialog) -> list[str]:
    model = dialog.table.model()
    columns = range(model.columnCount())
    return [
        " | ".join(str(model.index(place, column).data()) for column in columns) for place in range(model.rowCount())
    ]


def test_that_the_cases_that_a_change_of_rules_changed_are_listed(open_window: Open) -> None:
    work = of(Role.RULE_APPROVER)
    work.tuning.changed = (CHANGE,)
    window = open_window(work)
    page_of(window)
    window.commands.show_rule_changes()
    first = dialog_of(window)
    assert "1.2.0 → 1.3.0 | 12 | 2 | 1" in lines(first)[0]
    first.done_button.click()
    rest(window)
    told = lines(dialog_of(window))
    assert "patient 4471 0283 | " in told[0]
    assert "anna" in told[1]


def test_that_a_list_of_changed_cases_that_is_cut_says_so(open_window: Open) -> None:
    work = of(Role.RULE_APPROVER)
    work.tuning.changed = (replace(CHANGE, changed=1_812),)
    window = open_window(work)
    page_of(window)
    window.commands.show_rule_changes()
    dialog_of(window).done_button.click()
    rest(window)
    shown = dialog_of(window)
    assert "1.813" in shown.told.text()
    shown.table.selectRow(1)
    assert shown.told.isVisible()


def test_that_what_was_expected_stands_beside_what_came_and_the_greens_of_each_version(open_window: Open) -> None:
    window = open_window(of(Role.DEPARTMENT_HEAD))
    page_of(window)
    window.commands.follow_rules()
    dialog = dialog_of(window)
    assert "38,2" in dialog.told.text() or "38.2" in dialog.told.text()
    assert any("1.3.0 | 412 | 301 (73 %)" in line for line in lines(dialog))
    assert "41" in dialog.told.text()
    dialog.table.selectRow(1)
    assert "38" in dialog.told.text()


@pytest.mark.parametrize("is_over", [True, False])
def test_that_whoever_approves_more_than_there_is_room_for_says_why(open_window: Open, is_over: bool) -> None:
    work = of(Role.RULE_APPROVER)
    work.tuning.versions = [version_of(moved_text(spo2_red=86), "forfatter", Stage.SUBMITTED)]
    plain = work.tuning.take

    def take(subject: Subject) -> InHand:
        ahead = (Text("Ventet: 70 om ugen", "Expected: 70 a week"),)
        return replace(plain(subject), report=Sent((), (), ahead, is_over))

    work.tuning.take = take  # type: ignore[method-assign]  # it is one of many
    window = open_window(work)
    page = page_of(window)
    page.tuning.take(Subject("copd", Kind.VERSION, work.tuning.versions[0].version.content_sha256))
    rest(window)
    page.take_step("approve")
    dialog = next(one for one in window.findChildren(StepDialog) if one.isVisible())
    dialog.done_button.click()
    rest(window)
    assert (work.tuning.steps == []) is is_over


def test_that_a_case_that_keeps_its_version_says_what_the_new_one_would(qtbot: QtBot, qapp: QApplication) -> None:
    said = WouldSay(1, "1.3.0", Colour.RED, Text("Iltmætning 88 %", "SpO2 88 %"))
    shown = replace(red_assessment(), colour=Colour.YELLOW, version="1.2.0", why=Why(is_listed=True, would_say=said))
    page = PatientPage(load_theme("light"), now)
    qtbot.addWidget(page)
    page.show()
    page.show_chart(replace(chart(), assessments=(shown,)))
    qapp.processEvents()
    told = next(text for text in words(page) if "1.3.0" in text)
    assert "88 %" in told
    assert "1.2.0" in told


def test_that_a_row_says_so_where_new_rules_are_worse_alone() -> None:
    for colour, is_said in ((Colour.RED, True), (Colour.GREEN, False), (Colour.YELLOW, False)):
        one = replace(row(), colour=Colour.YELLOW, new_rules=colour)
        assert bool(alarm_words(one)) is is_said
    assert alarm_words(replace(row(), colour=Colour.YELLOW, new_rules=Colour.RED)) in spoken_row(
        replace(row(), colour=Colour.YELLOW, new_rules=Colour.RED), now()
    ).sentence
