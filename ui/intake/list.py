"""The quarantine's list with its filters, and its waiting, empty, failed and stale states."""

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from triage.worklist.held import NO_TYPE, Held, HeldQuery
from ui.background import Background
from ui.desk import Desk
from ui.intake.model import HeldModel, Index, ListState
from ui.intake.words import type_name
from ui.source_words import source_name
from ui.translate import age, shown_count, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel
from ui.widgets.table import dress

_TYPING_PAUSE_MS = 200
_WIDEST = 320
_TWO_LINES = 44


class HeldTable(QTableView):
    """Emits `chosen` when another row becomes the current one, `opened` on Enter or a double click."""

    chosen = Signal()
    opened = Signal()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell of another row; moving between the columns of a row is no choice."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; letters are commands, never a search in the rows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without choosing anything: Qt's own view would make the first row current."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()


class HeldList(QFrame):
    """Emits `chosen` with the Held that is current (or None), `opened` when the person asks for its text.

    `retry_all_wanted` is emitted when everything listed is to be read again.
    """

    chosen = Signal(object)
    opened = Signal()
    retry_all_wanted = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: int | None = None
        self.model = HeldModel(desk, background, self)
        self.search = QLineEdit()
        self.choices = (QComboBox(), QComboBox(), QComboBox())
        self.table = HeldTable()
        self.retry_all_button = KeyButton(tr("Try all again"), "Ctrl+Shift+R")
        self._total = PlainLabel("", "muted")
        self._stale = PlainLabel()
        self._message = PlainLabel("", "muted")
        self._body = QStackedWidget()
        self._pause = QTimer(self)
        self._lay_out()
        self._connect()
        self._show_state()

    def ask(self, query: HeldQuery) -> None:
        """List what `query` finds, and show in the fields what that is."""
        self.search.setText(query.words)
        self.model.ask(query)
        self._offer_choices()

    def choose(self, key: int | None) -> None:
        """Make a row the current one as soon as it is among the rows."""
        self._wanted = key
        self._mark_wanted()

    def move_by(self, steps: int) -> None:
        """Choose the row so many steps down."""
        current = self.table.currentIndex()
        number = current.row() + steps if current.isValid() else 0
        if 0 <= number < self.model.rowCount():
            self._move_to(number)

    def current(self) -> Held | None:
        """Return the row that is current, or None."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def message(self) -> str:
        """Return what stands where the rows would; "" where there are rows."""
        model = self.model
        if model.state is ListState.WAITING:
            return tr("Fetching the quarantine …")
        if model.state is ListState.FAILED:
            return tr("The quarantine could not be read. {fault} Press F5 to try again.").format(fault=model.fault)
        if model.counts.total:
            return ""
        return tr("Nothing is held back.") if model.query == HeldQuery() else tr("Nothing held fits the filters.")

    def _tell(self) -> None:
        row = self.current()
        if row is not None:
            self._wanted = row.key
        self.chosen.emit(row)

    def _ask(self) -> None:
        self._pause.stop()
        source, type_, code = (choice.currentData() or "" for choice in self.choices)
        self.model.ask(HeldQuery(source, type_, code, self.search.text().strip()))

    def _mark_wanted(self) -> None:
        number = None if self._wanted is None else self.model.number_of(self._wanted)
        if number is not None:
            self._move_to(number)

    def _move_to(self, number: int) -> None:
        index = self.model.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(index, flags)
        self.table.scrollTo(index)

    def _show_state(self) -> None:
        model, text = self.model, self.message()
        self._total.setText(shown_count(model.counts.total))
        self.retry_all_button.setVisible(model.counts.total > 0)
        self._message.setText(text)
        self._body.setCurrentIndex(1 if text else 0)
        is_stale = model.state is ListState.STALE and model.read_at is not None
        if is_stale and model.read_at is not None:
            said = tr("The list is {age} old and could not be read again. {fault}")
            self._stale.setText(said.format(age=age(model.read_at, self._desk.now()), fault=model.fault))
        self._stale.setVisible(is_stale)
        self._offer_choices()
        self._mark_wanted()
        self._tell()

    def _offer_choices(self) -> None:
        """Offer the sources, types and reasons that are held, each with its count."""
        groups, query = self.model.counts.groups, self.model.query
        offered: list[dict[str, tuple[str, int]]] = [{}, {}, {}]
        for group in groups:
            kinds = ((group.source, source_name(group.source)), (group.type or NO_TYPE, type_name(group.type)),
                     (group.code, group.code))  # fmt: skip
            for found, (value, name) in zip(offered, kinds, strict=True):
                found[value] = name, found.get(value, ("", 0))[1] + group.count
        everything = (tr("All sources"), tr("All types"), tr("All reasons"))
        wanted = (query.source, query.type, query.code)
        for choice, name, found, value in zip(self.choices, everything, offered, wanted, strict=True):
            _fill(choice, name, found, value)

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.search.textEdited.connect(self._pause.start)
        self.search.returnPressed.connect(self._ask)
        self.retry_all_button.clicked.connect(self.retry_all_wanted)
        for choice in self.choices:
            choice.activated.connect(self._ask)
        self.model.state_changed.connect(self._show_state)
        self.table.chosen.connect(self._tell)
        self.model.dataChanged.connect(self._tell)
        self.table.opened.connect(self.opened)
        self.table.doubleClicked.connect(self.opened)

    def _lay_out(self) -> None:
        self.setProperty("surface", "panel")
        self.setProperty("edge", "bottom")
        self.search.setPlaceholderText(tr("Words in the reason, or an id …   /"))
        self.search.setAccessibleName(tr("Search the quarantine"))
        self.search.setClearButtonEnabled(True)
        for choice, name in zip(self.choices, (tr("Source"), tr("Type"), tr("Reason")), strict=True):
            choice.setAccessibleName(name)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.table.setModel(self.model)
        dress(self.table, tr("Quarantine"))
        self.table.verticalHeader().setDefaultSectionSize(_TWO_LINES)
        header = self.table.horizontalHeader()
        # By the rows in sight: no id is cut, and the rest of the list is not read for it.
        header.setResizeContentsPrecision(0)
        header.setMaximumSectionSize(_WIDEST)
        for column in range(self.model.columnCount() - 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(self.model.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
        self._stale.setProperty("surface", "yellow")
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._message.setContentsMargins(24, 48, 24, 24)
        self._body.addWidget(self.table)
        self._body.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 1)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._stale)
        layout.addWidget(self._body, 1)

    def _head(self) -> QVBoxLayout:
        title = PlainLabel(tr("Quarantine"), "title")
        title.setWordWrap(False)
        first, second, head = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        first.addWidget(title)
        first.addWidget(self._total)
        first.addStretch(1)
        first.addWidget(self.retry_all_button)
        for choice in self.choices:
            second.addWidget(choice)
        second.addWidget(self.search, 1)
        head.setContentsMargins(14, 10, 14, 8)
        head.setSpacing(8)
        head.addLayout(first)
        head.addLayout(second)
        return head


def _fill(choice: QComboBox, everything: str, found: dict[str, tuple[str, int]], wanted: str) -> None:
    offered = [(everything, "")]
    offered += [(f"{name} ({shown_count(count)})", value) for value, (name, count) in sorted(found.items())]
    if wanted and wanted not in found:
        offered.append((wanted, wanted))
    if offered != [(choice.itemText(place), choice.itemData(place)) for place in range(choice.count())]:
        choice.clear()
        for text, value in offered:
            choice.addItem(text, value)
    choice.setCurrentIndex(max(0, choice.findData(wanted)))
