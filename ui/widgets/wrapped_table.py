"""A table whose widest texts are wrapped where there is no room; it scrolls sideways for single words alone."""

from collections.abc import Sequence
from re import Pattern, compile

from PySide6.QtCore import QAbstractItemModel, QLocale, QRect, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QTableView

from ui.theme import body_font
from ui.widgets.plain_label import values_whole
from ui.widgets.table import AROUND, ROW_PIXELS

# What a text needs so that it is not wrapped.
_SPARE, _HEADING = 4, 11
_ABOVE_AND_BELOW = 12
_SPACE = 10_000
# Where a long run of letters may be broken stands a space of no width.
# A value and its unit are one word; a long name may be broken after its hyphens, as Qt does before letters.
_WORDS, _LINES = compile(r"(?:[^\S\u00a0]|\u200b)+|(?<=\w-)(?=[^\W\d]{4})"), compile(r"\n")


class _ValuesWhole(QStyledItemDelegate):
    """Wraps no line between a number and its unit."""

    def displayText(self, value: object, _locale: QLocale | QLocale.Language) -> str:
        return values_whole(str(value))


class WrappedTable(QTableView):
    """Measures the rows in sight alone, and gives each as many lines as it needs."""

    def show_wrapped(self) -> None:
        """Begin; to be called when the table is dressed."""
        self.setWordWrap(True)
        self.setItemDelegate(_ValuesWhole(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # A heading that stretches by itself learns later than the rows that a scroll bar has come or gone.
        self.horizontalHeader().setStretchLastSection(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.share_room)
        # Not `start` itself: it would take the scroll bar's value for milliseconds.
        self.verticalScrollBar().valueChanged.connect(lambda _: self._soon.start())
        for changed in (self.model().modelReset, self.model().dataChanged):
            changed.connect(self._soon.start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.share_room()

    def share_room(self) -> None:
        """Make columns as wide as the texts in sight where there is room, never less than a word, and rows as high."""
        model = self.model()
        if model is None or self.viewport().width() <= 0:
            return
        measured = self._rows_in_sight(model)
        self._share(model, measured)
        # Rows that become lower let others into sight, which have had no measure yet or that of other widths.
        while (seen := self._rows_in_sight(model)) and not (seen[0] in measured and seen[-1] in measured):
            measured = range(min(measured.start, seen.start), max(measured.stop, seen.stop))
            self._share(model, measured)

    def _share(self, model: QAbstractItemModel, rows: Sequence[int]) -> None:
        columns = range(model.columnCount())
        least = [self._widest(model, column, rows, _WORDS) for column in columns]
        more = [self._widest(model, column, rows, _LINES) - least[column] for column in columns]
        spare = fitting(more, self.viewport().width() - sum(least))
        for column, width in enumerate(self._filled([least[column] + spare[column] for column in columns])):
            self.setColumnWidth(column, width)
        for row in rows:
            self.setRowHeight(row, self.height_of(row))

    def _filled(self, widths: list[int]) -> list[int]:
        """Return these with what is left of the room: the last column's."""
        return [*widths[:-1], max(widths[-1], self.viewport().width() - sum(widths[:-1]))]

    def height_of(self, row: int) -> int:
        """Return the pixels that a row needs as wide as the columns are."""
        # The view's own hint forgets the room around the text, and so counts too few lines.
        model, metrics, most = self.model(), QFontMetrics(self.font()), ROW_PIXELS
        for column in range(model.columnCount()):
            room = QRect(0, 0, max(1, self.columnWidth(column) - self._around() - self._beside(column)), _SPACE)
            needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, _text(model, row, column)).height()
            most = max(most, needed + _ABOVE_AND_BELOW)
        return most

    def _around(self) -> int:
        return int(self.property(AROUND) or 0)

    def _beside(self, _column: int) -> int:
        """Return what stands beside the texts of a column, in pixels."""
        return 0

    def _rows_in_sight(self, model: QAbstractItemModel) -> range:
        last = self.rowAt(self.viewport().height() - 1)
        return range(max(0, self.rowAt(0)), (last if last >= 0 else model.rowCount() - 1) + 1)

    def _widest(self, model: QAbstractItemModel, column: int, rows: Sequence[int], apart: Pattern[str]) -> int:
        """Return how wide a column must be for the widest of what stands `apart` in its texts."""
        metrics = QFontMetrics(self.font())
        parts = (part for row in rows for part in apart.split(_text(model, row, column)))
        widest = max((metrics.horizontalAdvance(part) for part in parts), default=0)
        # Qt's own hint of a heading is of other letters than the style sheet has: bold, and as large as the texts.
        heading = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        named = QFontMetrics(body_font(_HEADING)).horizontalAdvance(heading) + _SPARE
        return max(widest + self._beside(column), named) + self._around() + _SPARE


def _text(model: QAbstractItemModel, row: int, column: int) -> str:
    return values_whole(str(model.index(row, column).data() or ""))


def fitting(wanted: Sequence[int], room: int) -> list[int]:
    """Return widths that fill no more than `room`: the widest give way first, all of them down to the same width."""
    left, widths = room, {}
    for count, column in zip(
        range(len(wanted), 0, -1), sorted(range(len(wanted)), key=lambda each: wanted[each]), strict=True
    ):
        widths[column] = min(wanted[column], max(0, left) // count)
        left -= widths[column]
    return [widths[column] for column in range(len(wanted))]
