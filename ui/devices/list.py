"""The list of devices with its search, and its waiting, empty, failed and stale states."""

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from triage.worklist.devices import DeviceQuery, DeviceRow, Which
from ui.background import Background
from ui.desk import Desk
from ui.devices.model import DeviceModel, Index, ListState
from ui.translate import age, shown_count, tr
from ui.widgets.plain_label import PlainLabel
from ui.widgets.table import WholeTable, dress

_TYPING_PAUSE_MS = 200


class DeviceTable(WholeTable):
    """Emits `chosen` when another device becomes the current one, `opened` on Enter or a double click."""

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
        """Take the focus without choosing a device: Qt's own view would make the first row current."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()


class DeviceList(QFrame):
    """Emits `chosen` with the DeviceRow that is current, `opened` when the person asks for what rests on it."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: int | None = None
        self.model = DeviceModel(desk, background, self)
        self.search = QLineEdit()
        self.which = QComboBox()
        self.table = DeviceTable()
        self._total = PlainLabel("", "muted")
        self.stale = PlainLabel()
        self._message = PlainLabel("", "muted")
        self._body = QStackedWidget()
        self._pause = QTimer(self)
        self._lay_out()
        self._connect()
        self._show_state()

    def ask(self, query: DeviceQuery, near: int = 0) -> None:
        """List what `query` finds, from about row `near` on, and show in the fields what is asked."""
        self.search.setText(query.text)
        self.which.setCurrentIndex(self.which.findData(query.which))
        self.model.ask(query, near)

    def choose(self, key: int | None) -> None:
        """Make a device the current one as soon as it is among the rows."""
        self._wanted = key
        self._mark_wanted()

    def move_by(self, steps: int) -> None:
        """Choose the device so many rows down."""
        current = self.table.currentIndex()
        number = current.row() + steps if current.isValid() else 0
        if 0 <= number < self.model.rowCount():
            self._move_to(number)

    def current(self) -> DeviceRow | None:
        """Return the device that is current, or None."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def message(self) -> str:
        """Return what stands where the rows would; "" where there are rows."""
        model = self.model
        if model.state is ListState.WAITING:
            return tr("Fetching the devices …")
        if model.state is ListState.FAILED:
            return tr("The devices could not be read. {fault} Press F5 to try again.").format(fault=model.fault)
        if model.total:
            return ""
        return tr("No source has told of a device.") if model.query == DeviceQuery() else tr("No device fits.")

    def _tell(self) -> None:
        row = self.current()
        if row is not None:
            self._wanted = row.key
            self.chosen.emit(row)

    def _ask(self) -> None:
        self._pause.stop()
        self.model.ask(DeviceQuery(self.search.text().strip(), Which(self.which.currentData())))

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
        self._total.setText(shown_count(model.total))
        self._message.setText(text)
        self._body.setCurrentIndex(1 if text else 0)
        is_stale = model.state is ListState.STALE and model.read_at is not None
        if is_stale and model.read_at is not None:
            said = tr("The list is {age} old and could not be read again. {fault}")
            self.stale.setText(said.format(age=age(model.read_at, self._desk.now()), fault=model.fault))
        self.stale.setVisible(is_stale)
        self._mark_wanted()

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.search.textEdited.connect(self._pause.start)
        self.search.returnPressed.connect(self._ask)
        self.which.activated.connect(self._ask)
        self.model.state_changed.connect(self._show_state)
        self.table.chosen.connect(self._tell)
        self.model.dataChanged.connect(self._tell)
        self.table.opened.connect(self.opened)
        self.table.doubleClicked.connect(self.opened)

    def _lay_out(self) -> None:
        self.setProperty("surface", "panel")
        self.setProperty("edge", "right")
        self.search.setPlaceholderText(tr("UDI, serial number, model, lot …   /"))
        self.search.setAccessibleName(tr("Search for a device"))
        self.search.setClearButtonEnabled(True)
        self.which.setAccessibleName(tr("Which devices"))
        for which, text in _choices():
            self.which.addItem(text, which)
        self.table.setModel(self.model)
        dress(self.table, tr("Devices"))
        self.table.show_whole()
        self.stale.setProperty("surface", "yellow")
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._message.setContentsMargins(24, 48, 24, 24)
        self._body.addWidget(self.table)
        self._body.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self.stale)
        layout.addWidget(self._body, 1)

    def _head(self) -> QVBoxLayout:
        title = PlainLabel(tr("Devices"), "title")
        title.setWordWrap(False)
        first, second, head = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        first.addWidget(title)
        first.addWidget(self._total)
        first.addStretch(1)
        second.addWidget(self.which)
        second.addWidget(self.search, 1)
        head.setContentsMargins(14, 10, 14, 8)
        head.setSpacing(8)
        head.addLayout(first)
        head.addLayout(second)
        return head


def _choices() -> tuple[tuple[Which, str], ...]:
    return (
        (Which.ALL, tr("All devices")),
        (Which.INVALIDATED, tr("Readings invalid")),
        (Which.DUE, tr("Calibration due")),
    )
