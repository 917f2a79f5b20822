"""The appointments page shows one calendar, what is at odds in it, and nothing of anybody else."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.charts import chart, now, visit, visits
from tests.ui.placed import placed
from triage.workflow.chart.chart import Chart
from ui.appointments.page import AppointmentsPage
from ui.appointments.wrapped import height_of, wrapped
from ui.theme import body_font, load_theme
from ui.widgets.plain_label import PlainLabel

LIGHT = load_theme("light")
LONG = "Tværfaglig lungerehabiliteringsundersøgelse med kontrastultralydsskanning"


def page(qtbot: QtBot, shown: Chart | None, width: int = 1200) -> AppointmentsPage:
    made = placed(qtbot, AppointmentsPage(LIGHT, now), width, 800)
    made.show_chart(shown)
    QApplication.processEvents()
    return made


def words(made: AppointmentsPage) -> list[str]:
    return [label.text() for label in made.findChildren(PlainLabel) if label.isVisible() and label.text()]


def current(made: AppointmentsPage) -> str:
    return str(made.timeline.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def pressed(qtbot: QtBot, made: AppointmentsPage, *keys: Qt.Key) -> str:
    for key in keys:
        qtbot.keyClick(made.timeline, key)
    return current(made)


def test_that_the_numbers_on_top_count_appointments_trips_and_conflicts(qtbot: QtBot) -> None:
    said = words(page(qtbot, chart()))
    assert [said[said.index(name) + 1] for name in ("Aftaler", "Ture")] == ["6", "4"]
    assert said[-2] == "2"


def test_that_an_appointment_is_read_aloud_with_department_day_time_and_conflict(qtbot: QtBot) -> None:
    made = page(qtbot, chart())
    assert current(made) == "Lungesygdomme, Aarhus, to 26/11: 10.00–10.45 Kontrol KOL Konflikt"


def test_that_arrow_keys_go_from_appointment_to_appointment_in_time(qtbot: QtBot) -> None:
    made = page(qtbot, chart())
    right = Qt.Key.Key_Right
    assert "Ekkokardiografi" in pressed(qtbot, made, right)
    assert "Lungefunktion" in pressed(qtbot, made, right)
    assert "Kontrol KOL" in pressed(qtbot, made, Qt.Key.Key_End)
    assert "Diabeteskontrol" in pressed(qtbot, made, Qt.Key.Key_Left)


def test_that_up_and_down_go_to_the_nearest_appointment_of_another_department(qtbot: QtBot) -> None:
    made = page(qtbot, chart())
    assert "Ekkokardiografi" in pressed(qtbot, made, Qt.Key.Key_Down)
    assert "Kontrol KOL" in pressed(qtbot, made, Qt.Key.Key_Up)


def test_that_choosing_a_conflict_chooses_its_appointments(qtbot: QtBot) -> None:
    made = page(qtbot, chart())
    made.findings.setCurrentIndex(made.findings.findings.index(1))
    chosen = sorted(str(index.data()) for index in made.timeline.selectedIndexes())
    assert [text.split(",")[0] for text in chosen] == ["Blodprøver", "Medicinsk afdeling"]


def test_that_a_conflict_is_read_aloud_with_its_colour(qtbot: QtBot) -> None:
    made = page(qtbot, chart())
    spoken = str(made.findings.findings.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Rød: To aftaler samtidig 26/11 kl. 10.15.")


def test_that_the_trip_row_says_when_and_where(qtbot: QtBot) -> None:
    model = page(qtbot, chart()).timeline.calendar_model
    row = [model.index(model.rowCount() - 1, column).data() for column in range(model.columnCount())]
    assert "10.00–11.15 Aarhus → Viborg" in row


def test_that_weekends_are_shaded(qtbot: QtBot) -> None:
    timeline = page(qtbot, chart()).timeline
    picture = timeline.viewport().grab().toImage()
    empty = [timeline.visualRect(timeline.calendar_model.index(2, column)).center() for column in (0, 5)]
    assert [picture.pixelColor(at) for at in empty] == [LIGHT.panel, LIGHT.background]


def test_that_conflicting_appointments_are_painted_red_with_their_word(qtbot: QtBot) -> None:
    timeline = page(qtbot, chart()).timeline
    rect = timeline.visualRect(timeline.calendar_model.index(0, 3))
    at = QPoint(rect.right() - 14, rect.top() + 14)
    assert timeline.viewport().grab().toImage().pixelColor(at) == QColor(LIGHT.red_field)


def test_that_a_cancelled_appointment_says_so_and_is_not_counted(qtbot: QtBot) -> None:
    cancelled = replace(visit("1", 2, 9, 0, "Lunge", "Aarhus", "Kontrol"), status="cancelled")
    made = page(qtbot, chart(appointments=(cancelled,), conflicts=()))
    assert current(made).endswith("Kontrol aflyst")
    assert "0" in words(made)


@pytest.mark.parametrize("width", [60, 118, 180])
def test_that_no_word_of_an_appointment_is_cut(width: int) -> None:
    lines = wrapped(LONG, body_font(12), width)
    drawn = [lines.lineAt(n) for n in range(lines.lineCount())]
    assert sum(line.textLength() for line in drawn) == len(LONG.replace(" ", " ")) + lines.text().count("\u200b")
    assert all(line.naturalTextWidth() <= width for line in drawn)


def test_that_a_row_is_as_tall_as_its_tallest_cell(qtbot: QtBot) -> None:
    many = [visit(str(n), 2, 9 + n, 0, "Lunge", "Aarhus", LONG) for n in range(4)]
    timeline = page(qtbot, chart(appointments=tuple(many), conflicts=())).timeline
    one = height_of(wrapped(LONG, body_font(12), timeline.columnWidth(2)))
    assert timeline.rowHeight(0) > 4 * one


def test_that_a_narrow_page_has_the_conflicts_above_the_calendar(qtbot: QtBot) -> None:
    made = page(qtbot, chart(), width=700)
    assert made.findings.mapTo(made, QPoint()).y() < made.timeline.mapTo(made, QPoint()).y()
    assert made.timeline.mapTo(made, QPoint()).x() < 100


def test_that_a_patient_without_appointments_is_said_to_have_none(qtbot: QtBot) -> None:
    assert words(page(qtbot, chart(appointments=(), conflicts=()))) == ["Ingen kommende aftaler."]


def test_that_waiting_and_faults_show_nothing_of_the_patient_before(qtbot: QtBot) -> None:
    made = page(qtbot, chart())
    made.show_waiting()
    assert words(made) == ["Henter patienten …"]
    made.show_fault("Databasen svarer ikke.")
    assert words(made) == ["Databasen svarer ikke."]
    assert made.timeline.calendar_model.rowCount() == made.findings.findings.rowCount() == 0


def test_that_appointments_without_conflicts_say_so(qtbot: QtBot) -> None:
    assert "Ingen konflikter." in words(page(qtbot, chart(appointments=visits()[2:3], conflicts=())))
