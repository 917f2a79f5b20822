"""A list of short lines, each with a mark if it is grave, all wrapped and none cut."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from triage.coordination.conflicts.conflict import Severity
from ui.appointments.severity_mark import draw_severity
from ui.appointments.wrapped import height_of, wrapped
from ui.crash.guards import kept_alive, never_raises
from ui.theme import body_font, current_theme, scaled

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_PAD, _MARK = 6, 18
# So many lines are measured at once: there may be hundreds, and nobody waits for those below.
_BATCH = 30


@dataclass(frozen=True, slots=True)
class Line:
    """Two texts under each other, how grave it is (None: no mark), and the ids of what it is about."""

    text: str
    detail: str = ""
    severity: Severity | None = None
    ids: tuple[str, ...] = ()
    spoken: str = ""


class LineModel(QAbstractListModel):
    """Lines in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.lines)

    @never_raises
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text; read aloud with what is beneath it."""
        one = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (one.spoken, one.text, one.detail) if part)
        return None


class LinePainter(QStyledItemDelegate):
    """Paints a line over as much room as it needs at the width of the list."""

    def __init__(self, model: LineModel, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._strong, self._plain = body_font(weight=QFont.Weight.DemiBold), body_font(12)
        self._heights: dict[tuple[Line, float], int] = {}

    def forget(self) -> None:
        """Measure anew: the lines are others."""
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the list, and the height of all lines."""
        width = self._view.viewport().width()
        return QSize(width, self.height_of(index.row(), width))

    def height_of(self, number: int, width: float) -> int:
        """Return the pixels that a line needs."""
        one = self._model.lines[number]
        if (one, width) not in self._heights:
            tall = sum(height_of(lines) for lines in self._lines(one, width))
            least = scaled(_MARK) if one.severity is not None else 0
            self._heights[one, width] = round(max(tall, least) + 2 * scaled(_PAD))
        return self._heights[one, width]

    @kept_alive
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint mark and words."""
        theme, rect, state = current_theme(), QRectF(option.rect), option.state
        one = self._model.lines[index.row()]
        is_led = self._view.hasFocus() or self._view.property("led") is not None
        chosen = bool(state & QStyle.StateFlag.State_Selected) and is_led
        painter.save()
        painter.fillRect(rect, theme.selection if chosen else theme.panel)
        top = QPointF(rect.left() + _left(one), rect.top() + scaled(_PAD))
        if one.severity is not None:
            side = scaled(_MARK)
            draw_severity(painter, QRectF(rect.left() + scaled(2), top.y(), side, side), one.severity, theme)
        text, detail = self._lines(one, rect.width())
        painter.setPen(theme.ink)
        text.draw(painter, top)
        painter.setPen(theme.ink if chosen else theme.muted)
        detail.draw(painter, top + QPointF(0, height_of(text)))
        painter.restore()

    def _lines(self, one: Line, width: float) -> tuple[QTextLayout, QTextLayout]:
        inner = width - _left(one) - scaled(_PAD)
        return wrapped(one.text, self._strong, inner), wrapped(one.detail, self._plain, inner)


class LineList(QListView):
    """Emits `chosen` with the ids of the line that the person went to; it is as high as `most` pixels at most.

    One with the property "led" is gone through from a field beside it: the line chosen is seen without the keyboard.
    """

    chosen = Signal(tuple)

    def __init__(self, name: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.line_model = LineModel(self)
        self._painter = LinePainter(self.line_model, self)
        self.setModel(self.line_model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines, and take the room they need."""
        if lines != self.line_model.lines:
            self._painter.forget()
            self.line_model.show_lines(lines)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines to the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def _fit(self) -> None:
        width, tall = self.viewport().width(), 0
        for number in range(len(self.line_model.lines)):
            tall += self._painter.height_of(number, width)
            if tall > scaled(self._most):
                break
        self.setFixedHeight(max(1, min(tall, scaled(self._most))) + 2)

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid() and self.hasFocus():
            self.chosen.emit(self.line_model.lines[current.row()].ids)


def _left(one: Line) -> int:
    return scaled(2) if one.severity is None else scaled(_MARK) + 2 * scaled(_PAD)
