"""The strip at the window's bottom: how old every source is, and the account of everything received."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from triage.worklist.account import Conservation, SourceState
from ui.account_words import account_forms, account_line
from ui.actions import trigger
from ui.source_labels import Line, SourceLabels
from ui.source_words import source_name
from ui.translate import age, in_language, shown_count, shown_time, tr
from ui.widgets.plain_label import PlainLabel

# What nobody fetches on a schedule is old after a day; what is fetched, when it is late and over an hour old.
OLD = timedelta(hours=24)
LATE = timedelta(hours=1)
_LINES = 3
_MARGIN, _SPACING = 14, 16
# Where the sources are counted, and not named.
_LEAST_SOURCES = 150


class StatusStrip(QFrame):
    """Words only, one label for each thing; a source that failed, or whose data are too old, stands in yellow.

    The account is told as fully as there is room for, and in full when it is pointed at or read aloud.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setProperty("edge", "top")
        self._sources = SourceLabels()
        self._escalated = _escalated_button()
        self._escalated.clicked.connect(lambda: trigger(self, "escalated"))
        self._forms: tuple[str, ...] = ("",)
        self._account = _label()
        self._waiting = _label()
        self._doing = _label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 4, _MARGIN, 4)
        layout.setSpacing(_SPACING)
        layout.addWidget(self._sources, 1)
        self._beside = (
            *(self._escalated, self._account, self._waiting, self._doing),
            _label(tr("Not an emergency service")),
        )
        for widget in self._beside:
            layout.addWidget(widget)
        self._fit()

    def show_sources(self, sources: Sequence[SourceState], now: datetime) -> None:
        """Show the age of every source, worst first where there are many."""
        ordered = sorted(
            (source for source in sources if source.settings.enabled),
            key=lambda source: (not is_troubled(source, now), source.last_success or _NEVER),
        )
        self._sources.show_lines([_line(source, now) for source in ordered])

    def show_account(self, account: Conservation) -> None:
        """Show that everything received is accounted for, or that it is not."""
        self._forms = account_forms(account)
        self._account.setToolTip(account_line(account))
        self._account.setAccessibleName(account_line(account))
        self._account.setProperty("surface", "" if account.holds else "red")
        self._account.style().polish(self._account)
        self._fit()

    def show_escalated(self, count: int) -> None:
        """Show how many reds nobody took in time; they are listed by a click."""
        words = tr("1 red not taken  H") if count == 1 else tr("{count} red not taken  H")
        self._escalated.setText(words.format(count=shown_count(count)))
        self._escalated.setVisible(count > 0)
        self._fit()

    def show_waiting(self, text: str) -> None:
        """Show what waits for the shared database, or was not kept there; "" for nothing."""
        self._waiting.setProperty("surface", "yellow" if text else "")
        self._waiting.style().unpolish(self._waiting)
        self._waiting.style().polish(self._waiting)
        # After the room around the words is known.
        self._waiting.setText(text)
        self._fit()

    def show_doing(self, text: str) -> None:
        """Show what is going on just now; "" for nothing."""
        self._doing.setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the account as fully as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._waiting.setVisible(bool(self._waiting.text()))
        self._doing.setVisible(bool(self._doing.text()))
        for form in self._forms:
            self._account.setText(form)
            if self._needed() <= self.width():
                return

    def _needed(self) -> int:
        shown = [widget.sizeHint().width() + _SPACING for widget in self._beside if not widget.isHidden()]
        return sum(shown) + 2 * _MARGIN + _LEAST_SOURCES


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
    return Line(source_line(source, now), is_troubled(source, now), warnings)


def _escalated_button() -> QPushButton:
    button = QPushButton()
    button.setProperty("kind", "alarm")
    button.setToolTip(tr("Show only red cases that nobody took in time"))
    button.hide()
    return button


def _label(text: str = "") -> PlainLabel:
    label = PlainLabel(text, "label")
    label.setWordWrap(False)
    return label
