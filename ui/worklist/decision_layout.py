"""The parts of the decision panel, and the two ways they are laid out: standing beside the page, or lying above it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QPushButton

from triage.clinical.decision import Action
from ui.translate import action_name, tr
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel
from ui.worklist.details_form import DetailsForm

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
    more: KeyButton
    form: DetailsForm
    info: PlainLabel
    note: QPlainTextEdit
    save: KeyButton
    correct: KeyButton
    reopen: QPushButton
    fault: PlainLabel


def parts_of(actions: Sequence[Action], now: Callable[[], datetime]) -> Parts:
    """Return the parts with a button and a key for each of `actions`, and the next key for the others."""
    return Parts(
        title=PlainLabel(tr("Decide"), "strong"),
        name=PlainLabel("", "muted"),
        buttons={action: _action_button(action, number) for number, action in enumerate(actions, 1)},
        more=_checkable(KeyButton(tr("More"), str(len(actions) + 1))),
        form=DetailsForm(now),
        info=PlainLabel("", "muted"),
        note=QPlainTextEdit(),
        save=KeyButton(tr("Save and next"), "Ctrl+↵"),
        correct=KeyButton(tr("Correct the decision"), "R"),
        reopen=QPushButton(tr("Take the decision back")),
        fault=PlainLabel("", "error"),
    )


def _action_button(action: Action, number: int) -> KeyButton:
    return _checkable(KeyButton(action_name(action), str(number)))


def _checkable(button: KeyButton) -> KeyButton:
    button.setCheckable(True)
    return button


def lay_out(panel: QFrame, grid: QGridLayout, parts: Parts, *, is_compact: bool) -> None:
    """Put the parts in their places in the panel's `grid`, anew."""
    while grid.count():
        grid.takeAt(0)
    grid.setContentsMargins(16, 12, 16, 14)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(8)
    parts.form.set_compact(is_compact)
    (_lie if is_compact else _stand)(panel, parts, grid)


def _stand(panel: QFrame, parts: Parts, grid: QGridLayout) -> None:
    panel.setFixedWidth(STANDING_WIDTH)
    parts.note.setFixedHeight(_STANDING_NOTE)
    kinds = (*parts.buttons.values(), parts.more)
    column = (parts.title, parts.name, *kinds, parts.form, parts.info, parts.note, parts.save)
    for row, part in enumerate((*column, parts.correct, parts.reopen, parts.fault)):
        grid.addWidget(part, row, 0)
    for each in range(len(kinds)):
        grid.setColumnStretch(each, int(each == 0))


def _lie(panel: QFrame, parts: Parts, grid: QGridLayout) -> None:
    panel.setMinimumWidth(0)
    panel.setMaximumWidth(_NO_LIMIT)
    parts.note.setFixedHeight(_LYING_NOTE)
    grid.addWidget(parts.title, 0, 0)
    grid.addWidget(parts.name, 0, 1, 1, 2)
    # Where the kinds do not fit beside each other they take two lines: none is cut.
    kinds = FlowLayout(gap=8)
    for button in (*parts.buttons.values(), parts.more):
        kinds.addWidget(button)
    grid.addLayout(kinds, 1, 0, 1, 3)
    grid.addWidget(parts.form, 2, 0, 1, 3)
    grid.addWidget(parts.note, 3, 0, 1, 2)
    grid.addWidget(parts.save, 3, 2, Qt.AlignmentFlag.AlignBottom)
    for column in range(3):
        grid.setColumnStretch(column, int(column == 1))
    for row, part in enumerate((parts.info, parts.correct, parts.reopen, parts.fault), 4):
        grid.addWidget(part, row, 0, 1, 3)
