"""The patient page: why the colour, the patient's own words, trends, answers, decisions and appointments."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from triage.workflow.chart.chart import Chart
from ui.patient.answers import answer_card, own_words_card
from ui.patient.changes import change_cards, history_card
from ui.patient.expected import expected_card
from ui.patient.history import decision_card, visit_card
from ui.patient.reasons import reason_card, unassessed_card
from ui.patient.trends import TrendCard
from ui.theme import Theme
from ui.translate import tr
from ui.widgets.message import Message


class PatientPage(QScrollArea):
    """Scrolls; `now` returns the time in the zone in which times are shown.

    The page holds nothing of the patient before: every `show_…` puts it away first. `outcome_told` carries the key of a
    decision and the OutcomeKind that came of it.
    """

    outcome_told = Signal(int, object)

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._message = Message()
        self.trends = TrendCard(theme, now)
        self._cards: list[QWidget] = []
        surface = QFrame()
        surface.setProperty("surface", "background")
        self._rows = QVBoxLayout(surface)
        self._rows.setContentsMargins(0, 0, 10, 0)
        self._rows.setSpacing(12)
        self._rows.addWidget(self._message)
        self._rows.addWidget(self.trends)
        self._rows.addStretch(1)
        self.setWidget(surface)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Patient"))
        self.show_chart(None)

    def show_chart(self, chart: Chart | None) -> None:
        """Show all of `chart`; None is "nobody chosen"."""
        self._clear()
        if chart is None:
            self._message.say(tr("No patient chosen"))
            return
        self._message.say("")
        now = self._now()
        for card in self._first_cards(chart, now):
            self._insert(card, before_trends=True)
        self.trends.show_series(chart.series, chart.devices)
        self.trends.show()
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
        found: list[QWidget] = [reason_card(one, now) for one in sorted(chart.assessments, key=lambda a: a.colour.rank)]
        own_words = own_words_card(chart.responses, now)
        told = change_cards(chart.changes, chart.decisions, now)
        expected = [expected_card(chart.expected, now)] if chart.expected.is_telling else []
        return [*told, *(found or [unassessed_card()]), *expected, *([own_words] if own_words else [])]

    def _last_cards(self, chart: Chart, now: datetime) -> list[QWidget]:
        answers = [answer_card(view, now) for view in chart.responses]
        changed = history_card(chart.changes, now)
        decided = decision_card(chart.decisions, now, chart.offers.choices, self.outcome_told.emit)
        last = [decided, visit_card(chart, now)]
        expected = [] if chart.expected.is_telling else [expected_card(chart.expected, now)]
        return [*answers, *expected, *([changed] if changed else []), *last]

    def _insert(self, card: QWidget, before_trends: bool) -> None:
        place = self._rows.indexOf(self.trends) if before_trends else self._rows.count() - 1
        self._rows.insertWidget(place, card)
        self._cards.append(card)

    def _clear(self) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = []
        self.trends.hide()
        self.trends.show_series((), {})
        self.verticalScrollBar().setValue(0)
