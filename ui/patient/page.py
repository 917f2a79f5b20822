"""The patient page: why the colour, the patient's own words, trends, answers, decisions and appointments."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from triage.clinical.decision import Seen
from triage.workflow.chart.chart import Chart
from ui.patient.answers import answer_card, own_words_card
from ui.patient.chain import chain_card
from ui.patient.changes import change_cards, history_card
from ui.patient.expected import expected_card
from ui.patient.history import decision_card, visit_card
from ui.patient.masked import hidden_card, is_front, not_shown
from ui.patient.reasons import reason_card, unassessed_card
from ui.patient.trends import TrendCard
from ui.theme import Theme
from ui.translate import tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel
from ui.widgets.surface import Surface


class PatientPage(QScrollArea):
    """Scrolls; `now` returns the time in the zone in which times are shown.

    The page holds nothing of the patient before: every `show_…` puts it away first. Of the same patient nothing moves
    but what changed. `outcome_told` carries the key of a decision and the OutcomeKind that came of it.
    """

    outcome_told = Signal(int, object)

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._message = Message()
        self.trends = TrendCard(theme, now)
        self._shown: Chart | None = None
        self._place: int | None = None
        self._cards: list[QWidget] = []
        self._decided: list[QWidget] = []
        surface = Surface()
        self._rows = QVBoxLayout(surface)
        self._rows.setContentsMargins(0, 0, 10, 0)
        self._rows.setSpacing(12)
        self._rows.addWidget(self._message)
        self._rows.addWidget(self.trends)
        self._rows.addStretch(1)
        self.setWidget(surface)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Patient"))
        # How long the page is becomes known bit by bit as it is laid out; who scrolls meanwhile goes where they want.
        self.verticalScrollBar().rangeChanged.connect(self._find_place)
        self.verticalScrollBar().actionTriggered.connect(self._leave_place)
        self.show_chart(None)

    def show_chart(self, chart: Chart | None) -> None:
        """Show all of `chart`; None is "nobody chosen"."""
        before = self._shown
        if chart is None or before is None or before.patient_key != chart.patient_key:
            self._show_whole(chart)
        elif before != chart and self._decided and _without_decisions(before) == _without_decisions(chart):
            self._shown = chart
            self._show_decisions(chart)
        elif before != chart:
            place = self.verticalScrollBar().value()
            self._show_whole(chart)
            self._place = place

    def _show_whole(self, chart: Chart | None) -> None:
        self._clear()
        self._shown = chart
        if chart is None:
            self._message.say(tr("No patient chosen"))
            return
        self._message.say("")
        now = self._now()
        for card in self._first_cards(chart, now):
            self._insert(card, before_trends=True)
        self.trends.show_series(chart.series, chart.devices)
        self.trends.setVisible(not is_front(chart))
        for card in self._last_cards(chart, now):
            self._insert(card, before_trends=False)

    def show_waiting(self) -> None:
        """Show that the chart is being fetched."""
        self._clear()
        self._message.say(tr("Fetching the patient …"))

    def show_fault(self, text: str) -> None:
        """Show why the chart could not be fetched; `text` also says what to do."""
        self._clear()
        self._message.say(text, "error")

    def _first_cards(self, chart: Chart, now: datetime) -> list[QWidget]:
        ordered = sorted(chart.assessments, key=lambda one: one.colour.rank)
        found: list[QWidget] = [reason_card(one, now, is_front=is_front(chart)) for one in ordered]
        own_words = own_words_card(chart.responses, now)
        told = change_cards(chart.changes, chart.decisions, now)
        expected = [expected_card(chart.expected, now)] if chart.expected.is_telling else []
        return [*told, *(found or [unassessed_card()]), *expected, *([own_words] if own_words else [])]

    def _last_cards(self, chart: Chart, now: datetime) -> list[QWidget]:
        if chart.is_masked:
            return self._last_of_masked(chart, now)
        answers = [answer_card(view, now) for view in chart.responses]
        changed = history_card(chart.changes, now)
        self._decided = self._decision_cards(chart, now)
        last = [*self._decided, visit_card(chart, now)]
        expected = [] if chart.expected.is_telling else [expected_card(chart.expected, now)]
        return [*answers, *expected, *([changed] if changed else []), *last]

    def _decision_cards(self, chart: Chart, now: datetime) -> list[QWidget]:
        decided = decision_card(chart.decisions, now, chart.offers.choices, self.outcome_told.emit)
        chain = chain_card(chart, now)
        return [decided, *([chain] if chain else [])]

    def _show_decisions(self, chart: Chart) -> None:
        """Put the decisions of the same patient in the place of those shown; all else stays as it stands."""
        place = self._rows.indexOf(self._decided[0])
        for card in self._decided:
            self._cards.remove(card)
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._decided = self._decision_cards(chart, self._now())
        for number, card in enumerate(self._decided):
            self._rows.insertWidget(place + number, card)
            self._cards.append(card)

    def _find_place(self, _least: int, most: int) -> None:
        if self._place is not None:
            self.verticalScrollBar().setValue(self._place)
            if most >= self._place:
                self._place = None

    def _leave_place(self) -> None:
        self._place = None

    def _last_of_masked(self, chart: Chart, now: datetime) -> list[QWidget]:
        """Return the same parts, those left out named: an empty card would say that there is nothing."""
        front = is_front(chart)
        hidden = (tr("Answers"), tr("Readings")) if front else ()
        answers = [answer_card(view, now) for view in chart.responses]
        left_out = [hidden_card(title) for title in (*hidden, tr("Expected answers"), tr("Changed at the source"))]
        if not front:
            return [*answers, *left_out, hidden_card(tr("Decisions so far")), hidden_card(tr("Appointments"))]
        decided = decision_card(chart.decisions, now)
        decided.add(PlainLabel(f"{tr('Notes')}: {not_shown()}", "muted"))
        return [*left_out, decided, visit_card(chart, now)]

    def _insert(self, card: QWidget, before_trends: bool) -> None:
        place = self._rows.indexOf(self.trends) if before_trends else self._rows.count() - 1
        self._rows.insertWidget(place, card)
        self._cards.append(card)

    def _clear(self) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards, self._decided, self._shown, self._place = [], [], None, None
        self.trends.hide()
        self.trends.show_series((), {})
        self.verticalScrollBar().setValue(0)


def _without_decisions(chart: Chart) -> Chart:
    """Return what of a chart the decisions are no part of; how far the data had come is not shown."""
    if chart.changes.unseen:
        # What was decided meanwhile stands on the notice too.
        return replace(chart, seen=Seen())
    return replace(chart, decisions=(), chain=(), closed=False, seen=Seen())
