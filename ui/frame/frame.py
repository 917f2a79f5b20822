"""What stands in the window: top bar, bands, rail, worklist, patient and strip, and how they share the room."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from triage.access.acts import Act
from triage.access.at_work import AtWork
from triage.worklist.row import Query
from ui.background import Background
from ui.crash.notice import CrashNotice
from ui.desks.desk import Desk
from ui.frame.full_page import FullPage
from ui.frame.full_pages import Rooms
from ui.frame.patient_pane import STANDING_ROOM, PatientPane
from ui.frame.rail import ADMINISTRATION, APPOINTMENTS, AUDIT, DEVICES, GREENS, INTAKE, THRESHOLDS, WORKLIST, Rail
from ui.frame.rule_band import RuleBand
from ui.frame.status_strip import StatusStrip
from ui.frame.without_rules_band import WithoutRulesBand
from ui.offered import PAGE_ACTS, may_page, start_page
from ui.preferences import GUIDE_SEEN, preferences
from ui.theme import scaled
from ui.top.bar import TopBar
from ui.top.progress_line import ProgressLine
from ui.widgets.band import DemoBand, Notice
from ui.worklist.drafts import Drafts
from ui.worklist.page import WorklistPage

if TYPE_CHECKING:
    from ui.guide.card import GuideCard

__all__ = [
    "ADMINISTRATION",
    "APPOINTMENTS",
    "AUDIT",
    "DEVICES",
    "GREENS",
    "INTAKE",
    "THRESHOLDS",
    "WORKLIST",
    "Frame",
]

NARROW = 1100
LEAST_PAGE = 540
_LEAST_LIST, _MOST_LIST, _LIST_SHARE = 456, 620, 0.345
# What the person dragged the line between list and patient to, in thousandths of the window.
_KEPT_SHARE = "window/list_share"
_NOTHING: Mapping[int, object] = {}


class Frame(QWidget):
    """Where the patient's page would be too narrow, the decision folds under the patient's name.

    Below 1100 px list and patient take turns.

    `left` is emitted when something in front is left for the list, `turned` when another page (its number) comes in
    front; `changed` carries what a full page changed, and
    `case_wanted` the key of a case that it leads to. `kept` is what the full pages of the frame before left behind.
    """

    left = Signal()
    turned = Signal(int)
    changed = Signal(object)
    case_wanted = Signal(int)

    def __init__(
        self, desk: Desk, background: Background, drafts: Drafts, query: Query, kept: Mapping[int, object] = _NOTHING
    ) -> None:
        super().__init__()
        self.page = WORKLIST
        # Takes the keyboard where nothing else does: a list that could not be read has no rows.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._who: AtWork | None = None
        self._is_patient_in_front = False
        self.crash = CrashNotice()
        self.away = Notice("yellow", closable=False)
        self.fault = Notice("yellow", closable=False)
        self.rules = RuleBand()
        self.without_rules = WithoutRulesBand()
        self.top = TopBar(desk.actor)
        self.rail = Rail()
        self.progress = ProgressLine()
        self.worklist = WorklistPage(desk, background, query)
        self.pane = PatientPane(desk, drafts)
        self.strip = StatusStrip()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.splitterMoved.connect(self._keep_share)
        self.rooms = Rooms(self._split, desk, background, kept)
        self._lay_out(desk.is_demo)
        self.rail.chosen.connect(self.show_page)
        self.worklist.opened.connect(self.bring_patient)
        self.worklist.escalated.connect(self.strip.show_escalated)
        self.worklist.unseen_reds.connect(self.strip.show_new_reds)

    def offer(self, who: AtWork) -> None:
        """Name who is at work, and offer what they may use; the list is asked for only by who may see it."""
        self._who = who
        self.top.show_person(who)
        self.rail.offer([page for page in PAGE_ACTS if may_page(who, page)])
        self.pane.offer(who)
        if not who.may(Act.SEE_PATIENT):
            self.worklist.leave_out_answers()
        self.worklist.offer(who)
        if who.may(Act.SEE_LIST):
            self.worklist.begin()

    def show_page(self, number: int) -> None:
        """Show a full page, or the list with the patient's page beside it; nothing that is not offered."""
        if self._who is not None and not may_page(self._who, number):
            return
        self.page = number
        self.rail.mark(number)
        built = self.rooms.show_page(number)
        if built is not None:
            built.changed.connect(self.changed)
            built.case_wanted.connect(self.case_wanted)
        front = self.rooms.front()
        if front is not None and self.pane.patient is not None:
            front.about(self.pane.patient)
        self.turned.emit(number)

    def show_slow(self, is_slow: bool, may_give_up: bool) -> None:
        """Show that somebody waits for longer than a moment."""
        self.progress.show_waiting(is_waiting=is_slow)
        self.strip.show_slow(is_slow=is_slow, may_give_up=may_give_up)

    def full_page(self) -> FullPage | None:
        """Return the full page in front; None where the list is."""
        return self.rooms.front()

    def can_decide(self) -> bool:
        """Return whether the patient chosen and the decision are in front."""
        return self.rooms.front() is None and self.pane.can_decide()

    def bring_patient(self) -> None:
        """Let the keyboard work in the patient; where there is room for one thing only, the list gives way."""
        self._is_patient_in_front = True
        self._share_room()
        self.pane.focus_page()

    def bring_list(self) -> None:
        """Let the keyboard work in the list, which comes back where it gave way."""
        if self.rooms.front() is not None:
            self.show_page(WORKLIST)
        self._is_patient_in_front = False
        self._share_room()
        self.worklist.rows.setFocus()

    @cached_property
    def guide(self) -> "GuideCard":
        """Return the introduction, built when it is first asked for: mostly nobody does."""
        from ui.guide.card import GuideCard
        from ui.guide.steps import steps_of_booking, steps_of_triage

        return GuideCard(self.worklist, self, steps_of_booking if self.home == APPOINTMENTS else steps_of_triage)

    @property
    def home(self) -> int:
        """Return the page that the person is there for: the worklist, unless they may not see it or only book."""
        page = None if self._who is None else start_page(self._who)
        return WORKLIST if page is None else page

    def begin_guide(self) -> None:
        """Show the introduction to who has not seen it, where it is kept that they have."""
        if preferences().is_kept and not preferences().number(GUIDE_SEEN, 0):
            self.guide.go_on()

    def end_guide(self) -> bool:
        """Close the introduction; return whether it was there."""
        return "guide" in vars(self) and self.guide.end()

    def take_over_guide(self, before: "Frame") -> None:
        """Let the introduction go on where it stood in the frame before."""
        if "guide" in vars(before):
            self.guide.take_over(before.guide)

    def focus_work(self) -> None:
        """Let the keyboard work in what is in front; it is never lost, even where that holds nothing to work in."""
        page = self.rooms.front()
        if page is not None:
            page.focus_list()
        elif self.worklist.rows.isVisible():
            self.worklist.rows.setFocus()
        else:
            self.setFocus()

    @property
    def is_narrow(self) -> bool:
        """Return whether list and patient take turns."""
        return self.width() < scaled(NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        self.worklist.setVisible(not (self.is_narrow and self._is_patient_in_front))
        self.pane.setVisible(not self.is_narrow or self._is_patient_in_front)
        room = self.width() - self.rail.width()
        listed = self._list_width()
        self.pane.set_compact(room - listed - scaled(STANDING_ROOM) < scaled(LEAST_PAGE))
        self.worklist.setMinimumWidth(min(scaled(_LEAST_LIST), room))
        self._split.setSizes([listed, max(1, room - listed)])

    def _list_width(self) -> int:
        kept = preferences().number(_KEPT_SHARE, 0)
        if kept:
            return max(scaled(_LEAST_LIST), round(self.width() * kept / 1000))
        return min(scaled(_MOST_LIST), max(scaled(_LEAST_LIST), round(self.width() * _LIST_SHARE)))

    def _keep_share(self) -> None:
        if not self.is_narrow and self.width() > 0:
            preferences().keep(_KEPT_SHARE, round(1000 * self._split.sizes()[0] / self.width()))

    def _lay_out(self, is_demo: bool) -> None:
        self._split.addWidget(self.worklist)
        self._split.addWidget(self.pane)
        self._split.setStretchFactor(1, 1)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.rooms, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.progress)
        if is_demo:
            layout.addWidget(DemoBand())
        layout.addWidget(self.crash)
        layout.addWidget(self.away)
        layout.addWidget(self.fault)
        layout.addWidget(self.rules)
        layout.addWidget(self.without_rules)
        layout.addLayout(middle, 1)
        layout.addWidget(self.strip)
