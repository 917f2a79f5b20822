"""How many patients have notices that nobody has read, and a way to list them alone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from triage.worklist.row import Counts
from ui.translate import shown_count, tr


class ToldFilter(QWidget):
    """Emits `changed` when the person asks for those alone, or for everybody again; not there while there are none."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = QPushButton()
        self._button.setCheckable(True)
        self._button.setProperty("kind", "chip")
        self._button.setToolTip(tr("Show only patients with notices that nobody has read"))
        self._button.clicked.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addStretch(1)
        self.hide()

    @property
    def wanted(self) -> bool:
        """Return whether only those are asked for."""
        return self._button.isChecked()

    def set(self, *, wanted: bool) -> None:
        """Ask for those alone or for everybody, without telling anyone."""
        self._button.setChecked(wanted)

    def show_counts(self, counts: Counts) -> None:
        """Say how many patients have unread notices."""
        self._button.setText(tr("Unread notices: {count}").format(count=shown_count(counts.notices)))
        self.setVisible(counts.notices > 0 or self.wanted)
