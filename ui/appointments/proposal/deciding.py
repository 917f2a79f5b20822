"""From a proposal to a plan that is carried out: asked first, told afterwards, and taken back within ten minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triage.coordination.conflicts.find import conflicts
from triage.coordination.conflicts.improvements import moved
from triage.coordination.inbox.prompts import prompts
from triage.coordination.rebooking.consent import grounds
from triage.coordination.rebooking.plan import Result
from triage.workflow.application import Changed
from ui.appointments.patient_side import PatientSide
from ui.appointments.person_words import full_name
from ui.appointments.proposal.accepting import Accepting
from ui.appointments.proposal.opening import Opening
from ui.appointments.proposal.prompt import Prompting
from ui.background import Background
from ui.desks.coordination_desk import CoordinationDesk
from ui.translate import tr

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Key, Proposal
    from triage.workflow.coordinate.coordination import Coordination
    from triage.workflow.coordinate.plans import Accepted


class Deciding(QObject):
    """`changed` carries the Changed of a plan that was carried out or taken back.

    `solved` carries whose plan it is, and the keys of the conflicts that it put right by now.
    """

    changed = Signal(object)
    solved = Signal(int, object)

    def __init__(self, side: PatientSide, opening: Opening, desk: CoordinationDesk, background: Background) -> None:
        super().__init__(side)
        self._side = side
        self._opening = opening
        self._wanted: int | None = None
        self._name = ""
        self._solves: tuple[Key, ...] = ()
        self.accepting = Accepting(desk, background, self)
        self.prompting = Prompting(desk, background, side)
        self._connect()

    def want(self) -> None:
        """Ask about the proposal for the patient who is being opened, as soon as it is there."""
        self._wanted = self._opening.patient
        if self._opening.proposal is not None:
            self._ask_wanted()

    def go_on(self) -> None:
        """Ask about the proposal shown; asked already, carry it out."""
        if self._side.confirm.is_asking:
            self._accept()
        elif self._opening.proposal is not None:
            self._wanted = self._opening.patient
            self._ask_wanted()

    def take_back(self) -> None:
        """Take back the plan that is told of, while that can be done."""
        plan = self._side.bar.plan
        if plan is not None and self._side.bar.can_undo and not self.accepting.is_running:
            self._side.bar.show_text(f"{self._name}: {tr('Taking it back …')}")
            self.accepting.take_back(plan)

    def _ask_wanted(self) -> None:
        shown, proposal = self._opening.shown, self._opening.proposal
        is_wanted, self._wanted = self._wanted == self._opening.patient, None
        if not is_wanted or shown is None or proposal is None or self.accepting.is_running:
            return
        if not shown.may_book:
            self._side.bar.show_text(tr("You can see the proposal, but not carry it out."))
        elif not proposal.moves:
            self._side.bar.show_text(tr("Nothing is proposed for this patient."))
        else:
            self._ask(shown, proposal)

    def _ask(self, shown: Coordination, proposal: Proposal) -> None:
        after = moved(shown.situation, proposal.moves)
        created = prompts(conflicts(shown.situation), conflicts(after))
        if created:
            # Told with the new times: the old ones are not at odds.
            self.prompting.ask(replace(shown, situation=after), created, lambda: self._confirm(shown, proposal))
        else:
            self._confirm(shown, proposal)

    def _confirm(self, shown: Coordination, proposal: Proposal) -> None:
        self._side.confirm.ask(shown, proposal, needs_clinician=bool(grounds(shown.situation, proposal.moves)))

    def _accept(self) -> None:
        shown, proposal = self._opening.shown, self._opening.proposal
        if shown is None or proposal is None or self.accepting.is_running:
            return
        self._name = full_name(shown.patient)
        self._solves = () if proposal.facts is None else proposal.facts.resolved
        agreed = self._side.confirm.agreed
        self._side.confirm.hide()
        self._side.plan.calendar.timeline.setFocus()
        self._side.bar.show_text(f"{self._name}: {tr('Writing to the departments …')}")
        self.accepting.accept(shown, proposal, agreed)

    def _answer(self, appointment: str, is_yes: bool) -> None:
        if self._side.bar.plan is not None:
            self.accepting.answer(self._side.bar.plan, appointment, is_yes=is_yes)

    def _done(self, accepted: Accepted) -> None:
        self._side.bar.show_plan(accepted, self._name)
        if accepted.patient == self._opening.patient:
            self._opening.fetch(accepted.patient)
        solves, self._solves = self._solves, ()
        self.solved.emit(accepted.patient, solves if accepted.result is Result.APPLIED else ())
        self.changed.emit(Changed(patients=(accepted.patient,)))

    def _broke(self, text: str, patient: int) -> None:
        self._solves = ()
        self._side.bar.show_text(f"{self._name}: {text}" if self._name else text, "error")
        if patient == self._opening.patient:
            # What was shown is not what is there: it is read again, and the plan looked for anew.
            self._opening.fetch(patient)

    def _show_plans(self, plans: tuple[Accepted, ...]) -> None:
        """Tell of the newest plan while something can still be done about it."""
        newest = plans[0] if plans else None
        shown = self._opening.shown
        if newest is None or shown is None or self.accepting.is_running:
            return
        self._name = full_name(shown.patient)
        bar = self._side.bar
        if newest.result in (None, Result.REQUESTED, Result.NEEDS_HUMAN) or bar.is_open(newest):
            bar.show_plan(newest, self._name)

    def _connect(self) -> None:
        self._side.plan.accept_wanted.connect(self.go_on)
        self._side.confirm.wanted.connect(self.go_on)
        self._side.bar.undo_wanted.connect(self.take_back)
        self._side.bar.checklist.answered.connect(self._answer)
        self._opening.proposed.connect(lambda _: self._ask_wanted())
        self._opening.planned.connect(self._show_plans)
        self.accepting.done.connect(self._done)
        self.accepting.failed.connect(self._broke)
