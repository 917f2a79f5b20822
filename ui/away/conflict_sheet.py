"""The decisions that were made without a connection and could not be kept; a person says what becomes of each."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from triage.clinical.decision import Action, Seen
from triage.workflow.application import Changed
from triage.workflow.chart.chart import Chart
from triage.worklist.merge import AwayConflict
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.translate import action_name, in_language, shown_time, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.leaving import let_go
from ui.widgets.plain_label import PlainLabel, one_line

# Each acts on the decision that the keyboard is in.
_KEYS = {"open": "P", "discard": "Del", "keep": "G"}


class ConflictSheet(QDialog):
    """Fills itself; `changed` carries a Changed, `case_wanted` the key of a case whose patient is to be shown.

    Only what concerns the patient of `chart`, whom the person has on the screen, can be kept.
    """

    changed = Signal(object)
    case_wanted = Signal(int)

    def __init__(
        self, desk: Desk, background: Background, chart: Chart | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chart = chart
        self._desk = desk
        self._background = background
        self.buttons: dict[tuple[int, str], KeyButton] = {}
        self._keepable: set[int] = set()
        self._cards: list[QFrame] = []
        self.message = PlainLabel(tr("Fetching …"), "muted")
        self._rows = QVBoxLayout()
        self._lay_out()
        self.read()

    def read(self) -> None:
        """Read the list again."""
        self._background.read(self._desk.away.conflicts, self._show, self._failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key on a button says, of the decision that the keyboard is in; of no other."""
        pressed = QKeySequence(event.keyCombination()).toString()
        for (key, name), button in self.buttons.items():
            if pressed == _KEYS[name] and self._has_keyboard(key):
                button.click()
                return
        super().keyPressEvent(event)

    def _has_keyboard(self, key: int) -> bool:
        return any(button.hasFocus() for (one, _), button in self.buttons.items() if one == key)

    def _show(self, found: Sequence[AwayConflict]) -> None:
        self._clear()
        self.message.setText("" if found else tr("Every decision was kept."))
        self.message.setVisible(not found)
        for one in found:
            self._cards.append(self._card(one))
            self._rows.insertWidget(self._rows.count() - 1, self._cards[-1])
        if found:
            self.buttons[found[0].id, "open"].setFocus()

    def _failed(self, fault: BaseException) -> None:
        self.message.setText(explained(fault))
        self.message.show()
        for (key, name), button in self.buttons.items():
            button.setEnabled(name != "keep" or key in self._keepable)

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
        seen = self._seen_of(one)
        if seen is not None:
            self._keepable.add(one.id)
        elif one.body:
            layout.addWidget(PlainLabel(tr("See the patient first; then the decision can be kept."), "muted"))
        keep = partial(self._desk.away.keep, one.id, seen or Seen())
        row = QHBoxLayout()
        row.addStretch(1)
        for name, text, work in (
            ("open", tr("See the patient"), partial(self._open, one.case)),
            ("discard", tr("Discard it"), partial(self._settle, partial(self._desk.away.discard, one.id))),
            ("keep", tr("Keep it all the same"), partial(self._settle, keep)),
        ):
            button = KeyButton(text, _KEYS[name])
            button.setAutoDefault(False)
            button.clicked.connect(work)
            button.setEnabled(name == "open" or (one.id in self._keepable if name == "keep" else bool(one.body)))
            self.buttons[one.id, name] = button
            row.addWidget(button)
        layout.addLayout(row)
        return card

    def _seen_of(self, one: AwayConflict) -> Seen | None:
        """Return how far the data had come that the person has on the screen, None where that is another patient."""
        if self._chart is None or self._chart.patient_key != one.patient or not one.body:
            return None
        return self._chart.seen

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
        self._keepable.clear()
        let_go(*self._cards)
        self._cards = []

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
