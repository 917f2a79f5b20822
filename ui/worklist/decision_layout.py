"""The parts of the decision panel, and the two ways they are laid out: standing beside the page, or lying above it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QPushButton

from triage.clinical.decision import Action
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

STANDING_WIDTH = 256
_LYING_NOTE = 60
_STANDING_NOTE = 96
_NO_LIMIT = 16_777_215


@dataclass(frozen=True, slots=True)
class Parts:
    """What the panel shows, in the order in which the keyboard goes through it."""

    title: PlainLabel
    name: PlainLabel
    buttons: dict[Action, KeyButton]
    info: PlainLabel
    note: QPlainTextEdit
    save: KeyButton
    reopen: QPushButton
    fault: PlainLabel


def lay_out(panel: QFrame, grid: QGridLayout, parts: Parts, *, is_compact: bool) -> None:
    """Put the parts in their places in the panel's `grid`, anew."""
    while grid.count():
        grid.takeAt(0)
    grid.setContentsMargins(16, 12, 16, 14)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(8)
    (_lie if is_compact else _stand)(panel, parts, grid)


def _stand(panel: QFrame, parts: Parts, grid: QGridLayout) -> None:
    panel.setFixedWidth(STANDING_WIDTH)
    parts.note.setFixedHeight(_STANDING_NOTE)
    column = (parts.title, parts.name, *parts.buttons.values(), parts.info, parts.note, parts.save)
    for row, part in enumerate((*column, parts.reopen, parts.fault)):
        grid.addWidget(part, row, 0)
    for each in range(len(parts.buttons)):
        grid.setColumnStretch(each, int(each == 0))


def _lie(panel: QFrame, parts: Parts, grid: QGridLayout) -> None:
    panel.setMinimumWidth(0)
    panel.setMaximumWidth(_NO_LIMIT)
    parts.note.setFixedHeight(_LYING_NOTE)
    grid.addWidget(parts.title, 0, 0)
    grid.addWidget(parts.name, 0, 1, 1, 3)
    for column, button in enumerate(parts.buttons.values()):
        grid.addWidget(button, 1, column)
        grid.setColumnStretch(column, 1)
    grid.addWidget(parts.note, 2, 0, 1, 3)
    grid.addWidget(parts.save, 2, 3, Qt.AlignmentFlag.AlignBottom)
    for row, part in enumerate((parts.info, parts.reopen, parts.fault), 3):
        grid.addWidget(part, row, 0, 1, 4)
