"""Ask which missing answer is not waited for, and why."""

from datetime import datetime, timedelta

from triage.clinical.patient import Patient
from triage.workflow.chart.care_shown import CareView, LackingAnswer
from ui.patient.care.dialog import CareDialog, words_field
from ui.patient.care.words import thing_name
from ui.translate import programme_name, shown_day, tr
from ui.widgets.fields import add_line, choice
from ui.widgets.plain_label import PlainLabel

_A_MINUTE = timedelta(minutes=1)

Dismissed = tuple[str, str, str, datetime]


class DismissDialog(CareDialog):
    """`wanted` carries a Dismissed: programme, what, reason and when it was due."""

    def __init__(self, patient: Patient, care: CareView, now: datetime) -> None:
        super().__init__(tr("Missing answer"), tr("Do not wait for it"), patient, now.date())
        self._now = now
        self.answer = choice(tr("Answer"), *((self._named(one), one) for one in care.lacking))
        self.reason = words_field(tr("Reason"), tr("e.g. as agreed on the telephone"))
        self.until = PlainLabel("", "muted")
        self.explain(tr("The colour becomes no better by it: without new values nobody is green."))
        add_line(self.form, tr("Answer"), self.answer)
        self.form.addRow(tr("Reason"), self.reason)
        self.form.addRow(self.until)
        self.answer.currentIndexChanged.connect(self._show_until)
        self._show_until()

    def given(self) -> Dismissed | None:
        """Return the answer and the reason, which must be given."""
        one: LackingAnswer = self.answer.currentData()
        reason = self.reason.text().strip()
        if not reason:
            self.show_fault(tr("Say why the answer is not waited for."))
            self.reason.setFocus()
            return None
        return one.programme, one.what, reason, one.due

    def _named(self, one: LackingAnswer) -> str:
        day = shown_day(one.due - _A_MINUTE, self._now)
        return f"{programme_name(one.programme)} · {thing_name(one.name)} · {tr('by {day}').format(day=day)}"

    def _show_until(self) -> None:
        one: LackingAnswer = self.answer.currentData()
        day = shown_day(one.until - _A_MINUTE, self._now)
        self.until.setText(tr("Next due: by {day}").format(day=day))
