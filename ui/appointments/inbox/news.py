"""A line over the entries that tells what came since they were read; it is as high whatever it says."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.actions import trigger
from ui.translate import shown_count, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel


class NewsLine(QWidget):
    """Nothing moves under the pointer: whoever wants the new entries asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.said = PlainLabel("", "label")
        self.button = KeyButton(tr("Show"), "F6")
        self.button.clicked.connect(lambda: trigger(self, "new_rows"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.said, 1)
        layout.addWidget(self.button)
        self.setFixedHeight(self.button.sizeHint().height())
        self.show_difference(0)

    def show_difference(self, more: int, *, is_other: bool = False) -> None:
        """Say how many entries came, or that the list is another one by now."""
        is_any = more > 0 or is_other
        self.button.setVisible(is_any)
        new = tr("1 new") if more == 1 else tr("{count} new").format(count=shown_count(more))
        changed = tr("The list has changed")
        self.said.say((new if more > 0 else changed) if is_any else tr("The gravest first"), _role(is_any))


def _role(is_any: bool) -> str:
    return "strong" if is_any else "label"
