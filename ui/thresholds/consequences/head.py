"""Over the numbers: of how many assessments they are, whose and when, how fast they were counted, and what goes on."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.theme import scaled
from ui.thresholds.consequences.period import PeriodChoice
from ui.translate import shown_count, tr
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_BAR = 6


class Head(QFrame):
    """`stopped` asks to wait no longer for what is being read, `recompute_wanted` to make inputs anew from readings."""

    stopped = Signal()
    recompute_wanted = Signal()

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.title = PlainLabel(tr("What it would have meant"), "title")
        self.title.setWordWrap(False)
        self.period = PeriodChoice(now)
        self.took = PlainLabel("", "muted")
        self.took.setWordWrap(False)
        self.message = Message()
        self.bar = QProgressBar()
        self.bar.setFixedHeight(scaled(_BAR))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("How much is replayed"))
        self.stop_button = KeyButton(tr("Stop waiting"), "Esc")
        self.stop_button.clicked.connect(self.stopped)
        self.recompute_button = KeyButton(tr("Make them anew from the readings"), "F5")
        self.recompute_button.clicked.connect(self.recompute_wanted)
        line = FlowLayout(gap=12, centred=True)
        for part in (self.title, self.period, self.took):
            line.addWidget(part)
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        for below in (self.message, self.bar, self._buttons):
            layout.addWidget(below)
            below.hide()
        for button in (self.stop_button, self.recompute_button):
            buttons.addWidget(button)
            button.hide()
        buttons.addStretch(1)

    def show_count(self, rows: int) -> None:
        """Say of how many assessments the numbers are."""
        self.title.setText(self.period.words(shown_count(rows)))

    def show_seconds(self, seconds: float) -> None:
        """Say how long the last count took."""
        words = tr("counted in {count} ms").format(count=max(1, round(1000 * seconds)))
        if self.took.text() != words:
            self.took.setText(words)

    def show_waiting(self, *, is_first: bool) -> None:
        """Say that a period is being read."""
        self.message.say(tr("Reading the assessments of the period …") if is_first else tr("Reading again …"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self._offer()

    def show_progress(self, done: int, of: int) -> None:
        """Say how much of the inputs is made anew from readings, and let the person stop waiting."""
        words = tr("The draft asks for other inputs: they are made anew from the readings. {done} of {of} patients.")
        self.message.say(words.format(done=shown_count(done), of=shown_count(of)))
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(done)
        self.bar.show()
        self._offer(self.stop_button)

    def show_done(self, text: str = "", role: str = "muted") -> None:
        """Say nothing more, or what went wrong."""
        self.message.say(text, role)
        self.bar.hide()
        self._offer()

    def show_needed(self, inputs: Sequence[str]) -> None:
        """Say that the numbers are of before these inputs changed, and offer to make them anew."""
        words = tr(
            "The numbers are of the draft before {inputs} changed. What it means must be made anew from the readings."
        )
        self.show_done(words.format(inputs=", ".join(inputs)))
        self._offer(self.recompute_button)

    def _offer(self, wanted: KeyButton | None = None) -> None:
        for button in (self.stop_button, self.recompute_button):
            button.setVisible(button is wanted)
        self._buttons.setVisible(wanted is not None)
