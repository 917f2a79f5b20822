"""The card of agreement on the page of limits: what it tells, and who draws samples from it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.conftest import settle
from tests.ui.made_up import NOW, MadeUpWorkflow
from tests.ui.test_thresholds_page import of, page_of
from triage.access.roles import Role
from triage.clinical.colour import Colour
from triage.errors import Text, WrongUseError
from triage.scoring.replay.agreement.agreement import Kappa
from triage.scoring.replay.agreement.double_read import Agreement, RuleAgreement
from triage.workflow.tune.double_read.agreement import Agreed
from triage.worklist.double_read import Round, Wanted
from ui.main_window import MainWindow
from ui.thresholds.agreement.card import AgreementCard
from ui.thresholds.agreement.close_dialog import CloseDialog
from ui.thresholds.agreement.sample_dialog import SampleDialog
from ui.widgets.short_table import ShortTable

Open = Callable[[MadeUpWorkflow], MainWindow]
OPEN = Round(7, Wanted("copd", 60, 12), "ab12", "leder", NOW, 41, 12, 3)
VERSION = Agreement(
    rule_set="kol",
    version="1.1.0",
    patients=60,
    read_once=58,
    read_twice=55,
    grey=4,
    unsure=3,
    worse=2,
    milder=6,
    rules_reader=Kappa(0.712, 0.601, 0.823, 51, 7),
    readers=Text("Kun 12 dobbelte bedømmelser uden grå.", "Only 12 double readings without grey."),
    rules=(RuleAgreement("spo2_red", Colour.RED, 20, 15, Kappa(0.75, 0.6, 0.9, 40)),),
)
NAMES = {"spo2_red": Text("Rød når iltmætning er 87 % eller lavere", "Red when oxygen saturation is 87 % or lower")}


def told(card: AgreementCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def test_that_kappa_is_told_with_its_interval_and_rule_by_rule(open_window: Open) -> None:
    work = of(Role.RULE_AUTHOR)
    work.double_reads.agreed = Agreed("copd", (), (VERSION,), NAMES, Text("Lige mange af hver farve.", ""))
    card = page_of(open_window(work)).right.agreeing.card
    said = told(card)
    assert "kappa 0,71 (95 % 0,60 til 0,82), 51 patienter" in said
    assert "Kun 12 dobbelte bedømmelser" in said
    assert "2 bedømt værre end af reglerne, 6 mildere" in said
    assert "Lige mange af hver farve." in said
    (table,) = card.findChildren(ShortTable)
    assert table.texts() == [(NAMES["spo2_red"].da, "Rød", "15 af 20", "0,75 (0,60 til 0,90)")]
    assert card.button.isHidden(), "an author draws nobody"


def test_that_without_a_double_reading_it_is_said_that_nothing_is_measured(open_window: Open) -> None:
    card = page_of(open_window(of(Role.RULE_AUTHOR))).right.agreeing.card
    assert "er ikke målt" in told(card)


def test_that_a_head_draws_a_sample_by_its_key(open_window: Open) -> None:
    work = of(Role.DEPARTMENT_HEAD)
    window = open_window(work)
    page = page_of(window)
    assert not page.right.agreeing.card.button.isHidden()
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    dialog = page.right.agreeing.dialog
    assert isinstance(dialog, SampleDialog)
    dialog.size_field.setText("0")
    dialog.draw_button.click()
    assert work.double_reads.opened == []
    assert "1 til 500" in dialog.message.text()
    dialog.size_field.setText("30")
    dialog.by_colour.setChecked(True)
    work.double_reads.fault = WrongUseError(Text("Ingen at trække.", ""))
    dialog.draw_button.click()
    settle(window)
    assert dialog.message.text() == "Ingen at trække."
    work.double_reads.fault = None
    dialog.draw_button.click()
    settle(window)
    assert work.double_reads.opened == [Wanted("copd", 30, 12, is_by_colour=True)]
    assert page.right.agreeing.dialog is None


def test_that_the_round_that_is_open_is_told_and_closed(open_window: Open) -> None:
    work = of(Role.DEPARTMENT_HEAD)
    work.double_reads.agreed = Agreed("copd", (OPEN,), (), {})
    window = open_window(work)
    page = page_of(window)
    said = told(page.right.agreeing.card)
    assert "12 af 41 patienter bedømt af en, 3 af to" in said
    assert "færre end de 60" in said
    window.commands.draw_or_close()
    dialog = page.right.agreeing.dialog
    assert isinstance(dialog, CloseDialog)
    assert work.double_reads.closed == [], "it is never opened again, so it is asked first"
    dialog.close_button.click()
    settle(window)
    assert work.double_reads.closed == [7]
    assert page.right.agreeing.dialog is None
