"""The one dialog of the page: it stands only when what is about to be done itself makes something impossible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.words.conflict import conflict_words
from ui.appointments.person_words import full_name
from ui.asking import is_asking
from ui.background import Background
from ui.desks.coordination_desk import CoordinationDesk
from ui.translate import in_language, tr
from ui.widgets.leaving import let_go_after
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination

_WIDTH = 460


class PromptDialog(QDialog):
    """Names the patient and what would be at odds; leaving it as it is comes first."""

    def __init__(self, shown: Coordination, created: Sequence[Conflict], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("This makes a conflict"))
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(full_name(shown.patient), "banner"))
        layout.addWidget(PlainLabel(tr("What you are about to do makes this impossible or too late:")))
        for one in created:
            words = conflict_words(one, shown.situation, shown.names)
            layout.addWidget(PlainLabel(in_language(words.title), "error"))
            layout.addWidget(PlainLabel(in_language(words.line), "muted"))
        leave, go_on = QPushButton(tr("Leave it as it is")), QPushButton(tr("Do it all the same"))
        leave.setDefault(True)
        leave.clicked.connect(self.reject)
        go_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(go_on)
        row.addWidget(leave)
        layout.addLayout(row)


class Prompting(QObject):
    """Every dialog that is shown is counted: too many, and nobody reads them."""

    def __init__(self, desk: CoordinationDesk, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._background = background
        self._window = window
        self.dialog: PromptDialog | None = None

    def ask(self, shown: Coordination, created: Sequence[Conflict], go_on: Callable[[], None]) -> None:
        """Ask whether to go on all the same."""
        if is_asking(self._window):
            return
        codes = [one.code.value for one in created]
        self._background.write(partial(self._desk.note_prompt, shown.patient_key, codes), _noted, _not_noted)
        self.dialog = PromptDialog(shown, created, self._window)
        self.dialog.accepted.connect(go_on)
        let_go_after(self.dialog.finished, self.dialog)
        self.dialog.open()


def _noted(_answer: object) -> None:
    """Nothing is to be said of it."""


def _not_noted(_fault: BaseException) -> None:
    """It is a count for the department head: the work goes on without it."""
