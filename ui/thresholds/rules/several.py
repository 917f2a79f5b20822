"""Several of a list: what is chosen stands whole in words, and a menu with ticks behind a button changes it."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from ui.translate import tr
from ui.widgets.plain_label import PlainLabel, one_line


class Several(QWidget):
    """`changed` carries the keys chosen, in the order of the list."""

    changed = Signal(object)

    def __init__(self, name: str, nothing: str) -> None:
        super().__init__()
        self._name, self._nothing = name, nothing
        self._choices: Sequence[tuple[Hashable, str]] = ()
        self._chosen: Sequence[Hashable] = ()
        self.told = PlainLabel()
        self.button = QPushButton(tr("Choose …"))
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.told)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        layout.addLayout(row)

    def show_chosen(self, choices: Sequence[tuple[Hashable, str]], chosen: Sequence[Hashable]) -> None:
        """Offer these, each a key with its words, and show which are chosen."""
        self._choices, self._chosen = choices, chosen
        words = [text for key, text in choices if key in chosen]
        self.told.setText("; ".join(words) or self._nothing)
        self.button.setAccessibleName(f"{self._name}: {self.told.text()}")

    def _fill(self) -> None:
        self.menu.clear()
        for key, text in self._choices:
            action = QAction(one_line(text).replace("&", "&&"), self.menu)
            action.setCheckable(True)
            action.setChecked(key in self._chosen)
            action.triggered.connect(lambda _=False, key=key: self._turn(key))
            self.menu.addAction(action)

    def _turn(self, key: Hashable) -> None:
        wanted = set(self._chosen) ^ {key}
        self.changed.emit(tuple(one for one, _ in self._choices if one in wanted))
