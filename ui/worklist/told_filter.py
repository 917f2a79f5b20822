"""Who has unread notices, waits for a promised call, or had a visit that nobody judged: ways to list them alone."""

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
        self._promises = QPushButton()
        self._promises.setCheckable(True)
        self._promises.setProperty("kind", "chip")
        self._promises.setToolTip(tr("Show only patients who were promised a call that is not made"))
        self._promises.clicked.connect(self.changed)
        self._visits = QPushButton()
        self._visits.setCheckable(True)
        self._visits.setProperty("kind", "chip")
        self._visits.setToolTip(tr("Show only visits of which nobody has noted whether they were needed (V)"))
        self._visits.clicked.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addWidget(self._promises)
        row.addWidget(self._visits)
        row.addStretch(1)
        self.hide()

    @property
    def wanted(self) -> bool:
        """Return whether only those are asked for."""
        return self._button.isChecked()

    @property
    def promised(self) -> bool:
        """Return whether only those are asked for who were promised a call."""
        return self._promises.isChecked()

    @property
    def unjudged(self) -> bool:
        """Return whether only those are asked for whose visit has no outcome."""
        return self._visits.isChecked()

    def toggle_unjudged(self) -> None:
        """Ask for visits without an outcome alone, or for everybody again; nothing where there are none."""
        if not self._visits.isHidden():
            self._visits.click()

    def set(self, *, wanted: bool, promised: bool = False, unjudged: bool = False) -> None:
        """Ask for those alone or for everybody, without telling anyone."""
        self._button.setChecked(wanted)
        self._promises.setChecked(promised)
        self._visits.setChecked(unjudged)

    def show_counts(self, counts: Counts) -> None:
        """Say how many there are of each; what there is none of is not there."""
        self._button.setText(tr("Unread notices: {count}").format(count=shown_count(counts.notices)))
        self._promises.setText(tr("Promised calls: {count}").format(count=shown_count(counts.promised)))
        self._button.setVisible(counts.notices > 0 or self.wanted)
        self._promises.setVisible(counts.promised > 0 or self.promised)
        self._visits.setText(tr("Visits without outcome: {count}").format(count=shown_count(counts.unjudged)))
        self._visits.setVisible(counts.unjudged > 0 or self.unjudged)
        self.setVisible(any(not button.isHidden() for button in (self._button, self._promises, self._visits)))
