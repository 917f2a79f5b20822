"""Full pages: they take the room of the list and the patient, are built when first shown, and outlive a new theme."""

from ui.frame.full_page import FullPage
from ui.frame.rail import DEVICES, INTAKE, WORKLIST
from ui.main_window import MainWindow


def test_that_no_full_page_is_built_before_it_is_asked_for(window: MainWindow) -> None:
    assert window.findChildren(FullPage) == []


def test_that_intake_takes_the_room_of_the_list(window: MainWindow) -> None:
    window.commands.show_intake()
    assert window.frame.full_page() is not None
    assert not window.frame.worklist.isVisible()
    assert window.frame.rail.isVisible()


def test_that_a_page_shown_again_is_the_same(window: MainWindow) -> None:
    window.commands.show_intake()
    first = window.frame.full_page()
    window.commands.show_devices()
    window.commands.show_intake()
    assert window.frame.full_page() is first


def test_that_nothing_is_decided_behind_a_full_page(window: MainWindow) -> None:
    window.commands.select_next()
    window.commands.show_devices()
    window.commands.choose_no_visit()
    assert not window.frame.can_decide()
    assert not window.drafts.unsaved_notes()


def test_that_escape_leads_back_to_the_list(window: MainWindow) -> None:
    window.commands.show_devices()
    window.commands.back()
    assert window.frame.full_page() is None
    assert window.frame.page == WORKLIST


def test_that_the_page_in_front_outlives_a_change_of_theme(window: MainWindow) -> None:
    window.commands.show_intake()
    window.commands.next_theme()
    assert window.frame.page == INTAKE
    assert window.frame.full_page() is not None
    assert DEVICES not in window.frame.rooms.leave()
