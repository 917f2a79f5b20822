"""The view in which a drawn patient is judged: as large as the window, so that no colour is seen beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.asking import AskingDialog
from ui.blind.choice_bar import KEYS, ChoiceBar
from ui.patient.answers import AnswerCard
from ui.patient.person_words import age_and_birth, cpr_number, full_name
from ui.patient.trends.card import TrendCard
from ui.patient.trends.span import RANGES
from ui.theme import current_theme
from ui.translate import programme_name, shown_count, shown_time, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.leaving import let_go
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel, one_line
from ui.widgets.surface import Surface, SurfaceColumn

if TYPE_CHECKING:
    from triage.workflow.tune.double_read.blind import BlindCase


class BlindDialog(AskingDialog):
    """`judged` carries the item and the Colour it is called, `passed` the item that is put last.

    Shown is what had come when the program assessed the patient, and nothing that the program made of it.
    """

    judged = Signal(int, object)
    passed = Signal(int)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._case: BlindCase | None = None
        self._cards: list[QWidget] = []
        self.setWindowTitle(tr("Blind reading"))
        self.name, self.about = PlainLabel("", "banner"), PlainLabel("", "muted")
        self.course, self.left = PlainLabel("", "strong"), PlainLabel("", "muted")
        self.message = Message()
        self.later = PlainLabel("", "muted")
        # Like this the dates end with the assessment: what came later is not looked for.
        self.trends = TrendCard(current_theme(), self._then, has_limits=False, read_at=self._now)
        self.bar = ChoiceBar()
        self.close_button = KeyButton(tr("Stop reading"), "Esc")
        self.close_button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.show_waiting()

    def show_case(self, case: BlindCase) -> None:
        """Show whom to judge next; nothing of the one before is left."""
        self._clear()
        self._case = case
        patient, at = case.patient, shown_time(case.at, self._now())
        self.name.setText(one_line(full_name(patient)))
        self.about.setText(f"{cpr_number(patient)} · {age_and_birth(patient, self._now().date())}")
        programme = programme_name(case.programme)
        self.course.setText(tr("{programme}, as it was {time}").format(programme=programme, time=at))
        self.left.setText(_left(case))
        self.later.setText(_later(case))
        self.later.setVisible(bool(case.later))
        self.message.say("")
        # Whatever is handed over, no limit is drawn.
        without = tuple(replace(one, limits=()) for one in case.series)
        self.trends.show_series(without, case.devices, (), case.patient_key)
        # What is drawn for a judgement is not carried out of the program.
        self.trends.foot.hide()
        self.trends.show()
        for view in case.responses:
            card = AnswerCard(view, self._now())
            self._rows.insertWidget(self._rows.count() - 1, card)
            self._cards.append(card)
        self.bar.setEnabled(True)
        self.bar.choose(None)

    def show_nobody(self) -> None:
        """Say that nobody waits for being read by the person at work."""
        self._clear()
        nobody = tr("Nobody waits for your reading. Patients whom you opened or decided on are read by others.")
        self.message.say(nobody)
        self.close_button.setFocus()

    def show_waiting(self) -> None:
        """Say that the next is being fetched."""
        self._clear()
        self.message.say(tr("Fetching the next patient …"))

    def show_fault(self, text: str) -> None:
        """Say why it was not kept; the judgement stays chosen."""
        self.message.say(text, "error")
        self.bar.setEnabled(self._case is not None)
        self.bar.choose(self.bar.chosen)

    def _then(self) -> datetime:
        return self._now() if self._case is None else self._case.at.astimezone(self._now().tzinfo)

    def _keep(self, colour: object) -> None:
        if self._case is not None:
            self.bar.setEnabled(False)
            self.judged.emit(self._case.item, colour)

    def _pass(self) -> None:
        if self._case is not None and self.bar.isEnabled():
            self.passed.emit(self._case.item)

    def _clear(self) -> None:
        let_go(*self._cards)
        self._cards, self._case = [], None
        for label in (self.name, self.about, self.course, self.left, self.later):
            label.setText("")
        self.trends.show_series((), {})
        self.trends.hide()
        self.later.hide()
        self.bar.choose(None)
        self.bar.setEnabled(False)
        self._scroll.verticalScrollBar().setValue(0)

    def _connect(self) -> None:
        self.bar.kept.connect(self._keep)
        self.bar.passed.connect(self._pass)
        self.close_button.clicked.connect(self.reject)
        for colour, key in KEYS.items():
            self._listen(key, partial(self.bar.choose, colour))
        for key in ("Return", "Enter"):
            self._listen(key, self.bar.keep)
        self._listen("N", self._pass)
        for key, act in (
            ("A", self.trends.toggle_small),
            ("T", self.trends.toggle_table),
            ("L", self.trends.toggle_legend),
            ("F", self.trends.take_keyboard),
            ("+", lambda: self.trends.step_range(-1)),
            ("-", lambda: self.trends.step_range(1)),
        ):
            self._listen(key, act)
        for number in range(len(RANGES)):
            self._listen(f"F{7 + number}", partial(self.trends.choose_range, number))

    def _listen(self, key: str, act: Callable[[], None]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(act)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        who, what = QVBoxLayout(), QVBoxLayout()
        for column, labels in ((who, (self.name, self.about)), (what, (self.course, self.left))):
            column.setSpacing(2)
            for label in labels:
                column.addWidget(label)
        head.addLayout(who, 1)
        head.addLayout(what, 1)
        head.addWidget(self.close_button)
        head.setContentsMargins(18, 10, 18, 8)
        inside = Surface()
        self._rows = SurfaceColumn(inside)
        self._rows.setContentsMargins(18, 10, 18, 10)
        self._rows.setSpacing(12)
        for part in (self.message, self.later, self.trends):
            self._rows.addWidget(part)
        self._rows.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(tr("Answers and readings"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.bar)


def _left(case: BlindCase) -> str:
    words = tr("{waiting} wait for you, of {drawn} drawn")
    return words.format(waiting=shown_count(case.progress.waiting), drawn=shown_count(case.progress.drawn))


def _later(case: BlindCase) -> str:
    if case.later == 1:
        return tr("1 answer or reading came or was changed later, and is not shown.")
    words = tr("{count} answers or readings came or were changed later, and are not shown.")
    return words.format(count=shown_count(case.later))
