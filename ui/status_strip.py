"""The strip at the window's bottom: how old every source is, and the account of everything received."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape
from pathlib import PurePath
from urllib.parse import urlsplit

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from triage.worklist.account import Conservation, SourceState
from ui.translate import age, in_language, shown_count, tr
from ui.widgets.plain_label import PlainLabel

OLD = timedelta(hours=24)
FILES = "files"
_SHOWN = 3


class StatusStrip(QFrame):
    """Words only, one label for each thing; a source that failed or is a day old stands in yellow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setProperty("edge", "top")
        self._sources = QHBoxLayout()
        self._sources.setSpacing(12)
        self._account = _label()
        self._doing = _label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 4)
        layout.setSpacing(16)
        layout.addLayout(self._sources)
        layout.addWidget(self._account)
        layout.addWidget(self._doing)
        layout.addStretch(1)
        layout.addWidget(_label(tr("Not an emergency service")))

    def show_sources(self, sources: Sequence[SourceState], now: datetime) -> None:
        """Show the age of every source, worst first where there are many."""
        while (item := self._sources.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        ordered = sorted(sources, key=lambda source: (source.fault is None, source.last_success or _NEVER))
        for source in ordered[:_SHOWN]:
            self._sources.addWidget(_source_label(source, now))
        if len(ordered) > _SHOWN:
            rest = _label(tr("{count} more sources").format(count=len(ordered) - _SHOWN))
            # A tip that might be taken for mark-up would be drawn as mark-up.
            rest.setToolTip("<br>".join(escape(source_line(source, now)) for source in ordered[_SHOWN:]))
            self._sources.addWidget(rest)

    def show_account(self, account: Conservation) -> None:
        """Show that everything received is accounted for, or that it is not."""
        self._account.setText(account_line(account))
        self._account.setProperty("surface", "" if account.holds else "red")
        self._account.style().polish(self._account)

    def show_doing(self, text: str) -> None:
        """Show what is going on just now; "" for nothing."""
        self._doing.setText(text)


def source_name(name: str) -> str:
    """Return a source in short: the host of an address, the last part of a folder, or that it is imported files."""
    if name == FILES:
        return tr("Imported files")
    address = urlsplit(name)
    if address.scheme in ("http", "https") and address.hostname:
        return address.hostname
    return PurePath(name).name or name


def source_line(source: SourceState, now: datetime) -> str:
    """Return one source with the age of its data."""
    name = source_name(source.name)
    if source.last_success is None:
        return tr("{source}: never fetched").format(source=name)
    words = tr("{source}: failed, data {age} old") if source.fault else tr("{source}: fetched {age} ago")
    return words.format(source=name, age=age(source.last_success, now))


def fault_line(sources: Sequence[SourceState], now: datetime) -> str:
    """Return what the last pull could not do, and how old the data of those sources are; "" when all went well."""
    lines = [
        tr("{source} could not be fetched. {fault} {age}").format(
            source=source_name(source.name), fault=in_language(source.fault), age=_age_sentence(source, now)
        )
        for source in sources
        if source.fault is not None
    ]
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
    return line if account.holds else tr("The account does not add up: {line}").format(line=line)


_NEVER = datetime.fromisoformat("0001-01-02T00:00:00+00:00")


def _age_sentence(source: SourceState, now: datetime) -> str:
    if source.last_success is None:
        return tr("Nothing was ever fetched from it.")
    return tr("What is shown is {age} old.").format(age=age(source.last_success, now))


def _source_label(source: SourceState, now: datetime) -> PlainLabel:
    label = _label(source_line(source, now))
    is_old = source.last_success is None or now - source.last_success > OLD
    if source.fault is not None or is_old:
        label.setProperty("surface", "yellow")
    return label


def _label(text: str = "") -> PlainLabel:
    label = PlainLabel(text, "label")
    label.setWordWrap(False)
    return label
