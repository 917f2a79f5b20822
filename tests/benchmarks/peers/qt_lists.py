"""The worklist as Qt's own models sort and filter it: a proxy over rows in memory, and a model of an SQL table."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QApplication

COLUMNS = ("id", "name", "programme", "colour", "deadline", "newest")
_STANDING = ("name", "deadline", "colour")
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the peer is to show: rows whose `column` is `value`, in the standing order or by one column."""

    column: str = ""
    value: str = ""
    order: str = ""
    is_falling: bool = False


class ProxyList:
    """QSortFilterProxyModel over Qt's own items: one column at a time, so the standing order is three sorts."""

    name = "QSortFilterProxyModel"

    def __init__(self, rows: Sequence[Row]) -> None:
        _application()
        # Qt's items at that, not a model in Python: every comparison would ask it twice.
        self._items = QStandardItemModel(len(rows), len(COLUMNS))
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                item = QStandardItem()
                item.setData(value, Qt.ItemDataRole.DisplayRole)
                self._items.setItem(number, column, item)

    def show(self, wanted: Wanted, page: int) -> list[Row]:
        """Return the first rows of what is wanted, sorted and filtered anew."""
        proxy = QSortFilterProxyModel()
        proxy.setSourceModel(self._items)
        if wanted.column:
            proxy.setFilterKeyColumn(COLUMNS.index(wanted.column))
            proxy.setFilterRegularExpression(f"^{wanted.value}$")
        falling = Qt.SortOrder.DescendingOrder if wanted.is_falling else Qt.SortOrder.AscendingOrder
        for column in (wanted.order,) if wanted.order else _STANDING:
            proxy.sort(COLUMNS.index(column), falling)
        return _first(proxy, page)


class SqlList:
    """QSqlTableModel over a table of its own with an index for each order; its standing order is the colour alone."""

    name = "QSqlTableModel"

    def __init__(self, rows: Sequence[Row], path: Path) -> None:
        _application()
        self._database = QSqlDatabase.addDatabase("QSQLITE", "peer")
        self._database.setDatabaseName(str(path))
        self._database.open()
        self._fill(rows)

    def show(self, wanted: Wanted, page: int) -> list[Row]:
        """Return the first rows of what is wanted, asked for anew; the model counts what it finds by fetching it."""
        model = QSqlTableModel(None, self._database)
        model.setTable("list")
        if wanted.column:
            model.setFilter(f"{wanted.column} = '{wanted.value}'")
        falling = Qt.SortOrder.DescendingOrder if wanted.is_falling else Qt.SortOrder.AscendingOrder
        model.setSort(COLUMNS.index(wanted.order or "colour"), falling)
        model.select()
        # It knows no number of rows until it has fetched them all, and the list says how many it has.
        while model.canFetchMore():
            model.fetchMore()
        return _first(model, page)

    def _fill(self, rows: Sequence[Row]) -> None:
        typed = "id INT, name TEXT, programme TEXT, colour INT, deadline INT, newest INT"
        self._database.exec(f"CREATE TABLE list ({typed})")
        self._database.transaction()
        for row in rows:
            said = ", ".join(f"'{value}'" if isinstance(value, str) else str(value) for value in row)
            self._database.exec(f"INSERT INTO list VALUES ({said})")
        for column in COLUMNS[1:]:
            self._database.exec(f"CREATE INDEX by_{column} ON list ({column})")
        self._database.commit()


def _first(model: QSqlTableModel | QSortFilterProxyModel, page: int) -> list[Row]:
    here = range(min(page, model.rowCount()))
    return [tuple(model.index(row, column).data() for column in range(len(COLUMNS))) for row in here]


def _application() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if QApplication.instance() is None:
        QApplication([])
