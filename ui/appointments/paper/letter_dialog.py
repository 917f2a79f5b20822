"""The letters about one patient's days: chosen, looked at, and printed or saved - unless one must wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout

from triage.coordination.rebooking.holding import hold_words
from triage.coordination.words.times import long_day_words
from triage.scoring.danish_time import DENMARK
from ui.appointments.paper.letter_sheet import DANISH, ENGLISH, letter_sheets
from ui.appointments.paper.preview import Preview
from ui.appointments.paper.target import Target, target_buttons
from ui.appointments.person_words import about, full_name
from ui.asking import AskingDialog
from ui.theme import scaled
from ui.translate import in_language, language, tr
from ui.widgets.fields import choice
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.workflow.coordinate.day_paper import DayPaper

_WIDTH, _HEIGHT = 760, 640
_SECOND_MS = 1_000
# A window has a frame, and a screen a bar.
_AROUND = QSize(40, 80)


class LetterDialog(AskingDialog):
    """Emits `wanted` with the paper and the Target; it stays open, so that another day can be printed too."""

    wanted = Signal(object, str)

    def __init__(
        self, papers: Sequence[DayPaper], targets: Sequence[Target], now: Callable[[], datetime], day: date | None
    ) -> None:
        super().__init__()
        self._papers, self._now = papers, now
        self._is_waiting = False
        days = ((in_language(long_day_words(one.letter.day)), one) for one in papers)
        self.day = choice(tr("Day"), *days)
        self.language = choice(tr("Language of the letter"), ("Dansk", DANISH), ("English", ENGLISH))
        self.large = QCheckBox(tr("Large print"))
        self.drafts = QCheckBox(tr("With the draft of the travel grant"))
        self.preview = Preview()
        self.held, self.message = PlainLabel("", "error"), PlainLabel("", "error")
        self.buttons = target_buttons(targets, self._ask)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._allow)
        self._lay_out()
        self._choose(day)
        self._connect()
        self._draw()
        self._tick.start()

    @property
    def paper(self) -> DayPaper:
        """Return the letter that is shown."""
        return self._papers[self.day.currentIndex()]

    @property
    def chosen_language(self) -> str:
        """Return the language of the letter."""
        return str(self.language.currentData())

    def show_fault(self, text: str) -> None:
        """Say why it was not printed; it can be asked for again."""
        self._said(text, "error")

    def show_done(self, text: str) -> None:
        """Say where it went; another day can be printed too."""
        self._said(text, "body")

    def allow_again(self) -> None:
        """Let the person ask again: they gave up where it should go."""
        self._is_waiting = False
        self._allow()

    def _said(self, text: str, role: str) -> None:
        self.allow_again()
        self.message.say(text, role)
        self.message.show()

    def _ask(self, target: Target) -> None:
        self.message.hide()
        self._is_waiting = True
        self._allow()
        self.wanted.emit(self.paper, target)

    def _draw(self) -> None:
        self.message.hide()
        self.drafts.setEnabled(bool(self.paper.drafts))
        with_drafts = self.drafts.isChecked() and self.drafts.isEnabled()
        sheets = letter_sheets(self.paper, self.chosen_language, with_drafts=with_drafts)
        self.preview.show_sheets(sheets, is_large=self.large.isChecked())
        self._allow()

    def _allow(self) -> None:
        hold = self.paper.hold
        is_over = hold is not None and hold.until is not None and self._local_now() >= hold.until
        is_held = hold is not None and not is_over
        said = in_language(hold_words(hold)) if hold is not None and is_held else ""
        if not is_held and self.paper.is_asked:
            said = tr("A department was asked to move something of this day and has not answered: the old time stands.")
        if said != self.held.text():
            self.held.say(said, "error" if is_held else "muted")
        self.held.setVisible(bool(said))
        for button in self.buttons:
            button.setEnabled(not is_held and not self._is_waiting)

    def _local_now(self) -> datetime:
        return self._now().astimezone(DENMARK).replace(tzinfo=None)

    def _choose(self, day: date | None) -> None:
        """Begin with the day asked for, else the first that holds a new time."""
        days = [one.letter.day for one in self._papers]
        first = next((number for number, one in enumerate(self._papers) if one.is_new), 0)
        self.day.setCurrentIndex(days.index(day) if day in days else first)
        self.language.setCurrentIndex(self.language.findData(language()))

    def _connect(self) -> None:
        self.day.currentIndexChanged.connect(lambda _: self._draw())
        self.language.currentIndexChanged.connect(lambda _: self._draw())
        for box in (self.large, self.drafts):
            box.toggled.connect(lambda _: self._draw())

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("Letter for a whole day"))
        person, town, at = self.paper.person, self.paper.town, self.paper.at
        for label in (self.held, self.message):
            label.hide()
        choices = FlowLayout(gap=12, centred=True)
        for field in (self.day, self.language, self.large, self.drafts):
            choices.addWidget(field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(14), scaled(24), scaled(14))
        layout.setSpacing(scaled(6))
        layout.addWidget(PlainLabel(full_name(person), "banner"))
        layout.addWidget(PlainLabel(about(person, town, at.date()), "muted"))
        layout.addLayout(choices)
        for label in (self.held, self.message):
            layout.addWidget(label)
        layout.addWidget(self.preview, 1)
        layout.addLayout(self.button_row(*reversed(self.buttons)))
        _show_first(self.buttons)
        self.resize(QSize(scaled(_WIDTH), scaled(_HEIGHT)).boundedTo(self.screen().availableSize() - _AROUND))


def _show_first(buttons: Sequence[QPushButton]) -> None:
    buttons[0].setProperty("kind", "primary")
    buttons[0].setDefault(True)
