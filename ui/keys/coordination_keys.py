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

    def take_request(self) -> None:
        """Take what a clinician asked for, so that no colleague does the same."""
        if page := self._appointments():
            page.entries.take_request()

    def settle_request(self) -> None:
        """Note that what a clinician asked for is booked, or taken back."""
        if page := self._appointments():
            page.entries.settle_request()

    def send_request_back(self) -> None:
        """Ask why what a clinician asked for cannot be had."""
        if page := self._appointments():
            page.entries.send_back()

    def show_before_after(self) -> None:
        """Show old and new over each other, then what was, then what would be."""
        if page := self._appointments():
            page.before_after()

    def show_why_not(self) -> None:
        """Go to the reasons against other times."""
        if page := self._appointments():
            page.show_why_not()

    def write_day_letter(self) -> None:
        """Show the letters about the days of the patient shown."""
        if page := self._appointments():
            page.write_letter()

    def print_letters(self) -> None:
        """List the letters of accepted plans, to print those that can go."""
        if page := self._appointments():
            page.ready_letters.ask()

    def show_map(self) -> None:
        """Go to the map of the patient's ways."""
        if page := self._appointments():
            page.show_map()

    def copy_drafts(self) -> None:
        """Copy the drafts of travel grants."""
        if page := self._appointments():
            page.copy_drafts()

    def begin_telephone(self) -> None:
        """Take the patient shown on the line, or go back to the wishes."""
        if page := self._appointments():
            page.telephone.begin()

    def remember_wish(self) -> None:
        """Note the wishes that are typed in telephone mode."""
        if page := self._appointments():
            page.telephone.remember()

    def note_coming(self) -> None:
        """Ask what is to be noted of the patient shown."""
        if page := self._appointments():
            page.noting.begin()

    def show_free_times(self) -> None:
        """List the free times of the own department, and who could use them."""
        if page := self._appointments():
            page.holes.ask()

    def _appointments(self) -> AppointmentsPage | None:
        return cast("AppointmentsPage", self._page()) if self._frame.page == APPOINTMENTS else None
