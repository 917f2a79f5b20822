"""The devices page: every state of the list, patients only when asked for, and no change without a look at it."""

from datetime import UTC, datetime
from typing import cast

import pytest
from PySide6.QtCore import QDate, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from tests.ui.made_up_devices import NOW, device_row
from triage.worklist.devices import DeviceQuery, Which
from ui.devices.dialog import ConsequenceDialog
from ui.devices.page import DevicesPage
from ui.devices.period import PeriodFields
from ui.main_window import MainWindow

# The off-screen platform says of every dialog that it has no window manager.

@pytest.fixture
def work() -> MadeUpWorkflow:
    """A workflow with three devices, the second one's readings invalid."""
    made = MadeUpWorkflow.with_colours("green")
    made.devices.rows = [device_row(1), device_row(2, is_invalidated=True), device_row(3, calibrated_until=None)]
    return made


@pytest.fixture
def page(window: MainWindow) -> DevicesPage:
    window.commands.show_devices()
    settle(window)
    return cast("DevicesPage", window.frame.full_page())


def shown(page: DevicesPage) -> list[str]:
    model = page.list.model
    return [cast("str", model.data(model.index(row, 1))) for row in range(model.rowCount())]


def choose(window: MainWindow, page: DevicesPage, steps: int = 1) -> None:
    page.move_by(steps)
    settle(window)


def dialog_of(window: MainWindow, page: DevicesPage) -> ConsequenceDialog:
    choose(window, page)
    window.commands.invalidate_device()
    assert page.dialog is not None
    return page.dialog


def previewed(window: MainWindow, dialog: ConsequenceDialog, reason: str = "Tilbagekaldt") -> None:
    dialog.reason.setText(reason)
    dialog.preview_button.click()
    settle(window)


def test_that_devices_are_listed_with_their_state_in_words(page: DevicesPage) -> None:
    model = page.list.model
    assert len(shown(page)) == 3
    assert model.data(model.index(1, 2)) != model.data(model.index(0, 2))


def test_that_a_search_narrows_the_list(window: MainWindow, page: DevicesPage, qtbot: QtBot) -> None:
    window.commands.search()
    qtbot.keyClicks(page.list.search, "00003")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    settle(window)
    assert shown(page) == ["DEMO-00003"]


def test_that_invalidated_devices_can_be_shown_alone(window: MainWindow, page: DevicesPage) -> None:
    page.list.which.setCurrentIndex(page.list.which.findData(Which.INVALIDATED))
    page.list.which.activated.emit(1)
    settle(window)
    assert shown(page) == ["DEMO-00002"]


def test_that_an_empty_list_says_so(window: MainWindow, work: MadeUpWorkflow, page: DevicesPage) -> None:
    work.devices.rows = []
    page.refresh()
    settle(window)
    assert page.list.body.message.text()


def test_that_a_fault_leaves_the_rows_and_tells_their_age(
    window: MainWindow, work: MadeUpWorkflow, page: DevicesPage
) -> None:
    work.devices.fault = FAULT
    page.refresh()
    settle(window)
    assert len(shown(page)) == 3
    assert "Databasen svarer ikke." in page.list.body.stale.text()


def test_that_moving_through_the_list_names_no_patient(
    window: MainWindow, work: MadeUpWorkflow, page: DevicesPage
) -> None:
    for _ in range(3):
        choose(window, page)
    assert work.devices.traced == []
    assert not page.details.found.isVisible()


def test_that_enter_shows_patients_and_decisions(
    window: MainWindow, work: MadeUpWorkflow, page: DevicesPage, qtbot: QtBot
) -> None:
    choose(window, page)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    settle(window)
    assert work.devices.traced == [1]
    assert page.details.patients.data(page.details.patients.index(0, 0)) == "Eksempel, Person 1"
    assert page.details.decisions.rowCount() == 1


def test_that_one_key_leads_from_a_traced_patient_to_the_chart(
    window: MainWindow, work: MadeUpWorkflow, page: DevicesPage
) -> None:
    choose(window, page)
    page.trace()
    settle(window)
    window.commands.open_patient()
    settle(window)
    assert window.frame.full_page() is None
    assert work.opened[-1] == 1


def test_that_nobody_is_opened_before_patients_are_shown(
    window: MainWindow, work: MadeUpWorkflow, page: DevicesPage
) -> None:
    choose(window, page)
    window.commands.open_patient()
    settle(window)
    assert window.frame.full_page() is page


def test_that_no_text_of_the_last_column_is_cut(window: MainWindow, page: DevicesPage) -> None:
    window.resize(1024, 768)
    settle(window)
    table, last = page.list.table, page.list.model.columnCount() - 1
    assert table.columnWidth(last) >= table.sizeHintForColumn(last)


def test_that_another_device_hides_the_patients_of_the_former(window: MainWindow, page: DevicesPage) -> None:
    choose(window, page)
    page.trace()
    settle(window)
    choose(window, page)
    assert not page.details.found.isVisible()


def test_that_nothing_is_done_before_it_was_seen_what_changes(window: MainWindow, page: DevicesPage) -> None:
    dialog = dialog_of(window, page)
    assert not dialog.do_button.isEnabled()
    previewed(window, dialog)
    assert dialog.do_button.isEnabled()
    assert dialog.consequences.data(dialog.consequences.index(0, 0)) == "Eksempel, Person 1"


def test_that_a_changed_field_asks_for_a_new_preview(window: MainWindow, page: DevicesPage, qtbot: QtBot) -> None:
    dialog = dialog_of(window, page)
    previewed(window, dialog)
    qtbot.keyClicks(dialog.reason, " i dag")
    assert not dialog.do_button.isEnabled()
    assert dialog.consequences.rowCount() == 0


def test_that_no_reason_is_pointed_out(window: MainWindow, page: DevicesPage) -> None:
    dialog = dialog_of(window, page)
    previewed(window, dialog, " ")
    assert dialog.message.text()
    assert not dialog.do_button.isEnabled()


def test_that_what_was_previewed_is_done_and_shown(window: MainWindow, work: MadeUpWorkflow, page: DevicesPage) -> None:
    dialog = dialog_of(window, page)
    previewed(window, dialog)
    dialog.do_button.click()
    settle(window)
    assert [(draft.devices, draft.reason) for draft in work.devices.drafts] == [((1,), "Tilbagekaldt")]
    assert not dialog.isVisible()
    assert "Tilbagekaldt" in page.details.invalidations()[0]


def test_that_a_fault_stays_in_the_dialog(window: MainWindow, work: MadeUpWorkflow, page: DevicesPage) -> None:
    dialog = dialog_of(window, page)
    work.devices.fault = FAULT
    previewed(window, dialog)
    assert dialog.message.text() == "Databasen svarer ikke."


def test_that_an_invalidation_is_taken_back_with_a_reason(
    window: MainWindow, work: MadeUpWorkflow, page: DevicesPage
) -> None:
    dialog = dialog_of(window, page)
    previewed(window, dialog)
    dialog.do_button.click()
    settle(window)
    page.ask_to_restore(work.devices.lines[0])
    assert page.dialog is not None
    previewed(window, page.dialog, "Fejlmelding")
    page.dialog.do_button.click()
    settle(window)
    assert work.devices.lines[0].restored == NOW


def test_that_the_device_chosen_outlives_a_change_of_theme(window: MainWindow, page: DevicesPage) -> None:
    choose(window, page)
    choose(window, page)
    window.commands.next_theme()
    settle(window)
    again = cast("DevicesPage", window.frame.full_page())
    assert again is not page
    assert again.details.key == 2


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        ((2026, 3, 29), datetime(2026, 3, 28, 23, tzinfo=UTC), datetime(2026, 3, 29, 21, 59, 59, 999000, UTC)),
        ((2026, 10, 25), datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 22, 59, 59, 999000, UTC)),
    ],
)
def test_that_a_day_on_which_the_clocks_change_is_whole(
    qtbot: QtBot, day: tuple[int, int, int], start: datetime, end: datetime
) -> None:
    fields = PeriodFields(NOW.date())
    qtbot.addWidget(fields)
    fields.start.setDate(QDate(*day))
    fields.end.setDate(QDate(*day))
    made = fields.draft(1, "Prøve")
    assert (made.start, made.end) == (start, end)


def test_that_further_notice_has_no_end_and_not_sent_is_not_delivered(qtbot: QtBot) -> None:
    fields = PeriodFields(NOW.date())
    qtbot.addWidget(fields)
    for box in (fields.until, fields.delivered):
        box.setCurrentIndex(1)
    made = fields.draft(1, "Prøve")
    assert (made.end, made.delivered) == (None, False)


def test_that_a_device_far_down_outlives_a_change_of_theme(
    window: MainWindow, work: MadeUpWorkflow, page: DevicesPage
) -> None:
    work.devices.rows = [device_row(key) for key in range(1, 501)]
    page.list.ask(DeviceQuery(), 450)
    page.list.choose(451)
    settle(window)
    window.commands.next_theme()
    settle(window)
    assert cast("DevicesPage", window.frame.full_page()).details.key == 451


def test_that_a_long_list_is_read_in_windows(window: MainWindow, work: MadeUpWorkflow, page: DevicesPage) -> None:
    work.devices.rows = [device_row(key) for key in range(1, 501)]
    page.refresh()
    settle(window)
    model = page.list.model
    assert model.data(model.index(400, 1), Qt.ItemDataRole.DisplayRole) is None
    settle(window)
    assert "DEMO-00401" in cast("str", model.data(model.index(400, 1)))
    assert model.rowCount(QModelIndex()) == 500
