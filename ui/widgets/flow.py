"""A row that becomes two when it is too narrow: nothing in it is ever cut."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays its items out from left to right at their full width and goes on below where the line is full.

    An item wider than the whole line gets the line and the height it then needs. `centred` items of different heights
    stand on one middle, others on one upper edge. `least` is a width at which the longest words still fit on a line.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 24, centred: bool = False, least: int = 160) -> None:
        super().__init__(parent)
        self._least = least
        self._items: list[QLayoutItem] = []
        # By width: one laying out asks for the same heights some ten times.
        self._heights: dict[int, int] = {}
        self._gap = gap
        self._line_gap = 6
        self._centred = centred
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item over."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at `index`, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give the item at `index` back, None past the end."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Forget what was worked out: something in the row has changed."""
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Return that no room beyond what is needed is wanted."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at `width`."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the least width, and a line's height."""
        return QSize(self._least, self.sizeHint().height())

    def _arrange(self, rect: QRect, move: bool) -> int:
        """Return the height of all lines; also put the items there where `move` says so."""
        y = rect.y()
        for line in self._lines(rect.width()):
            tallest = max(size.height() for _, size in line)
            x = rect.x()
            for item, size in line:
                if move:
                    down = (tallest - size.height()) // 2 if self._centred else 0
                    item.setGeometry(QRect(QPoint(x, y + down), size))
                x += size.width() + self._gap
            y += tallest + self._line_gap
        return max(y - self._line_gap - rect.y(), 0)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        room = 0
        # What is hidden takes no room, not even a gap.
        for item in (one for one in self._items if not one.isEmpty()):
            across = min(item.sizeHint().width(), width)
            tall = item.heightForWidth(across) if item.hasHeightForWidth() else item.sizeHint().height()
            if not lines or across > room:
                lines.append([])
                room = width
            lines[-1].append((item, QSize(across, tall)))
            room -= across + self._gap
        return lines
