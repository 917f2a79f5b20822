"""What on the screen is cut off, or lies over something else."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSplitterHandle,
    QTableView,
    QWidget,
)

# A pixel is lost to rounding at odd scalings.
SLACK, _SPACE = 2, 10_000
# A widget that is meant to lie over others says so by this property.
OVERLAY = "overlay"


def faults(window: QWidget) -> list[str]:
    """Return a line for every text that is cut and every pair of widgets that overlap, in what is seen of `window`."""
    found = [fault for widget in _shown(window) for fault in _cut(widget)]
    return [*found, *_overlaps(window)]


def _shown(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        yield from _cut_label(widget)
    elif isinstance(widget, QPushButton | QCheckBox | QRadioButton) and widget.text():
        yield from _narrow(widget, widget.text(), widget.sizeHint().width())
    elif isinstance(widget, QComboBox):
        yield from _cut_choice(widget)
    elif isinstance(widget, QLineEdit):
        yield from _cut_field(widget)
    elif isinstance(widget, QTableView):
        yield from _cut_rows(widget)


def _cut_label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            yield f"{_name(label)} is {label.height()} high and needs {needed}: {label.text()[:60]!r}"
        # As Qt breaks it: at a space of no width too, and after the strokes of an address.
        room = QRect(0, 0, label.contentsRect().width(), _SPACE)
        broken = label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, label.text())
        if broken.width() > room.width() + SLACK:
            yield f"{_name(label)} is too narrow for a word of {label.text()[:60]!r}"
    else:
        yield from _narrow(label, label.text(), label.sizeHint().width())
        if label.sizeHint().height() > label.height() + SLACK:
            yield f"{_name(label)} is too low for {label.text()[:60]!r}"


def _cut_choice(box: QComboBox) -> Iterator[str]:
    text = box.currentText()
    needed = box.fontMetrics().horizontalAdvance(text)
    # The arrow and the frame take what the empty box would.
    room = box.width() - 20
    if text and needed > room + SLACK:
        yield f"{_name(box)} is {box.width()} wide and needs more: {text[:60]!r}"


def _cut_field(field: QLineEdit) -> Iterator[str]:
    if field.text() or not field.placeholderText():
        return
    needed = field.fontMetrics().horizontalAdvance(field.placeholderText())
    margins = field.textMargins()
    if needed > field.width() - margins.left() - margins.right() - 6 + SLACK:
        yield f"{_name(field)} is too narrow for its hint {field.placeholderText()!r}"


def _cut_rows(table: QTableView) -> Iterator[str]:
    """Yield what the rows in sight lack in height, as whoever paints them tells."""
    delegate, model = table.itemDelegate(), table.model()
    told = getattr(delegate, "height_for", None)
    needs = getattr(table, "height_of", None) if told is None else partial(told, table)
    if model is None or needs is None or not model.rowCount():
        return
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    for number in range(max(0, first), (last if last >= 0 else model.rowCount() - 1) + 1):
        needed = needs(number)
        if needed > table.rowHeight(number) + SLACK:
            yield f"row {number} of {_name(table)} is {table.rowHeight(number)} high and needs {needed}"


def _narrow(widget: QWidget, text: str, needed: int) -> Iterator[str]:
    if needed > widget.width() + SLACK:
        yield f"{_name(widget)} is {widget.width()} wide and needs {needed}: {text[:60]!r}"


def _overlaps(window: QWidget) -> Iterator[str]:
    for parent in (window, *_shown(window)):
        if isinstance(parent, QAbstractScrollArea):
            continue
        children = [child for child in parent.findChildren(QWidget, options=_DIRECT) if _counts(child)]
        for one, other in combinations(children, 2):
            shared = _place(one).intersected(_place(other))
            if shared.width() > SLACK and shared.height() > SLACK:
                yield f"{_name(one)} lies over {_name(other)} in {_name(parent)}"


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def _counts(widget: QWidget) -> bool:
    is_over = widget.property(OVERLAY) or widget.isWindow() or isinstance(widget, QSplitterHandle)
    return widget.isVisible() and not is_over and not widget.visibleRegion().isEmpty()


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapToParent(QPoint(0, 0)), widget.size())


def _name(widget: QWidget) -> str:
    own = widget.objectName() or widget.accessibleName()
    said = widget.text() if isinstance(widget, QAbstractButton) else ""
    owners = []
    parent = widget.parentWidget()
    while parent is not None and len(owners) < 3:
        owners.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(widget).__name__}({own or said[:20]}) in {'/'.join(owners)}"
