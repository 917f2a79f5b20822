"""The card of trends by keyboard: stepping, hiding, many small ones, the table, and what is said aloud."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.charts import (
    DEVICES,
    NEW_DEVICE,
    NOW,
    OLD_DEVICE,
    ago,
    chart,
    limit,
    now,
    pulse,
    saturation,
    visit,
    weight,
)
from tests.ui.placed import placed
from triage.clinical.care import Pause, PauseReason
from triage.clinical.colour import Colour
from triage.clinical.observation import ReadingKind
from triage.workflow.chart.chart import Chart, ExpectedAnswers
from triage.workflow.chart.series import Baseline, BaselineKind, Point, RuleChange, Series
from ui.patient.trends.card import TrendCard
from ui.patient.trends.events import Happening, trend_events
from ui.theme import load_theme

LEFT, RIGHT, CONTROL = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier


def eventful() -> Chart:
    """Return a patient to whom one of everything happened, and a visit to come."""
    return chart(
        appointments=(replace(visit("9", -12, 9, 0, "Lunge", "Aarhus", "Kontrol KOL"), status="fulfilled"),
                      visit("8", 12, 9, 0, "Lunge", "Aarhus", "Kontrol KOL")),
        rule_changes=(RuleChange(ago(30), "kol", "1.0.0", "1.1.0"),),
        expected=ExpectedAnswers(pauses=(Pause(PauseReason.HOLIDAY, ago(45), ago(38)),)),
    )  # fmt: skip


def card(qtbot: QtBot, *series: Series, of: Chart | None = None) -> TrendCard:
    made = placed(qtbot, TrendCard(load_theme("light"), now), 900, 1300)
    made.show_series(series or (saturation(), pulse(), weight()), DEVICES, trend_events(of or chart(), NOW))
    made.finish()
    return made


def press(made: TrendCard, *keys: Qt.Key, control: bool = False) -> None:
    for key in keys:
        QApplication.sendEvent(made.stage, _event(key, CONTROL if control else Qt.KeyboardModifier.NoModifier))


def _event(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers)


def test_that_control_and_an_arrow_step_from_reading_to_reading_in_every_trend(qtbot: QtBot) -> None:
    made = card(qtbot)
    press(made, LEFT, LEFT, control=True)
    told = [plot.readout for plot in made.plots]
    assert told[0].startswith("86\N{NO-BREAK SPACE}% · i går 10.20 · Nonin 3230 nr. 5012 · rød")
    assert told[1].startswith("121\N{NO-BREAK SPACE}pr. min · i går 10.20")
    assert told[2].startswith("74,1\N{NO-BREAK SPACE}kg · i går 10.20")


def test_that_what_the_cursor_is_at_is_said_aloud(qtbot: QtBot) -> None:
    made = card(qtbot)
    press(made, LEFT, control=True)
    assert "85\N{NO-BREAK SPACE}% · i dag 10.20 · Nonin 3230 nr. 5012 · rød" in made.stage.accessibleDescription()


def test_that_stepping_goes_on_where_the_time_shown_ends(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.choose_range(0)
    press(made, *[LEFT] * 20, control=True)
    assert made.span[0] <= ago(19) <= made.span[1] < NOW


def test_that_arrows_move_every_trend_in_time(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.choose_range(0)
    press(made, LEFT)
    assert made.span == (ago(21), ago(7))
    assert len({tuple(plot.canvas.viewRange()[0]) for plot in made.plots}) == 1


def test_that_the_pointer_over_one_trend_is_told_in_the_others(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.plots[0].pointed.emit(ago(3).timestamp())
    assert made.plots[2].readout.startswith("74,2\N{NO-BREAK SPACE}kg · 20. nov. 10.20 · indtastet")
    made.plots[0].pointed.emit(None)
    assert made.plots[2].readout == ""


def test_that_a_hidden_device_is_said_with_how_many_reds_went_with_it(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.legend.devices_hidden.emit(frozenset({NEW_DEVICE}))
    assert made.plots[0].readout.startswith("15 skjult, heraf 4 røde")
    assert NEW_DEVICE not in {made.plots[0].columns.point(place).device for place in range(40)}


def test_that_chips_hide_and_say_how_many_are_hidden(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.toggle_legend()
    chips = {chip.key: chip for chip in made.legend.chips}
    for key in ("pulse", OLD_DEVICE, NEW_DEVICE):
        chips[key].click()
    assert made.hidden_words == "1 kurve skjult · 2 apparater skjult"
    assert [plot.isVisible() for plot in made.plots] == [True, False, True]
    assert chips["pulse"].text() == "skjult: Puls"


def test_that_another_patient_begins_with_nothing_hidden(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.legend.chips[0].click()
    made.show_series((saturation(),), DEVICES)
    made.finish()
    assert made.plots[0].isVisible()
    assert made.hidden_words == ""


def test_that_new_data_of_the_same_patient_leave_hidden_what_was_hidden_and_the_time_as_it_was(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.show_series((saturation(), pulse()), DEVICES, whose=1)
    made.finish()
    made.legend.chips[0].click()
    press(made, LEFT)
    before = made.span
    for series in ((), (saturation(), pulse())):
        made.show_series(series, DEVICES, whose=1 if series else None)
        made.finish()
    assert made.span == before
    assert made.hidden_words == "1 kurve skjult"
    assert [plot.isVisible() for plot in made.plots] == [False, True]


def test_that_all_trends_stand_small_beside_each_other_and_return_enlarges_the_chosen(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.toggle_small()
    QApplication.processEvents()
    assert made.plots[0].y() == made.plots[1].y()
    press(made, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert not made.stage.is_small
    assert made.stage.marker.chosen is made.plots[1]


def test_that_a_small_trend_keeps_its_newest_value(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.toggle_small()
    assert "85\N{NO-BREAK SPACE}%" in made.plots[0].accessibleName()


def test_that_visits_decisions_rules_and_pauses_stand_above_the_trends(qtbot: QtBot) -> None:
    made = card(qtbot, of=eventful())
    placed_events = made.strip.placed()
    assert [one.event.kind for one in placed_events] == [
        Happening.PAUSE, Happening.RULES, Happening.VISIT, Happening.DECISION,
    ]  # fmt: skip
    assert all(one.has_words for one in placed_events)
    assert "Besøg: Kontrol KOL" in made.strip.accessibleName()


def test_that_a_decision_taken_back_and_a_visit_to_come_did_not_happen() -> None:
    found = trend_events(eventful(), NOW)
    assert [one.words for one in found if one.kind is Happening.DECISION] == ["Skriv besked"]
    assert len([one for one in found if one.kind is Happening.VISIT]) == 1


def test_that_a_booked_time_that_passed_is_not_said_to_have_been_a_visit() -> None:
    passed = chart(appointments=(visit("9", -12, 9, 0, "Lunge", "Aarhus", "Kontrol KOL"),))
    (event,) = [one for one in trend_events(passed, NOW) if one.kind is Happening.VISIT]
    assert event.words == "Kontrol KOL, aftalt"


def test_that_words_of_events_never_meet(qtbot: QtBot) -> None:
    busy = chart(decisions=tuple(replace(chart().decisions[0], id=day, at=ago(day)) for day in range(60)))
    made = card(qtbot, of=busy)
    named = [one for one in made.strip.placed() if one.has_words]
    width = made.strip.fontMetrics().averageCharWidth() * len("Skriv besked")
    assert 3 <= len(named) < 60
    for lane in range(3):
        starts = [one.x for one in named if one.lane == lane]
        assert all(later - earlier > width / 2 for earlier, later in pairwise(starts))


def test_that_the_table_holds_the_limits_then_and_the_events(qtbot: QtBot) -> None:
    made = card(qtbot, saturation(), of=eventful())
    made.toggle_table()
    rows = [made.table_model.cells(row) for row in range(made.table_model.rowCount())]
    assert rows[0][5] == "rød 87, gul 89"
    assert ("24. okt. 10.20", "Nye regler", "kol 1.0.0 → 1.1.0", "", "", "") in rows
    assert [row[0] for row in rows if row[3] == "indgår ikke i vurderingen"] == ["3. nov. 10.20"]


def test_that_a_reading_with_a_time_to_come_is_told_and_stands_in_the_table(qtbot: QtBot) -> None:
    ahead = Point(ago(-3), Decimal(88), NEW_DEVICE, withdrawn=True)
    made = card(qtbot, replace(saturation(), points=(*saturation().points, ahead)))
    assert made.plots[0].readout == "1 måling bærer en tid, der ikke er kommet: se tabellen"
    made.toggle_table()
    assert made.table_model.cells(0)[0] == "26. nov. 10.20"


def test_that_the_rows_chosen_are_copied_as_plain_text_without_formulas(qtbot: QtBot) -> None:
    hostile = replace(saturation(), points=(replace(saturation().points[-1], device="=cmd|' /C calc'!A0"),))
    made = card(qtbot, hostile)
    made.toggle_table()
    heading, row = made.table.chosen_text().splitlines()[:2]
    assert heading.split("\t")[0] == "Tid"
    assert row.split("\t")[4].startswith("'=cmd")


def test_that_the_patients_own_level_is_told_with_the_rule_it_comes_from(qtbot: QtBot) -> None:
    own = Baseline(BaselineKind.FALL, ago(14), ago(0), Decimal(87), Decimal(91), Decimal(91), 13, 14)
    made = card(qtbot, replace(saturation(), baseline=own))
    told = [label.text() for label in made.plots[0].findChildren(type(made.plots[0].own))]
    assert "Eget niveau: median 91\N{NO-BREAK SPACE}% af 13 på 14 dage; reglens grænse for fald 87" in told
    assert "baseline" in made.plots[0].drawn


def test_that_a_score_is_a_trend_of_its_own_without_a_device(qtbot: QtBot) -> None:
    kind = ReadingKind("cat8", "CAT", "CAT", "1", "", 0, ())
    scores = Series(kind, tuple(Point(ago(day), Decimal(12), None) for day in (60, 30, 1)), (), is_score=True)
    made = card(qtbot, scores)
    press(made, LEFT, control=True)
    assert made.plots[0].readout == "12 · i går 10.20 · besvaret skema"


def test_that_dense_readings_say_how_they_are_drawn_and_mark_every_red(qtbot: QtBot) -> None:
    base = saturation()
    points = tuple(Point(NOW - timedelta(minutes=5 * n), Decimal(93), NEW_DEVICE) for n in range(20_000, -1, -1))
    points = (*points[:9000], replace(points[9000], value=Decimal(80)), *points[9001:])
    made = card(qtbot, replace(base, points=points))
    assert "tegnet som laveste og højeste" in made.plots[0].readout
    assert len(made.plots[0].drawn["below red"].getData()[0]) == 1
    assert made.plots[0].edge_labels == ("80",)


def test_that_a_reading_by_an_uncalibrated_device_is_marked_around_its_colour(qtbot: QtBot) -> None:
    last = replace(saturation().points[-1], uncalibrated=True)
    drawn = card(qtbot, replace(saturation(), points=(*saturation().points[:-1], last))).plots[0].drawn
    (marked,) = drawn["uncalibrated"].points()
    assert marked.pos().x() == last.time.timestamp()
    assert last.time.timestamp() in drawn["red"].getData()[0]


def test_that_one_plot_at_most_is_drawn_between_two_events(qtbot: QtBot) -> None:
    made = placed(qtbot, TrendCard(load_theme("light"), now), 900, 1300)
    made.show_series((saturation(), pulse(), weight()), DEVICES)
    counts = [len(made.plots)]
    while len(made.plots) < 3:
        QApplication.processEvents()
        counts.append(len(made.plots))
    assert all(later - earlier <= 1 for earlier, later in pairwise(counts))


def test_that_a_limit_is_told_as_it_is_set_however_coarse_the_readings_are(qtbot: QtBot) -> None:
    made = card(qtbot, replace(saturation(), limits=(limit(Colour.RED, "87", 60, 3), limit(Colour.RED, "84.5", 3))))
    made.bar.table.setChecked(True)
    assert made.table_model.cells(0)[5] == "rød 84,5"


def test_that_the_table_has_the_keyboard_when_the_plots_that_had_it_go(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_keyboard()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    went: list[object] = []
    joined = application.focusChanged.connect(lambda _, new: went.append(new))
    made.toggle_table()
    made.toggle_table()
    application.focusChanged.disconnect(joined)
    assert went == [made.table, made.stage]


def test_that_no_value_in_the_table_is_broken_or_cut_however_narrow_it_is(qtbot: QtBot) -> None:
    made = placed(qtbot, TrendCard(load_theme("light"), now), 420, 1300)
    made.show_series((weight(),), DEVICES)
    made.finish()
    made.bar.table.setChecked(True)
    QApplication.processEvents()
    made.table.share_room()
    values = [made.table_model.cells(row)[2] for row in range(4)]
    room = made.table.columnWidth(2) - 2 * 5
    assert all(made.table.fontMetrics().horizontalAdvance(value) < room for value in values)
