"""How every table of the program looks and behaves."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

ROW_PIXELS = 28
# A cell's text stands three pixels further in than its padding says; so both begin where a page's heading does.
_PAGE = "QTableView::item { padding: 0 11px; } QHeaderView::section { padding: 6px 14px; }"
IN_A_CARD = "QTableView::item { padding: 0 5px; } QHeaderView::section { padding: 6px 8px; }"
# What a cell takes beside its text, of each of the two; as `dress` notes it on the table.
AROUND = "around"
_AROUND_ON_A_PAGE, _AROUND_IN_A_CARD = 28, 16


def dress(table: QTableView, name: str, sheet: str = _PAGE) -> None:
    """Make a table one of whole rows, chosen one at a time; `name` is read aloud, `sheet` how far apart texts are."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setStyleSheet(sheet)
    table.setProperty(AROUND, _AROUND_IN_A_CARD if sheet == IN_A_CARD else _AROUND_ON_A_PAGE)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_PIXELS)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class WholeTable(QTableView):
    """A table whose columns are as wide as the texts in sight; where they do not fit it scrolls, and cuts none."""

    def show_whole(self) -> None:
        """Make the columns so; to be called when the table is dressed."""
        self.setWordWrap(False)
        header = self.horizontalHeader()
        # By the rows in sight: the rest of a long list is not read for it.
        header.setResizeContentsPrecision(0)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show `model`, and share the room anew whenever its rows are others."""
        super().setModel(model)
        if model is not None:
            for changed in (model.modelReset, model.dataChanged):
                changed.connect(self._share_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Let the last column have what is left; where nothing is, it is as wide as its own texts."""
        header, columns = self.horizontalHeader(), range(self.horizontalHeader().count())
        needed = sum(max(self.sizeHintForColumn(place), header.sectionSizeHint(place)) for place in columns)
        has_room = needed <= self.viewport().width()
        if header.stretchLastSection() != has_room:
            header.setStretchLastSection(has_room)
            header.resizeSections(QHeaderView.ResizeMode.ResizeToContents)
