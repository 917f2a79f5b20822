"""One line of the table: mark, words, the limit in force, the draft's in a field and on a slider, and its source."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QWidget

from triage.errors import Text
from ui.theme import scaled
from ui.thresholds.limits.limit_field import LimitField, as_limit
from ui.thresholds.limits.limit_slider import LimitSlider
from ui.thresholds.limits.line import LimitLine
from ui.thresholds.timers import once
from ui.translate import colour_word, in_language, shown_number, tr
from ui.widgets.mark import Mark
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

_MARK, _REST_MS = 20, 150


class LimitRow(QObject):
    """`moved` carries the value while it moves, `typed` what was typed, `let_go` tells that a movement is over.

    `cited` asks for what the sources are; `entered` tells that the keyboard came here.
    """

    moved = Signal(str, object)
    typed = Signal(str, str)
    let_go = Signal(str)
    cited = Signal(str)
    entered = Signal(str)

    def __init__(self, line: LimitLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.line, self._is_shown = line, False
        self.mark = Mark(line.colour, scaled(_MARK))
        self.words = PlainLabel(in_language(line.words))
        self.now = PlainLabel("", "muted")
        self.field = LimitField(line)
        self.slider = LimitSlider(line)
        self.source = QPushButton(line.sources)
        self.message = Message()
        self.source.setProperty("kind", "cite")
        self.message.hide()
        # A hand that stays for a moment, or goes slowly, is told where it is; one that hurries is not.
        self._resting = once(self.slider, _REST_MS, self._announce_value)
        self._connect()
        self.show_line(line)

    def show_line(self, line: LimitLine) -> None:
        """Show another value; nothing is drawn anew where it is the same line."""
        if line is self.line and self._is_shown:
            return
        self.line, self._is_shown = line, True
        self.now.setText(
            _with_unit(line, line.now) if line.now is not None else tr("new · {unit}").format(unit=line.unit)
        )
        for part in (self.field, self.slider):
            part.show_line(line)
        self.slider.spoken = _with_unit(line, line.draft)
        _mark_changed(self.field, line.is_changed)
        self._name_parts(in_language(line.whole))
        told = "\n".join(in_language(each) for each in line.findings)
        if told != self.message.text():
            self.message.say(told, "error")

    def offer(self, *, may_change: bool) -> None:
        """Let the limit be moved, or only be read."""
        self.field.setReadOnly(not may_change)
        self.field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.setEnabled(may_change)

    def refuse(self, why: Text) -> None:
        """Say under the line why what was typed cannot be the limit; it stays in the field."""
        self.field.setModified(True)
        self.message.say(in_language(why), "error")
        _announce(self.field, in_language(why))

    def announce(self) -> None:
        """Tell who hears the screen what the limit is now."""
        self._resting.stop()
        _announce(self.field, in_language(self.line.whole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that the keyboard came to the line."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.line.name)
        return False

    def _name_parts(self, whole: str) -> None:
        for part in (self.words, self.field, self.slider):
            part.setAccessibleName(whole)
        told = tr("Source of the limit: {source}").format(source=self.line.sources)
        self.source.setAccessibleName(f"{told}. {in_language(self.line.words)}")
        bounds = tr("between {low} and {high}").format(
            low=as_limit(self.line, self.line.low), high=_with_unit(self.line, self.line.high)
        )
        why = in_language(self.line.binds) if self.line.binds else ""
        for part in (self.field, self.slider):
            part.setToolTip(f"{bounds}\n{why}".strip())
            part.setAccessibleDescription(f"{bounds}. {why}".strip())

    def _take(self, text: str) -> None:
        # What was refused before is said no more: this may be right.
        self.message.say("\n".join(in_language(each) for each in self.line.findings), "error")
        self.typed.emit(self.line.name, text)

    def _step(self, steps: int) -> None:
        value = self.line.draft + steps * self.line.step
        if self.line.low <= value <= self.line.high:
            self.moved.emit(self.line.name, value)
            self.let_go.emit(self.line.name)

    def _slid(self, value: Decimal) -> None:
        self.moved.emit(self.line.name, value)
        self._resting.start()

    def _announce_value(self) -> None:
        words = in_language(self.line.words).replace("…", _with_unit(self.line, self.line.draft))
        _announce(self.slider, f"{colour_word(self.line.colour)}: {words}")

    def _connect(self) -> None:
        self.field.typed.connect(self._take)
        self.field.stepped.connect(self._step)
        self.slider.moved.connect(self._slid)
        self.slider.let_go.connect(lambda: self.let_go.emit(self.line.name))
        self.source.clicked.connect(lambda: self.cited.emit(self.line.name))
        for part in (self.field, self.slider, self.source):
            part.installEventFilter(self)


def _announce(part: QWidget, text: str) -> None:
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(part, text))


def _with_unit(line: LimitLine, value: Decimal) -> str:
    return f"{shown_number(value, line.decimals)} {line.unit}".strip()


def _mark_changed(field: QWidget, is_changed: bool) -> None:
    if field.property("changed") != is_changed:
        field.setProperty("changed", is_changed)
        field.style().unpolish(field)
        field.style().polish(field)
