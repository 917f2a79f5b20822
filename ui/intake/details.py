"""One held resource: why it is held, and when asked for, its text as it came."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from triage.clinical.received import Finding
from triage.worklist.held import Held, HeldDetail
from ui.desks.desk import Desk
from ui.intake.words import facts, finding_line, resource_name
from ui.translate import in_language, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel, visible
from ui.widgets.surface import Surface

_MOST_FINDINGS = 8
_LEAST_TEXT = 120


class HeldDetails(QFrame):
    """Emits `text_wanted` and `retry_wanted`; a text is never shown before it was asked for."""

    text_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.key: int | None = None
        self._title = PlainLabel("", "strong")
        self._facts = PlainLabel("", "label")
        self._findings = PlainLabel()
        self.message = Message("", "muted")
        self.raw = QPlainTextEdit()
        self.text_button = KeyButton(tr("Show the text"), "↵")
        self.retry_button = KeyButton(tr("Try again"), "Ctrl+R")
        self._lay_out()
        self.show_row(None)

    def show_row(self, held: Held | None) -> None:
        """Show a row as the list knows it; what was shown of another is gone."""
        if held is not None and held.key == self.key:
            return
        self.key = None if held is None else held.key
        self.raw.clear()
        self.raw.hide()
        self._facts.hide()
        self._title.setText("" if held is None else resource_name(held))
        self._findings.setText("" if held is None else in_language(held.text))
        self.message.say("" if held is not None else tr("Choose a row to see why it is held."))
        for widget in (self._title, self._findings, self.text_button, self.retry_button):
            widget.setVisible(held is not None)

    def show_detail(self, detail: HeldDetail) -> None:
        """Show every finding and the text, which may be a patient's."""
        if detail.held.key != self.key:
            return
        self._facts.setText(facts(detail, self._desk.now()))
        self._facts.show()
        self._findings.setText(_lines(detail.findings))
        self.raw.setPlainText(visible(detail.raw))
        self.raw.show()
        self.message.say("")

    def _lay_out(self) -> None:
        self.setProperty("surface", "background")
        self.text_button.clicked.connect(self.text_wanted)
        self.retry_button.clicked.connect(self.retry_wanted)
        self.raw.setReadOnly(True)
        self.raw.setAccessibleName(tr("The text as it came"))
        self.raw.setMinimumHeight(_LEAST_TEXT)
        self.raw.setTabChangesFocus(True)
        buttons = QHBoxLayout()
        for button in (self.text_button, self.retry_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = Surface()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._facts)
        layout.addWidget(self._findings)
        layout.addLayout(buttons)
        layout.addWidget(self.message)
        layout.addWidget(self.raw, 100)
        # Takes the room where there is no text; else next to nothing.
        layout.addStretch(1)


def _lines(findings: Iterable[Finding]) -> str:
    lines = [finding_line(finding) for finding in findings]
    if len(lines) > _MOST_FINDINGS:
        rest = tr("… and {count} more").format(count=len(lines) - _MOST_FINDINGS)
        lines = [*lines[:_MOST_FINDINGS], rest]
    return "\n".join(lines)
