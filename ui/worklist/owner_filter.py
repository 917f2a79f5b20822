"""Whose cases are listed: my own, nobody's, those that were put off, and reds that nobody took in time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from triage.worklist.row import Counts, Query
from ui.translate import shown_count, tr

_NAMES = ("mine", "unowned", "snoozed", "escalated")


class OwnerFilter(QWidget):
    """Emits `changed` when the person asks for something else; at most one of the four is asked for."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tips = (
            tr("Show only the cases that you have"),
            tr("Show only the cases that nobody has"),
            tr("Show only the cases that were put off"),
            tr("Show only red cases that nobody took in time"),
        )
        self.chips = {name: _chip(tip) for name, tip in zip(_NAMES, tips, strict=True)}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, name=name: self._choose(name))
            row.addWidget(chip)
        row.addStretch(1)
        self.show_counts(Counts({}, 0))

    def is_wanted(self, name: str) -> bool:
        """Return whether only these are asked for."""
        return self.chips[name].isChecked()

    def toggle(self, name: str) -> None:
        """Ask for these alone, or for everybody again; nothing where there are none."""
        if not self.chips[name].isHidden():
            self.chips[name].click()

    def set(self, query: Query) -> None:
        """Ask for what `query` asks for, without telling anyone."""
        for name, chip in self.chips.items():
            chip.setChecked(getattr(query, name))

    def show_counts(self, counts: Counts) -> None:
        """Say how many there are of each; what there is none of is not there, but for one's own and nobody's."""
        for name, chip in self.chips.items():
            number = getattr(counts, name)
            chip.setText(f"{_words(name)} {shown_count(number)}")
            chip.setVisible(name in ("mine", "unowned") or number > 0 or chip.isChecked())

    def _choose(self, name: str) -> None:
        for other, chip in self.chips.items():
            if other != name:
                chip.setChecked(False)
        self.changed.emit()


def _words(name: str) -> str:
    return {
        "mine": tr("Mine"),
        "unowned": tr("Nobody's"),
        "snoozed": tr("Deferred"),
        "escalated": tr("Not taken"),
    }[name]


def _chip(tip: str) -> QPushButton:
    chip = QPushButton()
    chip.setCheckable(True)
    chip.setProperty("kind", "chip")
    chip.setToolTip(tip)
    return chip
