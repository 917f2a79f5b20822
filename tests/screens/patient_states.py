"""States of everything about one patient: cards further down, marks, kinds of patients, trends, decisions, dialogs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QElapsedTimer, QThread
from PySide6.QtWidgets import QApplication, QDialog

from tests.screens.frame_states import rest
from triage.clinical.aside import PersonAside
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.workflow.application import Changed
from triage.workflow.chart.beside import ContactWish
from triage.workflow.chart.chart import Chart
from triage.worklist.row import Query
from ui.main_window import MainWindow
from ui.patient.page import PatientPage
from ui.pictures.screenshots import choose
from ui.worklist.deciding import Saved
from ui.worklist.drafts import Draft

State = Callable[[MainWindow], AbstractContextManager[None]]
Kind = Callable[[Chart], bool]
_LOOKED_AT = 60
_MANY_POINTS = 20
_DRAWING_MS = 400
_ANY, _RED = Query(), Query(colours=(Colour.RED,))


def drawn(window: MainWindow) -> None:
    """Wait until the trends are drawn too: they are drawn one at a time between events."""
    rest(window)
    timer = QElapsedTimer()
    timer.start()
    while timer.elapsed() < _DRAWING_MS:
        QApplication.processEvents()
        QThread.msleep(5)


def open_one(window: MainWindow, query: Query, kind: Kind) -> Chart:
    """Open the first patient of a kind and return the chart; a LookupError tells that the demonstration lacks one."""
    window.commands.show_worklist()
    rows = window.desk.list_cases(query, 0, _LOOKED_AT)
    row = next((row for row in rows if kind is _is_any or kind(window.desk.open_chart(row.case))), None)
    choose(window, row)
    rest(window)
    chart = window.open_case.chart
    if row is None or chart is None:
        raise LookupError(f"nobody like that in {query}")
    return chart


@contextmanager
def _patient(
    window: MainWindow, query: Query, kind: Kind, change: Callable[[Chart], Chart] | None = None, down: int = 0
) -> Iterator[None]:
    """Show a patient, perhaps with more than the demonstration knows, so many pages down."""
    chart = open_one(window, query, kind)
    if change is not None:
        window.frame.pane.show_chart(change(chart))
        rest(window)
    page = window.frame.pane.findChild(PatientPage)
    assert isinstance(page, PatientPage)
    page.verticalScrollBar().setValue(down * page.verticalScrollBar().pageStep())
    drawn(window)
    yield
    window.frame.pane.show_chart(chart)


def _is_any(chart: Chart) -> bool:
    return True


def _is_in_two(chart: Chart) -> bool:
    return len(chart.assessments) > 1


def _has_words(chart: Chart) -> bool:
    return any(line.free_text and line.answer.strip() for one in chart.responses for line in one.lines)


def _has_trends(chart: Chart) -> bool:
    return len(chart.series) > 1 and max(len(one.points) for one in chart.series) > _MANY_POINTS


def _has_limits_to_set(chart: Chart) -> bool:
    return bool(chart.care.choices and chart.care.courses)


def _lacks_answers(chart: Chart) -> bool:
    return bool(chart.care.lacking)


def _with_marks(chart: Chart) -> Chart:
    """Return the chart of somebody about whom everything must be known before anybody calls."""
    patient = replace(chart.patient, protected=True, deceased=True, active=False)
    aside = PersonAside(died=date(2026, 11, 20), language="arabisk", needs_interpreter=True)
    wish = ContactWish("Telefon efter kl. 15", None)
    return replace(
        chart, patient=patient, beside=replace(chart.beside, person=aside, namesakes=2, contact_wishes=(wish,))
    )


def _without_case(chart: Chart) -> Chart:
    """Return the chart of somebody whom nothing was ever assessed of."""
    return replace(chart, case=None, assessments=(), responses=(), series=(), decisions=(), chain=())


@contextmanager
def _doing(window: MainWindow, commands: Sequence[str], query: Query = _ANY, kind: Kind = _is_any) -> Iterator[None]:
    """Open a patient and give the commands; dialogs are closed again, and the draft thrown away."""
    open_one(window, query, kind)
    row = window.open_case.row
    assert row is not None
    for command in commands:
        getattr(window.commands, command)()
        rest(window)
    drawn(window)
    yield
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    # Not all at once, which tells no list that its rows are no drafts any longer.
    window.drafts.drop(row.case)
    rest(window)


@contextmanager
def _trends(window: MainWindow, commands: Sequence[str] = ()) -> Iterator[None]:
    """Show the trends of a patient with many readings, and give the commands."""
    open_one(window, Query(), _has_trends)
    page, card = window.frame.pane.findChild(PatientPage), window.frame.pane.trends
    assert isinstance(page, PatientPage)
    assert card is not None
    before = card.bar.table.isChecked(), card.bar.small.isChecked(), card.bar.legend.isChecked()
    for command in ("show_three_months", *commands):
        getattr(window.commands, command)()
    page.verticalScrollBar().setValue(card.y())
    drawn(window)
    yield
    for button, is_on in zip((card.bar.table, card.bar.small, card.bar.legend), before, strict=True):
        button.setChecked(is_on)


@contextmanager
def _pointed_at(window: MainWindow) -> Iterator[None]:
    """Show what is read out under the cursor."""
    with _trends(window):
        card = window.frame.pane.trends
        assert card is not None
        series = card.stage.columns[0].series
        card.show_reading(series.kind.code, series.points[-2].time)
        drawn(window)
        yield


@contextmanager
def _saved(window: MainWindow, *, is_last: bool) -> Iterator[None]:
    """Show what can be undone."""
    open_one(window, Query(), _is_any)
    bar, row = window.frame.pane.undo_bar, window.open_case.row
    assert row is not None
    bar.offer(Saved(row, Draft(Action.NO_VISIT), Changed()), is_last=is_last)
    rest(window)
    yield
    bar.clear()


def _of(commands: Sequence[str], query: Query = _ANY, kind: Kind = _is_any) -> State:
    return partial(_doing, commands=commands, query=query, kind=kind)


def _lower() -> dict[str, State]:
    """Return the second and the third screenful of a patient of each colour."""
    return {
        f"patient-{colour.value}-down-{down}": partial(
            _patient, query=Query(colours=(colour,)), kind=_is_any, down=down
        )
        for colour in Colour
        for down in (1, 2)
    }


STATES: Mapping[str, State] = {
    **_lower(),
    "patient-two": partial(_patient, query=_ANY, kind=_is_in_two),
    "patient-words": partial(_patient, query=_ANY, kind=_has_words),
    "patient-marks": partial(_patient, query=_ANY, kind=_has_words, change=_with_marks),
    "patient-no-case": partial(_patient, query=_ANY, kind=_is_any, change=_without_case),
    "trends-14": partial(_trends, commands=("show_two_weeks",)),
    "trends-all": partial(_trends, commands=("show_all_time",)),
    "trends-small": partial(_trends, commands=("toggle_small_trends",)),
    "trends-table": partial(_trends, commands=("toggle_trend_table",)),
    "trends-legend": partial(_trends, commands=("toggle_trend_legend",)),
    "trends-pointed": _pointed_at,
    "decide-visit": _of(("choose_visit",)),
    "decide-phone": _of(("choose_phone",)),
    "decide-message": _of(("choose_message",)),
    "decide-no-visit": _of(("choose_no_visit",)),
    "decide-no-visit-red": _of(("choose_no_visit", "save"), _RED),
    "decide-interval": _of(("choose_more",)),
    "decide-questionnaire": _of(("choose_more", "choose_more")),
    "decide-end": _of(("choose_more", "choose_more", "choose_more")),
    "decide-nothing": _of(("save",)),
    "saved": partial(_saved, is_last=False),
    "saved-last": partial(_saved, is_last=True),
    "ask-enrol": _of(("enrol_patient",)),
    "ask-plan": _of(("change_plan",), kind=_has_limits_to_set),
    "ask-end": _of(("end_course",), kind=_has_limits_to_set),
    "ask-dismiss": _of(("dismiss_answer",), kind=_lacks_answers),
    "ask-limit": _of(("set_own_limits",), kind=_has_limits_to_set),
    "limits-ending": _of(("show_limits_ending",)),
    "ask-pause": _of(("note_pause",)),
    "ask-hand-over": _of(("hand_over_case",)),
    "ask-put-off": _of(("put_off_case",)),
    "ask-find": _of(("find_patient",)),
}
# What a secretary sees of the same patients.
FRONT_STATES: Mapping[str, State] = {
    "front-red": partial(_patient, query=_RED, kind=_is_any),
    "front-two": partial(_patient, query=_ANY, kind=_is_in_two),
}
