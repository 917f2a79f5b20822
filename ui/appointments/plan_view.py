"""The numbers, the calendar and the cards of one patient: what scrolls under the banner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from triage.coordination.words.buttons import accept_button
from ui.appointments.calendar_card import CalendarCard
from ui.appointments.footnotes import footnotes
from ui.appointments.map.map_card import NO_WAYS, MapCard
from ui.appointments.paper.grants_card import GrantsCard
from ui.appointments.proposal.card import ProposalCard
from ui.appointments.proposal.numbers import NumberCards
from ui.appointments.proposal.why_not import ConflictCard, WhyNotCard
from ui.theme import Theme, scaled
from ui.translate import in_language, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel
from ui.widgets.scrolled import Scrolled
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Proposal
    from triage.workflow.coordinate.coordination import Coordination
    from ui.appointments.plan.laid_out import LaidOut
    from ui.appointments.told import Told

_BESIDE = 720
_AROUND = 60


class PlanView(Scrolled):
    """`accept_wanted` asks to go on with the proposal that is shown."""

    accept_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: Coordination | None = None
        self._is_asking = False
        self.numbers = NumberCards()
        self.accept = KeyButton("", "Ctrl+↵")
        self.accept.setProperty("kind", "primary")
        self.not_booking = PlainLabel(tr("You can see the proposal, but not carry it out."), "muted")
        self.not_booking.setWordWrap(False)
        self.calendar = CalendarCard(theme)
        self.proposal, self.why_not, self.conflicts = ProposalCard(), WhyNotCard(), ConflictCard()
        self.notes = PlainLabel("", "muted")
        self.grants, self.ways = GrantsCard(), MapCard()
        self._top, self._cards, self._more = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(3))
        self._lay_out()
        self.accept.clicked.connect(self.accept_wanted)
        for card in (self.why_not, self.conflicts, self.grants):
            card.lines.chosen.connect(self.calendar.timeline.choose)

    def show_patient(self, shown: Coordination) -> None:
        """Show the days as they stand; the plan is being looked for."""
        if self._shown is None or shown.patient_key != self._shown.patient_key:
            self._forget()
        self._shown = shown
        self.numbers.show_proposal(None)
        self.proposal.show_waiting()
        self.why_not.show_waiting()
        said = footnotes(shown)
        self.notes.setText(said)
        self.notes.setVisible(bool(said))
        self._offer(None)

    def show_proposal(self, shown: Coordination) -> None:
        """Show the plan over the days as they stand."""
        proposal, self._shown = shown.proposal, shown
        if proposal is None:
            return
        self.numbers.show_proposal(proposal)
        self.proposal.show_proposal(shown, proposal)
        self.why_not.show_waiting()
        self._offer(proposal)

    def show_days(self, laid: LaidOut) -> None:
        """Show the calendar, unless it is of something that is shown no longer."""
        if laid.shown is self._shown:
            self.calendar.show_days(laid)

    def show_told(self, told: Told) -> None:
        """Show the lists and the map, unless they are about something that is shown no longer."""
        if told.shown is not self._shown:
            return
        self.conflicts.show_lines(told.conflicts)
        if told.shown.proposal is not None:
            self.why_not.show_lines(told.reasons, are_all=not told.shown.slots_left_out)
        self.grants.show_lines(told.grants)
        self.ways.show_ways(told.ways)

    def hold_offer(self, is_asking: bool) -> None:
        """Offer the proposal once only: not while the question that it leads to stands above."""
        self._is_asking = is_asking
        self._offer(None if self._shown is None else self._shown.proposal)

    def show_no_proposal(self, text: str) -> None:
        """Say why no plan could be looked for."""
        self.proposal.show_fault(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put things beside each other, or under each other where the page is narrow."""
        super().resizeEvent(event)
        for row in (self._cards, self._more):
            row.setDirection(_direction(self.width() >= scaled(_BESIDE)))
        self._share_top()

    def _forget(self) -> None:
        """Show nothing of the patient before while it is worked out what there is about another."""
        self.calendar.forget()
        self.conflicts.show_waiting()
        self.grants.show_waiting()
        self.ways.show_ways(NO_WAYS)

    def _share_top(self) -> None:
        """Leave the numbers on one line: what can be done with them gives way."""
        offered = self.not_booking if self.accept.isHidden() else self.accept
        needed = self.numbers.sizeHint().width() + offered.sizeHint().width() + scaled(_AROUND)
        self._top.setDirection(_direction(self.width() >= needed))

    def _offer(self, proposal: Proposal | None) -> None:
        shown = self._shown
        has_moves = proposal is not None and bool(proposal.moves) and shown is not None
        self.accept.setVisible(has_moves and shown is not None and shown.may_book and not self._is_asking)
        self.not_booking.setVisible(has_moves and shown is not None and not shown.may_book)
        if has_moves and proposal is not None and shown is not None:
            self.accept.setText(in_language(accept_button(proposal.moves, shown.situation, shown.owners, shown.names)))
            self.accept.updateGeometry()
        self._share_top()

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Appointments"))
        content = Surface()
        self._top.setSpacing(12)
        self._top.addWidget(self.numbers, 1)
        for offered in (self.not_booking, self.accept):
            self._top.addWidget(offered, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._cards.setSpacing(12)
        self._cards.addWidget(self.proposal, 1)
        self._cards.addWidget(self.why_not, 1)
        beside = QVBoxLayout()
        beside.setSpacing(12)
        for card in (self.conflicts, self.grants):
            beside.addWidget(card)
        beside.addStretch(1)
        self._more.setSpacing(12)
        self._more.addLayout(beside, 1)
        self._more.addWidget(self.ways, 1)
        rows = QVBoxLayout(content)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(12)
        rows.addLayout(self._top)
        rows.addWidget(self.calendar)
        rows.addWidget(self.notes)
        rows.addLayout(self._cards)
        rows.addLayout(self._more)
        rows.addStretch(1)
        self.setWidget(content)


def _direction(is_beside: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
