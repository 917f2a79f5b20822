"""The intake page: sources with their account on the left, the quarantine and what is held on the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from triage.workflow.application import Changed
from triage.worklist.account import SourceState
from triage.worklist.held import HeldQuery, Retried
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.frame.full_page import FullPage
from ui.intake.details import HeldDetails
from ui.intake.list import HeldList
from ui.intake.sources import SourceColumn
from ui.intake.words import came_to
from ui.translate import shown_count, tr
from ui.widgets.plain_label import PlainLabel

_LIST, _DETAILS = 450, 340


@dataclass(frozen=True, slots=True)
class Kept:
    """What a page built anew takes up."""

    query: HeldQuery
    key: int | None


class IntakePage(FullPage):
    """Where data come from, and what of them could not be used."""

    list: HeldList

    def __init__(self, desk: Desk, background: Background, kept: object) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self._is_retrying = False
        self.sources = SourceColumn()
        self.list = HeldList(desk, background)
        self.details = HeldDetails(desk)
        self.offer = QFrame()
        self._offered = PlainLabel()
        self._lay_out()
        self._connect()
        before = kept if isinstance(kept, Kept) else Kept(HeldQuery(), None)
        self.list.choose(before.key)
        self.list.ask(before.query)
        self._read_sources()

    def refresh(self) -> None:
        """Read sources and quarantine again."""
        self.list.model.refresh()
        self._read_sources()

    def show_text(self) -> None:
        """Show the text of the row chosen; the look-up is logged first."""
        key = self.details.key
        if key is not None:
            self.details.message.say(tr("Fetching the text …"))
            work = partial(self._desk.intake.show_held, key)
            self._background.read(work, self.heard(self.details.show_detail), self.heard(self._broke))

    def retry(self) -> None:
        """Read the row chosen again."""
        if self.details.key is not None:
            self._retry(partial(self._desk.intake.retry_one, self.details.key))

    def retry_all(self) -> None:
        """Read everything again that the filters leave."""
        if self.list.model.counts.total:
            self._retry(partial(self._desk.intake.retry_all, self.list.model.query))

    def kept(self) -> object:
        """Return what is listed and chosen."""
        return Kept(self.list.model.query, self.details.key)

    def _retry(self, work: Callable[[], tuple[Retried, Changed]]) -> None:
        if self._is_retrying:
            return
        self._is_retrying = True
        self.details.message.say(tr("Reading again, and assessing the patients anew …"))
        # Beside the write lane: it writes in small steps, and a decision never waits for a long reading.
        self._background.read(work, self.heard(self._retried), self.heard(self._not_retried))

    def _retried(self, answer: tuple[Retried, Changed]) -> None:
        done, changed = answer
        self._is_retrying = False
        self.details.message.say(came_to(done))
        self.refresh()
        self.changed.emit(changed)

    def _not_retried(self, fault: BaseException) -> None:
        self._is_retrying = False
        self._broke(fault)

    def _broke(self, fault: BaseException) -> None:
        self.details.message.say(explained(fault), "error")

    def _read_sources(self) -> None:
        def show(found: Sequence[SourceState]) -> None:
            self.sources.show_sources(found, self._desk.now())

        def failed(fault: BaseException) -> None:
            self.sources.show_fault(explained(fault))

        self._background.read(self._desk.source_states, self.heard(show), self.heard(failed))

    def _show_counts(self) -> None:
        counts = self.list.model.counts
        text = tr("{count} were judged by an older version of the program. Some of them may be usable now.")
        self._offered.setText(text.format(count=shown_count(counts.worth_retrying)))
        self.offer.setVisible(counts.worth_retrying > 0)

    def _retry_offered(self) -> None:
        self._retry(partial(self._desk.intake.retry_all, HeldQuery()))

    def _connect(self) -> None:
        self.list.chosen.connect(self.details.show_row)
        self.list.opened.connect(self.show_text)
        self.list.model.state_changed.connect(self._show_counts)
        self.details.text_wanted.connect(self.show_text)
        self.details.retry_wanted.connect(self.retry)
        self.list.retry_all_wanted.connect(self.retry_all)

    def _lay_out(self) -> None:
        button = QPushButton(tr("Try them again"))
        button.clicked.connect(self._retry_offered)
        self.offer.setProperty("surface", "accent")
        offered = QHBoxLayout(self.offer)
        offered.setContentsMargins(14, 6, 14, 6)
        offered.addWidget(self._offered, 1)
        offered.addWidget(button)
        self.offer.hide()
        both = QSplitter(Qt.Orientation.Vertical)
        both.addWidget(self.list)
        both.addWidget(self.details)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setSizes([_LIST, _DETAILS])
        both.setHandleWidth(1)
        both.setChildrenCollapsible(False)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.offer)
        column.addWidget(both, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sources)
        layout.addWidget(right, 1)
