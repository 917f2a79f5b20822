"""The parts of the inbox over its list, each with as many as it lists when it is pressed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from triage.coordination.inbox.entry import Part
from triage.coordination.inbox.query import InboxCounts, InboxQuery
from ui.appointments.inbox.words import part_word
from ui.translate import shown_count, tr
from ui.widgets.flow import FlowLayout


class PartChips(QWidget):
    """`ask` is called with the parts that are pressed; none is everything."""

    def __init__(self, ask: Callable[[], None]) -> None:
        super().__init__()
        self._ask = ask
        self.chips = {part: _chip(part) for part in Part}
        layout = FlowLayout(gap=4)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        for chip in self.chips.values():
            chip.clicked.connect(lambda _: self._ask())
            layout.addWidget(chip)

    def parts(self) -> frozenset[Part]:
        """Return the parts that are pressed."""
        return frozenset(part for part, chip in self.chips.items() if chip.isChecked())

    def show_query(self, query: InboxQuery) -> None:
        """Show which parts are listed."""
        for part, chip in self.chips.items():
            chip.setChecked(part in query.parts)

    def show_counts(self, counts: InboxCounts) -> None:
        """Show how many there are of each part; one with none is hidden unless it is pressed."""
        for part, chip in self.chips.items():
            number = counts.parts.get(part, 0)
            chip.setText(f"{part_word(part)} {shown_count(number)}")
            chip.setVisible(number > 0 or chip.isChecked() or part is Part.CRITICAL)


def without_parts(query: InboxQuery) -> InboxQuery:
    """Return the query with nothing left out by part or by name."""
    return replace(query, parts=frozenset(), name="", patient=None)


def _chip(part: Part) -> QPushButton:
    chip = QPushButton(part_word(part))
    chip.setCheckable(True)
    chip.setProperty("kind", "chip")
    chip.setToolTip(tr("Show these alone"))
    return chip
