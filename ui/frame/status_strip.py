"""The strip at the window's bottom: how old every source is, and the account of everything received."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from triage.worklist.account import Conservation, SourceState
from ui.account_words import account_forms, account_line
from ui.actions import trigger
from ui.frame.source_labels import Line, SourceLabels
from ui.source_words import source_name
from ui.theme import scaled
from ui.translate import age, clock, in_language, shown_count, shown_time, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

# What nobody fetches on a schedule is old after a day; what is fetched, when it is late and over an hour old.
OLD = timedelta(hours=24)
LATE = timedelta(hours=1)
_LINES = 3
_MARGIN, _SPACING = 14, 16
_HEIGHT, _BUTTON = 28, 22
_FLASH_MS = 3000


class StatusStrip(QFrame):
    """A mark and words for each source: yellow where its data are too old, red where it does not answer.

    The account is told as fully as there is room for, and in full when it is pointed at or read aloud.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setProperty("edge", "top")
        self._sources = SourceLabels()
        self._sources.asked.connect(lambda: trigger(self, "intake"))
        self._escalated = _alarm_button(tr("Show only red cases that nobody took in time"))
        self._escalated.clicked.connect(lambda: trigger(self, "escalated"))
        self._new_reds = _alarm_button(tr("Show what came since the list was read"))
        self._new_reds.clicked.connect(lambda: trigger(self, "new_rows"))
        self._forms: tuple[str, ...] = ("",)
        self._account = _label()
        self._waiting = _label()
        self._doing = _label()
        self._flash = _label()
        self._flash.hide()
        self._flash_over = QTimer(self)
        self._flash_over.setSingleShot(True)
        self._flash_over.setInterval(_FLASH_MS)
        self._flash_over.timeout.connect(self._flash.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 3, _MARGIN, 3)
        layout.setSpacing(_SPACING)
        layout.addWidget(self._sources, 1)
        self._not_acute = _label(tr("Not an emergency service"))
        self._alive = _label()
        self._stop = _stop_button()
        self._stop.clicked.connect(lambda: trigger(self, "give_up"))
        self._beside = (
            *(self._flash, self._stop, self._new_reds, self._escalated, self._account, self._waiting, self._doing),
            *(self._not_acute, self._alive),
        )
        for widget in self._beside:
            layout.addWidget(widget)
        # As high whatever stands in it: a button that came and went would move the page under the pointer.
        self.setFixedHeight(scaled(_HEIGHT))
        for button in (self._stop, self._escalated):
            button.setFixedHeight(scaled(_BUTTON))
        self._fit()

    def show_sources(self, sources: Sequence[SourceState], now: datetime) -> None:
        """Show the age of every source, worst first where there are many."""
        ordered = sorted(
            (source for source in sources if source.settings.enabled),
            key=lambda source: (not is_troubled(source, now), source.last_success or _NEVER),
        )
        self._sources.show_lines([_line(source, now) for source in ordered])
        self._fit()

    def show_account(self, account: Conservation) -> None:
        """Show that everything received is accounted for, or that it is not."""
        self._forms = account_forms(account)
        self._account.setToolTip(account_line(account))
        self._account.setAccessibleName(account_line(account))
        self._account.stand_on("" if account.holds else "red")
        self._fit()

    def show_escalated(self, count: int) -> None:
        """Show how many reds nobody took in time; they are listed by a click."""
        words = tr("1 red not taken  H") if count == 1 else tr("{count} red not taken  H")
        self._escalated.setText(words.format(count=shown_count(count)))
        self._escalated.setVisible(count > 0)
        self._fit()

    def show_new_reds(self, count: int) -> None:
        """Show how many reds came while the list is not to be seen; it is brought by a click."""
        words = tr("1 new red  F6") if count == 1 else tr("{count} new red  F6")
        self._new_reds.setText(words.format(count=shown_count(count)))
        self._new_reds.setVisible(count > 0)
        self._fit()

    def show_waiting(self, text: str) -> None:
        """Show what waits for the shared database, or was not kept there; "" for nothing."""
        self._waiting.stand_on("yellow" if text else "")
        self._waiting.setText(text)
        self._fit()

    def show_alive(self, at: datetime, now: datetime, *, is_silent: bool) -> None:
        """Show when it was last known that the list is as the store has it; in red where that is too long ago."""
        told = tr("not updated since {time}") if is_silent else tr("updated {time}")
        words = told.format(time=shown_time(at, now))
        self._alive.stand_on("red" if is_silent else "")
        self._alive.setText(f"✕ {words}" if is_silent else f"● {clock(at, now)}")
        self._alive.setAccessibleName(words)
        self._alive.setToolTip(words)
        self._fit()

    def show_not_acute(self, *, is_told: bool) -> None:
        """Say that this is no emergency service, where a programme that is listed says so."""
        self._not_acute.setVisible(is_told)
        self._fit()

    def show_slow(self, *, is_slow: bool, may_give_up: bool) -> None:
        """Offer to stop waiting, while somebody waits for longer than a moment for what can be left."""
        self._stop.setVisible(is_slow and may_give_up)
        self._fit()

    def show_doing(self, text: str) -> None:
        """Show what is going on just now; "" for nothing."""
        self._doing.setText(text)
        self._fit()

    def flash(self, text: str) -> None:
        """Say for a few seconds what was just set, e.g. how large everything is drawn now."""
        self._flash.setText(text)
        self._flash.setVisible(bool(text))
        self._flash_over.start()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the account as fully as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._waiting.setVisible(bool(self._waiting.text()))
        self._doing.setVisible(bool(self._doing.text()))
        # The ages of the sources go before how fully the account is told.
        for form in self._forms:
            self._account.setText(form)
            if self._needed(self._sources.wish()) <= self.width():
                return

    def _needed(self, sources: int) -> int:
        shown = [widget.sizeHint().width() + _SPACING for widget in self._beside if not widget.isHidden()]
        return sum(shown) + 2 * _MARGIN + sources


def source_line(source: SourceState, now: datetime) -> str:
    """Return one source with the age of its data."""
    name = source_name(source.name)
    since = source.health.failing_since
    if source.last_success is None:
        return tr("{source}: never fetched").format(source=name)
    if source.fault is not None and since is not None:
        words = tr("{source}: failing since {since}, data {age} old")
        return words.format(source=name, since=shown_time(since, now), age=age(source.last_success, now))
    words = tr("{source}: late, data {age} old") if source.is_late(now) else tr("{source}: fetched {age} ago")
    return words.format(source=name, age=age(source.last_success, now))


def is_troubled(source: SourceState, now: datetime) -> bool:
    """Return whether a person should look: it fails, its account does not add up, or its data are too old."""
    if source.fault is not None or not source.account.holds or source.last_success is None:
        return True
    old = now - source.last_success
    return source.is_late(now) and old > LATE if source.settings.is_scheduled else old > OLD


def fault_line(sources: Sequence[SourceState], now: datetime) -> str:
    """Return what the last pull could not do, and how old the data of those sources are; "" when all went well."""
    lines = [
        tr("{source} could not be fetched. {fault} {age}").format(
            source=source_name(source.name), fault=in_language(source.fault), age=_age_sentence(source, now)
        )
        for source in sources
        if source.fault is not None
    ]
    if len(lines) > _LINES:
        rest = tr("{count} more sources could not be fetched.").format(count=len(lines) - _LINES + 1)
        lines[_LINES - 1 :] = [rest]
    return "\n".join(lines)


_NEVER = datetime.fromisoformat("0001-01-02T00:00:00+00:00")


def _age_sentence(source: SourceState, now: datetime) -> str:
    if source.last_success is None:
        return tr("Nothing was ever fetched from it.")
    return tr("What is shown is {age} old.").format(age=age(source.last_success, now))


def _line(source: SourceState, now: datetime) -> Line:
    warnings = tuple(in_language(warning) for warning in source.health.warnings)
    is_failing = source.fault is not None or not source.account.holds
    is_old = is_troubled(source, now)
    mark = "✕" if is_failing else "▲" if is_old else "●"
    return Line(f"{mark} {source_line(source, now)}", is_old, warnings, is_failing)


def _alarm_button(does: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("kind", "alarm")
    button.setToolTip(does)
    button.hide()
    return button


def _stop_button() -> KeyButton:
    button = KeyButton(tr("Stop waiting"), "Ctrl+.")
    button.setAccessibleName(tr("Stop waiting for what is being read"))
    button.hide()
    return button


def _label(text: str = "") -> PlainLabel:
    label = PlainLabel(text, "label")
    label.setWordWrap(False)
    return label
