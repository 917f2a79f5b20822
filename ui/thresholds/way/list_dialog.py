"""A list to choose one line of, in a dialog: versions of a programme, or the library of examples."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ui.asking import AskingDialog
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel
from ui.widgets.short_table import ShortTable

_WIDTH = 760
Row = tuple[object, Sequence[str]]


class ListDialog(AskingDialog):
    """`wanted` carries the key of the line chosen; `more` says what belongs to a line, under the list."""

    wanted = Signal(object)

    def __init__(
        self,
        title: str,
        headings: Sequence[str],
        rows: Sequence[Row],
        button: str,
        empty: str,
        more: Callable[[object], str] = lambda _: "",
    ) -> None:
        super().__init__()
        self._more = more
        self.setWindowTitle(title)
        self.table = ShortTable(title, headings)
        self.told = PlainLabel("", "muted")
        self.message = Message()
        self.message.hide()
        self.done_button = QPushButton(button)
        self.done_button.setProperty("kind", "primary")
        self.done_button.setDefault(True)
        self.done_button.setEnabled(bool(rows))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(title, "title"))
        for part in (self.table, self.told, self.message):
            layout.addWidget(part)
        layout.addLayout(self.button_row(self.done_button))
        self.setMinimumWidth(_WIDTH)
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        if not rows:
            self.told.setText(empty)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_more())
        self.table.opened.connect(self._ask)
        self.done_button.clicked.connect(self._ask)
        self._show_more()
        self.table.setFocus()

    def show_fault(self, text: str) -> None:
        """Say why it was not done."""
        self.done_button.setEnabled(True)
        self.message.say(text, "error")

    def _show_more(self) -> None:
        key = self.table.key()
        if key is not None:
            self.told.setText(self._more(key))

    def _ask(self) -> None:
        key = self.table.key()
        if key is not None:
            self.done_button.setEnabled(False)
            self.wanted.emit(key)
