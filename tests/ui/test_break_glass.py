"""A patient opened in an emergency: why, for how long, in a red frame, and how it ends."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import NOW, MadeUpWorkflow, row
from triage.access.relation import Emergency, EmergencyReason, LegalGround
from triage.errors import BehindGlassError, Text, WrongUseError
from triage.settings import read_settings
from triage.workflow.chart.chart import Chart
from ui.main_window import MainWindow
from ui.seat.emergency_bar import EmergencyBar

CLOSED = Text("Patienten er privatmarkeret.", "The record is private.")
WHY = "Fundet bevidstløs i venteværelset"

@dataclass
class Private(MadeUpWorkflow):
    """A workflow whose patients are private until somebody gives a reason."""


    def open_chart(self, case: int) -> Chart:
        """Refuse whom nobody opened."""
        if 100 + case not in self.session.glass:
            raise BehindGlassError(CLOSED, needs_ground=True)
        return super().open_chart(case)


@pytest.fixture
def private(open_window: Callable[[MadeUpWorkflow], MainWindow]) -> MainWindow:
    window = open_window(Private.with_colours("red"))
    window.commands.select_next()
    settle(window)
    return window


def opened(window: MainWindow) -> MainWindow:
    """The window after a reason was given."""
    window.commands.break_glass()
    dialog = window.breaking.dialog
    assert dialog is not None
    dialog.text.setText(WHY)
    dialog.open_button.click()
    settle(window)
    return window


def test_that_a_closed_patient_is_explained_and_can_be_opened(private: MainWindow) -> None:
    bar = private.frame.pane.emergency
    assert bar.isVisible()
    assert bar.open_button.isVisible()
    assert not bar.is_open
    assert private.open_case.chart is None


def test_that_too_short_a_reason_cannot_be_given(private: MainWindow) -> None:
    private.commands.break_glass()
    dialog = private.breaking.dialog
    assert dialog is not None
    dialog.text.setText("  kort    ")
    assert not dialog.open_button.isEnabled()
    dialog.reject()


def test_that_the_reason_and_the_ground_are_said_and_the_pane_is_framed(private: MainWindow) -> None:
    pane = opened(private).frame.pane
    assert private.open_case.chart is not None
    assert pane.property("emergency") == "on"
    assert pane.emergency.is_open
    assert "60:00" in pane.emergency.text.text()


def test_that_nothing_in_the_frame_can_be_marked_for_copying(private: MainWindow) -> None:
    labels = opened(private).frame.pane.findChildren(QLabel)
    assert {label.textInteractionFlags() for label in labels} == {Qt.TextInteractionFlag.NoTextInteraction}


def test_that_the_frame_outlives_a_change_of_theme(private: MainWindow) -> None:
    opened(private).commands.next_theme()
    settle(private)
    assert private.frame.pane.property("emergency") == "on"
    labels = private.frame.pane.findChildren(QLabel)
    assert {label.textInteractionFlags() for label in labels} == {Qt.TextInteractionFlag.NoTextInteraction}


def test_that_nobody_decides_about_who_is_not_shown(private: MainWindow) -> None:
    assert not private.frame.pane.decision.isVisible()
    assert opened(private).frame.pane.decision.isVisible()


def test_that_it_ends_by_its_key(private: MainWindow) -> None:
    opened(private).commands.break_glass()
    settle(private)
    assert private.open_case.chart is None
    assert private.frame.pane.property("emergency") == ""
    assert private.frame.pane.emergency.open_button.isVisible()


def test_that_it_is_told_once_when_the_hour_is_up(qtbot: QtBot) -> None:
    now, told = [NOW], []
    bar = EmergencyBar(lambda: now[0])
    qtbot.addWidget(bar)
    bar.over.connect(lambda: told.append(True))
    bar.show_glass(Emergency(EmergencyReason.DANGER, NOW + timedelta(minutes=60), LegalGround.CONSENT))
    now[0] += timedelta(minutes=60)
    bar.show_left()
    bar.show_left()
    assert told == [True]


def test_that_a_patient_found_by_number_is_shown(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.session.people["610152-9995"] = row(2)
    window.commands.find_patient()
    dialog = window.finding.dialog
    assert dialog is not None
    dialog.number.setText("610152-9995")
    dialog.find_button.click()
    settle(window)
    assert window.open_case.row is not None
    assert window.open_case.row.case == 2


def test_that_a_number_that_nobody_has_is_told_in_the_dialog(window: MainWindow) -> None:
    window.commands.find_patient()
    dialog = window.finding.dialog
    assert dialog is not None
    dialog.number.setText("610152-9995")
    dialog.find_button.click()
    settle(window)
    assert "CPR-nummer" in dialog.message.text()
    dialog.reject()


@pytest.mark.parametrize("minutes", ["0", "11", "ti", "-3", "9999999999"])
def test_that_a_screen_is_never_left_open_for_longer_than_the_rule(minutes: str) -> None:

    with pytest.raises(WrongUseError, match="VISITA_LOCK_MINUTES"):
        read_settings({"VISITA_LOCK_MINUTES": minutes})


def test_that_a_shared_computer_locks_sooner() -> None:
    assert read_settings({"VISITA_LOCK_MINUTES": "5"}).lock_after == timedelta(minutes=5)
