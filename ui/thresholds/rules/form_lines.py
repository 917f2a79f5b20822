"""Lines of a form that can be shown and hidden by name; fields that hold words fill the width there is."""

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from ui.widgets.plain_label import PlainLabel


class FormLines(QFormLayout):
    """A form whose long lines are put under their words where it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._places: dict[str, int] = {}

    def add(self, name: str, words: str, *fields: QWidget, fills: bool = False) -> None:
        """Add a line; one field that `fills` has the width there is, others stand beside each other at their own."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self._places[name] = self.rowCount()
        # The empty row first: fields that come into a form with their row stay Python's too, and are deleted twice.
        self.addRow(PlainLabel(words, "muted") if words else PlainLabel(), row)
        for field in fields:
            row.addWidget(field, 1 if fills else 0)
        if not fills:
            row.addStretch(1)

    def show_only(self, names: set[str]) -> None:
        """Let these lines be there, and no others."""
        for name, place in self._places.items():
            self.setRowVisible(place, name in names)
