"""The strip at the window's bottom: how old every source is, and the account of everything received."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from triage.worklist.account import Conservation, SourceState
from ui.source_labels import Line, SourceLabels
from ui.source_words import source_name
from ui.translate import age, in_language, shown_count, shown_time, tr
from ui.widgets.plain_label import PlainLabel

# What nobody fetches on a schedule is old after a day; what is fetched, when it is late and over an hour old.
OLD = timedelta(hours=24)
LATE = timedelta(hours=1)
_LINES = 3


class StatusStrip(QFrame):
    """Words only, one label for each thing; a source that failed, or whose data are too old, stands in yellow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setProperty("edge", "top")
        self._sources = SourceLabels()
        self._account = _label()
        self._waiting = _label()
        self._doing = _label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 4)
        layout.setSpacing(16)
        layout.addWidget(self._sources, 1)
        layout.addWidget(self._account)
        layout.addWidget(self._waiting)
        layout.addWidget(self._doing)
        layout.addWidget(_label(tr("Not an emergency service")))

    def show_sources(self, sources: Sequence[SourceState], now: datetime) -> None:
        """Show the age of every source, worst first where there are many."""
        ordered = sorted(
            (source for source in sources if source.settings.enabled),
            key=lambda source: (not is_troubled(source, now), source.last_success or _NEVER),
        )
        self._sources.show_lines([_line(source, now) for source in ordered])

    def show_account(self, account: Conservation) -> None:
        """Show that everything received is accounted for, or that it is not."""
        self._account.setText(account_line(account))
        self._account.setProperty("surface", "" if account.holds else "red")
        self._account.style().polish(self._account)

    def show_waiting(self, text: str) -> None:
        """Show what waits for the shared database, or was not kept there; "" for nothing."""
        self._waiting.setText(text)
        self._waiting.setProperty("surface", "yellow" if text else "")
        self._waiting.style().polish(self._waiting)

    def show_doing(self, text: str) -> None:
        """Show what is going on just now; "" for nothing."""
        self._doing.setText(text)


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


def account_line(account: Conservation) -> str:
    """Return the account of everything received, in one line."""
    words = tr("Received {received} = accepted {accepted} + with findings {findings} + quarantined {quarantined}")
    if account.unchanged:
        words = tr(
            "Received {received} = accepted {accepted} + with findings {findings} + quarantined {quarantined}"
            " + unchanged {unchanged}"
        )
    line = words.format(
        received=shown_count(account.received),
        accepted=shown_count(account.accepted),
        findings=shown_count(account.with_findings),
        quarantined=shown_count(account.quarantined),
        unchanged=shown_count(account.unchanged),
    )
    if account.not_distributed:
        line = f"{line} · {tr('{count} not distributed').format(count=shown_count(account.not_distributed))}"
    if account.promises_overdue:
        late = tr("{count} promised calls overdue").format(count=shown_count(account.promises_overdue))
        line = f"{line} · {late}"
    return line if account.holds else tr("The account does not add up: {line}").format(line=line)


_NEVER = datetime.fromisoformat("0001-01-02T00:00:00+00:00")


def _age_sentence(source: SourceState, now: datetime) -> str:
    if source.last_success is None:
        return tr("Nothing was ever fetched from it.")
    return tr("What is shown is {age} old.").format(age=age(source.last_success, now))


def _line(source: SourceState, now: datetime) -> Line:
    warnings = tuple(in_language(warning) for warning in source.health.warnings)
    return Line(source_line(source, now), is_troubled(source, now), warnings)


def _label(text: str = "") -> PlainLabel:
    label = PlainLabel(text, "label")
    label.setWordWrap(False)
    return label
