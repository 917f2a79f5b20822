"""Put the entry chosen aside, with the form under the list, and go on to the next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triage.coordination.inbox.entry import WRITE_FAILED, State
from triage.coordination.inbox.query import InboxCounts
from triage.workflow.application import Changed
from ui.appointments.inbox.aside import (
    Aside,
    AwaitAnswer,
    NotRelevant,
    Reopen,
    SendBack,
    Settle,
    SettleFailure,
    Snooze,
    Take,
)
from ui.appointments.inbox.forms import AsideForm
from ui.appointments.inbox.handling import Handling
from ui.appointments.inbox.list import InboxList
from ui.background import Background
from ui.desks.desk import Desk

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Key


class Entries(QObject):
    """`changed` carries the Changed of what was kept."""

    changed = Signal(object)

    def __init__(self, inbox: InboxList, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._list = inbox
        self._count = desk.coordination.count_inbox
        self._actor = desk.actor
        self._kept: Aside | None = None
        self.form = AsideForm(desk.now)
        self.handling = Handling(desk.coordination, background, self)
        self.form.wanted.connect(self._keep)
        self.form.left.connect(inbox.table.setFocus)
        self.handling.kept.connect(self._done)
        self.handling.failed.connect(self._broke)

    def snooze(self) -> None:
        """Ask until when the entry chosen is put off; one that was put aside is opened again."""
        row = self._list.current()
        if row is not None and row.state is not State.OPEN:
            self._keep(Reopen(row.id))
        else:
            self._ask(Snooze)

    def await_answer(self) -> None:
        """Ask who was asked."""
        self._ask(AwaitAnswer)

    def dismiss(self) -> None:
        """Ask why the entry chosen is not relevant."""
        self._ask(NotRelevant)

    def take_request(self) -> None:
        """Take what a clinician asked for in the entry chosen, so that no colleague does the same."""
        row = self._list.current()
        if row is not None and row.request is not None and self.form.isHidden():
            self._keep(Take(row.id))

    def settle_request(self) -> None:
        """Ask whether what a clinician asked for in the entry chosen is booked, or taken back."""
        self._ask_of_request(Settle)

    def send_back(self) -> None:
        """Ask why what a clinician asked for cannot be had."""
        self._ask_of_request(SendBack)

    def settle(self) -> bool:
        """Ask what was done about a plan that went wrong; False where the entry chosen is none."""
        row = self._list.current()
        if row is None or row.code != WRITE_FAILED:
            return False
        self.form.begin(SettleFailure, row)
        return True

    def mark_solved(self, patient: int, solved: Collection[Key]) -> None:
        """Show in their places what of a patient's entries the plan just carried out solves, and that no other is."""
        known = {(str(code), frozenset(items)) for code, items in solved}
        for row in self._list.model.loaded():
            is_solved = (row.code, frozenset(row.items)) in known
            if row.patient == patient and row.is_solved != is_solved:
                self._list.model.change(replace(row, is_solved=is_solved))

    def _ask(self, kind: type[Aside]) -> None:
        row = self._list.current()
        if row is None:
            return
        # What went wrong while appointments were moved is never put aside without a name and what was done.
        self.form.begin(SettleFailure if row.code == WRITE_FAILED else kind, row)

    def _ask_of_request(self, kind: type[Aside]) -> None:
        row = self._list.current()
        if row is not None and row.request is not None:
            self.form.begin(kind, row)

    def _keep(self, aside: Aside) -> None:
        self._kept = aside
        self.handling.keep(aside)

    def _done(self, changed: Changed) -> None:
        self.form.leave()
        kept, self._kept = self._kept, None
        if isinstance(kept, Take):
            self._show_taken(kept.entry)
        else:
            self._take_out(None if kept is None else kept.entry)
        self.changed.emit(changed)

    def _show_taken(self, entry: int) -> None:
        row = next((one for one in self._list.model.loaded() if one.id == entry), None)
        if row is not None:
            self._list.model.change(replace(row, taken_by=self._actor))

    def _take_out(self, entry: int | None) -> None:
        query = self._list.model.query

        def take_out(counts: InboxCounts) -> None:
            if entry is not None:
                self._list.model.remove(entry, counts)
                self._list.note_counts(counts)

        self._list.model.read(lambda: self._count(query), take_out, lambda _: self._list.model.refresh())

    def _broke(self, text: str) -> None:
        if self.form.isHidden():
            self._list.body.stale.setText(text)
            self._list.body.stale.show()
        self.form.show_fault(text)
