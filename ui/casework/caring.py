"""Set courses, plans and own limits of the patient on the screen, each in a dialog of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from triage.workflow.application import Changed
from ui.asking import Asking
from ui.desks.care_desk import CareDesk
from ui.errors import explained
from ui.translate import tr

if TYPE_CHECKING:
    from triage.scoring.replay.own_past import OwnPast
    from triage.workflow.chart.care_shown import CareOffers
    from triage.workflow.chart.chart import Chart
    from ui.patient.care.dialog import CareDialog
    from ui.patient.care.limit import LimitDialog


class Caring(Asking["CareDialog"]):
    """`changed` carries a Changed, `failed` why there is nothing to ask; another fault is said in the dialog.

    What is answered is about the patient of the chart that was shown, whoever is chosen by then.
    """

    changed = Signal(object)
    failed = Signal(str)

    @property
    def _care(self) -> CareDesk:
        return self._desk.care

    def ask_enrol(self, chart: Chart) -> None:
        """Ask in which programme, from when and with what plan."""
        if not chart.care.programmes:
            self.failed.emit(tr("The patient is enrolled in every programme already."))
            return
        self._with_offers(partial(self._put_up_enrol, chart))

    def ask_plan(self, chart: Chart) -> None:
        """Ask what is to be sent how often."""
        if self._is_enrolled(chart):
            self._with_offers(partial(self._put_up_plan, chart))

    def ask_end(self, chart: Chart) -> None:
        """Ask whether the course ends."""
        if not self._is_enrolled(chart):
            return
        from ui.patient.care.end import EndDialog

        self._put_up(EndDialog(chart.patient, chart.care, self._desk.now().date()), chart, self._care.end)

    def ask_dismiss(self, chart: Chart) -> None:
        """Ask which missing answer is not waited for."""
        if not chart.care.lacking:
            self.failed.emit(tr("No answer of the patient is missing."))
            return
        from ui.patient.care.dismiss import DismissDialog

        self._put_up(DismissDialog(chart.patient, chart.care, self._desk.now()), chart, self._care.dismiss)

    def ask_limit(self, chart: Chart) -> None:
        """Ask for a limit of the patient's own, or which one is lifted."""
        if not chart.care.choices and not chart.care.limits:
            self.failed.emit(tr("None of the patient's programmes has limits that can be their own."))
            return
        from ui.patient.care.limit import LimitDialog

        dialog = LimitDialog(chart.patient, chart.care, self._desk.now())
        dialog.lift_wanted.connect(lambda key: self._save(dialog, partial(self._care.lift_limit, key)))
        dialog.past_wanted.connect(lambda programme: self._read_past(dialog, chart.patient_key, programme))
        self._put_up(dialog, chart, self._care.set_limit)
        dialog.begin()

    def _read_past(self, dialog: LimitDialog, patient: int, programme: str) -> None:
        """Fetch the last year of a patient for the dialog, if it is still open by then."""

        def show(past: OwnPast) -> None:
            if dialog is self.dialog:
                dialog.show_past(programme, past)

        def say(fault: BaseException) -> None:
            if dialog is self.dialog:
                dialog.show_no_past(programme, explained(fault))

        self._background.read(partial(self._care.limit_past, patient, programme), show, say)

    def _with_offers(self, put_up: Callable[[CareOffers], None]) -> None:
        """Fetch what can be chosen, and ask; a second time the lists are at hand."""
        self._background.read(self._care.offers, put_up, lambda fault: self.failed.emit(explained(fault)))

    def _put_up_enrol(self, chart: Chart, offers: CareOffers) -> None:
        # Imported on use, as everywhere here: the start must be quick.
        from ui.patient.care.enrol import EnrolDialog

        self._put_up(EnrolDialog(chart.patient, chart.care, offers, self._desk.now().date()), chart, self._care.enrol)

    def _put_up_plan(self, chart: Chart, offers: CareOffers) -> None:
        from ui.patient.care.plan import PlanDialog

        dialog = PlanDialog(chart.patient, chart.care, offers, self._desk.now().date())
        self._put_up(dialog, chart, self._care.change_plan)

    def _is_enrolled(self, chart: Chart) -> bool:
        if not chart.care.courses:
            self.failed.emit(tr("The patient is not enrolled in a programme."))
        return bool(chart.care.courses)

    def _put_up(self, dialog: CareDialog, chart: Chart, work: Callable[..., Changed]) -> None:
        dialog.wanted.connect(lambda given: self._save(dialog, partial(work, chart.patient_key, *given)))
        self.put_up(dialog)

    def _save(self, dialog: CareDialog, work: Callable[[], Changed]) -> None:
        self.carry_out(dialog, work, self.changed.emit)
