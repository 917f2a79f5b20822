"""Keep the window's data fresh: hear what was done elsewhere, and say in the status strip how true the screen is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from triage.worklist.account import Conservation, SourceState
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.events import Events
from ui.frame.status_strip import StatusStrip, fault_line
from ui.translate import in_language, shown_time, tr

if TYPE_CHECKING:
    from triage.workflow.watching.news import News

NEWS_MS = 1000
AGES_MS = 30 * 1000
# So long without an answer, and the list can no longer be taken for what is there.
SILENT = timedelta(minutes=2)
# So long a window that closes may have to wait.
_WAIT_S = 0.5
# The sources, the account, and whether the list is no acute service.
States = tuple[Sequence[SourceState], Conservation | None, bool]


class Freshness(QObject):
    """Looks for news every second, and at once where a shared store tells of some.

    `fault` carries a sentence ("" = all is well), `ticked` follows time.

    `first_heard` is emitted when the first look was answered, `unwatched` while no process takes in,
    `fared` when a source was asked and no case is concerned. `alive` is emitted whenever a look was answered: until
    then the list is known to be as the store has it.
    """

    first_heard = Signal()
    fault = Signal(str)
    ticked = Signal()
    unwatched = Signal()
    fared = Signal()
    alive = Signal()

    def __init__(self, desk: Desk, background: Background, events: Events, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._events = events
        self._strip: StatusStrip | None = None
        self._sources: Sequence[SourceState] = ()
        self._account: Conservation | None = None
        self._news: News | None = None
        self._is_looking = False
        self._is_told = False
        self._is_asked = False
        self._is_begun = self._sees_sources = self._sees_counts = self._sees_list = False
        self._is_not_acute = True
        self._faults = {"watch": "", "steps": "", "ask": "", "read": "", "silent": ""}
        self._alive_at = desk.now()
        events.changed.connect(self.read_states)
        self._repeat(NEWS_MS, self.look)
        self._repeat(AGES_MS, self._tick)
        if desk.away.is_shared:
            background.listen(partial(desk.await_news, _WAIT_S), self.hear)

    def show_on(self, strip: StatusStrip) -> None:
        """Show everything on this strip from now on."""
        self._strip = strip
        self._show()

    def begin(self, *, sees_sources: bool = True, sees_counts: bool = True, sees_list: bool = True) -> None:
        """Begin to look at what the person may see; who may see nothing of it has an empty strip."""
        self._is_begun = sees_sources or sees_counts
        self._sees_sources, self._sees_counts, self._sees_list = sees_sources, sees_counts, sees_list
        # At once: what comes before the first look is news only to whoever reads everything again.
        self.look()
        self.read_states()

    def pull(self) -> None:
        """Ask for every source to be looked at now; news are shown as they come."""
        if not self._is_begun:
            return
        self._is_asked = True
        self._show()
        self._background.write(self._desk.ask_round, lambda _: self._asked(""), self._not_asked)

    def look(self) -> None:
        """Look whether there is news; while it is being looked for, it is not looked for again."""
        self._watch_silence()
        if self._is_looking or not self._is_begun:
            return
        self._is_looking = True
        before = None if self._news is None else self._news.mark
        self._background.read(lambda: self._desk.news(before), self._heard, self._not_heard, is_quiet=True)

    def hear(self) -> None:
        """Look at once: there is news, perhaps after what is just being read."""
        self._is_told = self._is_looking
        self.look()

    def read_states(self) -> None:
        """Read the sources' ages and the account again."""
        if self._is_begun:
            self._background.read(self._read, self._states_read, self._not_read, is_quiet=True)

    def show_watch(self, text: str) -> None:
        """Show what is wrong with the process that takes in; "" = nothing."""
        self._faults["watch"] = text
        self._show()

    def _asked(self, fault: str) -> None:
        self._faults["ask"] = fault
        self._is_asked = False
        self.look()

    def _not_asked(self, fault: BaseException) -> None:
        self._asked(tr("New data could not be fetched. {fault}").format(fault=explained(fault)))

    def _heard(self, news: News) -> None:
        before, self._news = self._news, news
        self._alive_at = self._desk.now()
        self.alive.emit()
        self._end_look()
        self._faults["steps"] = in_language(news.fault) if news.fault else ""
        if before is None:
            # What came between the first reading of the list and this mark is news to nobody else.
            self.first_heard.emit()
        if news.changed is not None:
            self._events.changed.emit(news.changed)
        elif before is not None and before.mark != news.mark:
            self.read_states()
            self.fared.emit()
        if not news.is_watched:
            self.unwatched.emit()
        self._show()

    def _watch_silence(self) -> None:
        """Say so where nothing was heard for too long, whether the answer failed or never came."""
        told = ""
        if self._is_silent():
            words = tr("The list has not been updated since {time}: what is new is not shown. Press F5 or get help.")
            told = words.format(time=shown_time(self._alive_at, self._desk.now()))
        if told != self._faults["silent"]:
            self._faults["silent"] = told
            self._show()

    def _is_silent(self) -> bool:
        return self._is_begun and self._desk.now() - self._alive_at > SILENT

    def _end_look(self) -> None:
        is_told, self._is_looking, self._is_told = self._is_told, False, False
        if is_told:
            self.look()

    def _not_heard(self, fault: BaseException) -> None:
        self._is_looking = self._is_told = False
        self._news = None
        self._not_read(fault)

    def _read(self) -> States:
        return (
            self._desk.source_states() if self._sees_sources else (),
            self._desk.conservation() if self._sees_counts else None,
            self._desk.lists.says_not_acute() if self._sees_list else True,
        )

    def _states_read(self, read: States) -> None:
        self._sources, self._account, self._is_not_acute = read
        self._faults["read"] = ""
        self._show()

    def _not_read(self, fault: BaseException) -> None:
        self._faults["read"] = tr("The age of the data could not be read. {fault}").format(fault=explained(fault))
        self._show()

    def _tick(self) -> None:
        self._show()
        self.ticked.emit()

    def _show(self) -> None:
        now = self._desk.now()
        self.fault.emit("\n".join(filter(None, (*self._faults.values(), fault_line(self._sources, now)))))
        if self._strip is not None:
            self._strip.show_sources(self._sources, now)
            self._strip.show_not_acute(is_told=self._is_not_acute)
            self._strip.show_alive(self._alive_at, now, is_silent=self._is_silent())
            self._strip.show_doing(tr("Fetching new data …") if self._is_fetching() else "")
            if self._account is not None:
                self._strip.show_account(self._account)

    def _is_fetching(self) -> bool:
        return self._is_asked or (self._news is not None and self._news.is_fetching)

    def _repeat(self, milliseconds: int, work: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(work)
        timer.start()
