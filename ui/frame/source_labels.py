"""The sources in the status strip: as many whole lines as there is room for, the rest counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

from ui.translate import tr
from ui.widgets.leaving import let_go
from ui.widgets.plain_label import PlainLabel

_SPACING = 12
_MOST = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One source in words; a troubled one stands in yellow, one that failed in red. `warnings` show when pointed at."""

    text: str
    is_troubled: bool
    warnings: tuple[str, ...] = ()
    is_failing: bool = False


class SourceLabels(QWidget):
    """Never cuts a word: what does not fit is counted in one label, whose tip has the lines.

    `asked` is emitted on a click.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._drawn: tuple[Line, ...] = ()
        self._wish = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_SPACING)
        self._row.addStretch(1)
        # The window must not grow with the names of sources.
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these, the first ones first."""
        self._lines = tuple(lines)
        labels = [_label(line) for line in _with_rest(self._lines, _MOST)]
        self._wish = sum(label.sizeHint().width() + _SPACING for label in labels)
        self._fit()

    def wish(self) -> int:
        """Return how wide the lines would be if as many of them were shown as ever are."""
        return self._wish

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lead to where the sources are."""
        self.asked.emit()

    def _fit(self) -> None:
        counts = range(min(_MOST, len(self._lines)), -1, -1)
        for shown in (*(_with_rest(self._lines, count) for count in counts), _in_short(self._lines)):
            # Mostly nothing has changed.
            if shown == self._drawn and self._width() <= self.width():
                return
            self._draw(shown)
            if self._width() <= self.width():
                return

    def _width(self) -> int:
        return sum(label.sizeHint().width() + _SPACING for label in self._labels()) - _SPACING

    def _labels(self) -> list[QWidget]:
        items = (self._row.itemAt(place) for place in range(self._row.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if widget is not None]

    def _draw(self, lines: tuple[Line, ...]) -> None:
        let_go(*self._labels())
        self._drawn = lines
        for place, line in enumerate(lines):
            self._row.insertWidget(place, _label(line))
        self.setMinimumHeight(max((label.sizeHint().height() for label in self._labels()), default=0))


def _with_rest(lines: tuple[Line, ...], count: int) -> tuple[Line, ...]:
    """Return the first `count` lines, and one that counts the others."""
    rest = lines[count:]
    if not rest:
        return lines
    troubled = sum(line.is_troubled for line in rest)
    text = _counted(len(rest), is_more=count > 0)
    if troubled:
        text = tr("{sources}, {count} of them with trouble").format(sources=text, count=troubled)
    is_failing = any(line.is_failing for line in rest)
    return (*lines[:count], Line(text, bool(troubled), tuple(line.text for line in rest), is_failing))


def _in_short(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return a mark and how many there is trouble with, where even the words for that are too wide."""
    counted = _with_rest(lines, 0)
    troubled = sum(line.is_troubled for line in lines)
    if not troubled:
        return counted
    words = tr("{count} of {all} sources").format(count=troubled, all=len(lines))
    mark = "✕" if counted[0].is_failing else "▲"
    return (replace(counted[0], text=f"{mark} {_counted(1, is_more=False) if len(lines) == 1 else words}"),)


def _counted(number: int, *, is_more: bool) -> str:
    if number == 1:
        return tr("1 more source") if is_more else tr("1 source")
    words = tr("{count} more sources") if is_more else tr("{count} sources")
    return words.format(count=number)


def _label(line: Line) -> PlainLabel:
    label = PlainLabel(line.text, "label")
    label.setWordWrap(False)
    if line.is_troubled:
        label.setProperty("surface", "red" if line.is_failing else "yellow")
    # A tip that might be taken for mark-up would be drawn as mark-up.
    label.setToolTip(f"<qt>{'<br>'.join(escape(text) for text in line.warnings)}</qt>" if line.warnings else "")
    label.ensurePolished()
    return label
