"""What stands under a list's head: its rows or a message in their place, and how old rows are that are stale."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTableView, QVBoxLayout, QWidget

from ui.translate import age, tr
from ui.widgets.plain_label import PlainLabel
from ui.widgets.windowed_model import C, ListState, Q, R, WindowedModel


class ListBody(QVBoxLayout):
    """The waiting, empty, failed and stale states of a list; `failed` is a sentence with room for the {fault}.

    `beneath` is the place under the message for what may be done then.
    """

    def __init__(self, table: QTableView, waiting: str, failed: str) -> None:
        super().__init__()
        self._waiting, self._failed = waiting, failed
        self.stale = PlainLabel()
        self.stale.setProperty("surface", "yellow")
        self.stale.setProperty("band", "on")
        self.message = PlainLabel("", "muted")
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.message.setContentsMargins(24, 48, 24, 24)
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(self._in_place_of_rows())
        self.setSpacing(0)
        self.addWidget(self.stale)
        self.addWidget(self._stack, 1)

    def _in_place_of_rows(self) -> QWidget:
        place = QWidget()
        self.beneath = QVBoxLayout()
        layout = QVBoxLayout(place)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.message)
        layout.addLayout(self.beneath)
        layout.addStretch(1)
        return place

    def show_state(self, model: WindowedModel[Q, C, R], empty: str) -> None:
        """Show the rows, or say why there are none: `empty` where nothing is found."""
        said = {ListState.WAITING: self._waiting, ListState.FAILED: self._failed.format(fault=model.fault)}
        text = said.get(model.state, "" if model.rowCount() else empty)
        self.message.setText(text)
        self._stack.setCurrentIndex(1 if text else 0)
        self.show_age(model)

    def show_age(self, model: WindowedModel[Q, C, R]) -> None:
        """Say how old the rows are now where they could not be read again."""
        is_stale = model.state is ListState.STALE and model.read_at is not None
        if is_stale and model.read_at is not None:
            said = tr("The list is {age} old and could not be read again. {fault} F5 tries again.")
            self.stale.setText(said.format(age=age(model.read_at, model.now()), fault=model.fault))
        self.stale.setVisible(is_stale)
