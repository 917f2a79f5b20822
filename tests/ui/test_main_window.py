"""The window: the right patient on every page, the truth about its data, and how it shares the room."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, NOW, MadeUpWorkflow, RememberingPage, chart
from triage.clinical.colour import Colour
from triage.errors import SourceError, Text
from triage.workflow.application import Changed
from triage.worklist.account import Conservation, SourceState
from ui.errors import hook
from ui.main_window import MainWindow
from ui.pages import Pages
from ui.status_strip import account_line, source_name
from ui.theme import current_theme
from ui.widgets.band import DemoBand
from ui.widgets.plain_label import PlainLabel

OpenWindow = Callable[..., MainWindow]
OLD = SourceState("http://fhir.example/r4", NOW - timedelta(minutes=47), Text("Serveren svarer ikke.", "No answer."))


def pages(window: MainWindow) -> Pages:
    """Return the pages about the patient."""
    built = window.frame.pane._pages
    assert built is not None
    return built


def shown(window: MainWindow) -> list[object]:
    """Return what banner, patient's page and appointments show now."""
    built = pages(window)
    found = []
    for page in (built.banner, built.patient, built.appointments):
        assert isinstance(page, RememberingPage)
        found.append(page.shown[-1])
    return found


def words(window: MainWindow) -> str:
    """Return every word that is on the screen in a label."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_that_nobody_is_opened_before_somebody_is_chosen(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.back()
    settle(window)
    assert (work.opened, shown(window)) == ([], [None, None, None])


def test_that_banner_and_pages_show_the_same_patient(window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    assert shown(window) == [chart(1)] * 3


def test_that_the_patient_before_is_gone_while_the_next_is_fetched(window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    window.commands.select_next()
    assert shown(window) == [None, "waiting", "waiting"]


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
    assert shown(window) == [chart(2)] * 3


def test_that_a_chart_that_cannot_be_opened_says_why(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.fault = FAULT
    window.commands.select_next()
    settle(window)
    assert shown(window) == [None, "Databasen svarer ikke.", "Databasen svarer ikke."]


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


def test_that_a_pull_runs_beside_the_window_and_its_news_are_shown(open_window: OpenWindow) -> None:
    work, may_end = MadeUpWorkflow.with_colours("green"), Event()

    def refresh() -> Changed:
        may_end.wait(5)
        work.rows = MadeUpWorkflow.with_colours("red", "green").rows
        return Changed(cases=(1,))

    work.refresh = refresh
    window = open_window(work)
    window.commands.refresh()
    assert "Henter nye data" in words(window)
    may_end.set()
    settle(window)
    assert window.frame.worklist.model.rowCount() == 2
    assert "Henter nye data" not in words(window)


def test_that_a_failed_pull_becomes_a_sentence_and_the_window_lives_on(open_window: OpenWindow) -> None:
    work = MadeUpWorkflow.with_colours("red")

    def refresh() -> Changed:
        raise SourceError(Text("Serveren svarer ikke.", "No answer."))

    work.refresh = refresh
    window = open_window(work)
    window.commands.refresh()
    settle(window)
    assert window.frame.fault.text() == "Nye data kunne ikke hentes. Serveren svarer ikke."
    assert window.frame.worklist.model.rowCount() == 1


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
    assert pages(window).appointments.isVisible()


def test_that_nothing_chosen_or_written_is_lost_by_another_theme(window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    window.frame.pane.decision.note.setPlainText("skrevet")
    window.commands.next_theme()
    settle(window)
    assert current_theme().name == "dark"
    assert shown(window) == [chart(1)] * 3
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


def test_that_every_write_asked_for_is_done_when_the_window_closes(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.select_next()
    settle(window)
    window.commands.choose_visit()
    window.commands.save()
    window.close()
    assert [made.case for made in work.decisions] == [1]


def test_that_a_source_never_fetched_says_so(open_window: OpenWindow) -> None:
    never = replace(OLD, last_success=None, fault=None)
    assert "fhir.example: aldrig hentet" in words(open_window(MadeUpWorkflow(sources=(never,))))
