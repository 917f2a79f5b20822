"""The letters of plans that were accepted: which can go now, and which are still held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from triage.coordination.words.times import day_words, when_words
from ui.appointments.lines import Line, LineList
from ui.appointments.paper.letter_sheet import DANISH, ENGLISH
from ui.appointments.paper.target import Target, target_buttons
from ui.asking import AskingDialog
from ui.theme import scaled
from ui.translate import in_language, language, shown_count, tr
from ui.widgets.fields import choice
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel, one_line

if TYPE_CHECKING:
    from triage.workflow.coordinate.letters import Waiting

_WIDTH, _MOST = 560, 320


class ReadyDialog(AskingDialog):
    """Emits `wanted` with the plans whose letters can go, and the Target; it stays, and says what became of them."""

    wanted = Signal(tuple, str)

    def __init__(self, waiting: Sequence[Waiting], targets: Sequence[Target]) -> None:
        super().__init__()
        self.ready = tuple(one.plan for one in waiting if one.ready_at is None)
        self._held = len(waiting) - len(self.ready)
        self._is_waiting, self._is_done = False, False
        self.lines = LineList(tr("Letters"), _MOST)
        self.lines.show_lines(tuple(map(_line, waiting)))
        self.language = choice(tr("Language of the letters"), ("Dansk", DANISH), ("English", ENGLISH))
        self.language.setCurrentIndex(self.language.findData(language()))
        self.large = QCheckBox(tr("Large print"))
        self.message = PlainLabel("", "error")
        self.buttons = target_buttons(targets, self._ask)
        self._lay_out()
        self._allow()

    @property
    def chosen_language(self) -> str:
        """Return the language of the letters."""
        return str(self.language.currentData())

    def show_fault(self, text: str) -> None:
        """Say why they were not printed; they can be asked for again."""
        self._said(text, "error")

    def show_done(self, text: str) -> None:
        """Say where they went; what is listed is printed, and is not asked for again."""
        self._is_done = True
        self._said(text, "body")

    def allow_again(self) -> None:
        """Let the person ask again: they gave up where it should go."""
        self._is_waiting = False
        self._allow()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the lines need, which is known only at the width in use."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _said(self, text: str, role: str) -> None:
        self.allow_again()
        self.message.say(text, role)
        self.message.show()
        self._fit()

    def _ask(self, target: Target) -> None:
        self.message.hide()
        self._is_waiting = True
        self._allow()
        self.wanted.emit(self.ready, target)

    def _allow(self) -> None:
        for button in self.buttons:
            button.setEnabled(bool(self.ready) and not self._is_waiting and not self._is_done)

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("Letters to print"))
        self.message.hide()
        self.lines.setVisible(bool(self.ready or self._held))
        choices = FlowLayout(gap=12, centred=True)
        for field in (self.language, self.large):
            choices.addWidget(field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        layout.addWidget(PlainLabel(tr("Letters to print"), "title"))
        layout.addWidget(PlainLabel(self._told()))
        layout.addWidget(self.lines)
        layout.addLayout(choices)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addLayout(self.button_row(*reversed(self.buttons)))
        self.buttons[0].setProperty("kind", "primary")
        self.buttons[0].setDefault(True)
        self.setMinimumWidth(scaled(_WIDTH))

    def _told(self) -> str:
        if not self.ready and not self._held:
            return tr("No letters wait: every plan that was accepted has its letter.")
        said = tr("{count} can go now.").format(count=shown_count(len(self.ready)))
        if self._held:
            held = tr("{count} are held while the plan can be taken back.").format(count=shown_count(self._held))
            said = f"{said} {held}"
        return f"{said} {tr('Who printed them stands in the log.')}"


def _line(one: Waiting) -> Line:
    names = " · ".join(map(one_line, one.names))
    days = ", ".join(in_language(day_words(day)) for day in one.days)
    if one.ready_at is None:
        return Line(names, f"{days} · {tr('can go now')}")
    when = in_language(when_words(one.ready_at))
    return Line(names, f"{days} · {tr('held until {when}').format(when=when)}")
