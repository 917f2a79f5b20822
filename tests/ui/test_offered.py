"""What a role may not do is not offered; forced, it is refused below, and the refusal is told in the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow, stand_in_pages
from tests.ui.made_up_session import MadeUpSession
from triage.access.acts import Act
from triage.access.matrix import cell
from triage.access.roles import Role
from triage.workflow.application import Application, Changed
from triage.workflow.intake.import_files import import_files
from triage.workflow.score.score import score
from ui.appointments.page import AppointmentsPage
from ui.desks.desk import desk_of
from ui.frame.rail import ADMINISTRATION, APPOINTMENTS, AUDIT, DEVICES, GREENS, INTAKE, THRESHOLDS, WORKLIST
from ui.main_window import MainWindow
from ui.offered import may_command

Open = Callable[[MadeUpWorkflow], MainWindow]


def of(role: Role) -> MadeUpWorkflow:
    """A workflow with two patients, at which somebody of this role works."""
    acts = frozenset(act for act in Act if cell(role, act).is_allowed)
    work = MadeUpWorkflow.with_colours("red", "yellow")
    return replace(work, session=MadeUpSession(acts, only_proposes=role is Role.CLINICIAN))


def keys(window: MainWindow) -> set[str]:
    return {action.objectName() for action in window.actions() if action.isEnabled()}


def offered(window: MainWindow) -> set[int]:
    group = window.frame.rail._group
    return {group.id(button) for button in group.buttons() if not button.isHidden()}


def test_that_a_clinician_is_offered_the_work(open_window: Open) -> None:
    window = open_window(of(Role.CLINICIAN))
    assert offered(window) == {WORKLIST, APPOINTMENTS, INTAKE, DEVICES, AUDIT, GREENS}
    assert {"visit", "take", "break_glass"} <= keys(window)
    assert "Opdigtet" in window.frame.top.seat.text()


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.MEDICAL_SECRETARY])
def test_that_who_only_proposes_is_not_offered_to_carry_a_plan_out(open_window: Open, role: Role) -> None:
    window = open_window(of(role))
    window.commands.show_appointments()
    settle(window)
    page = cast("AppointmentsPage", window.frame.full_page())
    may = role is Role.MEDICAL_SECRETARY
    assert page.list.keys.buttons["accept_entry"].isVisible() is may
    assert page.list.keys.buttons["dismiss_entry"].isVisible()
    offers = {one.objectName() for one in window.actions() if one.isVisible()}
    assert ({"accept_entry", "telephone", "remember_wish", "note_coming"} <= offers) is may
    window.rebuild()
    settle(window)
    page = cast("AppointmentsPage", window.frame.full_page())
    assert page.list.keys.buttons["accept_entry"].isVisible() is may


def test_that_a_secretary_is_offered_no_decision(open_window: Open) -> None:
    window = open_window(of(Role.MEDICAL_SECRETARY))
    window.commands.select_next()
    settle(window)
    assert offered(window) == {WORKLIST, APPOINTMENTS, INTAKE, AUDIT}
    assert not {"visit", "save_decision", "take", "judge_red", "break_glass"} & keys(window)
    assert not window.frame.pane.decision.isVisible()
    assert not window.frame.pane.owner.take.isVisible()


@pytest.mark.parametrize(("role", "page"), [(Role.AUDITOR, AUDIT), (Role.ADMINISTRATOR, ADMINISTRATION)])
def test_that_who_may_see_no_list_starts_at_their_own_work_and_never_asks_for_one(
    open_window: Open, role: Role, page: int
) -> None:
    work = of(role)
    window = open_window(work)
    for ask in (window.commands.back, window.commands.refresh, window.commands.show_worklist, window.rebuild):
        ask()
        settle(window)
    window.events.changed.emit(Changed())
    settle(window)
    assert window.frame.page == page
    assert work.asked == []


@pytest.mark.parametrize("role", [Role.RULE_AUTHOR, Role.RULE_APPROVER])
def test_that_who_makes_rules_starts_at_the_limits(open_window: Open, role: Role) -> None:
    window = open_window(of(role))
    assert window.frame.page == THRESHOLDS
    assert offered(window) == {INTAKE, THRESHOLDS}


def test_that_an_approver_is_offered_no_draft_and_an_author_no_approval(open_window: Open) -> None:
    author, approver = keys(open_window(of(Role.RULE_AUTHOR))), keys(open_window(of(Role.RULE_APPROVER)))
    assert {"begin_draft", "undo_limit"} <= author - approver
    assert {"reject_rules", "roll_back_rules"} <= approver - author


def test_that_keys_that_were_taken_stay_away_when_the_shared_store_comes_back(open_window: Open) -> None:
    window = open_window(of(Role.AUDITOR))
    window.away.show()
    assert not {"devices", "greens", "pause"} & keys(window)


def test_that_every_key_taken_is_of_an_act_that_the_role_lacks(open_window: Open) -> None:
    window = open_window(of(Role.MEDICAL_SECRETARY))
    assert window.who is not None
    taken = {action.objectName() for action in window.actions()} - keys(window)
    names = [action.objectName() for action in window.actions()]
    assert taken == {name for name in names if not may_command(window.who, name)}


@pytest.fixture
def window_of(app: Application, tmp_path: Path, qapp: object) -> Iterator[Callable[[Role], MainWindow]]:
    """A window on a real store with one red patient, for somebody of a role."""
    path = tmp_path / "ward.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(84)))
    import_files(app, [path])
    score(app)
    made: list[MainWindow] = []

    def window(role: Role) -> MainWindow:
        theirs = colleague(app, "bo", role)
        made.append(MainWindow(desk_of(lambda: theirs, "bo", is_demo=True), stand_in_pages))
        made[-1].show()
        settle(made[-1])
        return made[-1]

    yield window
    for each in made:
        each.close()
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


FORCED = [
    (Role.AUDITOR, WORKLIST),
    (Role.AUDITOR, INTAKE),
    (Role.AUDITOR, DEVICES),
    (Role.AUDITOR, GREENS),
    (Role.RULE_AUTHOR, AUDIT),
    (Role.MEDICAL_SECRETARY, DEVICES),
    (Role.MEDICAL_SECRETARY, GREENS),
]


@pytest.mark.parametrize(("role", "page"), FORCED)
def test_that_a_page_that_is_forced_is_refused_below_and_says_so(
    window_of: Callable[[Role], MainWindow], role: Role, page: int
) -> None:
    window = window_of(role)
    window.frame.rooms.show_page(page)
    if page == WORKLIST:
        window.frame.worklist.begin()
    settle(window)
    shown = window.frame.rooms.currentWidget()
    told = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
    assert any("kan du ikke" in text or "har ikke adgang" in text for text in told), told


def test_that_a_decision_that_is_forced_is_refused_below_and_says_so(window_of: Callable[[Role], MainWindow]) -> None:
    window = window_of(Role.MEDICAL_SECRETARY)
    window.commands.show_worklist()
    window.commands.select_next()
    settle(window)
    window.frame.pane.decision.choose(next(iter(window.frame.pane.decision.parts.buttons)))
    window.frame.pane.decision.save()
    settle(window)
    assert window.frame.pane.decision.parts.fault.text()
    assert window.desk.row_of(1).closed is False


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.MEDICAL_SECRETARY])
def test_that_who_is_told_no_reasons_has_no_column_for_them(open_window: Open, role: Role) -> None:
    rows = open_window(of(role)).frame.worklist.rows
    is_told = role is Role.CLINICIAN
    assert [not rows.isColumnHidden(column) for column in range(4)] == [True, is_told, True, is_told]
    assert sum(rows.columnWidth(column) for column in range(4)) == rows.viewport().width()


def test_that_who_books_is_introduced_to_conflicts_and_their_keys(open_window: Open) -> None:
    window = open_window(of(Role.MEDICAL_SECRETARY))
    seen = []
    for _ in window.frame.guide.steps():
        window.commands.show_guide()
        settle(window)
        seen += [label.text() for label in window.frame.guide.findChildren(QLabel) if label.isVisible()]
    assert "Hvad mærkerne betyder her" in seen
    assert any("A: gå videre med forslaget" in text for text in seen)
    assert not any("1-5" in text for text in seen)


def test_that_escape_never_leaves_the_page_that_the_person_is_there_for(open_window: Open) -> None:
    window = open_window(of(Role.MEDICAL_SECRETARY))
    for _ in range(3):
        window.commands.back()
    assert window.frame.page == APPOINTMENTS
    window.commands.show_audit()
    window.commands.back()
    assert window.frame.page == APPOINTMENTS


def test_that_the_keyboard_is_in_the_list_as_soon_as_it_has_rows(open_window: Open) -> None:
    window = open_window(of(Role.MEDICAL_SECRETARY))
    page = window.frame.full_page()
    assert page is not None
    assert page.list.table.hasFocus()
