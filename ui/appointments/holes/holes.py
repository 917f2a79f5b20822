"""List the free times of the own department, and show the plan of whoever is to be offered one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.appointments.holes.holes_dialog import HolesDialog
from ui.appointments.holes.words import Offer, offers
from ui.appointments.proposal.opening import Opening
from ui.asking import Asking
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.translate import tr

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination
    from triage.workflow.coordinate.free_times import FreeTimes

DAYS = 14


class Holes(Asking[HolesDialog]):
    """`told` carries why there is no list, or why a time could not be shown in a plan."""

    told = Signal(str)

    def __init__(self, desk: Desk, background: Background, opening: Opening, window: QWidget) -> None:
        super().__init__(desk, background, window)
        self._opening = opening
        self._is_asking = False
        self._offer: Offer | None = None
        opening.proposed.connect(self._place)

    def ask(self) -> None:
        """Fetch the list."""
        if self.dialog is None and not self._is_asking:
            self._is_asking = True
            self._background.read(partial(self._desk.coordination.requests.free_times, DAYS), self._show, self._broke)

    def _show(self, found: FreeTimes) -> None:
        self._is_asking = False
        dialog = HolesDialog(found, tuple(offers(found)))
        dialog.wanted.connect(self._open)
        self.put_up(dialog)

    def _broke(self, fault: BaseException) -> None:
        self._is_asking = False
        self.told.emit(explained(fault))

    def _open(self, offer: Offer) -> None:
        """Open the patient: the plan with this time is shown as soon as theirs is there."""
        if self.dialog is not None:
            self.dialog.accept()
        if offer.patient is None:
            return
        self._offer = offer
        self._opening.fetch(offer.patient)

    def _place(self, shown: Coordination) -> None:
        offer, self._offer = self._offer, None
        if offer is None or offer.patient != shown.patient_key:
            return
        place = offer.hole.slot or f"pos:{offer.hole.given_back}"
        if shown.proposal is not None and any(
            (move.appointment, move.to) == (offer.visit, place) for move in shown.proposal.moves
        ):
            return
        work = partial(self._desk.coordination.notes.placed, shown, {offer.visit: place})
        self._background.read(work, self._placed, self._gone)

    def _placed(self, shown: Coordination) -> None:
        if self._opening.patient == shown.patient_key:
            self._opening.take(shown)

    def _gone(self, fault: BaseException) -> None:
        if isinstance(fault, KeyError):
            self.told.emit(tr("That time is not to be had for the patient now. The best plan there is stands below."))
        else:
            self.told.emit(explained(fault))
