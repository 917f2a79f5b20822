"""Which care team's cases are listed, those that no team has, and those that lack an answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from triage.worklist.row import NOT_DISTRIBUTED, Counts
from ui.translate import shown_count, tr


class TeamFilter(QWidget):
    """Emits `changed` when the person asks for something else; `teams` are known from the counts."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # What each line of the box asks for; None is every team.
        self._lines: list[str | None] = []
        self._box = QComboBox()
        self._box.setAccessibleName(tr("Care team"))
        # The counts beside it are never cut; a long name of a team is seen whole when the box is opened.
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(5)
        self._missing = QPushButton()
        self._missing.setCheckable(True)
        self._missing.setProperty("kind", "chip")
        self._missing.setToolTip(tr("Show only those who have not sent what was due"))
        self._stray = QPushButton()
        self._stray.setProperty("kind", "chip")
        self._stray.setToolTip(tr("No route took these: show them"))
        self._stray.hide()
        for button in (self._missing, self._stray):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fill([])
        self._lay_out()
        self._box.activated.connect(self.changed)
        self._missing.clicked.connect(self.changed)
        self._stray.clicked.connect(self._show_stray)

    @property
    def teams(self) -> tuple[str, ...]:
        """Return whose cases are asked for, empty for everybody's."""
        wanted = self._wanted()
        return () if wanted is None else (wanted,)

    @property
    def missing(self) -> bool:
        """Return whether only those who lack an answer are asked for."""
        return self._missing.isChecked()

    def set(self, teams: tuple[str, ...], *, missing: bool) -> None:
        """Ask for these, without telling anyone."""
        wanted = teams[0] if teams else None
        if wanted not in self._lines:
            self._fill([*(line for line in self._lines if line), wanted or ""])
        self._box.setCurrentIndex(self._lines.index(wanted))
        self._missing.setChecked(missing)

    def show_counts(self, counts: Counts) -> None:
        """Name the teams that have cases, and say how many no team has and how many lack an answer."""
        wanted = self._wanted()
        self._fill(sorted({team for team in (*counts.by_team, wanted or "") if team}))
        self._box.setCurrentIndex(self._lines.index(wanted))
        self._missing.setText(f"{tr('Missing answers')} {shown_count(counts.missing)}")
        self._stray.setText(f"{tr('Not distributed')} {shown_count(counts.not_distributed)}")
        self._stray.setVisible(counts.not_distributed > 0)

    def _wanted(self) -> str | None:
        return self._lines[max(0, self._box.currentIndex())]

    def _show_stray(self) -> None:
        self._box.setCurrentIndex(self._lines.index(NOT_DISTRIBUTED))
        self.changed.emit()

    def _fill(self, teams: list[str]) -> None:
        lines = [None, NOT_DISTRIBUTED, *teams]
        if lines == self._lines:
            return
        self._lines = lines
        self._box.clear()
        self._box.addItems([tr("All teams"), tr("Not distributed"), *teams])

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._box, 1)
        row.addWidget(self._missing)
        row.addWidget(self._stray)
