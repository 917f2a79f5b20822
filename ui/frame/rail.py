"""The rail of pages at the window's left edge; it holds the pages that exist, and the help."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.actions import trigger
from ui.theme import current_theme, scaled
from ui.translate import tr
from ui.widgets.icon import icon

WIDTH = 92
_ICON, _SPACING, _AROUND = 22, 6, 10
# In a low window, so that no word is cut.
_LOW_ICON, _LOW_SPACING, _LOW_AROUND = 16, 1, 3
WORKLIST, APPOINTMENTS, INTAKE, DEVICES, AUDIT, GREENS, ADMINISTRATION, THRESHOLDS = range(8)


class Rail(QFrame):
    """Emits `chosen` with the number of the page that was clicked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.setProperty("surface", "panel")
        self.setProperty("edge", "right")
        self.setFixedWidth(scaled(WIDTH))
        self._is_low = False
        self._rows = layout = QVBoxLayout(self)
        layout.setContentsMargins(4, _AROUND, 4, _AROUND)
        layout.setSpacing(_SPACING)
        pages = (
            ("worklist", tr("Worklist"), "Ctrl+1"),
            ("appointments", tr("Appointments"), "Ctrl+2"),
            ("intake", tr("Intake"), "Ctrl+3"),
            ("devices", tr("Devices"), "Ctrl+4"),
            ("audit", tr("Audit log"), "Ctrl+5"),
            ("greens", tr("Greens"), "Ctrl+G"),
            ("administration", tr("Admin"), "Ctrl+6"),
            ("thresholds", tr("Limits"), "Ctrl+7"),
        )
        for number, (name, text, key) in enumerate(pages):
            button = _button(name, text, key)
            self._group.addButton(button, number)
            layout.addWidget(button)
        layout.addStretch(1)
        self.help = _button("help", tr("Help"), "F1")
        self.help.setCheckable(False)
        self.help.clicked.connect(lambda: trigger(self, "help"))
        layout.addWidget(self.help)
        self._group.idClicked.connect(self.chosen)
        self.mark(WORKLIST)

    def offer(self, numbers: Collection[int]) -> None:
        """Show these pages alone."""
        for button in self._group.buttons():
            button.setVisible(self._group.id(button) in numbers)
        self._close_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand closer where the window is low."""
        super().resizeEvent(event)
        self._close_up()

    def mark(self, number: int) -> None:
        """Show which page is open."""
        self._group.button(number).setChecked(True)


    def _close_up(self) -> None:
        shown = [button for button in (*self._group.buttons(), self.help) if not button.isHidden()]
        more = scaled(_ICON) - scaled(_LOW_ICON) if self._is_low else 0
        needed = sum(button.sizeHint().height() + more for button in shown) + _SPACING * len(shown) + 2 * _AROUND
        is_low = needed > self.height()
        if is_low != self._is_low:
            self._is_low = is_low
            side = scaled(_LOW_ICON if is_low else _ICON)
            for button in (*self._group.buttons(), self.help):
                button.setIconSize(QSize(side, side))
            around = _LOW_AROUND if is_low else _AROUND
            self._rows.setContentsMargins(4, around, 4, around)
            self._rows.setSpacing(_LOW_SPACING if is_low else _SPACING)


def _button(name: str, text: str, key: str) -> QToolButton:
    theme = current_theme()
    button = QToolButton()
    button.setProperty("kind", "rail")
    button.setText(text)
    button.setIcon(icon(name, theme.muted, theme.accent))
    button.setIconSize(QSize(scaled(_ICON), scaled(_ICON)))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setCheckable(True)
    button.setToolTip(f"{text} ({key})")
    button.setAccessibleName(f"{text}, {key}")
    return button
