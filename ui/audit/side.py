"""How the log is, with what proves it whole and what a citizen may know."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from triage.access.log_view import LogHealth, LogRights
from triage.access.log_words import fault_words
from ui.audit.words import health_lines, kept_where, waiting_line
from ui.desks.audit_desk import Proof
from ui.desks.desk import Desk
from ui.theme import scaled
from ui.translate import in_language, shown_count, tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.leaving import let_go
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel
from ui.widgets.surface import Surface

WIDTH = 320
_MOST_FAULTS = 6


class LogSide(QScrollArea):
    """Emits `verify_wanted` and `extract_wanted`."""

    verify_wanted = Signal()
    extract_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: list[QWidget] = []
        self._grid = QGridLayout()
        self.where = Message()
        self.waiting = Message()
        self.message = Message(tr("Fetching how the log is …"))
        self.verified = Message()
        self.verify_button = KeyButton(tr("Prove the log whole"), "Ctrl+Shift+V")
        self.extract_button = KeyButton(tr("For a citizen …"), "Ctrl+Shift+E")
        self._card = Card(tr("How the log is"))
        self._lay_out()

    def offer(self, rights: LogRights) -> None:
        """Offer what the person may do."""
        self._card.setVisible(rights.checks)
        self.verify_button.setVisible(rights.checks)
        self.extract_button.setVisible(rights.exports)

    def show_health(self, health: LogHealth) -> None:
        """Show how the log is."""
        let_go(*self._shown)
        self._shown = []
        for row, (words, value) in enumerate(health_lines(health, self._desk.now())):
            name, amount = PlainLabel(words, "muted"), PlainLabel(value, "strong" if row == 0 else "body")
            amount.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(amount, row, 1)
            self._shown += [name, amount]
        self.where.say(kept_where(health), "muted" if health.is_outside else "body")
        overdue = health.overdue_reviews
        self.waiting.say(waiting_line(health.open_reviews, overdue), "error" if overdue else "muted")
        self.message.say("")

    def show_fault(self, text: str) -> None:
        """Say why something could not be done; what is shown stays."""
        self.message.say(text, "error")

    def show_verifying(self) -> None:
        """Say that the log is being proved."""
        self.verify_button.setEnabled(False)
        self.message.say("")
        self.verified.say(tr("Hashing every line anew …"))

    def show_verified(self, proof: Proof) -> None:
        """Say what came of it."""
        self.verify_button.setEnabled(True)
        if not proof.faults:
            lines = shown_count(proof.lines)
            self.verified.say(tr("✓ The log is whole: {count} lines.").format(count=lines), "strong")
            return
        told = [in_language(fault_words(fault)) for fault in proof.faults[:_MOST_FAULTS]]
        if len(proof.faults) > _MOST_FAULTS:
            told.append(tr("… and {count} more").format(count=shown_count(len(proof.faults) - _MOST_FAULTS)))
        self.verified.say("\n".join((tr("The log is not whole:"), *told)), "error")

    def _lay_out(self) -> None:
        inside = Surface()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(12, 12, 12, 12)
        rows.setSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._card.add(self._grid)
        self._card.add(self.where)
        self._card.add(self.waiting)
        self.verify_button.clicked.connect(self.verify_wanted)
        self.extract_button.clicked.connect(self.extract_wanted)
        for widget in (self._card, self.message, self.verify_button, self.verified, self.extract_button):
            rows.addWidget(widget)
        rows.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFixedWidth(scaled(WIDTH))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("How the log is"))
        for button in (self.verify_button, self.extract_button):
            button.hide()
