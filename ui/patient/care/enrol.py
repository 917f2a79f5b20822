"""Ask in which programme a patient is enrolled, from when, by which team, and what is to be sent how often."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QWidget

from triage.clinical.patient import Patient
from triage.workflow.chart.care_shown import CareOffers, CareView, Thing
from ui.patient.care.dialog import CareDialog, no_days
from ui.theme import scaled
from ui.translate import in_language, programme_name, tr
from ui.widgets.fields import add_line, choice, day_field, day_in
from ui.widgets.number_field import NumberField
from ui.widgets.plain_label import PlainLabel

_USUAL_DAYS = "7"
_LIST_HEIGHT = 220
_DAYS_WIDTH = 56

Enrolling = tuple[str, date, tuple[tuple[str, int], ...], str]


class EnrolDialog(CareDialog):
    """`wanted` carries an Enrolling."""

    def __init__(self, patient: Patient, care: CareView, offers: CareOffers, today: date) -> None:
        super().__init__(tr("Enrol in a programme"), tr("Enrol"), patient, today)
        self._offers = offers
        self.programme = choice(tr("Programme"), *((programme_name(code), code) for code in care.programmes))
        self.start = day_field(today, tr("First day"))
        teams = ((tr("by the rules of distribution"), ""), *((team, team) for team in offers.teams))
        self.team = choice(tr("Team"), *teams)
        self.things: list[tuple[Thing, QCheckBox, NumberField]] = []
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMinimumHeight(scaled(_LIST_HEIGHT))
        self._list.setAccessibleName(tr("What the patient is to send"))
        add_line(self.form, tr("Programme"), self.programme)
        add_line(self.form, tr("First day"), self.start)
        add_line(self.form, tr("Team"), self.team)
        self.form.addRow(PlainLabel(tr("What the patient is to send"), "strong"))
        self.form.addRow(self._list)
        self.explain(tr("What has come already is assessed at once."))
        self.programme.currentIndexChanged.connect(self._show_things)
        self._show_things()

    def given(self) -> Enrolling | None:
        """Return what is chosen; a programme asks for one thing at least."""
        plan = []
        for thing, box, field in self.things:
            if box.isChecked():
                days = field.whole()
                if days is None:
                    self.show_fault(no_days())
                    field.setFocus()
                    return None
                plan.append((thing.what, days))
        if not plan:
            self.show_fault(tr("Choose what the patient is to send."))
            return None
        return self.programme.currentData(), day_in(self.start), tuple(plan), self.team.currentData()

    def _show_things(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setColumnStretch(0, 1)
        self.things = []
        for row, thing in enumerate(self._offers.things_of(self.programme.currentData() or "")):
            # Two forms can have the same title; which is meant must be told.
            box, field = QCheckBox(in_language(thing.name).replace("&", "&&")), NumberField(tr("Days between"))
            field.setText(_USUAL_DAYS)
            field.setFixedWidth(scaled(_DAYS_WIDTH))
            field.setEnabled(False)
            box.toggled.connect(field.setEnabled)
            grid.addWidget(box, row, 0)
            grid.addWidget(field, row, 1)
            between = PlainLabel(tr("days between"), "muted")
            between.setWordWrap(False)
            grid.addWidget(between, row, 2)
            self.things.append((thing, box, field))
        grid.setRowStretch(grid.rowCount(), 1)
        self._list.setWidget(inside)
