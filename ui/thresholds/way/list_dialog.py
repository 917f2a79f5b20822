"""A list to choose one line of, in a dialog: versions of a programme, or the library of examples."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ui.asking import AskingDialog, end_row
from ui.theme import scaled
from ui.translate import tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel
from ui.widgets.short_table import ShortTable

_WIDTH = 760
Row = tuple[object, Sequence[str]]


class ListDialog(AskingDialog):
    """`wanted` carries the key of the line chosen; `more` says what belongs to a line, under the list.

    Without a `button` it only tells, and is closed; `more` is then of all lines, and given None. `other_wanted` asks
    for what the button `other` names, whichever line is chosen.
    """

    wanted = Signal(object)
    other_wanted = Signal()

    def __init__(
        self,
        title: str,
        headings: Sequence[str],
        rows: Sequence[Row],
        button: str,
        empty: str = "",
        more: Callable[[object], str] = lambda _: "",
        other: str = "",
    ) -> None:
        super().__init__()
        self._more, self._only_tells = more, not button and bool(rows)
        self.setWindowTitle(title)
        self.table = ShortTable(title, headings, is_read_only=not button)
        self.told = PlainLabel("", "muted")
        self.message = Message()
        self.message.hide()
        self.done_button = QPushButton(button or tr("Close"))
        self.done_button.setProperty("kind", "primary")
        self.done_button.setDefault(True)
        self.done_button.setEnabled(bool(rows) or not button)
        self.other_button = QPushButton(other)
        self.other_button.setVisible(bool(other))
        self.other_button.clicked.connect(self.other_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(title, "title"))
        for part in (self.table, self.told, self.message):
            layout.addWidget(part)
        layout.addLayout(self.button_row(self.other_button, self.done_button) if button else end_row(self.done_button))
        self.setMinimumWidth(scaled(_WIDTH))
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.say("" if rows else empty)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_more())
        self.table.opened.connect(self._ask)
        self.done_button.clicked.connect(self._ask if button else self.accept)
        self._show_more()
        self.table.setFocus()

    def event(self, event: QEvent) -> bool:
        """Be as high as the texts need: another line may have more to say."""
        handled = super().event(event)
        # Asked first: after the event that deletes the dialog, nothing of it may be touched.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.be_as_high_as_needed()
        return handled

    def show_fault(self, text: str) -> None:
        """Say why it was not done."""
        self.done_button.setEnabled(True)
        self.message.say(text, "error")

    def _show_more(self) -> None:
        key = self.table.key()
        if key is not None or self._only_tells:
            self.say(self._more(key))

    def say(self, text: str) -> None:
        """Say something under the list."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def _ask(self) -> None:
        key = self.table.key()
        if key is not None:
            self.done_button.setEnabled(False)
            self.wanted.emit(key)
