"""The parts of the decision panel, and the two ways they are laid out: standing beside the page, or lying above it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from triage.clinical.decision import Action
from ui.theme import scaled
from ui.translate import action_name, tr
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.leaving import empty
from ui.widgets.plain_label import PlainLabel
from ui.worklist.details_form import DetailsForm
from ui.worklist.note_field import NoteField

STANDING_WIDTH = 256
_LYING_NOTE = (60, 132)
_STANDING_NOTE = (64, 148)
_NO_LIMIT = 16_777_215


@dataclass(frozen=True, slots=True)
class Parts:
    """What the panel shows, in the order in which the keyboard goes through it."""

    title: PlainLabel
    name: PlainLabel
    begun: PlainLabel
    discard: KeyButton
    buttons: dict[Action, KeyButton]
    more: KeyButton
    form: DetailsForm
    info: PlainLabel
    note_label: PlainLabel
    template: KeyButton
    note: NoteField
    confirm: PlainLabel
    save: KeyButton
    correct: KeyButton
    reopen: QPushButton
    fault: PlainLabel


def parts_of(actions: Sequence[Action], now: Callable[[], datetime]) -> Parts:
    """Return the parts with a button and a key for each of `actions`, and the next key for the others."""
    return Parts(
        title=PlainLabel(tr("Decide"), "strong"),
        name=PlainLabel("", "muted"),
        begun=PlainLabel("", "strong"),
        discard=KeyButton(tr("Throw away"), "Alt+K"),
        buttons={action: _action_button(action, number) for number, action in enumerate(actions, 1)},
        more=_checkable(KeyButton(tr("More"), str(len(actions) + 1))),
        form=DetailsForm(now),
        info=PlainLabel("", "muted"),
        note_label=PlainLabel(tr("Note"), "label"),
        template=KeyButton(tr("Template"), "Alt+N"),
        note=NoteField(),
        confirm=PlainLabel("", "strong"),
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
    empty(grid)
    grid.setContentsMargins(16, 12, 16, 14)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(8)
    parts.form.set_compact(is_compact)
    (_lie if is_compact else _stand)(panel, parts, grid)


def _stand(panel: QFrame, parts: Parts, grid: QGridLayout) -> None:
    panel.setFixedWidth(scaled(STANDING_WIDTH))
    parts.note.set_heights(*_STANDING_NOTE)
    kinds = (*parts.buttons.values(), parts.more)
    grid.setContentsMargins(16, 10, 16, 10)
    grid.setVerticalSpacing(4)
    named = QHBoxLayout()
    named.setSpacing(8)
    named.addWidget(parts.title, 0, Qt.AlignmentFlag.AlignTop)
    named.addWidget(parts.name, 1)
    grid.addLayout(named, 0, 0)
    above = (parts.begun, parts.discard, *kinds, parts.form, parts.info)
    for row, part in enumerate(above, 1):
        grid.addWidget(part, row, 0)
    grid.addLayout(_head(parts), len(above) + 1, 0)
    below = (parts.note, parts.confirm, parts.save, parts.correct, parts.reopen, parts.fault)
    for row, part in enumerate(below, len(above) + 2):
        grid.addWidget(part, row, 0)
    for each in range(len(kinds)):
        grid.setColumnStretch(each, int(each == 0))


def _lie(panel: QFrame, parts: Parts, grid: QGridLayout) -> None:
    panel.setMinimumWidth(0)
    panel.setMaximumWidth(_NO_LIMIT)
    parts.note.set_heights(*_LYING_NOTE)
    grid.addWidget(parts.title, 0, 0)
    grid.addWidget(parts.name, 0, 1, 1, 2)
    grid.addWidget(parts.begun, 1, 0, 1, 2)
    grid.addWidget(parts.discard, 1, 2)
    # Where the kinds do not fit beside each other they take two lines: none is cut.
    kinds = FlowLayout(gap=8)
    for button in (*parts.buttons.values(), parts.more):
        kinds.addWidget(button)
    grid.addLayout(kinds, 2, 0, 1, 3)
    grid.addWidget(parts.form, 3, 0, 1, 3)
    grid.addWidget(parts.note, 4, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
    saving = QVBoxLayout()
    saving.setSpacing(6)
    saving.addLayout(_head(parts))
    saving.addStretch(1)
    saving.addWidget(parts.save)
    grid.addLayout(saving, 4, 2)
    # Across the panel: beside the note a long name would need more lines than there is room for.
    grid.addWidget(parts.confirm, 5, 0, 1, 3)
    for column in range(3):
        grid.setColumnStretch(column, int(column == 1))
    for row, part in enumerate((parts.info, parts.correct, parts.reopen, parts.fault), 6):
        grid.addWidget(part, row, 0, 1, 3)


def _head(parts: Parts) -> QHBoxLayout:
    """Return the line above the note: what it is, and which key brings another template."""
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(parts.note_label, 1)
    head.addWidget(parts.template)
    return head
