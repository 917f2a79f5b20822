"""A box of words, each standing for a value of any kind."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui.widgets.plain_label import one_line

_LEAST = 12


class Pick(QComboBox):
    """`picked` carries the value that the person chose; what is merely shown is not told."""

    picked = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._values: list[object] = []
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(_LEAST)
        self.activated.connect(lambda place: self.picked.emit(self._values[place]))

    def show_choices(self, choices: Sequence[tuple[object, str]], chosen: object) -> None:
        """Offer these; the one chosen is added where it is none of them, so that nothing else is shown for it."""
        every = list(choices)
        if chosen not in [value for value, _ in every]:
            every.append((chosen, "" if chosen is None else str(chosen)))
        words = [one_line(text) for _, text in every]
        self._values = [value for value, _ in every]
        if words != [self.itemText(place) for place in range(self.count())]:
            self.clear()
            self.addItems(words)
        self.setCurrentIndex(self._values.index(chosen))

    def value(self) -> object:
        """Return the value that is shown."""
        return self._values[self.currentIndex()] if self._values else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: nothing is changed by the way."""
        event.ignore()
