"""The list of conflicts and hints: mark, sentence and details, all wrapped."""

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

from ui.appointments.findings import Finding
from ui.appointments.wrapped import height_of, wrapped
from ui.crash.guards import kept_alive, never_raises
from ui.theme import Theme, body_font
from ui.translate import colour_word, tr
from ui.widgets.mark import draw_mark

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_PAD = 8.0
_MARK = 20.0


class FindingModel(QAbstractListModel):
    """Findings in their order; each is also one sentence, colour word first, for those who hear it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self._findings = findings
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._findings)

    def finding(self, row: int) -> Finding:
        """Return the finding of a row."""
        return self._findings[row]

    @never_raises
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the sentence; read aloud with its colour and details."""
        finding = self._findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{colour_word(finding.colour)}: {finding.text}. {finding.detail}".replace("\n", "; ")
        return None


class FindingPainter(QStyledItemDelegate):
    """Paints a finding over as many lines as it needs at the width of the list."""

    def __init__(self, model: FindingModel, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the list, and the height of all lines."""
        width = self._view.viewport().width()
        tall = sum(height_of(lines) for lines in self._lines(self._model.finding(index.row()), width))
        return QSize(width, round(max(tall, _MARK) + 2 * _PAD))

    @kept_alive
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint mark, sentence and details, and a hairline beneath."""
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        finding = self._model.finding(index.row())
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, self._theme.selection if chosen else self._theme.panel)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), self._theme.line)
        draw_mark(painter, QRectF(rect.left() + _PAD, rect.top() + _PAD, _MARK, _MARK), finding.colour, self._theme)
        top = QPointF(rect.left() + _PAD * 2 + _MARK, rect.top() + _PAD)
        text, detail = self._lines(finding, rect.width())
        painter.setPen(self._theme.ink)
        text.draw(painter, top)
        painter.setPen(self._theme.ink if chosen else self._theme.muted)
        detail.draw(painter, top + QPointF(0, height_of(text)))
        painter.restore()

    def _lines(self, finding: Finding, width: float) -> tuple[QTextLayout, QTextLayout]:
        inner = width - _MARK - 3 * _PAD
        strong = body_font(weight=QFont.Weight.DemiBold)
        return wrapped(finding.text, strong, inner), wrapped(finding.detail, body_font(12), inner)


class FindingList(QListView):
    """Emits `chosen` with the ids of the appointments of the finding that the person went to."""

    chosen = Signal(tuple)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = FindingModel(self)
        self.setModel(self.findings)
        self.setItemDelegate(FindingPainter(self.findings, theme, self))
        self.setAccessibleName(tr("Conflicts"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines to the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.findings.finding(current.row()).appointments)
