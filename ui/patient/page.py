"""The patient page: why the colour, the patient's own words, trends, answers, decisions and appointments."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from triage.clinical.decision import Seen
from triage.workflow.chart.chart import Chart
from ui.patient.cards import first_cards, in_order, last_cards, masked_cards, side_cards
from ui.patient.chain import chain_card
from ui.patient.history import decision_card
from ui.patient.masked import is_front
from ui.patient.side import SideCards
from ui.patient.sources import Sources
from ui.patient.trends.card import TrendCard
from ui.patient.trends.events import trend_events
from ui.theme import Theme
from ui.translate import tr
from ui.widgets.leaving import let_go
from ui.widgets.message import Message
from ui.widgets.surface import Surface, SurfaceColumn


class PatientPage(QScrollArea):
    """Scrolls; `now` returns the time in the zone in which times are shown.

    The page holds nothing of the patient before: every `show_…` puts it away first. Of the same patient nothing moves
    but what changed. `outcome_told` carries the key of a decision and the OutcomeKind that came of it. `side` are the
    cards that may stand beside the page; without room for them they are the last on it.
    """

    outcome_told = Signal(int, object)

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._message = Message()
        self.trends = TrendCard(theme, now)
        self.side = SideCards()
        self.sources = Sources(self)
        self._shown: Chart | None = None
        self._place: int | None = None
        self._cards: list[QWidget] = []
        self._decided: list[QWidget] = []
        surface = Surface()
        self._rows = SurfaceColumn(surface)
        self._rows.setContentsMargins(0, 0, 10, 0)
        self._rows.setSpacing(12)
        self._rows.addWidget(self._message)
        self._rows.addWidget(self.trends)
        self._rows.addWidget(self.side)
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
            self._find_place(0, self.verticalScrollBar().maximum())

    def _show_whole(self, chart: Chart | None) -> None:
        self._clear()
        self._shown = chart
        if chart is None:
            self._message.say(tr("J chooses the next patient on the list, Ctrl+K finds anybody."))
            return
        self._message.say("")
        now = self._now()
        for card in first_cards(chart, now, self.sources.show):
            self._insert(card, before=self.trends)
        self.trends.show_series(chart.series, chart.devices, trend_events(chart, now), chart.patient_key)
        self.trends.setVisible(not is_front(chart))
        for card in self._last_cards(chart, now):
            self._insert(card, before=None)
        self.side.show_cards(side_cards(chart, now))
        self.sources.reset([reason for one in in_order(chart) for reason in one.reasons])
        self._lay_out_now()

    def _lay_out_now(self) -> None:
        """Have everything in its place before the page is painted: nothing is seen squeezed, and nothing jumps."""
        for card in self._cards:
            card.show()
        # Each pass reaches one level of boxes further out.
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def take_side(self) -> None:
        """Have the side cards last on the page again."""
        # Where it is on the page already it must not count twice: it would come after the stretch.
        self._rows.removeWidget(self.side)
        self._rows.insertWidget(self._rows.count() - 1, self.side)
        self.side.setVisible(self._shown is not None)

    def say(self, text: str, role: str = "muted") -> None:
        """Say something on top of the page, e.g. that it was copied."""
        self._message.say(text, role)
        self.ensureWidgetVisible(self._message)

    def show_waiting(self) -> None:
        """Show that the chart is being fetched."""
        self._clear()
        self._message.say(tr("Fetching the patient …"))

    def show_fault(self, text: str) -> None:
        """Show why the chart could not be fetched; `text` also says what to do."""
        self._clear()
        self._message.say(text, "error")

    def _last_cards(self, chart: Chart, now: datetime) -> list[QWidget]:
        if chart.is_masked:
            return masked_cards(chart, now)
        self._decided = self._decision_cards(chart, now)
        return [*last_cards(chart, now), *self._decided]

    def _decision_cards(self, chart: Chart, now: datetime) -> list[QWidget]:
        decided = decision_card(chart.decisions, now, chart.offers.choices, self.outcome_told.emit)
        chain = chain_card(chart, now)
        return [decided, *([chain] if chain else [])]

    def _show_decisions(self, chart: Chart) -> None:
        """Put the decisions of the same patient in the place of those shown; all else stays as it stands."""
        place = self._rows.indexOf(self._decided[0])
        for card in self._decided:
            self._cards.remove(card)
        let_go(*self._decided)
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

    def _insert(self, card: QWidget, before: QWidget | None) -> None:
        # Last is before the side cards, where those stand on the page, and the stretch.
        place = self._rows.indexOf(before) if before is not None else self._last_place()
        self._rows.insertWidget(place, card)
        self._cards.append(card)

    def _last_place(self) -> int:
        side = self._rows.indexOf(self.side)
        return side if side >= 0 else self._rows.count() - 1

    def _clear(self) -> None:
        let_go(*self._cards)
        self._cards, self._decided, self._shown, self._place = [], [], None, None
        self.side.show_cards([])
        self.sources.reset([])
        self.trends.hide()
        self.trends.show_series((), {})
        self.verticalScrollBar().setValue(0)


def _without_decisions(chart: Chart) -> Chart:
    """Return what of a chart the decisions are no part of; how far the data had come is not shown."""
    if chart.changes.unseen:
        # What was decided meanwhile stands on the notice too.
        return replace(chart, seen=Seen())
    return replace(chart, decisions=(), chain=(), closed=False, seen=Seen())
