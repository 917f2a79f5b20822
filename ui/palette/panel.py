"""The list under the field: it lies over the page, takes no keyboard, and is never another window."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from ui.palette.delegate import PaletteDelegate
from ui.palette.entry import Entry
from ui.palette.model import PaletteModel
from ui.theme import scaled
from ui.translate import tr
from ui.widgets.plain_label import PlainLabel

_WIDTH = 620


class PalettePanel(QFrame):
    """Emits `chosen` with the entry that was clicked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "popup")
        self.setProperty("overlay", True)
        self.model = PaletteModel()
        self._was_moved = False
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("What was found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._click)
        told = PlainLabel(tr("↑↓ choose   ↵ do it   Esc leave"), "label")
        told.setWordWrap(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 6, 1, 6)
        layout.addWidget(self.list, 1)
        told.setContentsMargins(scaled(14), 0, scaled(14), 0)
        layout.addWidget(told)
        self.hide()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, the first chosen; what the person chose stays chosen if it is still there."""
        before = self.current() if self._was_moved else None
        self.model.show(entries)
        places = range(self.model.rowCount())
        same = (place for place in places if before is not None and _same(self.model.entry(place), before))
        self._choose(next(same, self.model.step(-1, 1)))

    def choose_first(self) -> None:
        """Choose the first: other letters were typed."""
        self._was_moved = False
        self._choose(self.model.step(-1, 1))

    def move_by(self, steps: int) -> None:
        """Choose another one."""
        self._was_moved = True
        self._choose(self.model.step(self.list.currentIndex().row(), steps))

    def current(self) -> Entry | None:
        """Return the entry chosen."""
        return self.model.entry(self.list.currentIndex().row())

    def stand_under(self, field: QWidget) -> None:
        """Stand right under the field, as high as the lines are and no higher than the window."""
        parent = self.parentWidget()
        if parent is None:
            return
        corner = field.mapTo(parent, field.rect().bottomLeft())
        width = min(max(scaled(_WIDTH), field.width()), parent.width() - 16)
        left = max(8, min(corner.x() + (field.width() - width) // 2, parent.width() - width - 8))
        # Heights follow from the width: a line may be two.
        self.setGeometry(left, corner.y() + 4, width, self.height())
        lines = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        below = self.sizeHint().height() - self.list.sizeHint().height()
        high = min(lines + below + scaled(4), parent.height() - corner.y() - scaled(40))
        self.resize(width, high)
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a click beside the lines from what lies beneath."""
        event.accept()

    def _choose(self, number: int) -> None:
        self.list.setCurrentIndex(self.model.index(number) if number >= 0 else QModelIndex())

    def _click(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        if entry is not None and entry.run is not None:
            self.chosen.emit(entry)


def _same(entry: Entry | None, other: Entry) -> bool:
    return entry is not None and (entry.kind, entry.text, entry.name) == (other.kind, other.text, other.name)
