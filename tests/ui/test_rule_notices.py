"""What is told of the rules stands over every page until it is seen."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from tests.ui.made_up_session import MadeUpSession
from tests.ui.made_up_tuning import NOW
from triage.access.acts import Act
from triage.access.matrix import cell
from triage.access.roles import Role
from triage.access.rule_versions.notice import RuleNotice
from triage.errors import Text
from ui.frame.rail import WORKLIST
from ui.main_window import MainWindow

Open = Callable[[MadeUpWorkflow], MainWindow]


def told(number: int, da: str) -> RuleNotice:
    return RuleNotice(number, "copd", "rolled_back", Text(da, "…"), NOW)


def of(role: Role, *notices: RuleNotice) -> MadeUpWorkflow:
    acts = frozenset(act for act in Act if cell(role, act).is_allowed)
    work = replace(MadeUpWorkflow.with_colours("red"), session=MadeUpSession(acts))
    work.tuning.notices = list(notices)
    return work


@pytest.fixture
def head() -> MadeUpWorkflow:
    return of(Role.DEPARTMENT_HEAD, told(2, "Reglerne er afvist."), told(1, "Reglerne er rullet tilbage."))


def test_that_the_oldest_is_told_over_the_page_where_the_person_works(open_window: Open, head: MadeUpWorkflow) -> None:
    window = open_window(head)
    settle(window)
    assert window.frame.page == WORKLIST
    assert window.frame.rules.text() == "KOL, i dag 10.00: Reglerne er rullet tilbage. (1 mere)"
    window.commands.show_thresholds()
    settle(window)
    assert window.frame.rules.isVisible()


def test_that_one_is_told_no_more_once_it_is_seen_and_the_next_follows(open_window: Open, head: MadeUpWorkflow) -> None:
    window = open_window(head)
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    settle(window)
    assert head.tuning.seen == [1]
    assert window.frame.rules.text() == "KOL, i dag 10.00: Reglerne er afvist."
    window.frame.rules.button.click()
    settle(window)
    assert head.tuning.seen == [1, 2]
    assert not window.frame.rules.isVisible()


def test_that_it_is_told_on_in_another_theme(open_window: Open, head: MadeUpWorkflow) -> None:
    window = open_window(head)
    settle(window)
    window.commands.next_theme()
    settle(window)
    assert "rullet tilbage" in window.frame.rules.text()


def test_that_one_that_could_not_be_marked_seen_is_told_again(open_window: Open, head: MadeUpWorkflow) -> None:
    window = open_window(head)
    settle(window)
    head.tuning.fault = FAULT
    window.commands.note_rules_seen()
    settle(window)
    assert "Databasen svarer ikke" in window.frame.crash.text()
    head.tuning.fault = None
    window.rule_notices.look()
    settle(window)
    assert "rullet tilbage" in window.frame.rules.text()


def test_that_an_auditor_is_told_nothing_of_rules(open_window: Open) -> None:
    window = open_window(of(Role.AUDITOR, told(1, "Reglerne er rullet tilbage.")))
    settle(window)
    assert not window.frame.rules.isVisible()
