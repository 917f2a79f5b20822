"""Keep the window's data fresh: the pull and its faults, and what the status strip says."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from triage.workflow.application import Changed
from triage.worklist.account import Conservation, SourceState
from ui.background import Background
from ui.desk import Desk
from ui.errors import explained
from ui.events import Events
from ui.status_strip import StatusStrip, fault_line
from ui.translate import tr

PULL_MS = 5 * 60 * 1000
AGES_MS = 30 * 1000


class Freshness(QObject):
    """Pulls on request and every five minutes; `fault` carries a sentence ("" = all is well), `ticked` follows time."""

    fault = Signal(str)
    ticked = Signal()

    def __init__(self, desk: Desk, background: Background, events: Events, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._events = events
        self._strip: StatusStrip | None = None
        self._sources: Sequence[SourceState] = ()
        self._account: Conservation | None = None
        self._pull_fault = ""
        self._is_pulling = False
        events.changed.connect(self.read_states)
        self._repeat(PULL_MS, self.pull)
        self._repeat(AGES_MS, self._tick)

    def show_on(self, strip: StatusStrip) -> None:
        """Show everything on this strip from now on."""
        self._strip = strip
        self._show()

    def pull(self) -> None:
        """Fetch new data; while a pull runs, another one is not begun."""
        if self._is_pulling or self._desk.refresh is None:
            self.read_states()
            return
        self._is_pulling = True
        self._show()
        self._background.fetch(self._desk.refresh, self._pulled, self._not_pulled)

    def read_states(self) -> None:
        """Read the sources' ages and the account again."""
        desk = self._desk
        self._background.read(lambda: (desk.source_states(), desk.conservation()), self._states_read, self._not_read)

    def _pulled(self, changed: Changed) -> None:
        self._is_pulling = False
        self._pull_fault = ""
        self._events.changed.emit(changed)

    def _not_pulled(self, fault: BaseException) -> None:
        self._is_pulling = False
        self._pull_fault = tr("New data could not be fetched. {fault}").format(fault=explained(fault))
        self.read_states()

    def _states_read(self, read: tuple[Sequence[SourceState], Conservation]) -> None:
        self._sources, self._account = read
        self._show()

    def _not_read(self, fault: BaseException) -> None:
        self.fault.emit(tr("The age of the data could not be read. {fault}").format(fault=explained(fault)))

    def _tick(self) -> None:
        self._show()
        self.ticked.emit()

    def _show(self) -> None:
        now = self._desk.now()
        self.fault.emit("\n".join(filter(None, (self._pull_fault, fault_line(self._sources, now)))))
        if self._strip is not None:
            self._strip.show_sources(self._sources, now)
            self._strip.show_doing(tr("Fetching new data …") if self._is_pulling else "")
            if self._account is not None:
                self._strip.show_account(self._account)

    def _repeat(self, milliseconds: int, work: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(work)
        timer.start()
