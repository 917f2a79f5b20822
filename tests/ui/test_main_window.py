"""The window: the right patient on every page, the truth about its data, and how it shares the room."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, NOW, MadeUpWorkflow, RememberingPage, chart, source, stand_in_pages
from triage.clinical.colour import Colour
from triage.errors import Text
from triage.workflow.application import Changed
from triage.workflow.watching.news import News
from triage.worklist.account import Account, Conservation
from triage.worklist.source import SourceSettings
from ui.account_words import account_line
from ui.errors import hook
from ui.frame import status_strip
from ui.frame.pages import Pages
from ui.frame.source_labels import Line, SourceLabels
from ui.frame.status_strip import source_line
from ui.main_window import MainWindow
from ui.source_words import source_name
from ui.theme import current_theme
from ui.widgets.band import DemoBand
from ui.widgets.plain_label import PlainLabel

OpenWindow = Callable[..., MainWindow]
OLD = source(47, Text("Serveren svarer ikke.", "No answer."))


def pages(window: MainWindow) -> Pages:
    """Return the pages about the patient."""
    built = window.frame.pane._pages
    assert built is not None
    return built


def shown(window: MainWindow) -> list[object]:
    """Return what banner and patient's page show now."""
    built = pages(window)
    found = []
    for page in (built.banner, built.patient):
        assert isinstance(page, RememberingPage)
        found.append(page.shown[-1])
    return found


def words(window: MainWindow) -> str:
    """Return every word that is on the screen in a label."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_that_nobody_is_opened_before_somebody_is_chosen(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.back()
    settle(window)
    assert (work.opened, shown(window)) == ([], [None, None])


def test_that_banner_and_pages_show_the_same_patient(window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    assert shown(window) == [chart(1)] * 2


def test_that_the_patient_before_is_gone_while_the_next_is_fetched(window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    window.commands.select_next()
    assert shown(window) == [None, "waiting"]


def test_that_patients_passed_by_are_not_opened(window: MainWindow, work: MadeUpWorkflow) -> None:
    for _ in range(4):
        window.commands.select_next()
    settle(window)
    assert work.opened == [4]


def test_that_a_late_answer_about_another_patient_is_dropped(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.select_next()
    window.open_case.fetch()
    window.commands.select_next()
    settle(window)
    first = pages(window).patient
    assert isinstance(first, RememberingPage)
    assert chart(1) not in first.shown
    assert shown(window) == [chart(2)] * 2


def test_that_a_chart_that_cannot_be_opened_says_why(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.fault = FAULT
    window.commands.select_next()
    settle(window)
    assert shown(window) == [None, "Databasen svarer ikke."]


def test_that_an_open_chart_is_read_again_when_it_changed(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.select_next()
    settle(window)
    window.events.changed.emit(Changed(patients=(101,)))
    window.events.changed.emit(Changed(patients=(999,)))
    settle(window)
    assert work.opened == [1, 1]


def test_that_the_title_says_nothing_about_the_patient(window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    assert window.windowTitle() == "Visita"


def test_that_the_strip_shows_ages_and_the_account(window: MainWindow) -> None:
    text = words(window)
    assert "fhir.example: hentet for 2 min siden" in text
    assert "Modtaget 1.284 = accepteret 1.241 + med anmærkninger 36 + karantæne 7" in text
    assert "Ikke et akut tilbud" in text


def test_that_an_account_that_does_not_add_up_is_called_out() -> None:
    assert account_line(Conservation(10, 8, 0, 1, 0, 0, 0)).startswith("Regnskabet stemmer ikke: ")


def test_that_a_failed_source_is_named_with_the_age_of_what_is_shown(open_window: OpenWindow) -> None:
    fault = open_window(MadeUpWorkflow(sources=(OLD,))).frame.fault
    assert fault.text() == "fhir.example kunne ikke hentes. Serveren svarer ikke. Det viste er 47 min gammelt."


def test_that_an_address_is_shown_without_its_path() -> None:
    assert source_name("https://user@fhir.example:8443/r4?x=1") == "fhir.example"
    assert source_name("/data/region") == "region"


def look(window: MainWindow) -> None:
    """Look for news now instead of in two seconds."""
    window.freshness.look()
    settle(window)


def test_that_what_was_done_elsewhere_is_shown(open_window: OpenWindow) -> None:
    work = MadeUpWorkflow.with_colours("green")
    window = open_window(work)
    work.rows = MadeUpWorkflow.with_colours("red").rows
    work.heard = News(mark=(1,), changed=Changed(cases=(1,)))
    look(window)
    assert window.frame.worklist.model.row_at(0).colour is Colour.RED


def test_that_nothing_is_read_again_where_nothing_changed(open_window: OpenWindow) -> None:
    work = MadeUpWorkflow.with_colours("green")
    window = open_window(work)
    look(window)
    before = len(work.asked)
    look(window)
    assert len(work.asked) == before


def test_that_asking_for_new_data_asks_whoever_takes_in_and_says_so(open_window: OpenWindow) -> None:
    work = MadeUpWorkflow.with_colours("green")
    window = open_window(work)
    window.commands.refresh()
    assert "Henter nye data" in words(window)
    work.heard = News(mark=(1,), is_fetching=True)
    settle(window)
    assert work.rounds == 1
    assert "Henter nye data" in words(window)
    work.heard = News(mark=(2,))
    look(window)
    assert "Henter nye data" not in words(window)


def test_that_a_round_that_cannot_be_asked_for_becomes_a_sentence(open_window: OpenWindow) -> None:
    work = MadeUpWorkflow.with_colours("red")
    window = open_window(work)
    work.fault = FAULT
    window.freshness.pull()
    settle(window)
    assert "Nye data kunne ikke hentes. Databasen svarer ikke." in window.frame.fault.text()
    assert window.frame.worklist.model.rowCount() == 1


def test_that_what_goes_wrong_in_the_process_that_takes_in_is_told(open_window: OpenWindow) -> None:
    work = MadeUpWorkflow.with_colours("red")
    window = open_window(work)
    work.heard = News(mark=(1,), fault=Text("Vurderingen: Disken er fuld.", "Scoring: The disk is full."))
    look(window)
    assert window.frame.fault.text() == "Vurderingen: Disken er fuld."


def test_that_a_source_that_was_asked_shows_its_new_age(open_window: OpenWindow) -> None:
    work = MadeUpWorkflow(sources=(source(4),))
    window = open_window(work)
    look(window)
    work.sources, work.heard = (source(0),), News(mark=(1,))
    look(window)
    assert "fhir.example: hentet for 0 min siden" in words(window)


def test_that_nobody_taking_in_is_noticed(open_window: OpenWindow, qtbot: QtBot) -> None:
    work = MadeUpWorkflow.with_colours("red")
    window = open_window(work)
    work.heard = News(mark=(1,), is_watched=False)
    with qtbot.waitSignal(window.freshness.unwatched):
        window.freshness.look()


def test_that_an_unexpected_fault_is_told_without_a_word_of_its_content(
    window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise KeyError("610152-9995 Eksempel")
    except KeyError as fault:
        with caplog.at_level(logging.ERROR, "visita"):
            hook(window.show_crash)(type(fault), fault, fault.__traceback__)
    told = window.frame.crash.text() + caplog.text
    assert "KeyError, test_main_window.py:" in told
    assert "610152" not in told


def test_that_made_up_people_are_called_so_across_the_window(open_window: OpenWindow) -> None:
    band = open_window(MadeUpWorkflow(is_demo=True)).findChild(DemoBand)
    assert band.isVisible()
    assert band.words() == "DEMONSTRATION – opdigtede personer"


def test_that_real_people_are_not_called_made_up(window: MainWindow) -> None:
    assert window.findChild(DemoBand) is None


@pytest.mark.parametrize(("width", "height", "beside"), [(1920, 1080, True), (1440, 900, True), (1280, 800, False)])
def test_that_the_decision_folds_under_the_name_where_room_is_short(
    open_window: OpenWindow, work: MadeUpWorkflow, width: int, height: int, beside: bool
) -> None:
    window = open_window(work, width, height)
    window.commands.select_next()
    settle(window)
    panel, page = window.frame.pane.decision, pages(window).patient
    assert (panel.geometry().width() < 300) is beside
    assert page.height() > 300
    assert (window.width(), window.height()) == (width, height)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("width", [1280, 1440])
def test_that_no_button_is_narrower_than_its_words(
    open_window: OpenWindow, work: MadeUpWorkflow, width: int, language: str
) -> None:
    window = open_window(work, width, 800)
    if language == "en":
        window.commands.next_language()
    window.commands.select_next()
    settle(window)
    window.frame.worklist.filters._chips[Colour.RED].click()
    window.commands.choose_phone()
    settle(window)
    parts = window.frame.pane.decision.parts
    for button in (*parts.buttons.values(), parts.save, *window.frame.worklist.filters._chips.values()):
        assert button.width() >= button.sizeHint().width(), button.text()


@pytest.mark.parametrize("width", [1280, 1440])
def test_that_no_sentence_on_the_screen_is_cut_below(open_window: OpenWindow, work: MadeUpWorkflow, width: int) -> None:
    window = open_window(replace(work, sources=(OLD,)), width, 800)
    window.commands.select_next()
    window.commands.choose_message()
    window.commands.save()
    settle(window)
    for label in window.findChildren(PlainLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_that_the_strip_is_not_cut_on_a_small_screen(open_window: OpenWindow, work: MadeUpWorkflow) -> None:
    strip = open_window(work, 1280, 800).frame.strip
    for label in strip.findChildren(QLabel):
        assert label.width() >= label.sizeHint().width(), label.text()


def test_that_list_and_patient_take_turns_in_a_narrow_window(open_window: OpenWindow, work: MadeUpWorkflow) -> None:
    window = open_window(work, 1000, 700)
    frame = window.frame
    assert (frame.worklist.isVisible(), frame.pane.isVisible()) == (True, False)
    window.commands.select_next()
    window.commands.open_patient()
    assert (frame.worklist.isVisible(), frame.pane.isVisible()) == (False, True)
    window.commands.back()
    assert (frame.worklist.isVisible(), frame.pane.isVisible()) == (True, False)


def test_that_decisions_are_made_beside_the_patients_page_only(window: MainWindow) -> None:
    window.commands.select_next()
    window.commands.show_appointments()
    settle(window)
    window.commands.choose_no_visit()
    assert window.drafts.unsaved_notes() == 0
    assert window.drafts.of(1).action is None
    assert not pages(window).patient.isVisible()


def test_that_nothing_chosen_or_written_is_lost_by_another_theme(window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    window.frame.pane.decision.note.setPlainText("skrevet")
    window.commands.next_theme()
    settle(window)
    assert current_theme().name == "dark"
    assert shown(window) == [chart(1)] * 2
    assert window.frame.pane.decision.note.toPlainText() == "skrevet"


def test_that_the_window_speaks_english_after_one_key(window: MainWindow) -> None:
    window.commands.next_language()
    settle(window)
    assert "Not an emergency service" in words(window)
    assert "Arbejdsliste" not in words(window)


def test_that_the_pages_are_built_after_the_first_painting(qapp: QApplication, work: MadeUpWorkflow) -> None:
    built: list[str] = []
    window = MainWindow(work.desk(), lambda *_: built.append("pages") or Pages(*(RememberingPage() for _ in range(3))))
    window.painted.connect(lambda: built.append("painted"))
    window.show()
    settle(window)
    window.close()
    assert built == ["painted", "pages"]


def test_that_a_window_that_is_gone_is_asked_for_nothing_more(qtbot: QtBot, work: MadeUpWorkflow) -> None:
    window = MainWindow(work.desk(), stand_in_pages)
    window.show()
    settle(window)
    window.rebuild()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with qtbot.captureExceptions() as faults:
        QApplication.processEvents()
    assert faults == []


def test_that_every_write_asked_for_is_done_when_the_window_closes(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.select_next()
    settle(window)
    window.commands.choose_visit()
    window.commands.save()
    window.close()
    assert [made.case for made in work.decisions] == [1]


def test_that_a_source_never_fetched_says_so(open_window: OpenWindow) -> None:
    assert "fhir.example: aldrig hentet" in words(open_window(MadeUpWorkflow(sources=(source(),))))


def test_that_a_failing_source_says_since_when(open_window: OpenWindow) -> None:
    text = words(open_window(MadeUpWorkflow(sources=(OLD,))))
    assert "fhir.example: fejl siden i dag 09.13, data 47 min gamle" in text


@pytest.mark.parametrize(
    ("minutes", "line", "is_troubled"),
    [(4, "hentet for 4 min siden", False), (6, "forsinket, data 6 min gamle", False), (61, "forsinket", True)],
)
def test_that_a_source_is_late_after_five_minutes_and_stands_out_after_an_hour(
    minutes: int, line: str, is_troubled: bool
) -> None:
    assert line in source_line(source(minutes), NOW)
    assert status_strip.is_troubled(source(minutes), NOW) is is_troubled


def test_that_a_source_asked_once_a_day_is_late_after_three_days() -> None:
    daily = SourceSettings("http://fhir.example/r4", interval=timedelta(days=1))
    assert not source(60 * 70, settings=daily).is_late(NOW)
    assert source(60 * 73, settings=daily).is_late(NOW)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_that_the_window_does_not_grow_with_its_sources(open_window: OpenWindow, count: int) -> None:
    name = "https://fhir.ambulatorier.region-midtjylland.example/r4"
    window = open_window(MadeUpWorkflow(sources=(replace(OLD, name=name),) * count), 1280, 800)
    assert window.width() == 1280
    for label in window.frame.strip.findChildren(QLabel):
        assert label.width() >= label.sizeHint().width(), label.text()


def test_that_sources_without_room_are_counted_and_their_trouble_too() -> None:
    labels = SourceLabels()
    labels.resize(200, 20)
    labels.show_lines([Line("x" * 60, is_troubled=True), Line("y" * 60, is_troubled=False)])
    (label,) = (one for one in labels.findChildren(QLabel) if not one.isHidden())
    assert label.text().startswith("2 ")
    assert "x" * 60 in label.toolTip()
    assert label.property("surface") == "yellow"


def test_that_many_failing_sources_leave_room_for_the_list(open_window: OpenWindow) -> None:
    assert open_window(MadeUpWorkflow(sources=(OLD,) * 8)).frame.fault.text().count("\n") == 2


def test_that_an_account_of_one_source_that_does_not_add_up_stands_out() -> None:
    assert status_strip.is_troubled(source(1, account=Account(3, 1, 1)), NOW)
