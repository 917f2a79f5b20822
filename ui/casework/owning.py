"""Take, give back, hand over and put off the case on the screen; what somebody begins to decide is taken by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.clinical.colour import Colour
from triage.errors import StoreAwayError
from triage.worklist.row import Row
from ui.asking import Asking
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.translate import tr

if TYPE_CHECKING:
    from triage.workflow.casework.own import Colleague, Owned
    from triage.workflow.chart.chart import Chart
    from triage.worklist.ownership import Snooze
    from ui.casework.owner_dialogs import OwnerDialog

# Use renews a lease of 15 minutes; to write it down at every letter would tell nobody more.
RENEWED_AFTER = timedelta(minutes=1)


class Owning(Asking["OwnerDialog"]):
    """`held` carries a case of which only who has it changed, `changed` a Changed where there is more to see.

    `refused` carries the case and a sentence; a fault of a dialog is said in the dialog.
    """

    changed = Signal(object)
    held = Signal(int)
    refused = Signal(int, str)

    def __init__(self, desk: Desk, background: Background, parent: QWidget) -> None:
        super().__init__(desk, background, parent)
        self._claimed: dict[int, datetime] = {}
        # Written in the write lane: what is asked for after a claim knows the number that came of it.
        self._fences: dict[int, int] = {}

    def begin(self, row: Row) -> None:
        """Take the case that somebody begins to decide, or renew it; at most once a minute."""
        now = self._desk.now()
        before = self._claimed.get(row.case)
        if before is None or now - before >= RENEWED_AFTER:
            self._claimed[row.case] = now
            self._do(row.case, partial(self._claim, row.case))

    def fence_of(self, row: Row) -> int | None:
        """Return the number with which the person has the case, None where nobody has it; for the write lane.

        What the row shows counts where nothing was claimed from here: a colleague may have handed the case over.
        """
        return self._fences.get(row.case, row.fence if row.owner == self._desk.actor else None)

    def forget(self, case: int | None = None) -> None:
        """Know nothing any more of having the case, or of having any."""
        for known in (self._claimed, self._fences):
            if case is None:
                known.clear()
            else:
                known.pop(case, None)

    def toggle(self, row: Row, chart: Chart) -> None:
        """Take the case, give one's own back, or ask why it is to be taken from a colleague."""
        if row.owner is None:
            self.forget(row.case)
            self._do(row.case, partial(self._claim, row.case))
        elif row.owner == self._desk.actor:
            self.forget(row.case)
            self._do(row.case, partial(self._desk.own.release, row.case, row.fence))
        else:
            self._ask_take_over(row, row.owner, chart)

    def ask_hand_over(self, row: Row, chart: Chart) -> None:
        """Ask to whom the case goes; it is taken first where nobody has it."""
        if self._is_anothers(row):
            return

        def ask(found: tuple[Colleague, ...]) -> None:
            from ui.casework.owner_dialogs import hand_over_dialog

            people = [(one.name, one.login) for one in found]
            dialog = hand_over_dialog(chart, self._desk.now().date(), people)
            self._open(dialog, row.case, lambda given: partial(self._hand_over, row.case, given[0], given[1]))

        self._background.read(self._desk.own.colleagues, ask, partial(self._broke, row.case))

    def ask_snooze(self, row: Row, chart: Chart) -> None:
        """Ask until when and why the case waits; one that waits comes back at once."""
        if row.snoozed_until is not None:
            self._do(row.case, partial(self._desk.own.wake, row.case))
            return
        if row.colour is Colour.RED:
            self.refused.emit(row.case, f"{tr('A red case is never put off')}.")
            return
        if self._is_anothers(row):
            return
        from ui.casework.owner_dialogs import snooze_dialog

        def snoozing(wanted: Snooze) -> Callable[[], Owned]:
            return partial(self._desk.own.snooze, row.case, wanted)

        self._open(snooze_dialog(chart, self._desk.now()), row.case, snoozing)

    def _is_anothers(self, row: Row) -> bool:
        """Return whether a colleague has the case, and say so."""
        if row.owner in (None, self._desk.actor):
            return False
        text = tr("{owner} has the case. Take it over first (E).")
        self.refused.emit(row.case, text.format(owner=row.held_by))
        return True

    def _ask_take_over(self, row: Row, owner: str, chart: Chart) -> None:
        from ui.casework.owner_dialogs import take_over_dialog

        def taking(reason: str) -> Callable[[], Owned]:
            return partial(self._desk.own.take_over, row.case, owner, row.fence, reason)

        self._open(take_over_dialog(chart, self._desk.now().date(), row.held_by), row.case, taking)

    def _hand_over(self, case: int, to: str, note: str) -> Owned:
        held = self._claim(case)
        return self._desk.own.hand_over(case, held.fence, to, note)

    def _open(self, dialog: OwnerDialog, case: int, work: Callable[[Any], Callable[[], Owned]]) -> None:
        dialog.wanted.connect(lambda given: self._save(dialog, case, work(given)))
        self.put_up(dialog)

    def _save(self, dialog: OwnerDialog, case: int, work: Callable[[], Owned]) -> None:
        def saved(owned: Owned) -> None:
            self.forget(case)
            self.changed.emit(owned.changed)

        self.carry_out(dialog, work, saved)

    def _do(self, case: int, work: Callable[[], Owned]) -> None:
        self._background.write(work, lambda owned: self.held.emit(owned.case), partial(self._broke, case))

    def _claim(self, case: int) -> Owned:
        held = self._desk.own.claim(case, self._fences.get(case))
        self._fences[case] = held.fence
        return held

    def _broke(self, case: int, fault: BaseException) -> None:
        self.forget(case)
        # While the shared store is away nobody can have anything; decisions are queued, and merged with what they meet.
        if not isinstance(fault, StoreAwayError):
            self.refused.emit(case, explained(fault))
