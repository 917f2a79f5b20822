"""Ask how often a patient is to send something, or that it is not asked for any more."""

from datetime import date

from triage.clinical.patient import Patient
from triage.workflow.chart.care_shown import CareOffers, CareView, CourseShown
from ui.patient.care.dialog import CareDialog, no_days, words_field
from ui.patient.care.words import thing_name
from ui.translate import in_language, programme_name, tr
from ui.widgets.fields import add_line, choice, day_field, day_in
from ui.widgets.number_field import NumberField
from ui.widgets.plain_label import PlainLabel

Planned = tuple[str, str | None, int | None, date, str]


class PlanDialog(CareDialog):
    """`wanted` carries a Planned: programme, what (None = everything), days (None = no more), first day, note."""

    def __init__(self, patient: Patient, care: CareView, offers: CareOffers, today: date) -> None:
        super().__init__(tr("Measuring plan"), tr("Change the plan"), patient, today)
        self._offers = offers
        self.programme = choice(tr("Programme"), *((programme_name(one.programme), one) for one in care.courses))
        self.what = choice(tr("To be sent"))
        self.how = choice(tr("How often"), (tr("interval in days"), True), (tr("not any more"), False))
        self.days = NumberField(tr("Days between"))
        self.start = day_field(today, tr("From"))
        self.note = words_field(tr("Note"), tr("Note, if there is more to say"))
        add_line(self.form, tr("Programme"), self.programme)
        add_line(self.form, tr("To be sent"), self.what)
        add_line(self.form, tr("How often"), self.how, self.days)
        add_line(self.form, tr("From"), self.start)
        self.form.addRow(tr("Note"), self.note)
        self.form.addRow(PlainLabel(tr("What the source says of its own plan later counts instead."), "muted"))
        self.programme.currentIndexChanged.connect(self._show_things)
        self.what.currentIndexChanged.connect(self._show_days)
        self.how.currentIndexChanged.connect(lambda: self.days.setEnabled(self.how.currentData()))
        self._show_things()

    def given(self) -> Planned | None:
        """Return what is chosen."""
        course: CourseShown = self.programme.currentData()
        is_asked = self.how.currentData()
        days = self.days.whole() if is_asked else None
        if is_asked and days is None:
            self.show_fault(no_days())
            self.days.setFocus()
            return None
        return course.programme, self.what.currentData(), days, day_in(self.start), self.note.text().strip()

    def _show_things(self) -> None:
        course: CourseShown = self.programme.currentData()
        planned = dict.fromkeys((line.what, thing_name(line.name)) for line in course.lines)
        known = {what for what, _ in planned}
        self.what.blockSignals(True)
        self.what.clear()
        self.what.addItem(tr("everything"), None)
        for what, name in planned:
            self.what.addItem(name, what)
        for thing in self._offers.things_of(course.programme):
            if thing.what not in known:
                self.what.addItem(tr("also: {name}").format(name=in_language(thing.name)), thing.what)
        self.what.blockSignals(False)
        self._show_days()

    def _show_days(self) -> None:
        course: CourseShown = self.programme.currentData()
        what = self.what.currentData()
        mine = [line for line in course.lines if what in (None, line.what) and not line.is_coming]
        days = min((line.interval.days for line in mine), default=0)
        self.days.put(str(days) if days else "")
