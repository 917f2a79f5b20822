"""A page's list: a head with choices and a search, and under it the rows in all their states."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import is_typing
from ui.translate import shown_count
from ui.widgets.list_body import ListBody
from ui.widgets.plain_label import PlainLabel
from ui.widgets.row_table import RowTable
from ui.widgets.search_field import SearchField
from ui.widgets.table import dress
from ui.widgets.windowed_model import C, Q, R, WindowedModel


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list is called and says; `search` is read aloud, `hint` stands in the empty field."""

    title: str
    search: str
    hint: str
    waiting: str
    failed: str


class RowList(QFrame, Generic[Q, C, R]):
    """Emits `chosen` with the row that is current (or None), `opened` when the person asks for what is behind it.

    `head` is what stands over the rows, `column` all of it.
    """

    chosen = Signal(object)
    opened = Signal()

    def __init__(
        self,
        model: WindowedModel[Q, C, R],
        table: RowTable,
        choices: Sequence[QComboBox],
        words: ListWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wanted: int | None = None
        self._is_awaited = False
        model.setParent(self)
        self.model = model
        self.table = table
        self.search = SearchField(words.search, words.hint)
        self.title_line, self.head, self.column = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        self._total = PlainLabel("", "muted")
        self.body = ListBody(table, words.waiting, words.failed)
        self._lay_out(words.title, choices)
        self._connect(choices)
        self._show_state()

    def asked(self) -> Q:
        """Return what the fields ask for."""
        raise NotImplementedError

    def show_asked(self, query: Q) -> None:
        """Show in the fields what is asked for."""
        raise NotImplementedError

    def empty(self) -> str:
        """Return what is said when the query finds nothing."""
        raise NotImplementedError

    def ask(self, query: Q, near: int | None = None) -> None:
        """List what `query` finds, from about row `near` on, and show in the fields what that is."""
        self.model.ask(query, near)
        self.show_asked(query)

    def choose(self, key: int | None) -> None:
        """Make a row the current one as soon as it is among the rows."""
        self._wanted = key
        self._mark_wanted()

    def choose_none(self) -> None:
        """Let no row be the current one."""
        self._wanted = None
        self.table.setCurrentIndex(QModelIndex())

    def focus_rows(self) -> None:
        """Let the keyboard work in the rows as soon as there are any; who writes meanwhile is not disturbed."""
        self._is_awaited = not self.table.isVisible()
        self.table.setFocus()

    def move_by(self, steps: int) -> None:
        """Choose the row so many steps down, at first the first one."""
        current = self.table.currentIndex()
        number = current.row() + steps if current.isValid() else 0
        if 0 <= number < self.model.rowCount():
            self.table.move_to(number)

    def current(self) -> R | None:
        """Return the row that is current, or None."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _tell(self) -> None:
        row = self.current()
        if row is not None:
            self._wanted = self.model.key_of(row)
        self.chosen.emit(row)

    def _ask(self) -> None:
        self.search.settle()
        self.model.ask(self.asked())

    def _mark_wanted(self) -> None:
        number = None if self._wanted is None else self.model.number_of(self._wanted)
        if number is not None:
            self.table.move_to(number)

    def _show_state(self) -> None:
        self._total.setText(shown_count(self.model.counts.total))
        self.body.show_state(self.model, self.empty())
        if self._is_awaited and self.table.isVisible():
            self._is_awaited = False
            if not is_typing():
                self.table.setFocus()
        self._mark_wanted()
        self._tell()

    def _connect(self, choices: Sequence[QComboBox]) -> None:
        self.search.asked.connect(self._ask)
        for choice in choices:
            choice.activated.connect(self._ask)
        self.model.state_changed.connect(self._show_state)
        self.model.dataChanged.connect(self._tell)
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.table.opened.connect(self.opened)

    def _lay_out(self, name: str, choices: Sequence[QComboBox]) -> None:
        self.setProperty("surface", "panel")
        self.table.setModel(self.model)
        dress(self.table, name)
        title = PlainLabel(name, "title")
        title.setWordWrap(False)
        self.title_line.addWidget(title)
        self.title_line.addWidget(self._total)
        self.title_line.addStretch(1)
        fields, head, layout = QHBoxLayout(), self.head, self.column
        for choice in choices:
            fields.addWidget(choice)
        fields.addWidget(self.search, 1)
        head.setContentsMargins(14, 10, 14, 8)
        head.setSpacing(8)
        head.addLayout(self.title_line)
        head.addLayout(fields)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(self.body, 1)
