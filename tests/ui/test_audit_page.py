"""The page of the audit log: to each what the role may see, the queue, the search, the proof, a citizen's insight."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from tests.ui.made_up_audit import line, to_review
from triage.access.chain import Fault, Flaw
from triage.access.log_view import LogRights
from triage.access.log_words import act_words
from triage.access.review import Reason, ReviewState
from ui.audit.dialogs import CitizenDialog
from ui.audit.page import AuditPage
from ui.main_window import MainWindow
from ui.widgets.windowed_model import ListState
from ui.widgets.wrapped_table import fitting


@pytest.fixture
def work() -> MadeUpWorkflow:
    found = MadeUpWorkflow.with_colours("red")
    broken = line(2, override="Bevidstløs patient")
    found.audit.reviews = [to_review(1), to_review(2, Reason.BREAK_GLASS, line=broken, is_overdue=True)]
    return found


@pytest.fixture
def page(window: MainWindow) -> AuditPage:
    return opened(window)


def opened(window: MainWindow) -> AuditPage:
    window.commands.show_audit()
    settle(window)
    found = window.frame.full_page()
    assert isinstance(found, AuditPage)
    return found


def test_that_an_auditor_sees_the_queue_the_log_and_its_health(page: AuditPage) -> None:
    assert page.reviews.model.rowCount() == 2
    assert page.log.model.rowCount() == 2
    assert page.side.isVisible()
    assert "12" in str(page.log.model.index(1, 4).data())


def test_that_an_administrator_sees_the_health_alone(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.audit.may = LogRights(checks=True)
    page = opened(window)
    assert page.side.isVisible()
    assert not page.log.isVisible()
    assert not page.reviews.isVisible()
    assert work.audit.asked == []


def test_that_others_see_what_they_did_themselves(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.audit.may = LogRights(reads_own=True)
    page = opened(window)
    assert page.log.isVisible()
    assert not page.reviews.isVisible()
    assert not page.side.isVisible()
    assert page.log.patient_button.isHidden()


def test_that_who_may_nothing_is_told_whom_to_ask(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.audit.may = LogRights()
    page = opened(window)
    page.verify()
    page.extract()
    assert page.message.text()
    assert page.dialog is None


def test_that_a_look_up_is_settled_with_a_note(page: AuditPage, window: MainWindow, work: MadeUpWorkflow) -> None:
    page.move_by(1)
    page.details.note.setText("Vikar på afdelingen")
    page.details.ok_button.click()
    settle(window)
    assert work.audit.settled == [(1, ReviewState.OK, "Vikar på afdelingen")]
    assert page.reviews.model.rowCount() == 1


def test_that_a_refusal_to_settle_is_said_and_the_note_stays(
    page: AuditPage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    page.move_by(1)
    page.details.note.setText("Noget")
    work.audit.fault = FAULT
    page.details.follow_button.click()
    settle(window)
    assert "Databasen svarer ikke" in page.details.message.text()
    assert page.details.note.text() == "Noget"


def test_that_the_reason_of_a_break_glass_is_shown(page: AuditPage) -> None:
    page.move_by(1)
    page.move_by(1)
    assert "Bevidstløs patient" in page.details.facts.text()


def test_that_the_facts_of_a_look_up_have_the_room_they_need(page: AuditPage, window: MainWindow) -> None:
    window.resize(1024, 600)
    page.move_by(1)
    page.move_by(1)
    settle(window)
    facts = page.details.facts
    assert facts.height() >= facts.heightForWidth(facts.width())


def test_that_the_log_is_proved_by_its_command(page: AuditPage, window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.verify_log()
    settle(window)
    assert "✓" in page.side.verified.text()
    work.audit.faults = (Fault(Flaw.MISSING, "pc-1", 7, 9),)
    window.commands.verify_log()
    settle(window)
    assert "pc-1" in page.side.verified.text()


def test_that_one_patients_lines_are_asked_for_by_a_number_that_is_not_shown(
    page: AuditPage, window: MainWindow, work: MadeUpWorkflow
) -> None:
    page.log.patient_button.click()
    assert page.dialog is not None
    page.dialog.cpr.setText("610152-9995")
    page.dialog.ask()
    settle(window)
    assert page.log.model.query.patients == (101,)
    assert page.dialog.cpr.text() == ""
    assert page.dialog.cpr.displayText() != "610152-9995"


def test_that_a_citizens_insight_is_saved_for_a_spreadsheet(
    page: AuditPage, window: MainWindow, tmp_path: Path
) -> None:
    window.commands.extract_log()
    dialog = page.dialog
    assert isinstance(dialog, CitizenDialog)
    dialog.cpr.setText("6101529995")
    dialog.ask()
    settle(window)
    dialog.save(tmp_path / "indsigt.csv")
    assert (tmp_path / "indsigt.csv").read_bytes().startswith(b"\xef\xbb\xbfTidspunkt;Bruger\r\n")


def test_that_a_fault_is_said_and_older_lines_stay(page: AuditPage, window: MainWindow, work: MadeUpWorkflow) -> None:
    work.audit.fault = FAULT
    page.refresh()
    settle(window)
    assert page.log.model.state is ListState.STALE
    assert page.log.model.rowCount() == 2
    assert "Databasen svarer ikke" in page.side.message.text()


def test_that_an_empty_queue_says_so(page: AuditPage, window: MainWindow, work: MadeUpWorkflow) -> None:
    work.audit.reviews = []
    page.refresh()
    settle(window)
    assert page.reviews.body.message.text()


def test_that_acts_are_offered_in_words_and_outcomes_together(page: AuditPage) -> None:
    offered = [page.log.act.itemText(place) for place in range(page.log.act.count())]
    assert "Traf beslutning" in offered
    assert len(offered) == len(set(offered)) == 4


def test_that_the_look_up_chosen_outlives_a_change_of_theme(page: AuditPage, window: MainWindow) -> None:
    page.move_by(1)
    page.move_by(1)
    window.commands.next_theme()
    settle(window)
    after = window.frame.full_page()
    assert isinstance(after, AuditPage)
    assert after.details.row is not None
    assert after.details.row.key == 2


def test_that_a_name_with_mark_up_is_shown_as_it_is(window: MainWindow, work: MadeUpWorkflow) -> None:
    odd = replace(line(3), patient="<b>Eksempel</b>, Person")
    work.audit.lines = [odd]
    page = opened(window)
    assert page.log.model.index(0, 4).data() == "<b>Eksempel</b>, Person"


@pytest.mark.parametrize(
    "act", ["claim", "hand-over", "take-over", "snooze:patient", "wake", "list greens", "outcome:needed"]
)
def test_that_what_is_done_with_cases_is_told_in_words(act: str) -> None:
    told = act_words(act)
    assert act not in (told.da, told.en)


def test_that_an_empty_queue_leaves_the_room_to_the_log(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.audit.reviews = []
    page = opened(window)
    above, below = page._lists.sizes()
    assert below > 2 * above


@pytest.mark.parametrize("width", [1100, 1280, 1440])
def test_that_a_long_line_is_wrapped_and_nothing_scrolls_sideways(
    window: MainWindow, work: MadeUpWorkflow, width: int
) -> None:
    work.audit.lines = [line(1, override="Bevidstløs patient, ingen pårørende at spørge, " * 3), line(2)]
    page = opened(window)
    window.resize(width, 800)
    settle(window)
    page.log.table.share_room()
    table = page.log.table
    assert sum(table.columnWidth(column) for column in range(6)) <= table.viewport().width()
    assert table.rowHeight(0) > table.rowHeight(1)


def test_that_columns_give_way_widest_first() -> None:
    assert fitting([50, 300, 400], 450) == [50, 200, 200]
    assert fitting([50, 60], 450) == [50, 60]


def test_that_no_hint_of_a_search_is_cut(window: MainWindow, page: AuditPage) -> None:
    window.resize(1280, 800)
    settle(window)
    for search in (page.reviews.search, page.log.search):
        assert search.fontMetrics().horizontalAdvance(search.placeholderText()) + 40 <= search.width()
