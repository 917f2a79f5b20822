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
        for text, key, command in (
            (tr("Copy picture"), "Ctrl+Shift+C", "trend_copy"),
            (tr("Save picture …"), "Ctrl+Shift+S", "trend_save"),
            (tr("Print …"), "Shift+P", "trend_print"),
        ):
            button = KeyButton(text, key)
            button.clicked.connect(lambda _checked=False, command=command: trigger(self, command))
            row.addWidget(button)
