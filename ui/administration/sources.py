"""Sources and their health: how each is reached, how it fares, and whether it answers now."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit

from triage.access.acts import Act
from triage.worklist.account import SourceState
from triage.worklist.network import Tried
from triage.worklist.source import SourceKind, SourceSettings, WriteBack
from ui.administration.section import Section
from ui.background import Background
from ui.desks.desk import Desk
from ui.source_words import source_name
from ui.translate import age, in_language, tr
from ui.widgets.fields import choice
from ui.widgets.number_field import NumberField
from ui.widgets.short_table import ShortTable

_MOST_MINUTES = 1440


class SourcesSection(Section):
    """A source is paused rather than removed: what came from it stays traceable."""

    sees = (Act.SEE_SOURCES,)
    sets = (Act.SET_SOURCES,)

    def __init__(self, desk: Desk, background: Background) -> None:
        told = tr("A source is paused, never removed: what came from it stays traceable to it.")
        super().__init__(desk, background, tr("Sources"), told)
        self._sources: Sequence[SourceState] = ()
        self._trying = 0
        headings = (tr("Source"), tr("Host"), tr("Kind"), tr("Last fetched"), tr("State"))
        self.table = ShortTable(tr("Sources"), headings)
        self.add(self.table)
        self.add_buttons(
            (tr("Test the connection"), self.test),
            (tr("Stop testing"), self.stop_testing),
            (tr("Pause, or resume"), self.switch),
        )
        self.url, self.minutes, self.write_back = QLineEdit(), NumberField(tr("Minutes between")), _write_backs()
        changed = (
            (tr("Address"), self.url),
            (tr("Minutes between"), self.minutes),
            (tr("Written back"), self.write_back),
        )
        self.add_form(tr("Change the source chosen"), changed, tr("Save"), self.change)
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        token = ((tr("Token"), self.secret),)
        self.add_form(tr("Token of the source chosen"), token, tr("Put into the keyring"), self.keep_token)
        self.name, self.kind, self.address = QLineEdit(), _kinds(), QLineEdit()
        added = ((tr("Name"), self.name), (tr("Kind"), self.kind), (tr("Address or folder"), self.address))
        self.add_form(tr("Add a source"), added, tr("Add the source"), self.add_source)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())

    def refresh(self) -> None:
        """Read the sources."""
        self.ask(self._desk.source_states, self._show)

    def test(self) -> None:
        """Ask the server of the source chosen what it can do; nothing about anybody is asked."""
        source = self._chosen()
        if source is None:
            return
        self._trying += 1
        number = self._trying
        self.message.say(tr("Asking {host} …").format(host=_host(source)))
        work = partial(self._desk.administration.try_source, source.name)
        self._background.read(work, self._deaf(partial(self._tried, number)), self._deaf(self._failed))

    def stop_testing(self) -> None:
        """Wait no longer for the answer; it is asked for ten seconds at most."""
        self._trying += 1
        self.message.say(tr("The test was stopped."))

    def switch(self) -> None:
        """Pause the source chosen, or ask it again."""
        source = self._chosen()
        if source is not None:
            is_on = not source.settings.enabled
            said = tr("The source is asked again.") if is_on else tr("The source is paused: it is asked no more.")
            self.carry_out(partial(self._desk.administration.change_source, source.name, {"enabled": is_on}), said)

    def change(self) -> None:
        """Save address, interval and what is written back of the source chosen."""
        source, minutes = self._chosen(), self.minutes.whole()
        if source is None:
            return
        if minutes is None or not 1 <= minutes <= _MOST_MINUTES:
            self.refuse(tr("Write whole minutes from 1 to 1440."))
            return
        changes: dict[str, object] = {
            "url": self.url.text().strip() or None,
            "interval": timedelta(minutes=minutes),
            "write_back": WriteBack(self.write_back.currentData()),
        }
        work = partial(self._desk.administration.change_source, source.name, changes)
        self.carry_out(work, tr("The source is changed."))

    def keep_token(self) -> None:
        """Put the token typed into the keyring; it is shown nowhere again."""
        source, secret = self._chosen(), self.secret.text()
        self.secret.clear()
        if source is not None:
            work = partial(self._desk.administration.keep_token, source.name, secret)
            self.carry_out(work, tr("The token is in the keyring of this computer's user."))

    def add_source(self) -> None:
        """Make the source that the form names."""
        name, kind = self.name.text().strip(), SourceKind(self.kind.currentData())
        if not name:
            self.refuse(tr("Write a name for the source."))
            return
        settings = SourceSettings(self.address.text().strip() or None, kind)
        work = partial(self._desk.administration.add_source, name, settings)
        self.carry_out(work, tr("The source was made, and is asked with the next round."), lambda _: self.name.clear())

    def _show(self, sources: Sequence[SourceState]) -> None:
        self._sources = sources
        self.table.show_rows([(one.name, self._texts(one)) for one in sources])
        self._show_chosen()

    def _texts(self, one: SourceState) -> tuple[str, ...]:
        now = self._desk.now()
        last = tr("never") if one.last_success is None else tr("{age} ago").format(age=age(one.last_success, now))
        return source_name(one.name), _host(one), kind_word(one.settings.kind), last, self._state(one)

    def _state(self, one: SourceState) -> str:
        if not one.settings.enabled:
            return tr("paused")
        if one.settings.kind is SourceKind.FILES:
            return tr("not asked by itself")
        if one.fault is not None:
            return in_language(one.fault)
        return tr("late") if one.is_late(self._desk.now()) else tr("as it should be")

    def _show_chosen(self) -> None:
        one = self._chosen()
        if one is not None and not (self.url.hasFocus() or self.minutes.hasFocus()):
            self.url.setText(one.settings.url or "")
            self.minutes.setText(str(one.settings.interval // timedelta(minutes=1)))
            self.write_back.setCurrentIndex(max(0, self.write_back.findData(one.settings.write_back)))

    def _chosen(self) -> SourceState | None:
        return next((one for one in self._sources if one.name == self.table.key()), None)

    def _tried(self, number: int, tried: Tried) -> None:
        if number != self._trying:
            return
        if tried.fault is not None:
            self.refuse(in_language(tried.fault))
        elif tried.types is None:
            self.message.say(tr("✓ {host} answers. It does not say what it has.").format(host=tried.host), "strong")
        else:
            words = tr("✓ {host} answers, and has {count} types of resources.")
            self.message.say(words.format(host=tried.host, count=tried.types), "strong")


def kind_word(kind: SourceKind) -> str:
    """Return the way in, as words."""
    words = {
        SourceKind.REST: tr("FHIR server"),
        SourceKind.BULK: tr("FHIR server, bulk export"),
        SourceKind.FOLDER: tr("folder of files"),
        SourceKind.FILES: tr("files that are imported"),
    }
    return words[kind]


def _kinds() -> QComboBox:
    asked = (SourceKind.REST, SourceKind.BULK, SourceKind.FOLDER)
    return choice(tr("Kind"), *((kind_word(kind), kind) for kind in asked))


def _write_backs() -> QComboBox:
    return choice(
        tr("Written back"),
        (tr("nothing"), WriteBack.NONE),
        (tr("Task and Provenance"), WriteBack.TASK),
        (tr("the region's own extensions"), WriteBack.RM_EXTENSIONS),
    )


def _host(one: SourceState) -> str:
    return source_name(one.settings.url) if one.settings.url else "–"
