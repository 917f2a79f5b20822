"""The decisions that were made without a connection and could not be kept; a person says what becomes of each."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from triage.clinical.decision import Action
from triage.workflow.application import Changed
from triage.worklist.merge import AwayConflict
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.translate import action_name, in_language, shown_time, tr
from ui.widgets.plain_label import PlainLabel, one_line


class ConflictSheet(QDialog):
    """Fills itself; `changed` carries a Changed, `case_wanted` the key of a case whose patient is to be shown."""

    changed = Signal(object)
    case_wanted = Signal(int)

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self.buttons: dict[tuple[int, str], QPushButton] = {}
        self.message = PlainLabel(tr("Fetching …"), "muted")
        self._rows = QVBoxLayout()
        self._lay_out()
        self.read()

    def read(self) -> None:
        """Read the list again."""
        self._background.read(self._desk.away.conflicts, self._show, self._failed)

    def _show(self, found: Sequence[AwayConflict]) -> None:
        self._clear()
        self.message.setText("" if found else tr("Every decision was kept."))
        self.message.setVisible(not found)
        for one in found:
            self._rows.insertWidget(self._rows.count() - 1, self._card(one))

    def _failed(self, fault: BaseException) -> None:
        self.message.setText(explained(fault))
        self.message.show()
        for button in self.buttons.values():
            button.setEnabled(True)

    def _settle(self, work: Callable[[], Changed]) -> None:
        for button in self.buttons.values():
            button.setEnabled(False)
        self._background.write(work, self._settled, self._failed)

    def _settled(self, changed: Changed) -> None:
        self.changed.emit(changed)
        self.read()

    def _open(self, case: int) -> None:
        self.accept()
        self.case_wanted.emit(case)

    def _card(self, one: AwayConflict) -> QFrame:
        card = QFrame()
        card.setProperty("surface", "panel")
        layout = QVBoxLayout(card)
        layout.addWidget(PlainLabel(one_line(one.name), "strong"))
        layout.addWidget(PlainLabel(self._said(one)))
        if note := one.body.get("note"):
            layout.addWidget(PlainLabel(tr("Note: {note}").format(note=note), "muted"))
        row = QHBoxLayout()
        row.addStretch(1)
        for name, text, work in (
            ("open", tr("See the patient"), partial(self._open, one.case)),
            ("discard", tr("Discard it"), partial(self._settle, partial(self._desk.away.discard, one.id))),
            ("keep", tr("Keep it all the same"), partial(self._settle, partial(self._desk.away.keep, one.id))),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(work)
            button.setEnabled(name == "open" or bool(one.body))
            self.buttons[one.id, name] = button
            row.addWidget(button)
        layout.addLayout(row)
        return card

    def _said(self, one: AwayConflict) -> str:
        known = {action.value: action for action in Action}
        action = known.get(str(one.body.get("action")))
        words = tr("“{action}”, decided by {actor} {time} without a connection, was not kept, because {why}.")
        return words.format(
            action=action_name(action) if action else tr("Decision"),
            actor=one.actor,
            time=shown_time(one.at, self._desk.now()),
            why=in_language(one.why),
        )

    def _clear(self) -> None:
        self.buttons.clear()
        while self._rows.count() > 1:
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()

    def _lay_out(self) -> None:
        # No name in the window's title: other programs can read it.
        self.setWindowTitle(tr("Decisions that were not kept"))
        inner = QWidget()
        inner.setLayout(self._rows)
        self._rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        close = QPushButton(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(PlainLabel(tr("Decisions that were not kept"), "title"))
        layout.addWidget(self.message)
        layout.addWidget(area, 1)
        layout.addWidget(close)
        self.resize(640, 480)
