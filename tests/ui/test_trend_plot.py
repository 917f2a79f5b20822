"""What is drawn of a patient's readings over time."""

from dataclasses import replace
from datetime import datetime
from math import isnan

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from tests.ui.charts import DEVICES, NOW, SPO2, ago, limit, now, point, pulse, saturation, weight
from tests.ui.placed import placed
from triage.clinical.colour import Colour
from triage.workflow.chart.series import Series
from ui.patient.limits import marked
from ui.patient.trends.axes import tick_font
from ui.patient.trends.card import TrendCard
from ui.patient.trends.plot import TrendPlot
from ui.patient.trends.words import state_word
from ui.theme import load_theme
from ui.widgets.plain_label import PlainLabel

QUARTER = (ago(92), NOW)


def plot(qtbot: QtBot, series: Series, span: tuple[datetime, datetime] = QUARTER) -> TrendPlot:
    made = placed(qtbot, TrendPlot(load_theme("light")), 800, 220)
    made.show_series(series, DEVICES, span)
    return made


def card(qtbot: QtBot, *series: Series) -> TrendCard:
    made = placed(qtbot, TrendCard(load_theme("light"), now), 900, 700)
    made.show_series(series, DEVICES)
    made.finish()
    return made


def axis_texts(made: TrendPlot, side: str) -> set[str]:
    """Return what is really painted on an axis: pyqtgraph leaves out what it finds no room for."""
    picture = QPixmap(made.canvas.size())
    painter = QPainter(picture)
    painter.setFont(tick_font())
    drawn = made.canvas.getAxis(side).generateDrawSpecs(painter)[2]
    painter.end()
    return {text for _, _, text in drawn}


def heading(made: TrendPlot) -> list[str]:
    return [label.text() for label in made.findChildren(PlainLabel)]


def test_that_a_gap_in_readings_is_not_joined_by_a_line(qtbot: QtBot) -> None:
    x, _ = plot(qtbot, replace(saturation(), limits=())).drawn["line"].getData()
    before = list(x).index(ago(45).timestamp())
    assert isnan(x[before + 1])
    assert x[before + 2] == ago(38).timestamp()


def test_that_withdrawn_points_are_hollow(qtbot: QtBot) -> None:
    points = plot(qtbot, saturation()).drawn["withdrawn"].points()
    assert [spot.brush().style() for spot in points] == [Qt.BrushStyle.NoBrush]


def by_a_doubtful_device() -> Series:
    """Return two readings, between them one by a device whose readings are invalid; the last is uncalibrated."""
    invalid = replace(point(2, "93", withdrawn=True), invalidated=True)
    return Series(SPO2, (point(3, "92"), invalid, replace(point(1, "94"), uncalibrated=True)), ())


def test_that_a_reading_by_an_invalidated_device_is_crossed_out_and_no_part_of_the_line(qtbot: QtBot) -> None:
    drawn = plot(qtbot, by_a_doubtful_device()).drawn
    assert drawn["invalidated"].opts["symbol"] == "x"
    assert ago(2).timestamp() not in drawn["line"].getData()[0]


def test_that_expired_calibration_is_said_beside_the_reading(qtbot: QtBot) -> None:
    states = [state_word(one) for one in marked(by_a_doubtful_device())]
    assert states[0] == ""
    assert len({*states}) == 3


def test_that_no_line_leads_to_a_withdrawn_point(qtbot: QtBot) -> None:
    assert ago(20).timestamp() not in plot(qtbot, saturation()).drawn["line"].getData()[0]


def test_that_red_and_yellow_points_differ_in_shape_from_each_other_and_the_rest(qtbot: QtBot) -> None:
    drawn = plot(qtbot, saturation()).drawn
    shapes = [drawn[name].opts["symbol"] for name in ("within", "yellow", "red", "below red")]
    assert len({str(shape) for shape in shapes}) == len(shapes)


def test_that_the_limit_line_is_the_one_in_force_then(qtbot: QtBot) -> None:
    made = plot(qtbot, saturation())
    lines = [item.getData() for name, item in made.drawn.items() if name.startswith("limit")]
    spans = {float(y[0]): tuple(x) for x, y in lines}
    assert spans[85.0][1] == spans[87.0][0] == ago(30).timestamp()
    assert spans[87.0][1] == NOW.timestamp()


def test_that_a_new_limit_and_a_new_apparatus_are_said(qtbot: QtBot) -> None:
    assert plot(qtbot, saturation()).events.words == ("85 → 87", "nyt apparat: Nonin 3230 nr. 5012")


def test_that_an_impossible_reading_is_marked_at_the_edge(qtbot: QtBot) -> None:
    made = plot(qtbot, saturation())
    (spot,) = made.drawn["below red"].points()
    assert made.canvas.viewRange()[1][0] < spot.pos().y() < 85


def test_that_the_newest_value_stands_with_its_unit_and_time(qtbot: QtBot) -> None:
    assert {"Iltmætning", "85\N{NO-BREAK SPACE}%", "i dag 10.20"} <= set(heading(plot(qtbot, saturation())))


def test_that_the_newest_value_is_never_a_withdrawn_one(qtbot: QtBot) -> None:
    made = plot(qtbot, Series(SPO2, (point(2, "93"), point(1, "70", withdrawn=True)), ()))
    assert "93\N{NO-BREAK SPACE}%" in heading(made)


def test_that_a_reading_under_the_pointer_is_told_with_time_and_apparatus(qtbot: QtBot) -> None:
    made = plot(qtbot, saturation())
    made.point_at(made.place_of(marked(saturation())[-1]))
    assert made.readout == "85\N{NO-BREAK SPACE}% · i dag 10.20 · Nonin 3230 nr. 5012 · rød"


def test_that_nothing_is_told_far_from_every_reading(qtbot: QtBot) -> None:
    made = plot(qtbot, saturation())
    made.point_at(QPointF(-500, -500))
    assert made.readout == ""


def test_that_every_limit_in_force_is_named_beside_the_trend(qtbot: QtBot) -> None:
    assert axis_texts(plot(qtbot, pulse()), "right") == {"gul 111", "rød 131"}


@pytest.mark.parametrize("value", ["9", "111", "1311"])
def test_that_no_limit_name_is_dropped_for_want_of_room(qtbot: QtBot, value: str) -> None:
    made = plot(qtbot, Series(SPO2, (point(1, "93"),), (limit(Colour.YELLOW, value, 9),)))
    assert axis_texts(made, "right") == {f"gul {value}"}


def test_that_an_empty_period_says_so(qtbot: QtBot) -> None:
    made = plot(qtbot, Series(SPO2, (point(80, "93"),), ()), (ago(14), NOW))
    assert made.readout == "Ingen målinger i perioden"


def test_that_a_trend_is_said_in_one_sentence(qtbot: QtBot) -> None:
    spoken = plot(qtbot, weight()).accessibleName()
    assert spoken == "Vægt: 73,6\N{NO-BREAK SPACE}kg, i dag 10.20. Målinger i alt: 61"


def test_that_all_trends_show_the_same_time(qtbot: QtBot) -> None:
    made = card(qtbot, saturation(), pulse(), weight())
    qtbot.keyClick(made, "+")
    spans = {tuple(trend.canvas.viewRange()[0]) for trend in made.plots}
    assert len(spans) == 1


def test_that_plus_and_minus_choose_shorter_and_longer_times(qtbot: QtBot) -> None:
    made = card(qtbot, saturation())
    made.step_range(-1)
    assert made.span[0] == ago(14)
    made.step_range(1)
    assert made.span[0] == ago(61)


def test_that_the_table_holds_every_reading_that_the_trends_show(qtbot: QtBot) -> None:
    made = card(qtbot, saturation(), weight())
    made.toggle_table()
    assert made.table_model.rowCount() == len(saturation().points) + len(weight().points)


def test_that_t_shows_the_table_instead_of_the_trends(qtbot: QtBot) -> None:
    made = card(qtbot, saturation())
    made.toggle_table()
    assert not made.plots[0].isVisible()
    made.toggle_table()
    assert made.plots[0].isVisible()


def test_that_a_row_of_the_table_says_all_in_words(qtbot: QtBot) -> None:
    made = card(qtbot, saturation())
    made.toggle_table()
    model = made.table_model
    row = [model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(5)]
    assert row == ["i dag 10.20", "Iltmætning", "85\N{NO-BREAK SPACE}%", "rød", "Nonin 3230 nr. 5012"]


def test_that_a_patient_without_readings_has_no_trend_of_the_one_before(qtbot: QtBot) -> None:
    made = card(qtbot, saturation())
    made.show_series((), {})
    made.finish()
    assert made.plots == []
    assert made.table_model.rowCount() == 0
