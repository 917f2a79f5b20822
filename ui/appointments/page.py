"""The appointments page: one calendar of all departments, and what is at odds in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from triage.clinical.colour import Colour
from triage.coordination.trips import combinable, trips
from triage.workflow.chart.chart import Chart
from ui.appointments.calendar import Calendar, calendar
from ui.appointments.finding_list import FindingList
from ui.appointments.findings import Finding, findings
from ui.appointments.timeline import Timeline
from ui.theme import Theme
from ui.translate import tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel

_BESIDE = 900
_LIST_WIDTH = 300
_LIST_HEIGHT = 220
_CARD_HEIGHT = 56
_FINDING_HEIGHT = 68


class AppointmentsPage(QFrame):
    """Shows only days from today on; `now` returns the time in the zone in which times are shown."""

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._list_height = _LIST_HEIGHT
        self._shown: Chart | None = None
        self.timeline = Timeline(theme)
        self.findings = FindingList(theme)
        self._none = PlainLabel(tr("No conflicts."), "muted")
        self._numbers = [PlainLabel("", "banner") for _ in range(3)]
        self._message = PlainLabel()
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._left = Card(tr("Conflicts"))
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._states = QStackedLayout(self)
        self._lay_out()
        self.setAccessibleName(tr("Appointments"))
        self.findings.chosen.connect(self.timeline.choose)
        self.show_chart(None)

    def show_chart(self, chart: Chart | None) -> None:
        """Show the appointments of `chart`; None is "nobody chosen"."""
        if chart is None:
            self._say(tr("No patient chosen"), "muted")
            return
        if chart.is_masked and chart.patient_key == 0:
            # Somebody who must not be told from what is shown.
            self._say(tr("Not shown for your role"), "muted")
            return
        before, self._shown = self._shown, chart
        if before is not None and _booked(before) == _booked(chart):
            # The same patient was decided on, or measured: the calendar stays where it was scrolled to.
            return
        now = self._now()
        tours = tuple(one for one in trips(chart.appointments) if one.date >= now.date())
        days = replace(calendar(chart.appointments, chart.conflicts, tours, now), doubted=chart.doubted)
        if not days.lanes:
            self._say(tr("No appointments to come."), "muted")
            return
        self._show(days, findings(chart.conflicts, combinable(tours), now), len(tours))

    def show_waiting(self) -> None:
        """Show that the chart is being fetched."""
        self._say(tr("Fetching the patient …"), "muted")

    def show_fault(self, text: str) -> None:
        """Show why the chart could not be fetched; `text` also says what to do."""
        self._say(text, "error")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the conflicts beside the calendar, or over it where the page is narrow."""
        super().resizeEvent(event)
        self._fit_list()

    def _fit_list(self) -> None:
        beside = self.width() >= _BESIDE
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._left.setMinimumWidth(_LIST_WIDTH if beside else 0)
        self._left.setMaximumWidth(_LIST_WIDTH if beside else 16_777_215)
        self._left.setMaximumHeight(16_777_215 if beside else self._list_height)

    def _show(self, days: Calendar, found: tuple[Finding, ...], tours: int) -> None:
        critical = sum(1 for one in found if one.colour is Colour.RED)
        visits = sum(one.is_active for cell in days.cells.values() for one in cell)
        for label, number in zip(self._numbers, (visits, tours, critical), strict=True):
            label.setText(str(number))
        self._none.setVisible(not found)
        self.findings.setVisible(bool(found))
        self.findings.findings.show_findings(found)
        self._list_height = min(_LIST_HEIGHT, _CARD_HEIGHT + _FINDING_HEIGHT * max(1, len(found)))
        self._fit_list()
        self.timeline.show_calendar(days, self._now())
        self._states.setCurrentIndex(1)

    def _say(self, text: str, role: str) -> None:
        self._shown = None
        self.timeline.show_calendar(None, self._now())
        self.findings.findings.show_findings(())
        self._message.say(text, role)
        self._states.setCurrentIndex(0)

    def _lay_out(self) -> None:
        self.setProperty("surface", "background")
        self._left.add(self._none)
        self._left.add(self.findings)
        self._left.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addLayout(self._number_row())
        right.addWidget(self._framed_timeline())
        keys = tr("Arrow keys: next appointment · Page Up and Page Down: earlier and later")
        right.addWidget(PlainLabel(keys, "label"))
        right.addStretch(1)
        content = QWidget()
        content.setLayout(self._parts)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(12)
        self._parts.addWidget(self._left)
        self._parts.addLayout(right, 1)
        self._states.addWidget(self._message)
        self._states.addWidget(content)

    def _framed_timeline(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("surface", "card")
        frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(1, 4, 1, 4)
        rows.addWidget(self.timeline)
        return frame

    def _number_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for label, text in zip(self._numbers, (tr("Appointments"), tr("Trips"), tr("Conflicts")), strict=True):
            card = Card()
            card.add(PlainLabel(text, "label"))
            card.add(label)
            card.setMinimumWidth(120)
            row.addWidget(card)
        row.addStretch(1)
        return row


def _booked(chart: Chart) -> tuple[object, ...]:
    """Return what of a chart stands on the page."""
    return chart.patient_key, chart.appointments, chart.conflicts, chart.doubted
