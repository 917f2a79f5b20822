"""The chips over the list: a colour each, with its count, and every filter in force, which goes when it is pressed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from triage.clinical.colour import WORST_FIRST, Colour
from triage.worklist.row import EVERYBODY, Counts, Query
from triage.worklist.views import ListMenus
from ui.theme import current_theme, scaled
from ui.translate import colour_word, shown_count, tr
from ui.widgets.flow import FlowLayout
from ui.widgets.leaving import let_go
from ui.widgets.mark import draw_mark
from ui.worklist.asked import Part, flag_words, parts, with_choice, with_flag

_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_CROSS = "✕"
_MARK, _MARK_GAP = 14, 4


class ChipRow(QWidget):
    """`ask` is called with the query that a chip asks for; `more` is the button behind the last chip."""

    def __init__(self, ask: Callable[[Query], None], more: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._more = more
        self._query: Query | None = None
        self._parts: tuple[Part, ...] = ()
        self.colours = {colour: _colour_chip(colour) for colour in WORST_FIRST}
        self.filters: list[FilterChip] = []
        self._layout = FlowLayout(gap=4)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._layout)
        for colour, chip in self.colours.items():
            chip.clicked.connect(partial(self._choose, colour))
            self._layout.addWidget(chip)
        self.notices = _notice_chip()
        self.notices.clicked.connect(lambda: self._ask(with_flag(EVERYBODY, "told")))
        self._layout.addWidget(self.notices)
        self._has_more = True
        self._layout.addWidget(more)

    def hold_more(self, *, is_held: bool) -> None:
        """Let the button stand behind the last chip, or give it up to whoever has another place for it."""
        if is_held != self._has_more:
            self._has_more = is_held
            (self._layout.addWidget if is_held else self._layout.removeWidget)(self._more)

    def show_query(self, query: Query, menus: ListMenus) -> None:
        """Show which filters are in force."""
        self._query = query
        for colour, chip in self.colours.items():
            chip.setChecked(colour in query.colours)
        asked = parts(query, menus)
        if asked != self._parts:
            self._parts = asked
            self._fill()

    def show_counts(self, every_colour: Counts, greens_ready: str) -> None:
        """Show how many there are of each colour; `greens_ready` tells how greens are closed together."""
        for colour, chip in self.colours.items():
            chip.setText(f"{colour_word(colour)} {shown_count(every_colour.by_colour.get(colour, 0))}")
        self.notices.setText(f"{flag_words('told')} {shown_count(every_colour.notices)}")
        self.notices.setVisible(every_colour.notices > 0 and not (self._query is not None and self._query.told))
        self.colours[Colour.GREEN].setToolTip("\n".join(filter(None, (tr("Show these alone"), greens_ready))))

    def _choose(self, colour: Colour) -> None:
        if self._query is not None:
            self._ask(with_choice(self._query, "colours", colour))

    def _fill(self) -> None:
        had_focus = any(chip.hasFocus() for chip in self.filters)
        let_go(*self.filters)
        if self._has_more:
            self._layout.removeWidget(self._more)
        self.filters = [FilterChip(part, self._ask) for part in self._parts]
        for chip in self.filters:
            self._layout.addWidget(chip)
        if self._has_more:
            self._layout.addWidget(self._more)
        self.updateGeometry()
        if had_focus:
            (self.filters[-1] if self.filters else self._more).setFocus()


class FilterChip(QPushButton):
    """Its filter goes when it is pressed, or by Delete and Backspace."""

    def __init__(self, part: Part, ask: Callable[[Query], None]) -> None:
        # An ampersand that somebody wrote is no key.
        super().__init__(f"{part.words}  {_CROSS}".replace("&", "&&"))
        self.setProperty("kind", "chip")
        self.setAccessibleName(tr("Filter: {what}. Press to take it away.").format(what=part.words))
        self.setToolTip(tr("Take this filter away (Delete)"))
        self.clicked.connect(lambda: ask(part.without))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the filter away by the keys that take things away."""
        if event.key() in _REMOVE:
            self.click()
        else:
            super().keyPressEvent(event)


def _notice_chip() -> QPushButton:
    """Return what leads to patients with a notice that nobody read: they may be handled, and on no list else."""
    chip = QPushButton(flag_words("told"))
    chip.setProperty("kind", "chip")
    chip.setToolTip(tr("Show these alone"))
    chip.hide()
    return chip


def _colour_chip(colour: Colour) -> QPushButton:
    chip = QPushButton(colour_word(colour))
    chip.setCheckable(True)
    chip.setProperty("kind", "chip")
    chip.setIcon(_mark_icon(colour))
    chip.setIconSize(QSize(scaled(_MARK + _MARK_GAP), scaled(_MARK)))
    chip.setToolTip(tr("Show these alone"))
    return chip


def _mark_icon(colour: Colour) -> QIcon:
    side = 2 * scaled(_MARK)
    picture = QPixmap(side + 2 * scaled(_MARK_GAP), side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_mark(painter, QRectF(0, 0, side, side), colour, current_theme())
    painter.end()
    return QIcon(picture)
