"""Asks for a reason, shows whom it concerns and which colours change, and only then lets it be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from triage.workflow.application import Changed
from triage.worklist.devices import Consequence
from ui.background import Background
from ui.desks.desk import Desk
from ui.devices import words
from ui.devices.period import PeriodFields
from ui.devices.table import CellsModel, table_of
from ui.errors import explained
from ui.translate import tr
from ui.widgets.plain_label import PlainLabel

# Given the reason on the main thread, each returns what is then run on another.
Preview = Callable[[str], Callable[[], Sequence[Consequence]]]
Do = Callable[[str], Callable[[], Changed]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the dialog's title, what it is about, how to find out what would change, and how to do it."""

    title: str
    what: str
    preview: Preview
    do: Do


class ConsequenceDialog(QDialog):
    """Emits `changed` with a Changed. What was previewed is what is done: a changed field asks for a new preview."""

    changed = Signal(object)

    def __init__(
        self, desk: Desk, background: Background, asked: Asked, fields: PeriodFields | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._asked = asked
        self._generation = 0
        self.reason = QLineEdit()
        self.message = PlainLabel("", "muted")
        self.consequences = CellsModel(words.consequence_headings, self)
        self.preview_button = QPushButton(tr("See what changes"))
        self.do_button = QPushButton(asked.title)
        self._lay_out(asked, fields)
        self.reason.textEdited.connect(self._forget)
        self.preview_button.clicked.connect(self._ask)
        self.do_button.clicked.connect(self._perform)
        if fields is not None:
            fields.changed.connect(self._forget)

    def _forget(self) -> None:
        """What is shown no longer fits the fields."""
        self._generation += 1
        self.consequences.show_cells([])
        self.do_button.setEnabled(False)
        self.message.setText("")

    def _ask(self) -> None:
        self._forget()
        reason = self.reason.text().strip()
        if not reason:
            self.message.say(tr("Write the reason first: it stands in the history for ever."), "error")
            self.reason.setFocus()
            return
        self.message.say(tr("Finding out what changes …"))
        # On the read lane: it tries in small steps, and whoever saves a decision meanwhile goes between them.
        self._background.read(self._asked.preview(reason), self._if_current(self._show), self._if_current(self._fail))

    def _perform(self) -> None:
        self.do_button.setEnabled(False)
        self.preview_button.setEnabled(False)
        self.message.say(tr("Saving, and assessing the patients anew …"))
        self._background.write(self._asked.do(self.reason.text().strip()), self._finish, self._fail)

    def _finish(self, changed: Changed) -> None:
        self.changed.emit(changed)
        self.accept()

    def _show(self, found: Sequence[Consequence]) -> None:
        now = self._desk.now()
        self.consequences.show_cells([words.consequence_cells(one, now) for one in found])
        self.message.say(words.totals(found))
        self.do_button.setEnabled(True)
        self.do_button.setFocus()

    def _fail(self, fault: BaseException) -> None:
        self.preview_button.setEnabled(True)
        self.message.say(explained(fault), "error")

    def _if_current(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        current = self._generation
        return lambda answer: tell(answer) if current == self._generation else None

    def _lay_out(self, asked: Asked, fields: PeriodFields | None) -> None:
        self.setWindowTitle(asked.title)
        self.resize(820, 560)
        self.do_button.setProperty("kind", "primary")
        self.do_button.setEnabled(False)
        self.preview_button.setDefault(True)
        self.reason.setPlaceholderText(tr("Reason, e.g. recalled by the manufacturer"))
        self.reason.setAccessibleName(tr("Reason"))
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.preview_button)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.do_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        rows: list[QWidget] = [
            PlainLabel(asked.what, "title"),
            *([fields] if fields else []),
            self.reason,
            self.message,
        ]
        for row in rows:
            layout.addWidget(row)
        layout.addWidget(table_of(self.consequences, tr("What changes")), 1)
        layout.addLayout(buttons)
