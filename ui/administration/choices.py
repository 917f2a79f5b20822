"""Boxes of a form: what one offers is read anew with what was chosen still chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox

from ui.theme import current_theme


class GrowingChoice(QComboBox):
    """A box for `fill`, never narrower than its longest text though it was empty when it came on the screen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def minimumSizeHint(self) -> QSize:
        """Follow the texts: Qt remembers the first answer, which the empty box gave."""
        return self.sizeHint()


def fill(box: QComboBox, offered: Sequence[tuple[str, object]]) -> None:
    """Offer these texts with their values; where nothing else is offered than before, nothing happens."""
    if offered == [(box.itemText(place), box.itemData(place)) for place in range(box.count())]:
        return
    before = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, value in offered:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(before)))
    box.blockSignals(False)
    box.currentIndexChanged.emit(box.currentIndex())


def tick_box(text: str) -> QCheckBox:
    """Return a box to tick whose outline is seen in every theme: the style draws it darker than the window."""
    box = QCheckBox(text)
    palette = box.palette()
    palette.setColor(QPalette.ColorRole.Window, current_theme().muted.lighter(150))
    box.setPalette(palette)
    return box
