"""What the patient banner is made of: labels that are never shortened, blocks of them, and marks."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from triage.clinical.colour import Colour
from ui.widgets.copied_label import CopiedLabel
from ui.widgets.plain_label import PlainLabel


def tag(word: str, colour: Colour) -> PlainLabel:
    """Return a word in a field of its colour; the word says what the colour does."""
    label = PlainLabel(word, "strong")
    label.setProperty("surface", colour.value)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return label


def whole(text: str) -> list[PlainLabel]:
    """Return one label, of a fact that has one line."""
    return [WholeLabel(text)]


class WholeLabel(PlainLabel):
    """A label that asks for the width of its longest line, and is wrapped where it does not get it."""

    def sizeHint(self) -> QSize:
        """Return the size of the text as it was written."""
        width = max(self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n")) + 2
        return QSize(width, self.heightForWidth(width))


class WholeCopied(CopiedLabel):
    """The same, of a number that can be copied."""

    def sizeHint(self) -> QSize:
        """Return the size of the text as it was written."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 6
        return QSize(width, self.heightForWidth(width))


def stacked(*labels: PlainLabel, side: Qt.AlignmentFlag | None = None) -> QWidget:
    """Return the labels over each other, the block as wide as the longest of them."""
    block = QWidget()
    rows = QVBoxLayout(block)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(2)
    for label in labels:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows.addWidget(label)
        if side is not None:
            rows.setAlignment(label, side)
    return block
