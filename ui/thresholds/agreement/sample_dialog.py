"""Ask how many patients of how many weeks are drawn for a double reading."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QPushButton, QVBoxLayout

from triage.worklist.double_read import LONGEST, MOST, Wanted
from ui.asking import AskingDialog
from ui.theme import scaled
from ui.translate import programme_name, tr
from ui.widgets.message import Message
from ui.widgets.number_field import NumberField
from ui.widgets.plain_label import PlainLabel

_SIZE, _WEEKS, _WIDTH = 60, 12, 520


class SampleDialog(AskingDialog):
    """`wanted` carries a Wanted: programme, how many, of how many weeks, by colour or by chance."""

    wanted = Signal(object)

    def __init__(self, programme: str) -> None:
        super().__init__()
        self._programme = programme
        self.setWindowTitle(tr("Draw a sample"))
        self.size_field, self.weeks = NumberField(tr("Patients")), NumberField(tr("Of the last weeks"))
        self.by_colour = QCheckBox(tr("As many red, yellow and green (else by chance)"))
        self.message = Message()
        self.message.hide()
        self.draw_button = QPushButton(tr("Draw the sample"))
        self.draw_button.setProperty("kind", "primary")
        self.draw_button.setDefault(True)
        self.draw_button.clicked.connect(self._ask)
        self.size_field.put(str(_SIZE))
        self.weeks.put(str(_WEEKS))
        self._lay_out()

    def show_fault(self, text: str) -> None:
        """Say why nothing was drawn."""
        self.draw_button.setEnabled(True)
        self.message.say(text, "error")

    def _ask(self) -> None:
        size, weeks = self.size_field.whole(), self.weeks.whole()
        if size is None or weeks is None or not (1 <= size <= MOST and 1 <= weeks <= LONGEST):
            bounds = tr("Write 1 to {most} patients of the last 1 to {longest} weeks.")
            self.show_fault(bounds.format(most=MOST, longest=LONGEST))
            return
        self.draw_button.setEnabled(False)
        self.wanted.emit(Wanted(self._programme, size, weeks, is_by_colour=self.by_colour.isChecked()))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(tr("Draw a sample"), "title"))
        told = tr(
            "Patients of {programme} who were assessed in your departments are judged anew by two clinicians each, who"
            " have not decided on them or opened them since, and do not see the colour. Shift+B begins to read."
        )
        layout.addWidget(PlainLabel(told.format(programme=programme_name(self._programme))))
        form = QFormLayout()
        form.addRow(tr("Patients"), self.size_field)
        form.addRow(tr("Of the last weeks"), self.weeks)
        form.addRow(self.by_colour)
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(self.draw_button))
        self.setMinimumWidth(scaled(_WIDTH))
