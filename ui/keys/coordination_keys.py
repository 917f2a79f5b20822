"""Handlers of the keys of the appointments page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ui.frame.rail import APPOINTMENTS
from ui.keys.handlers import Handlers

if TYPE_CHECKING:
    from ui.appointments.page import AppointmentsPage


class CoordinationKeys(Handlers):
    """Nothing happens where another page is in front."""

    def accept_entry(self) -> None:
        """Go on with the proposal for the patient of the conflict chosen."""
        if page := self._appointments():
            page.accept_entry()

    def snooze_entry(self) -> None:
        """Ask until when the conflict chosen is put off, or open it again."""
        if page := self._appointments():
            page.entries.snooze()

    def await_entry(self) -> None:
        """Ask whose answer the conflict chosen waits for."""
        if page := self._appointments():
            page.entries.await_answer()

    def dismiss_entry(self) -> None:
        """Ask why the conflict chosen is not relevant."""
        if page := self._appointments():
            page.entries.dismiss()

    def show_before_after(self) -> None:
        """Show old and new over each other, then what was, then what would be."""
        if page := self._appointments():
            page.before_after()

    def show_why_not(self) -> None:
        """Go to the reasons against other times."""
        if page := self._appointments():
            page.show_why_not()

    def _appointments(self) -> AppointmentsPage | None:
        return cast("AppointmentsPage", self._page()) if self._frame.page == APPOINTMENTS else None
