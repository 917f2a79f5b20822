"""Beneath the trends: what takes a picture of them out of the program."""

from PySide6.QtWidgets import QWidget

from ui.actions import trigger
from ui.translate import tr
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton


class TrendFoot(QWidget):
    """The buttons ask the window: what leaves the program is noted first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, gap=6, centred=True)
        self._buttons: dict[str, KeyButton] = {}
        for text, spoken, key, command in (
            (tr("Copy"), tr("Copy the trends"), "Ctrl+Shift+C", "trend_copy"),
            (tr("Save …"), tr("Save the trends"), "Ctrl+Shift+S", "trend_save"),
            (tr("Print …"), tr("Print the trends"), "Shift+P", "trend_print"),
        ):
            button = KeyButton(text, key)
            button.setAccessibleName(spoken)
            button.clicked.connect(lambda _checked=False, command=command: trigger(self, command))
            row.addWidget(button)
            self._buttons[command] = button

    def show_table(self, *, is_table: bool) -> None:
        """Say what is copied: the rows of the table where that is shown."""
        self._buttons["trend_copy"].setText(tr("Copy rows") if is_table else tr("Copy picture"))
        self._buttons["trend_copy"].updateGeometry()
