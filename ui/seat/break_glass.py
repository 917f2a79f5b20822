"""Open a patient in an emergency: the reason, the law's ground where it is needed, and the end of it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QVBoxLayout

from triage.access.emergency import GROUND_WORDS, REASON_WORDS
from triage.access.relation import SHORTEST_TEXT, EmergencyReason, LegalGround
from triage.errors import BehindGlassError
from triage.workflow.application import Changed
from triage.worklist.row import Row
from ui.asking import Asking, AskingDialog
from ui.errors import explained
from ui.translate import in_language, tr
from ui.widgets.fields import choice
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_WIDTH = 520


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person says for looking the patient up."""

    reason: EmergencyReason
    text: str
    ground: LegalGround | None


class BreakGlassDialog(AskingDialog):
    """Says why nothing is shown, and asks for the reason; `wanted` carries an Asked. Whoever hears it closes it."""

    wanted = Signal(object)

    def __init__(self, why: str, *, needs_ground: bool) -> None:
        super().__init__()
        self.setWindowTitle(tr("Break-glass"))
        self.reason = choice(tr("Reason"), *((in_language(words), each) for each, words in REASON_WORDS.items()))
        self.ground = choice(tr("Legal ground"), *((in_language(words), each) for each, words in GROUND_WORDS.items()))
        self.text = QLineEdit()
        self.text.setAccessibleName(tr("Why the look-up is needed"))
        self.message = Message()
        self.open_button = QPushButton(tr("Open for 60 minutes"))
        self.open_button.setProperty("kind", "alarm")
        self._needs_ground = needs_ground
        self._lay_out(why)
        self.text.textChanged.connect(self._show_enough)
        self.open_button.clicked.connect(self._ask)
        self._show_enough()

    def show_fault(self, text: str) -> None:
        """Say why it was not opened; what was written stays."""
        self.message.say(text, "error")
        self._show_enough()

    def _show_enough(self) -> None:
        self.open_button.setEnabled(len(self.text.text().strip()) >= SHORTEST_TEXT)

    def _ask(self) -> None:
        self.open_button.setEnabled(False)
        self.message.say("")
        ground = LegalGround(self.ground.currentData()) if self._needs_ground else None
        self.wanted.emit(Asked(EmergencyReason(self.reason.currentData()), self.text.text().strip(), ground))

    def _lay_out(self, why: str) -> None:
        form = QFormLayout()
        form.addRow(tr("Reason"), self.reason)
        if self._needs_ground:
            form.addRow(tr("Legal ground"), self.ground)
        form.addRow(tr("Why, at least {count} characters").format(count=SHORTEST_TEXT), self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        told = tr("The look-up is logged and always reviewed by the auditor. It lasts 60 minutes, for you alone.")
        for label in (PlainLabel(tr("Break-glass"), "title"), PlainLabel(why), PlainLabel(told, "muted")):
            layout.addWidget(label)
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(self.open_button))
        self.setMinimumWidth(_WIDTH)


class BreakingGlass(Asking[BreakGlassDialog]):
    """`changed` carries a Changed when a patient was opened, or is closed again; `failed` a sentence."""

    changed = Signal(object)
    failed = Signal(str)

    def ask(self, row: Row, behind: BehindGlassError) -> None:
        """Ask why the patient of `row` is looked up."""
        dialog = BreakGlassDialog(in_language(behind.text), needs_ground=behind.needs_ground)
        dialog.wanted.connect(partial(self._open, dialog, row.patient))
        self.put_up(dialog)

    def end(self, patient: int) -> None:
        """Close the patient again before the hour is over."""
        work = partial(self._desk.session.end_emergency, patient)
        self._background.write(
            work,
            lambda _: self.changed.emit(Changed(patients=(patient,))),
            lambda fault: self.failed.emit(explained(fault)),
        )

    def _open(self, dialog: BreakGlassDialog, patient: int, asked: Asked) -> None:
        work = partial(self._desk.session.break_glass, patient, asked.reason, asked.text, asked.ground)
        self.carry_out(dialog, work, lambda _: self.changed.emit(Changed(patients=(patient,))))
