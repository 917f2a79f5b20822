"""The right-hand side: what the limits on the left would have meant for those who were assessed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from triage.clinical.colour import Colour
from triage.errors import Text
from ui.background import Background
from ui.desks.tuning.facts import Moved, Period
from ui.errors import explained
from ui.theme import scaled
from ui.thresholds.agreement.agreeing import Agreeing
from ui.thresholds.consequences.aftermath_card import AftermathCard
from ui.thresholds.consequences.behind_list import BehindList, Number
from ui.thresholds.consequences.flow_card import FlowCard
from ui.thresholds.consequences.head import Head
from ui.thresholds.consequences.reading import Reading
from ui.thresholds.consequences.seen import Seen, seen
from ui.thresholds.consequences.tiles import Tiles
from ui.thresholds.consequences.weeks_card import WeeksCard
from ui.thresholds.live import Live, Values
from ui.translate import in_language, shown_count, tr
from ui.widgets.scrolled import Scrolled
from ui.widgets.surface import Surface, SurfaceColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from triage.scoring.replay.counting.counts import Counts
    from triage.scoring.rules.model import RuleSet
    from ui.desks.desk import Desk
    from ui.desks.tuning.facts import Aftermath, InHand, Place, Replayed

# Narrower than that the two lists stand under each other.
_BESIDE = 700
# What came of them and the agreement stand beside each other on a wide screen: lines across all of it are hard to read.
_ENDS_BESIDE = 1240
_AROUND = 16


class ConsequencesSide(Scrolled):
    """Follows the limits; `refused` carries a Text where one cannot be so, `ready` tells that there is something."""

    refused = Signal(object)
    ready = Signal()

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self._draft: RuleSet | None = None
        self._in_hand: InHand | None = None
        self._places: Sequence[Place] = ()
        self._is_gone = False
        self._seconds = 0.0
        self.replayed: Replayed | None = None
        self.seen: Seen | None = None
        self.live = Live(background, self)
        self.reading = Reading(desk.tuning, background, self)
        self.head = Head(desk.now())
        self.tiles, self.weeks, self.flow = Tiles(), WeeksCard(), FlowCard()
        self.behind = BehindList(desk.tuning, background, desk.now())
        self.aftermath = AftermathCard()
        self.agreeing = Agreeing(desk, background, self)
        self._lay_out()
        self._connect()

    def show_in_hand(self, in_hand: InHand) -> None:
        """Replay what is looked at now."""
        before = self._in_hand
        self._in_hand, self._draft = in_hand, in_hand.draft.rule_set
        self.agreeing.show_programme(in_hand.subject.programme)
        if before is not None and before.subject.programme != in_hand.subject.programme:
            self.replayed = None
            self._show_body(is_there=False)
        self.read()

    def show_edited(self, in_hand: InHand) -> None:
        """Follow an edit: of limits alone at once, of anything else by a new replay."""
        before = self._draft
        self._in_hand, self._draft = in_hand, in_hand.draft.rule_set
        if before is not None and _is_alike(before, in_hand.draft.rule_set) and self.replayed is not None:
            self.live.ask(in_hand.draft.values)
        elif needed := self._needs_readings(in_hand):
            self.reading.stop()
            self.head.show_needed(needed)
        else:
            self.read()

    def follow(self, values: Values) -> None:
        """Count for these limits, while one of them is moved."""
        self.live.ask(values)

    def offer_places(self, places: Sequence[Place]) -> None:
        """Know the departments and what they have room for."""
        self._places = places
        self.head.period.offer_places(places)
        self._show_seen()

    def read(self) -> None:
        """Read the period chosen, as far as it is not here."""
        if self._in_hand is None or self._draft is None:
            return
        self.head.show_waiting(is_first=self.replayed is None)
        period = Period(self._in_hand.subject.programme, *self.head.period.span())
        self.reading.begin(period, self._draft, self.replayed)

    def stop(self) -> None:
        """Wait no longer for what is being read."""
        self.reading.stop()
        self.head.show_done(tr("You stopped the replay. F5 begins it again."))

    def capacity(self, place: int | None) -> int | None:
        """Return how many calls a week there is room for in a department or in all; None where one has not said."""
        theirs = {} if self.replayed is None else self.replayed.patients
        told = [one.weekly for one in self._places if one.key == place or (place is None and one.key in theirs)]
        known = [one for one in told if one is not None]
        return sum(known) if known and len(known) == len(told) else None

    def leave(self) -> None:
        """Hear no more answers."""
        self._is_gone = True
        self.reading.stop()
        self.agreeing.leave()
        self.live.begin(None)
        self.behind.model.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two lists beside each other where there is room."""
        super().resizeEvent(event)
        room = self.viewport().width()
        for row, least in ((self._lists, _BESIDE), (self._ends, _ENDS_BESIDE)):
            beside = room >= scaled(least)
            row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.tiles.fit(room - 2 * _AROUND)

    def _needs_readings(self, in_hand: InHand) -> list[str]:
        """Return what the inputs are called that only the readings can tell: that takes long, and waits for a word."""
        if self.replayed is None:
            return []
        # Imported on use: it was loaded with the first replay.
        from triage.scoring.replay.needed import needs_readings

        names = needs_readings(self.replayed.history.rule_set, in_hand.draft.rule_set)
        return [in_language(in_hand.names[name].name) for name in names]

    def _arrived(self, found: Replayed) -> None:
        if self._is_gone or self._in_hand is None:
            return
        self.replayed = found
        self.head.show_done()
        self.head.show_count(found.history.rows)
        self.head.show_seconds(found.seconds)
        if not found.history.rows:
            self.head.show_done(self._nothing())
        self._show_body(is_there=bool(found.history.rows))
        self.behind.forget()
        self.live.begin(found.drag)
        self.live.ask(self._in_hand.draft.values)
        self.ready.emit()

    def _failed(self, fault: BaseException) -> None:
        if self._is_gone:
            return
        if self.replayed is None:
            self.head.show_done(
                tr("The replay failed. {fault} F5 tries again.").format(fault=explained(fault)), "error"
            )
            return
        words = tr("The numbers are of an earlier reading and could not be read again. {fault} F5 tries again.")
        self.head.show_done(words.format(fault=explained(fault)), "error")

    def _counted(self, _counts: Counts, seconds: float) -> None:
        # Shown when the hand rests: a line of the head that changed its width would be laid out anew in every frame.
        self._seconds = seconds
        self._show_seen()

    def _rest(self) -> None:
        self.head.show_seconds(self._seconds)
        self._count_aftermath()

    def _show_seen(self) -> None:
        drag, replayed = self.live.drag, self.replayed
        if drag is None or replayed is None:
            return
        place = self.head.period.place()
        self.seen = found = seen(drag.now, drag.counts, place)
        self.tiles.show_seen(found, replayed.patients.get(place, 0))
        self.weeks.show_seen(found, self.capacity(place))
        self.flow.show_seen(found, replayed.earlier)

    def _turn(self) -> None:
        """Show another department."""
        self.behind.forget()
        self._show_seen()
        self._count_aftermath()

    def _count_aftermath(self) -> None:
        drag, replayed, draft = self.live.drag, self.replayed, self._draft
        if drag is None or replayed is None or draft is None or not replayed.history.rows:
            return
        moved = Moved(draft, drag.values, drag.ranks, drag.counts, self.head.period.place())
        work = partial(self._desk.tuning.aftermath, replayed, moved)
        self._background.read(work, self._show_aftermath, self._no_aftermath, is_quiet=True)

    def _show_aftermath(self, found: Aftermath) -> None:
        if self._is_gone or self._in_hand is None:
            return
        self.tiles.show_aftermath(found)
        self.aftermath.show_aftermath(found, self._left_out())

    def _no_aftermath(self, fault: BaseException) -> None:
        if not self._is_gone:
            self.aftermath.show_fault(explained(fault))

    def _show_behind(self, before: Colour, after: Colour) -> None:
        drag, replayed, draft = self.live.drag, self.replayed, self._draft
        if drag is not None and replayed is not None and draft is not None:
            rows = drag.rows(before, after, self.head.period.place())
            self.behind.show_number(Number(replayed, rows, draft, drag.values), before, after)
            self.ensureWidgetVisible(self.behind)

    def _nothing(self) -> str:
        """Return why there are no numbers: nobody was assessed, or nothing of it can be replayed."""
        if left_out := self._left_out():
            return tr("Nothing that was assessed in the period can be replayed. {why}").format(why=left_out)
        return tr("Nobody was assessed in this programme in the period. Choose a longer one.")

    def _left_out(self) -> str:
        found = () if self.replayed is None else self.replayed.left_out
        return "\n".join(f"{in_language(why)}: {shown_count(count)}" for why, count in found)

    def _show_body(self, *, is_there: bool) -> None:
        for part in self._body:
            part.setVisible(is_there)

    def _refuse(self, why: Text) -> None:
        self.refused.emit(why)

    def _connect(self) -> None:
        self.reading.arrived.connect(self._arrived)
        self.reading.failed.connect(self._failed)
        self.reading.told.connect(self.head.show_progress)
        self.head.stopped.connect(self.stop)
        self.head.recompute_wanted.connect(self.read)
        self.head.period.moved.connect(self.read)
        self.head.period.turned.connect(self._turn)
        self.live.counted.connect(self._counted)
        self.live.rested.connect(self._rest)
        self.live.refused.connect(self._refuse)
        self.live.failed.connect(self._failed)
        self.flow.table.wanted.connect(self._show_behind)

    def _lay_out(self) -> None:
        inside = Surface()
        column = SurfaceColumn(inside)
        column.setContentsMargins(_AROUND, 12, _AROUND, 16)
        column.setSpacing(12)
        self._lists, self._ends = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        for row in (self._lists, self._ends):
            row.setSpacing(12)
        self._lists.addWidget(self.flow)
        self._lists.addWidget(self.behind, 1)
        column.addWidget(self.head)
        column.addWidget(self.tiles)
        column.addWidget(self.weeks)
        column.addLayout(self._lists)
        self._ends.addWidget(self.aftermath, 3)
        self._ends.addWidget(self.agreeing.card, 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._ends)
        column.addStretch(1)
        self._body: tuple[QWidget, ...] = (self.tiles, self.weeks, self.flow, self.behind, self.aftermath)
        self._show_body(is_there=False)
        self.setWidget(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(tr("What it would have meant"))


def _is_alike(one: RuleSet, other: RuleSet) -> bool:
    """Return whether two rule sets differ in values of limits at most."""
    return (one.rules, one.inputs, one.define, one.constraints, list(one.params)) == (
        *(other.rules, other.inputs, other.define, other.constraints),
        list(other.params),
    ) and all((one.params[name].min, one.params[name].max) == (p.min, p.max) for name, p in other.params.items())
