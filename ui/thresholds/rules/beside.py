"""A list with its tools, and what is chosen in it under them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui.theme import scaled
from ui.thresholds.rules.line_table import LineTable
from ui.thresholds.rules.tools import Tools
from ui.widgets.surface import Surface, SurfaceColumn

_LIST, _FORM = 200, 320
_LEAST = 110


class ListAndForm(QVBoxLayout):
    """Shares the height between both; the form scrolls."""

    def __init__(self, holder: QWidget, table: LineTable, tools: Tools, form: QWidget) -> None:
        super().__init__(holder)
        self.setContentsMargins(0, 0, 0, 0)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(16, 4, 16, 4)
        column.setSpacing(4)
        column.addWidget(table, 1)
        column.addWidget(tools)
        table.setMinimumHeight(scaled(_LEAST))
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(upper)
        split.addWidget(_scrolling(form, table.accessibleName()))
        split.setChildrenCollapsible(False)
        split.setHandleWidth(3)
        split.setSizes([scaled(_LIST), scaled(_FORM)])
        self.addWidget(split)


def _scrolling(form: QWidget, name: str) -> QScrollArea:
    inside = Surface()
    inside.setProperty("surface", "panel")
    column = SurfaceColumn(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
