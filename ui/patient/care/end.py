"""Ask whether a course ends; where answers are unhandled it says which, and cannot be asked for."""

from datetime import date

from triage.clinical.patient import Patient
from triage.workflow.chart.care_shown import CareView, CourseShown
from ui.patient.care.dialog import CareDialog, words_field
from ui.translate import in_language, programme_name, tr
from ui.widgets.fields import add_line, choice
from ui.widgets.plain_label import PlainLabel

Ended = tuple[str, str]


class EndDialog(CareDialog):
    """`wanted` carries an Ended: programme and note."""

    def __init__(self, patient: Patient, care: CareView, today: date) -> None:
        super().__init__(tr("End the course"), tr("End the course"), patient, today)
        self.programme = choice(tr("Programme"), *((programme_name(one.programme), one) for one in care.courses))
        self.note = words_field(tr("Note"), tr("Note, if there is more to say"))
        self.held = PlainLabel("", "error")
        self.held.setWordWrap(True)
        self.explain(tr("Nothing is expected of the patient any more. What comes all the same is assessed."))
        add_line(self.form, tr("Programme"), self.programme)
        self.form.addRow(tr("Note"), self.note)
        self.form.addRow(self.held)
        self.programme.currentIndexChanged.connect(self._show_held)
        self._show_held()

    def given(self) -> Ended | None:
        """Return the programme chosen."""
        course: CourseShown = self.programme.currentData()
        return course.programme, self.note.text().strip()

    def _show_held(self) -> None:
        course: CourseShown = self.programme.currentData()
        left = "\n".join(in_language(one) for one in course.unhandled)
        first = tr("Answers that nobody has decided on. Decide the case first; the end can be that decision (5):")
        self.held.setText(f"{first}\n{left}")
        self.held.setVisible(bool(left))
        self.save_button.setEnabled(not left)
        self.make_room()
