"""What must be arranged for each appointment to come, with a tick that notes that it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from triage.coordination.notes import Arranged
from triage.coordination.situation.visit import Mode, Visit
from triage.coordination.timed import timed, upcoming
from ui.appointments.telephone.words import tick_words, visit_words
from ui.widgets.flow import FlowLayout
from ui.widgets.leaving import let_go
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination

_BOOKED = {
    "interpreter": "interpreter_booked",
    "companion": "companion_confirmed",
    "transport": "transport_ordered",
}


class ArrangedTicks(QWidget):
    """`arranged` carries the id of a visit and the Arranged that is to be noted of it; what is ticked stays so."""

    arranged = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=20, centred=True)
        self._rows: list[QWidget] = []
        self.boxes: list[QCheckBox] = []

    def show_patient(self, shown: Coordination) -> None:
        """Show what the patient needs for each appointment, and whether it is arranged."""
        let_go(*self._rows)
        self.boxes = []
        self._rows = [self._row(visit, asked, shown) for visit, asked in wanted(shown)]
        for row in self._rows:
            self._flow.addWidget(row)
        self.setVisible(bool(self._rows))

    def _row(self, visit: Visit, asked: tuple[str, ...], shown: Coordination) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        name = PlainLabel(visit_words(visit))
        name.setWordWrap(False)
        line.addWidget(name)
        for what in asked:
            box = self._box(visit, what, may_book=shown.may_book)
            self.boxes.append(box)
            line.addWidget(box)
        return row

    def _box(self, visit: Visit, what: str, *, may_book: bool) -> QCheckBox:
        box = QCheckBox(tick_words(what))
        box.setAccessibleName(f"{visit_words(visit)}: {tick_words(what)}")
        box.setChecked(bool(getattr(visit, _BOOKED[what])))
        box.setEnabled(may_book and not box.isChecked())
        box.clicked.connect(partial(self._note, visit.id, what))
        return box

    def _note(self, visit: str, what: str) -> None:
        self.arranged.emit(visit, Arranged(**{what: True}))


def wanted(shown: Coordination) -> Iterator[tuple[Visit, tuple[str, ...]]]:
    """Yield each appointment to come with what must be arranged for it; by telephone and video an interpreter alone."""
    situation, key = shown.situation, str(shown.patient_key)
    traveller = situation.travellers.get(key)
    if traveller is None:
        return
    needs = traveller.needs
    for stay in upcoming(timed(one for one in situation.visits.values() if one.patient == key), situation.now):
        is_there = stay.visit.mode is Mode.PHYSICAL
        asked = {
            "interpreter": bool(needs.interpreter),
            "companion": needs.companion and is_there,
            "transport": bool(needs.transport) and is_there,
        }
        if any(asked.values()):
            yield stay.visit, tuple(what for what, is_needed in asked.items() if is_needed)
