"""The two ways the decision panel is laid out: standing beside the page, or lying under the patient's name."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

if TYPE_CHECKING:
    from ui.worklist.decision import DecisionPanel

STANDING_WIDTH = 288
_LYING_NOTE = 60
_STANDING_NOTE = 96
_NO_LIMIT = 16_777_215


def lay_out(panel: "DecisionPanel", is_compact: bool) -> None:
    """Put the panel's parts in their places, anew."""
    old = panel.layout()
    if old is not None:
        # Qt lets a widget have one layout only; the old one goes with the widget that it is given to.
        QWidget().setLayout(old)
    grid = QGridLayout(panel)
    grid.setContentsMargins(16, 12, 16, 14)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(8)
    (_lie if is_compact else _stand)(panel, grid)


def _stand(panel: "DecisionPanel", grid: QGridLayout) -> None:
    panel.setFixedWidth(STANDING_WIDTH)
    panel.note.setFixedHeight(_STANDING_NOTE)
    parts = (panel.title, panel.name, *panel.buttons.values(), panel.info, panel.note, panel.save_button)
    for row, part in enumerate((*parts, panel.reopen, panel.fault)):
        grid.addWidget(part, row, 0)


def _lie(panel: "DecisionPanel", grid: QGridLayout) -> None:
    panel.setMinimumWidth(0)
    panel.setMaximumWidth(_NO_LIMIT)
    panel.note.setFixedHeight(_LYING_NOTE)
    grid.addWidget(panel.title, 0, 0)
    grid.addWidget(panel.name, 0, 1, 1, 3)
    for column, button in enumerate(panel.buttons.values()):
        grid.addWidget(button, 1, column)
        grid.setColumnStretch(column, 1)
    grid.addWidget(panel.note, 2, 0, 1, 3)
    grid.addWidget(panel.save_button, 2, 3)
    for row, part in enumerate((panel.info, panel.reopen, panel.fault), 3):
        grid.addWidget(part, row, 0, 1, 4)
