"""What can be done with the lines of a table: a row of buttons, each with the key that does the same in the table."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.thresholds.rules.line_table import LineTable
from ui.translate import tr
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton


@dataclass(frozen=True, slots=True)
class Tool:
    """`name` is what `Tools.wanted` carries; `key` works while the keyboard is in the table."""

    name: str
    words: str
    key: str


class Tools(QWidget):
    """Buttons beside a table; `wanted` carries the name of a tool, pressed here or by its key there."""

    wanted = Signal(str)

    def __init__(self, table: LineTable, *tools: Tool) -> None:
        super().__init__()
        self.buttons = {tool.name: self._button(tool) for tool in tools}
        self._offered: Collection[str] = ()
        line = FlowLayout(gap=4, centred=True)
        for button in self.buttons.values():
            line.addWidget(button)
        self.setLayout(line)
        table.take_keys({tool.name: tool.key for tool in tools})
        table.asked.connect(self.ask)

    def offer(self, names: Collection[str]) -> None:
        """Let these be asked for; the others are there, and grey."""
        self._offered = names
        for name, button in self.buttons.items():
            button.setEnabled(name in names)

    def ask(self, name: str) -> None:
        """Ask for a tool, where it is offered."""
        if name in self._offered:
            self.wanted.emit(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height of as many lines as the buttons need, so that a list is never under them."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _button(self, tool: Tool) -> KeyButton:
        button = KeyButton(tool.words, shown_tool_key(tool.key))
        button.setProperty("kind", "quiet")
        button.clicked.connect(lambda: self.ask(tool.name))
        return button


def shown_tool_key(key: str) -> str:
    """Return a key as it stands on a button, with arrows as arrows."""
    for word, sign in (("Up", "↑"), ("Down", "↓"), ("Left", "←"), ("Right", "→")):
        key = key.replace(f"+{word}", f"+{sign}")
    return key


def list_tools() -> tuple[Tool, ...]:
    """Return what every list of lines can: add, make another like it, remove."""
    return (
        Tool("add", tr("Add"), "Ins"),
        Tool("copy", tr("Another like it"), "Ctrl+Ins"),
        Tool("remove", tr("Remove"), "Del"),
    )


def order_tools() -> tuple[Tool, ...]:
    """Return what moves a line among its neighbours."""
    return Tool("up", tr("Up"), "Alt+Up"), Tool("down", tr("Down"), "Alt+Down")
