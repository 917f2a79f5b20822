"""One step of a draft or a version: what it is about, the reason, from when it counts, and the key's passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDateEdit, QFormLayout, QFrame, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.asking import AskingDialog
from ui.theme import scaled
from ui.translate import tr
from ui.widgets.fields import day_field, day_in
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_WIDTH, _LONGEST = 560, 500
_SIDE, _BAR, _MOST, _APART = 24, 16, 400, 6


@dataclass(frozen=True, slots=True)
class Step:
    """What a dialog asks for: its title and button, what it says, and which fields it has."""

    title: str
    button: str
    told: Sequence[str]
    needs_reason: bool = False
    asks_reason: bool = True
    first_day: date | None = None
    needs_passphrase: bool = False
    makes_passphrase: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What the person said: `valid_from` is None where it counts at once."""

    reason: str
    valid_from: date | None
    passphrase: str


class StepDialog(AskingDialog):
    """`wanted` carries a Given; whoever hears it closes the dialog, or shows why it was not done."""

    wanted = Signal(object)

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step
        self.setWindowTitle(step.title)
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        self.day: QDateEdit | None = None
        self.passphrase = QLineEdit()
        self.again = QLineEdit()
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.message = Message()
        self.message.hide()
        self.done_button = QPushButton(step.button)
        self.done_button.setProperty("kind", "primary")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self._ask)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what is said needs."""
        super().showEvent(event)
        self.be_as_high_as_needed()

    def show_fault(self, text: str) -> None:
        """Say why it was not done; what was written stays."""
        self.done_button.setEnabled(True)
        self.message.say(text, "error")

    def _ask(self) -> None:
        reason = self.reason.text().strip()
        if self._step.needs_reason and not reason:
            self.show_fault(tr("Write why: it stands in the log, and whoever is concerned reads it."))
            self.reason.setFocus()
            return
        if self._step.makes_passphrase and self.passphrase.text() != self.again.text():
            self.show_fault(tr("The two passphrases differ. Type both again."))
            self.passphrase.setFocus()
            return
        self.done_button.setEnabled(False)
        self.message.say("")
        self.wanted.emit(Given(reason, self._valid_from(), self.passphrase.text()))

    def _valid_from(self) -> date | None:
        day = None if self.day is None else day_in(self.day)
        return None if day is None or day == self._step.first_day else day

    def _lay_out(self) -> None:
        step, form = self._step, QFormLayout()
        if step.first_day is not None:
            self.day = day_field(step.first_day, tr("Counts from"))
            form.addRow(tr("Counts from"), self.day)
        if step.asks_reason:
            self._add(form, tr("Reason") if step.needs_reason else tr("Remark (may be left out)"), self.reason)
        if step.needs_passphrase:
            self._add(form, tr("Passphrase of your signing key"), self.passphrase)
        if step.makes_passphrase:
            self._add(form, tr("Passphrase, where no keyring keeps the key"), self.passphrase)
            self._add(form, tr("The passphrase again"), self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 20, _SIDE, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(step.title, "title"))
        layout.addWidget(_told(list(filter(None, step.told))))
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(self.done_button))
        self.setMinimumWidth(scaled(_WIDTH))
        (self.reason if step.asks_reason else self.done_button).setFocus()

    def _add(self, form: QFormLayout, name: str, field: QLineEdit) -> None:
        field.setAccessibleName(name)
        form.addRow(name, field)


def _told(texts: Sequence[str]) -> QWidget:
    """Return the paragraphs, each whole; those that are too many for a screen can be scrolled through."""
    holder = QWidget()
    inner = QVBoxLayout(holder)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(4)
    for text in texts:
        first, *lines = text.splitlines()
        inner.addSpacing(_APART if inner.count() else 0)
        inner.addWidget(PlainLabel(first, "strong" if lines else "body"))
        for line in lines:
            inner.addWidget(PlainLabel(line))
    height = inner.totalHeightForWidth(scaled(_WIDTH) - 2 * _SIDE - _BAR)
    if height <= scaled(_MOST):
        holder.setMinimumHeight(height)
        return holder
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(holder)
    area.setFixedHeight(scaled(_MOST))
    return area
