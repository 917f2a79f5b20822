"""Courses, plans and own limits on the screen: what is shown of them, and what each dialog asks for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6.Shiboken import ownedByPython

from tests.ui.conftest import settle
from tests.ui.made_up import NOW, MadeUpWorkflow, chart, row
from tests.unit.scoring.facts import shipped
from triage.errors import Text, WrongUseError
from triage.scoring.drafts.words.limits import limits_in_words
from triage.scoring.drafts.words.names import names_in_file
from triage.scoring.evaluate.columns import columns
from triage.scoring.inputs.values import given_inputs
from triage.scoring.replay.history import History
from triage.scoring.replay.own_past import OwnPast, own_past
from triage.workflow.care.limits_ending import LimitEnding
from triage.workflow.chart.care_shown import (
    CareOffers,
    CareView,
    CourseShown,
    DismissedAnswer,
    LackingAnswer,
    LimitChoice,
    OwnLimitShown,
    PlanLine,
    Thing,
)
from triage.workflow.chart.chart import Chart
from triage.workflow.people.find_patient import FoundPatients
from triage.worklist.row import NO_CASE
from ui.casework.limits_ending import LimitsEndingDialog
from ui.main_window import MainWindow
from ui.patient.care.dialog import CareDialog
from ui.patient.care.dismiss import DismissDialog
from ui.patient.care.end import EndDialog
from ui.patient.care.enrol import EnrolDialog
from ui.patient.care.limit import LimitDialog
from ui.patient.care.plan import PlanDialog
from ui.patient.own_limits import limits_card
from ui.patient.plan import plan_card
from ui.widgets.number_field import NumberField

SPO2 = Text("Iltmætning", "Oxygen saturation")
DUE = NOW - timedelta(days=1)

OWN = OwnLimitShown(
    key=5,
    programme="copd",
    param="spo2_red",
    words=Text("Iltmætning: rød ved 84 % eller derunder", "Oxygen saturation: red at 84 % or below"),
    usual=Text("87 %", "87 %"),
    author="tester",
    reason="Kendt lav mætning",
    at=NOW - timedelta(days=3),
    expiry=NOW + timedelta(days=40),
)
WEEKLY = PlanLine("spo2", SPO2, timedelta(days=7), NOW)
CARE = CareView(
    courses=(CourseShown("copd", NOW - timedelta(days=40), (WEEKLY,), "tester"),),
    lacking=(LackingAnswer("copd", "spo2", SPO2, DUE, NOW + timedelta(days=6)),),
    dismissed=(DismissedAnswer("copd", SPO2, DUE, NOW + timedelta(days=6), "Aftalt", "kollega"),),
    limits=(OWN,),
    choices=(
        LimitChoice(
            "copd",
            "spo2_red",
            SPO2,
            Text("%", "%"),
            Decimal(80),
            Decimal(92),
            Decimal(87),
            Text("Iltmætning: rød ved {value} % eller derunder", "Oxygen saturation: red at {value} % or below"),
        ),
    ),
    programmes=("diabetes", "heart_failure"),
)
OFFERS = CareOffers(
    things=(("diabetes", (Thing("glucose", Text("Blodsukker", "Blood glucose")),)), ("copd", (Thing("spo2", SPO2),))),
    teams=("Lungeteam",),
)


@dataclass
class Cared(MadeUpWorkflow):
    """A workflow whose patients have a course, a missing answer and a limit of their own."""

    def open_chart(self, case: int) -> Chart:
        """Return the chart with what is set about the patient."""
        return replace(super().open_chart(case), care=CARE)


@pytest.fixture
def work() -> MadeUpWorkflow:
    made = Cared.with_colours("red", "red")
    made.care.offers = OFFERS
    return made


@pytest.fixture
def window(open_window: Callable[[MadeUpWorkflow], MainWindow], work: MadeUpWorkflow) -> MainWindow:
    window = open_window(work)
    window.commands.select_next()
    settle(window)
    return window


def words(card: QWidget) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_that_the_card_tells_course_plan_and_what_is_missing(qapp: object) -> None:
    told = words(plan_card(chart(1, care=CARE), NOW))
    for part in ("KOL · uge 6", "Iltmætning: hver 7. dag", "Mangler: Iltmætning", "Aftalt (kollega)"):
        assert part in told


def test_that_who_is_enrolled_nowhere_is_told_so(qapp: object) -> None:
    assert "Ikke tilmeldt" in words(plan_card(chart(1), NOW))


def test_that_own_limits_tell_who_why_and_until_when(qapp: object) -> None:
    told = words(limits_card(chart(1, care=CARE), NOW))
    for part in ("rød ved 84 %", "(ellers 87 %)", "Kendt lav mætning (tester"):
        assert part in told
    assert "Afdelingens grænser gælder" in words(limits_card(chart(1), NOW))


def test_that_a_limit_is_said_in_words_before_it_is_set(window: MainWindow, work: MadeUpWorkflow) -> None:
    dialog = limit_dialog(window)
    dialog.value.setText("85,5")
    assert dialog.echo.text() == "Iltmætning: rød ved 85,5 % eller derunder"
    dialog.save_button.click()
    assert dialog.message.text() != ""
    dialog.reason.setText("Kendt lav mætning")
    dialog.save_button.click()
    settle(window)
    ((name, who, programme, param, value, _last, reason),) = work.care.said
    assert (name, who, programme, param) == ("set_limit", 101, "copd", "spo2_red")
    assert (value, reason) == (Decimal("85.5"), "Kendt lav mætning")


@pytest.mark.parametrize("typed", ["79", "885", "", "8 5", "1.000,5", "nan"])
def test_that_a_value_outside_the_bounds_is_not_sent(window: MainWindow, work: MadeUpWorkflow, typed: str) -> None:
    window.commands.set_own_limits()
    dialog = window.caring.dialog
    assert isinstance(dialog, LimitDialog)
    dialog.value.setText(typed)
    dialog.reason.setText("Prøve")
    dialog.save_button.click()
    settle(window)
    assert work.care.said == []
    assert "80 til 92" in dialog.message.text()


def test_that_a_limit_is_lifted_from_the_same_dialog(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.set_own_limits()
    dialog = window.caring.dialog
    assert isinstance(dialog, LimitDialog)
    dialog.lift_buttons[0].click()
    settle(window)
    assert work.care.said == [("lift_limit", 5)]
    assert window.caring.dialog is None


def test_that_a_patient_is_enrolled_with_what_is_to_be_sent(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.enrol_patient()
    settle(window)
    dialog = window.caring.dialog
    assert isinstance(dialog, EnrolDialog)
    dialog.save_button.click()
    assert work.care.said == []
    _, box, field = dialog.things[0]
    box.setChecked(True)
    field.setText("3")
    dialog.save_button.click()
    settle(window)
    assert work.care.said == [("enrol", 101, "diabetes", NOW.date(), (("glucose", 3),), "")]


def test_that_a_plan_is_changed_or_stopped(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.change_plan()
    settle(window)
    dialog = window.caring.dialog
    assert isinstance(dialog, PlanDialog)
    dialog.what.setCurrentIndex(1)
    assert dialog.days.text() == "7"
    dialog.how.setCurrentIndex(1)
    dialog.save_button.click()
    settle(window)
    assert work.care.said == [("change_plan", 101, "copd", "spo2", None, NOW.date(), "")]


def test_that_a_fault_is_said_in_the_dialog_and_nothing_typed_is_lost(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.care.fault = WrongUseError(Text("Det svar mangler ikke længere.", ""))
    window.commands.dismiss_answer()
    dialog = window.caring.dialog
    assert isinstance(dialog, DismissDialog)
    dialog.reason.setText("Aftalt")
    dialog.save_button.click()
    settle(window)
    assert dialog.message.text() == "Det svar mangler ikke længere."
    assert dialog.reason.text() == "Aftalt"
    assert dialog.save_button.isEnabled()


def test_that_a_course_with_unhandled_answers_cannot_be_ended_and_says_which(qapp: object) -> None:
    held = CareView(courses=(CourseShown("copd", None, (), unhandled=(Text("KOL daglig, 23. nov.", ""),)),))
    dialog = EndDialog(chart(1).patient, held, NOW.date())
    assert not dialog.save_button.isEnabled()
    assert "KOL daglig, 23. nov." in dialog.held.text()


def each_dialog() -> tuple[CareDialog, ...]:
    person, day = chart(1).patient, NOW.date()
    return (
        EnrolDialog(person, CARE, OFFERS, day),
        PlanDialog(person, CARE, OFFERS, day),
        EndDialog(person, CARE, day),
        DismissDialog(person, CARE, NOW),
        LimitDialog(person, CARE, NOW),
    )


def test_that_every_dialog_says_who_it_is_about(qapp: object) -> None:
    family = chart(1).patient.family
    for dialog in each_dialog():
        assert family.upper() in words(dialog)
        assert family not in dialog.windowTitle()


def test_that_a_field_is_deleted_by_its_dialog_and_by_nobody_else(qapp: object) -> None:
    for dialog in each_dialog():
        assert [field for field in dialog.findChildren(QWidget) if ownedByPython(field)] == []


def test_that_a_patient_without_a_case_opens_with_nothing_to_decide(window: MainWindow, work: MadeUpWorkflow) -> None:
    found = row(NO_CASE, "grey", patient=177, closed=True)
    work.care.found["Eks"] = FoundPatients((found, row(2)))
    work.care.charts[177] = replace(chart(1), case=None, closed=True, patient_key=177)
    window.commands.find_patient()
    dialog = window.finding.dialog
    assert dialog is not None
    dialog.number.setText("Eks")
    dialog.find_button.click()
    settle(window)
    dialog.find_button.click()
    settle(window)
    assert window.open_case.chart is not None
    assert window.open_case.chart.patient_key == 177
    assert not window.frame.pane.decision.isVisible()


@pytest.mark.parametrize(
    ("typed", "number"),
    [("88,5", "88.5"), ("88.5", "88.5"), (" 7 ", "7"), ("-1", "-1"), ("88,5,1", None), ("1e3", None), ("٣", None)],
)
def test_that_a_number_is_read_as_people_write_it(qapp: object, typed: str, number: str | None) -> None:
    field = NumberField("tal")
    field.setText(typed)
    assert field.number() == (None if number is None else Decimal(number))


RULES = shipped("kol")
WORDS = {one.param: one for one in limits_in_words(RULES, names_in_file(RULES))}


def past(*values: int) -> OwnPast:
    """Return a year in which oxygen was so, a day apart each, the last today."""
    names = dict.fromkeys(RULES.inputs)
    found = [given_inputs(RULES, {**names, "spo2": Decimal(value)}) for value in values]
    at = [int((NOW - timedelta(days=len(values) - 1 - day)).timestamp() * 1000) for day in range(len(values))]
    zeros = np.zeros(len(values), np.int64)
    history = History(
        rule_set=RULES,
        columns=columns(RULES, found),
        blocks_green=np.zeros(len(values), np.bool_),
        ranks=np.zeros(len(values), np.uint8),
        results=np.arange(len(values)) + 1,
        patients=zeros + 101,
        departments=zeros,
        at=np.array(at, np.int64),
        versions=np.zeros(len(values), np.uint16),
    )
    return own_past(history, {}, WORDS, {})


def limit_dialog(window: MainWindow) -> LimitDialog:
    window.commands.set_own_limits()
    settle(window)
    dialog = window.caring.dialog
    assert isinstance(dialog, LimitDialog)
    return dialog


def test_that_what_is_typed_is_tried_on_the_last_year_at_once(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.care.past = past(86, 88, 86, 95)
    dialog = limit_dialog(window)
    assert work.care.tried == [(101, "copd")]
    assert "Ingen af 4 vurderinger skifter farve" in dialog.tried.told.text()
    dialog.value.setText("85,5")
    assert "Rød: 2 før, 0 med grænsen" in dialog.tried.told.text()
    assert "skifter 2 farve" in dialog.tried.told.text()
    lines = dialog.tried.lines()
    assert [line for line in lines if "86 %" in line] == ["spo2 86 %", "spo2 86 %"]
    assert lines.count("Rød") == 2
    said = dialog.tried.told.text()
    dialog.value.setText("85.5")
    assert dialog.tried.told.text() == said
    assert work.care.tried == [(101, "copd")], "the year is read once"


def test_that_a_limit_at_odds_with_another_is_refused_in_words_before_it_is_sent(
    window: MainWindow, work: MadeUpWorkflow
) -> None:
    work.care.past = past(86, 88)
    dialog = limit_dialog(window)
    dialog.value.setText("91")
    dialog.reason.setText("Prøve")
    assert "går ikke" in dialog.tried.told.text()
    dialog.save_button.click()
    settle(window)
    assert work.care.said == []
    assert "gul" in dialog.message.text()


def test_that_no_limit_is_set_while_the_last_year_is_on_its_way(window: MainWindow, work: MadeUpWorkflow) -> None:
    dialog = limit_dialog(window)
    dialog.begin()
    dialog.reason.setText("Prøve")
    dialog.save_button.click()
    settle(window)
    assert dialog.message.isVisible()
    assert work.care.said == []
    dialog.show_past("copd", past(86, 88))
    dialog.save_button.click()
    settle(window)
    assert work.care.said != []


def test_that_only_the_newest_changes_are_listed_and_the_others_are_counted(
    window: MainWindow, work: MadeUpWorkflow
) -> None:
    work.care.past = past(*[86] * 9)
    dialog = limit_dialog(window)
    dialog.value.setText("84")
    assert dialog.tried.lines()[-1] == "og 4 mere før disse"


def test_that_a_limit_can_be_set_where_the_last_year_could_not_be_read(
    window: MainWindow, work: MadeUpWorkflow
) -> None:
    dialog = limit_dialog(window)
    assert dialog.tried.told.text() == "Der er intet at prøve på."
    dialog.value.setText("85")
    dialog.reason.setText("Kendt lav")
    dialog.save_button.click()
    settle(window)
    assert [call[0] for call in work.care.said] == ["set_limit"]


def ending(key: int, days: int, name: str) -> LimitEnding:
    words = Text("Iltmætning: rød ved 85 % eller derunder", "")
    expiry = NOW + timedelta(days=days)
    return LimitEnding(key, 100 + key, name, "copd", words, "anna", f"Grund {key}", expiry, is_over=days < 0, case=key)


def test_that_limits_that_run_out_are_listed_and_lead_to_the_patient(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.care.ending = (ending(1, -3, "Demogaard, Ida"), ending(2, 9, "Prøvesen, Bo"))
    window.commands.show_limits_ending()
    settle(window)
    dialog = window.ending.dialog
    assert isinstance(dialog, LimitsEndingDialog)
    rows = dialog.table.texts()
    assert [row[0] for row in rows] == ["Demogaard, Ida", "Prøvesen, Bo"]
    assert "(udløbet)" in rows[0][3]
    assert "(udløbet)" not in rows[1][3]
    assert dialog.told.text() == "Begrundelse: Grund 1"
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.told.text() == "Begrundelse: Grund 2"
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    settle(window)
    assert window.ending.dialog is None
    assert window.open_case.row is not None
    assert window.open_case.row.case == 2


def test_that_it_is_said_where_no_limit_runs_out(window: MainWindow) -> None:
    window.commands.show_limits_ending()
    settle(window)
    dialog = window.ending.dialog
    assert isinstance(dialog, LimitsEndingDialog)
    assert "Ingen grænse udløber" in dialog.told.text()
    assert dialog.open_button.isHidden()
