"""One device: what it is, what was invalidated, and when asked for, the patients and decisions that rest on it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from triage.clinical.device import Invalidation
from triage.worklist.devices import DeviceRow, Trace, TracedPatient
from ui.desks.desk import Desk
from ui.desks.device_desk import History
from ui.devices import words
from ui.devices.table import CellsModel, fit_rows, table_of
from ui.translate import tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.leaving import let_go
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel, one_line
from ui.widgets.surface import Surface

_MOST_ROWS = 12


class DeviceDetails(QFrame):
    """Emits `trace_wanted`, `invalidate_wanted`, `restore_wanted` with an Invalidation, `patient_wanted`."""

    trace_wanted = Signal()
    patient_wanted = Signal()
    invalidate_wanted = Signal()
    restore_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.key: int | None = None
        self._title = PlainLabel("", "title")
        self._facts = PlainLabel()
        self._message = Message("", "muted")
        self.trace_button = KeyButton(tr("Show patients and decisions"), "↵")
        self.invalidate_button = KeyButton(tr("Invalidate readings …"), "Ctrl+I")
        self.patient_button = KeyButton(tr("Open the patient"), "O")
        self._traced: tuple[TracedPatient, ...] = ()
        self._lines = QVBoxLayout()
        self._cards: list[Card] = []
        self._found_cards: list[Card] = []
        self.patients = CellsModel(words.patient_headings, self)
        self.decisions = CellsModel(words.decision_headings, self)
        self.found = QWidget()
        self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that no device is chosen."""
        self.key = None
        self._title.setText("")
        self._facts.setText("")
        self._message.say(tr("Choose a device to see what rests on it."))
        self._set_lines(())
        self._set_room(has_device=False)

    def show_device(self, row: DeviceRow) -> None:
        """Show a device as the list knows it; patients are not named before they are asked for."""
        is_other = row.key != self.key
        self.key = row.key
        self._title.setText(one_line(row.device.label))
        self._facts.setText(words.facts(row, self._desk.now()))
        self._set_room(has_device=True)
        if is_other:
            self._set_lines(())
            self.found.hide()
            self._message.say("")

    def show_history(self, history: History) -> None:
        """Show what was invalidated, and taken back."""
        row, lines = history
        if row.key == self.key:
            self._set_lines(lines)

    def show_waiting(self) -> None:
        """Say that patients and decisions are on their way."""
        self._message.say(tr("Fetching patients and decisions …"))

    def show_trace(self, trace: Trace) -> None:
        """Show patients and decisions."""
        if trace.row.key != self.key:
            return
        now = self._desk.now()
        self._traced = trace.patients
        self._message.say(_remark(trace))
        self.patients.show_cells([words.patient_cells(one, now) for one in trace.patients])
        self.decisions.show_cells([words.decision_cells(made, now) for made in trace.decisions])
        self._set_lines(trace.invalidations)
        for table in self._tables:
            fit_rows(table, _MOST_ROWS)
        self._tables[0].selectRow(0)
        self._found_cards[1].setVisible(bool(trace.decisions))
        self.found.setVisible(bool(trace.patients))

    def case_chosen(self) -> int | None:
        """Return the case of the patient chosen among those shown, None where there is none."""
        if self.found.isHidden() or not self._traced:
            return None
        return self._traced[max(0, self._tables[0].currentIndex().row())].case

    def invalidations(self) -> list[str]:
        """Return what is said of each invalidation, the newest first."""
        return [label.text() for card in self._cards for label in card.findChildren(PlainLabel)]

    def show_fault(self, text: str) -> None:
        """Say why something could not be read."""
        self._message.say(text, "error")

    def _set_room(self, *, has_device: bool) -> None:
        for widget in (self._title, self._facts, self.trace_button, self.invalidate_button):
            widget.setVisible(has_device)
        if not has_device:
            self.found.hide()

    def _set_lines(self, lines: Iterable[Invalidation]) -> None:
        let_go(*self._cards)
        self._cards = [self._line(line) for line in lines]
        for card in self._cards:
            self._lines.addWidget(card)

    def _line(self, line: Invalidation) -> Card:
        now = self._desk.now()
        card = Card("", "card" if line.restored else "yellow")
        card.add(PlainLabel(words.invalidation(line, now)))
        if line.restored is None:
            button = QPushButton(tr("Take back …"))
            button.clicked.connect(lambda: self.restore_wanted.emit(line))
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            card.add(row)
        return card

    def _lay_out(self) -> None:
        self.trace_button.clicked.connect(self.trace_wanted)
        self.invalidate_button.clicked.connect(self.invalidate_wanted)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._tables = (
            table_of(self.patients, tr("Patients measured with the device")),
            table_of(self.decisions, tr("Decisions that rested on the device")),
        )
        found = QVBoxLayout(self.found)
        found.setContentsMargins(0, 0, 0, 0)
        for title, table in zip((tr("Patients"), tr("Decisions on its readings")), self._tables, strict=True):
            card = Card(title)
            card.add(table)
            found.addWidget(card)
            self._found_cards.append(card)
        self.patient_button.clicked.connect(self.patient_wanted)
        self._tables[0].activated.connect(self.patient_wanted)
        self._found_cards[0].heading.addWidget(self.patient_button)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.trace_button)
        buttons.addWidget(self.invalidate_button)
        # Both as wide as the wider one.
        acting = QHBoxLayout()
        acting.addLayout(buttons)
        acting.addStretch(1)
        inside = Surface()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(self._title)
        rows.addWidget(self._facts)
        rows.addLayout(acting)
        rows.addLayout(self._lines)
        rows.addWidget(self._message)
        rows.addWidget(self.found)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)


def _remark(trace: Trace) -> str:
    if not trace.patients:
        return tr("Nobody has been measured with this device.")
    return "" if trace.decisions else tr("No decision rests on its readings.")
