"""The band that says which programme no rules are in force for, and leads to where the next step is taken."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.translate import tr
from ui.widgets.band import Notice
from ui.widgets.key_button import KeyButton


class WithoutRulesBand(Notice):
    """It goes when rules are in force; `wanted` carries "keys" or "limits", for whom the next step is theirs."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("grey", closable=False, parent=parent)
        self.buttons = {
            "keys": KeyButton(tr("Go to the signing keys"), "Ctrl+6"),
            "limits": KeyButton(tr("Go to the limits"), "Ctrl+7"),
        }
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, where=name: self.wanted.emit(where))
            self.put_before_close(button)

    def offer(self, text: str, where: str) -> None:
        """Say what is missing, with the button that leads there; "" hides the one or the other."""
        for name, button in self.buttons.items():
            button.setVisible(name == where)
        self.show_text(text)
