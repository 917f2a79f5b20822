"""Trends by the window's keys, and on their way out: noted first, without who it is, never of an emergency."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import charts
from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, NOW, MadeUpWorkflow, RememberingPage, chart
from triage.access.relation import Emergency
from ui.casework.picturing import Picturing
from ui.frame.pages import Pages
from ui.main_window import MainWindow
from ui.patient.trends.card import TrendCard
from ui.patient.trends.picture import TrendPicture
from ui.theme import Theme


class TrendPage(RememberingPage):
    """A patient's page with nothing but the trends."""

    def __init__(self, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.said: list[str] = []
        self.card = TrendCard(theme, now, self)
        self.card.resize(800, 700)

    def pages(self) -> Pages:
        """Return the page with a banner and appointments that only remember."""
        return Pages(RememberingPage(), self, RememberingPage(), say=self.say, trends=self.card)

    def say(self, text: str, role: str) -> None:
        """Remember what is said on the page."""
        self.said.append(text)


@pytest.fixture
def window(qapp: QApplication, work: MadeUpWorkflow, page: list[TrendPage]) -> Iterator[MainWindow]:
    """A window on a patient with trends."""

    def build(theme: Theme, now: Callable[[], datetime]) -> Pages:
        page.append(TrendPage(theme, now))
        return page[-1].pages()

    made = MainWindow(work.desk(), build)
    made.resize(1440, 900)
    made.show()
    settle(made)
    made.frame.worklist.choose_case(work.rows[0])
    settle(made)
    made.open_case.chart = chart(series=(charts.saturation(), charts.weight()), devices=charts.DEVICES)
    page[-1].card.show_series(made.open_case.chart.series, charts.DEVICES)
    page[-1].card.finish()
    yield made
    made.drafts.clear()
    made.close()
    made.deleteLater()


@pytest.fixture
def page() -> list[TrendPage]:
    """The patient's pages that were built, the newest last."""
    return []


def press(window: MainWindow, handler: str, qtbot: QtBot, until: Callable[[], bool] = lambda: True) -> None:
    getattr(window.commands, handler)()
    settle(window)
    qtbot.waitUntil(until, timeout=10_000)


def test_that_a_picture_is_noted_before_it_stands_in_the_clipboard(
    window: MainWindow, work: MadeUpWorkflow, page: list[TrendPage], qtbot: QtBot
) -> None:
    press(window, "copy_trends", qtbot, lambda: bool(page[-1].said))
    assert work.pictures == [(1, "copy")]
    assert QGuiApplication.clipboard().image().width() == 2000
    assert page[-1].said == ["Billedet er kopieret. Ryddes om 60 s."]


def test_that_a_table_is_copied_with_its_years_and_noted(
    window: MainWindow, work: MadeUpWorkflow, page: list[TrendPage], qtbot: QtBot
) -> None:
    press(window, "toggle_trend_table", qtbot)
    press(window, "copy_trends", qtbot, lambda: bool(page[-1].said))
    assert work.pictures == [(1, "table")]
    assert "23. nov. 2026 10.20\tIltmætning\t85 %\trød" in QGuiApplication.clipboard().text()


def test_that_nothing_leaves_where_it_cannot_be_noted(
    window: MainWindow, work: MadeUpWorkflow, page: list[TrendPage], qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().clear()
    work.fault = FAULT
    press(window, "copy_trends", qtbot, lambda: bool(page[-1].said))
    assert QGuiApplication.clipboard().image().isNull()
    assert page[-1].said == ["Databasen svarer ikke."]


def test_that_nothing_leaves_of_who_is_open_in_an_emergency(
    window: MainWindow, work: MadeUpWorkflow, page: list[TrendPage], qtbot: QtBot
) -> None:
    window.open_case.emergency = Emergency(NOW + timedelta(hours=1), "danger", None)
    for handler in ("copy_trends", "save_trends", "print_trends"):
        press(window, handler, qtbot)
    assert work.pictures == []
    assert len(page[-1].said) == 3


def test_that_a_picture_of_one_patient_is_not_made_when_another_stands_there(
    window: MainWindow, page: list[TrendPage], qtbot: QtBot
) -> None:
    window.commands.copy_trends()
    shown = window.open_case.chart
    assert shown is not None
    window.open_case.chart = replace(shown, patient_key=999)
    settle(window)
    assert page[-1].said == []


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_that_a_saved_picture_bears_neither_name_nor_number_and_is_ones_own(
    window: MainWindow, page: list[TrendPage], qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"kurver.{kind}"
    asked: list[str] = []

    def ask(_parent: object, suggested: str, _kinds: str) -> Path:
        asked.append(suggested)
        return path

    window.picturing = Picturing(window, ask)
    press(window, "save_trends", qtbot, lambda: bool(page[-1].said))
    assert path.stat().st_mode & 0o077 == 0
    assert not [word for word in (b"Eksempel", b"610152") if word in path.read_bytes()]
    assert asked == [f"visita-{NOW:%Y%m%d-%H%M}.png"]


def test_that_a_picture_says_what_time_it_is_of_and_from_when(
    window: MainWindow, page: list[TrendPage], qtbot: QtBot, tmp_path: Path
) -> None:
    window.picturing = Picturing(window, lambda _parent, _name, _kinds: tmp_path / "kurver.svg")
    press(window, "save_trends", qtbot, lambda: bool(page[-1].said))
    text = (tmp_path / "kurver.svg").read_text(encoding="utf-8")
    assert "23. nov. 2026 · uddrag fra Visita 23. nov. 2026 10.00" in text
    assert "i dag" not in text


def test_that_a_print_has_every_trend_whole_on_some_page(
    window: MainWindow, page: list[TrendPage], qtbot: QtBot, tmp_path: Path
) -> None:
    breaks: list[int] = []

    def to_printer(_parent: QWidget, picture: TrendPicture) -> bool:
        writer = QPdfWriter(str(tmp_path / "print.pdf"))
        painter = QPainter(writer)
        picture.paint(painter, QRectF(0, 0, 1000, 300), lambda: breaks.append(1))
        painter.end()
        return True

    window.picturing = Picturing(window, to_printer=to_printer)
    press(window, "print_trends", qtbot, lambda: bool(page[-1].said))
    assert len(breaks) == 1
    assert page[-1].said == ["Kurverne er sendt til printeren."]


def test_that_no_print_is_put_over_a_dialog_that_was_asked_for_meanwhile(
    window: MainWindow, page: list[TrendPage], qtbot: QtBot
) -> None:
    printed: list[TrendPicture] = []
    window.picturing = Picturing(window, to_printer=lambda _parent, picture: bool(printed.append(picture)))
    window.commands.print_trends()
    window.commands.note_pause()
    qtbot.waitUntil(lambda: bool(page[-1].said), timeout=10_000)
    assert printed == []
    assert page[-1].said == ["Ikke udskrevet: en anden dialog blev åbnet. Shift+P udskriver."]
    assert window.pausing.dialog is not None
    window.pausing.dialog.reject()


def test_that_the_keys_go_to_the_trends_and_choose_their_time(
    window: MainWindow, page: list[TrendPage], qtbot: QtBot
) -> None:
    card = page[-1].card
    press(window, "show_two_weeks", qtbot)
    assert card.span[1] - card.span[0] == timedelta(days=14)
    press(window, "shorten_trends", qtbot)
    assert card.span[1] - card.span[0] == timedelta(days=7)
    press(window, "toggle_small_trends", qtbot)
    assert card.stage.is_small
    press(window, "toggle_trend_legend", qtbot)
    assert card.legend.isVisible()


def test_that_the_picture_is_light_whatever_the_screen_is_in(
    window: MainWindow, page: list[TrendPage], qtbot: QtBot, tmp_path: Path
) -> None:
    window.commands.next_theme()
    settle(window)
    page[-1].card.show_series((charts.saturation(),), charts.DEVICES)
    page[-1].card.finish()
    window.picturing = Picturing(window, lambda _parent, _name, _kinds: tmp_path / "kurver.png")
    press(window, "save_trends", qtbot, lambda: bool(page[-1].said))
    assert QImage(str(tmp_path / "kurver.png")).pixelColor(3, 3).lightness() > 240
