"""Fields of forms: a day, a choice, and several of them in a row."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QFormLayout, QHBoxLayout, QWidget


def day_field(day: date, name: str) -> QDateEdit:
    """Return a field for a day, as Danes write it; `name` is read aloud."""
    field = _DayField(QDate(day.year, day.month, day.day))
    field.setCalendarPopup(True)
    field.setMinimumWidth(130)
    field.setDisplayFormat("d.M.yyyy")
    field.setAccessibleName(name)
    return field


class _DayField(QDateEdit):
    """Tab goes on to the next field, as everywhere; the arrows go from day to month to year."""

    def focusNextPrevChild(self, next: bool) -> bool:
        """Leave the field: Qt would stop at its month and its year."""
        return QWidget.focusNextPrevChild(self, next)


def show_day(field: QDateEdit, day: date) -> None:
    """Show another day in a field."""
    field.setDate(QDate(day.year, day.month, day.day))


def day_in(field: QDateEdit) -> date:
    """Return the day that a field shows."""
    day = field.date()
    return date(day.year(), day.month(), day.day())


def choice(name: str, *choices: tuple[str, object]) -> QComboBox:
    """Return a box of texts, each with its value as the item's data; `name` is read aloud."""
    box = QComboBox()
    box.setAccessibleName(name)
    for text, value in choices:
        box.addItem(text, value)
    return box


def in_a_row(*fields: QWidget) -> QHBoxLayout:
    """Return the fields beside each other, at their own widths."""
    return _filled(QHBoxLayout(), fields)


def add_line(form: QFormLayout, name: str, *fields: QWidget) -> None:
    """Add a line to a form: its fields beside each other, at their own widths."""
    row = QHBoxLayout()
    # The empty row first: fields that come into a form with their row stay Python's too, and are deleted twice.
    form.addRow(name, row)
    _filled(row, fields)


def _filled(row: QHBoxLayout, fields: Sequence[QWidget]) -> QHBoxLayout:
    for field in fields:
        row.addWidget(field)
    row.addStretch(1)
    return row
