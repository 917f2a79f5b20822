"""Everything about the patient chosen: the fixed banner, the page, the decision and its undo bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from triage.access.acts import Act
from triage.access.at_work import AtWork
from triage.access.relation import Emergency
from triage.errors import BehindGlassError
from triage.worklist.row import NO_CASE, Row
from ui.desks.desk import Desk
from ui.frame.pages import ChartPage, Pages, ShowsChart
from ui.frame.side_column import SideColumn
from ui.seat.emergency_bar import EmergencyBar
from ui.worklist.decision import DecisionPanel
from ui.worklist.decision_layout import STANDING_WIDTH
from ui.worklist.decision_room import DecisionRoom
from ui.worklist.drafts import Drafts
from ui.worklist.owner_line import OwnerLine
from ui.worklist.sample_bar import SampleBar
from ui.worklist.undo_bar import UndoBar

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Chart
    from ui.patient.trends.card import TrendCard

_MARGIN = 12
_FRAME = 5
_LEAST_PAGE = 120
STANDING_ROOM = STANDING_WIDTH + 3 * _MARGIN
_BESIDE = QBoxLayout.Direction.RightToLeft
_ABOVE = QBoxLayout.Direction.TopToBottom


class PatientPane(QFrame):
    """Shows one patient; the pages themselves come with `set_pages`, when the window has been painted once."""

    def __init__(self, desk: Desk, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._is_compact = False
        self._may_decide = True
        self._may_judge = True
        self._on_banner: Chart | None = None
        self._coming: int | None = None
        self._on_page: Callable[[ChartPage], None] = lambda page: page.show_chart(None)
        self.decision = DecisionPanel(desk, drafts)
        self.owner = OwnerLine(desk.actor, desk.now)
        self.emergency = EmergencyBar(desk.now)
        self.undo_bar = UndoBar()
        self.sample_bar = SampleBar()
        self._side = QWidget()
        self._beside = SideColumn()
        self._stack = QStackedWidget()
        self._middle = QBoxLayout(_BESIDE)
        self._outer = QVBoxLayout(self)
        self._lay_out()

    def has_pages(self) -> bool:
        """Return whether the banner and the pages are built."""
        return self._pages is not None

    def set_pages(self, pages: Pages) -> None:
        """Take the banner and the pages; what is shown already is shown on them."""
        self._pages = pages
        self._outer.insertWidget(1, pages.banner)
        self._stack.addWidget(pages.patient)
        self._place_side()
        self._show(self._on_banner, self._on_page)

    @property
    def patient(self) -> int | None:
        """Return the key of the patient who is shown or on the way; None for nobody, or where none may be told who."""
        return (self._coming if self._on_banner is None else self._on_banner.patient_key) or None

    def offer(self, who: AtWork) -> None:
        """Show what decides, takes and judges to who may do so alone."""
        self._may_decide, self._may_judge = who.may(Act.DECIDE), who.may(Act.ACKNOWLEDGE_GREENS)
        self.owner.offer(may_own=who.may(Act.OWN_CASE))
        self._place_side()
        self._side.setVisible(self._may_decide)

    def show_glass(self, glass: Emergency | BehindGlassError | None) -> None:
        """Frame the whole pane in red while the patient is open in an emergency, or offer to open it so."""
        self.emergency.show_glass(glass)
        # Nobody decides about somebody who is not shown.
        is_behind = isinstance(glass, BehindGlassError)
        self.decision.setVisible(self.decision.row is not None and not is_behind)
        self.owner.show_row(self.owner.row)
        self.owner.setVisible(self.owner.isVisibleTo(self) and not is_behind)
        is_open = self.emergency.is_open
        self.setProperty("emergency", "on" if is_open else "")
        edge = _FRAME if is_open else 0
        self._outer.setContentsMargins(edge, edge, edge, edge)
        self.style().unpolish(self)
        self.style().polish(self)

    def can_decide(self) -> bool:
        """Return whether the decision panel is in front."""
        return not self._side.isHidden()

    def show_waiting(self, row: Row | None) -> None:
        """Show that the chart of `row` is on its way; None shows that nobody is chosen."""
        # Of somebody without a case there is nothing to decide.
        to_decide = None if row is None or row.case == NO_CASE else row
        self._coming = None if row is None else row.patient
        self.decision.show_row(to_decide)
        self.owner.show_row(row)
        self.decision.setVisible(to_decide is not None)
        self.sample_bar.show_row(to_decide)
        if row is None:
            self._show(None, lambda page: page.show_chart(None))
        else:
            self._show(None, lambda page: page.show_waiting())

    def show_chart(self, chart: Chart) -> None:
        """Show a patient's chart."""
        self._show(chart, lambda page: page.show_chart(chart))
        if self.emergency.is_open:
            self._forbid_copying()
        if self._may_judge:
            self.sample_bar.show_ready()
        self.decision.show_ready(chart.decisions, chart.closed, chart.seen, chart.offers, chart.assessments)

    def show_fault(self, text: str) -> None:
        """Show why the chart is not there."""
        self._show(None, lambda page: page.show_fault(text))

    def _forbid_copying(self) -> None:
        # What was opened in an emergency is for the eye: the rights below refuse exports, this the clipboard.
        for label in self.findChildren(QLabel):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        for table in self.findChildren(QAbstractItemView):
            table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let no table copy its cells while the patient is open in an emergency."""
        is_copy = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
        return is_copy and self.emergency.is_open

    def set_compact(self, is_compact: bool) -> None:
        """Fold the decision under the patient's name, or stand it beside the page."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        self._middle.setDirection(_ABOVE if is_compact else _BESIDE)
        self.decision.set_compact(is_compact)
        self._place_side()

    def say(self, text: str, role: str = "muted") -> None:
        """Say something on the patient's page, e.g. that it was copied."""
        if self._pages is not None:
            self._pages.say(text, role)

    @property
    def trends(self) -> TrendCard | None:
        """Return the trends of the patient's page; None before it is built."""
        return None if self._pages is None else self._pages.trends

    def show_source(self) -> None:
        """Go to what the next reason of the patient's colour rests on."""
        if self._pages is not None:
            self._pages.show_source()

    def _place_side(self) -> None:
        """Stand the page's side cards under the decision where there is room, else leave them on the page."""
        if self._pages is None or self._pages.side is None:
            return
        # Who does not decide has no column: the cards are on the page.
        if self._is_compact or not self._may_decide:
            self._beside.give_back()
            self._pages.take_side()
        else:
            self._beside.hold(self._pages.side)

    def focus_page(self) -> None:
        """Let the keyboard scroll the page in front."""
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus()

    def _show(self, on_banner: Chart | None, on_page: Callable[[ChartPage], None]) -> None:
        self._on_banner, self._on_page = on_banner, on_page
        if self._pages is None:
            return
        cast("ShowsChart", self._pages.banner).show_chart(on_banner)
        on_page(cast("ChartPage", self._pages.patient))

    def _lay_out(self) -> None:
        self.setProperty("surface", "background")
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(_MARGIN)
        beside.addWidget(DecisionRoom(self.decision))
        beside.addWidget(self._beside, 1)
        self.decision.hide()
        self._middle.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._middle.setSpacing(_MARGIN)
        self._middle.addWidget(self._side)
        # The pages scroll: where there is little room the fields of the decision are not cut.
        self._stack.setMinimumHeight(_LEAST_PAGE)
        self._middle.addWidget(self._stack, 1)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self.emergency)
        self._outer.addWidget(self.owner)
        self._outer.addLayout(self._middle, 1)
        self._outer.addWidget(self.sample_bar)
        self._outer.addWidget(self.undo_bar)
