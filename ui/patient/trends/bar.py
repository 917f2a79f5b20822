"""The heading of the trends: which time is shown, and how."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from ui.patient.trends.span import AT_FIRST, RANGES
from ui.theme import body_font
from ui.translate import tr
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

_SIDES = 22


class TrendBar(QWidget):
    """`range_chosen` carries the place of a range in RANGES; what is toggled is read from the buttons."""

    range_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ranges = QButtonGroup(self)
        self.span = PlainLabel("", "muted")
        self.small = _toggle(tr("All small"), "A")
        self.table = _toggle(tr("Table"), "T")
        self.legend = _toggle(tr("Signs"), "L")
        title = PlainLabel(tr("Course over time"), "strong")
        # One frame for all keys of the time: alone on the next line none of them would tell what it is for.
        focus, times = _key_hint("F"), _key_hint("F7–F10  +  \N{MINUS SIGN}")
        row = FlowLayout(self, gap=6, centred=True)
        for label in (title, self.span):
            label.setWordWrap(False)
        for widget in (title, focus, *self._range_buttons(), times):
            row.addWidget(widget)
        for widget in (self.small, self.table, self.legend, self.span):
            row.addWidget(widget)

    def show_range(self, number: int | None) -> None:
        """Check the button of this range, none where another time is shown."""
        self.ranges.setExclusive(False)
        for place, button in enumerate(self.ranges.buttons()):
            button.setChecked(place == number)
        self.ranges.setExclusive(number is not None)

    def _range_buttons(self) -> list[QPushButton]:
        texts = (tr("14 d"), tr("3 mo."), tr("1 y"), tr("All time"))
        made = []
        for number, text in zip(range(len(RANGES)), texts, strict=True):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setProperty("kind", "chip")
            button.setChecked(number == AT_FIRST)
            # Room for the text in the heavier weight that it has while checked.
            strong = QFontMetrics(body_font(weight=QFont.Weight.DemiBold))
            button.setMinimumWidth(strong.horizontalAdvance(text) + _SIDES)
            self.ranges.addButton(button, number)
            made.append(button)
        self.ranges.idClicked.connect(self.range_chosen)
        return made


def _toggle(text: str, key: str) -> KeyButton:
    button = KeyButton(text, key)
    button.setCheckable(True)
    return button


def _key_hint(key: str) -> QLabel:
    hint = PlainLabel(key)
    hint.setProperty("surface", "key")
    hint.setWordWrap(False)
    return hint
