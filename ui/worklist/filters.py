"""The head of the worklist: what is listed, how many of each colour, and what the filters hide."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from triage.clinical.colour import Colour
from triage.worklist.row import Counts, Query
from ui.theme import current_theme
from ui.translate import PROGRAMMES, colour_word, programme_name, shown_count, tr
from ui.widgets.flow import FlowLayout
from ui.widgets.mark import draw_mark
from ui.widgets.plain_label import PlainLabel
from ui.widgets.search_field import SearchField
from ui.worklist.owner_filter import OwnerFilter
from ui.worklist.team_filter import TeamFilter
from ui.worklist.told_filter import ToldFilter

_COLOURS = tuple(sorted(Colour, key=lambda colour: colour.rank))


class Filters(QWidget):
    """Emits `changed` (a Query) when the person asks for something else."""

    changed = Signal(object)

    def __init__(self, query: Query, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", "title")
        self._title.setWordWrap(False)
        self._total = PlainLabel("", "muted")
        self._handled = QPushButton(tr("Handled"))
        self._handled.setCheckable(True)
        self._chips = {colour: _chip(colour) for colour in _COLOURS}
        self._hidden = QPushButton()
        self._hidden.setProperty("kind", "alarm")
        self._hidden.hide()
        self._programme = _programme_box()
        self.owner = OwnerFilter()
        self.team = TeamFilter()
        self.told = ToldFilter()
        self.search = SearchField(tr("Search by family name"), tr("Family name begins with …   /"))
        self._lay_out()
        self.set_query(query)
        self._connect()

    def query(self) -> Query:
        """Return what the filters ask for now."""
        programme = self._programme.currentData()
        return Query(
            programmes=(programme,) if programme else (),
            colours=tuple(colour for colour, chip in self._chips.items() if chip.isChecked()),
            name=self.search.words(),
            closed=self._handled.isChecked(),
            teams=self.team.teams,
            missing=self.team.missing,
            told=self.told.wanted,
            mine=self.owner.is_wanted("mine"),
            unowned=self.owner.is_wanted("unowned"),
            snoozed=self.owner.is_wanted("snoozed"),
            escalated=self.owner.is_wanted("escalated"),
            promised=self.told.promised,
            unjudged=self.told.unjudged,
        )

    def set_query(self, query: Query) -> None:
        """Set every filter as `query` has it, without telling anyone."""
        blocked = self.blockSignals(True)
        programme = query.programmes[0] if query.programmes else ""
        self._programme.setCurrentIndex(max(0, self._programme.findData(programme)))
        for colour, chip in self._chips.items():
            chip.setChecked(colour in query.colours)
        self.search.setText(query.name)
        self._handled.setChecked(query.closed)
        self.owner.set(query)
        self.team.set(query.teams, missing=query.missing)
        self.told.set(wanted=query.told, promised=query.promised, unjudged=query.unjudged)
        self.search.settle()
        self.blockSignals(blocked)

    def clear(self) -> None:
        """Take every filter away: all open cases."""
        self.set_query(Query())
        self._tell()

    def show_counts(self, counts: Counts, every_colour: Counts) -> None:
        """Show how many rows there are in all and of each colour, and the open reds that are not among them."""
        self._title.setText(tr("Handled") if self._handled.isChecked() else tr("Worklist"))
        self._total.setText(shown_count(counts.total))
        for colour, chip in self._chips.items():
            chip.setText(f"{colour_word(colour)} {shown_count(every_colour.by_colour.get(colour, 0))}")
        self._hidden.setText(tr("{count} red hidden").format(count=shown_count(counts.hidden_red)))
        self._hidden.setVisible(counts.hidden_red > 0)
        self.owner.show_counts(counts)
        self.team.show_counts(counts)
        self.told.show_counts(counts)

    def _tell(self) -> None:
        self.search.settle()
        self.changed.emit(self.query())

    def _connect(self) -> None:
        self.search.asked.connect(self._tell)
        self._programme.activated.connect(self._tell)
        self.owner.changed.connect(self._tell)
        self.team.changed.connect(self._tell)
        self.told.changed.connect(self._tell)
        self._handled.clicked.connect(self._tell)
        self._hidden.clicked.connect(self.clear)
        for chip in self._chips.values():
            chip.clicked.connect(self._tell)

    def _lay_out(self) -> None:
        self._hidden.setToolTip(tr("Take every filter away"))
        first = _row(self._title, self._total)
        first.addStretch(1)
        first.addWidget(self._hidden)
        first.addWidget(self._handled)
        second = _row(*self._chips.values())
        second.addStretch(1)
        third = _row(self._programme)
        third.addWidget(self.search, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 8)
        layout.setSpacing(8)
        for row in (first, second, third):
            layout.addLayout(row)
        # Both on one line where they fit: every line here is one patient less in the list.
        more = FlowLayout(gap=8)
        more.addWidget(self.owner)
        more.addWidget(self.told)
        layout.addLayout(more)
        layout.addWidget(self.team)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row


def _programme_box() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("Programme"))
    box.addItem(tr("All programmes"), "")
    for code in PROGRAMMES:
        box.addItem(programme_name(code), code)
    return box


def _chip(colour: Colour) -> QPushButton:
    chip = QPushButton(colour_word(colour))
    chip.setCheckable(True)
    chip.setProperty("kind", "chip")
    chip.setIcon(_mark_icon(colour))
    chip.setIconSize(QSize(14, 14))
    chip.setToolTip(tr("Show these alone"))
    return chip


def _mark_icon(colour: Colour) -> QIcon:
    picture = QPixmap(28, 28)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_mark(painter, picture.rect().toRectF(), colour, current_theme())
    painter.end()
    return QIcon(picture)
