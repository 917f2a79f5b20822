"""The list of the inbox with its parts and states, what came since, and the keys that put an entry aside."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from triage.coordination.inbox.entry import InboxRow, State
from triage.coordination.inbox.query import InboxCounts, InboxQuery
from ui.appointments.inbox.chips import PartChips
from ui.appointments.inbox.entry_keys import EntryKeys
from ui.appointments.inbox.news import NewsLine
from ui.appointments.inbox.table import InboxTable
from ui.appointments.inbox.words import sentence, state_word, title
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import shown_count, tr
from ui.widgets.row_list import ListWords, RowList
from ui.widgets.windowed_model import Listing, WindowedModel

_NONE = InboxCounts(0, {}, {})


class InboxList(RowList[InboxQuery, InboxCounts, InboxRow]):
    """Entries of the own departments, those of one patient together, the gravest first."""

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        self.states, table = _state_box(), InboxTable(desk.now)
        self._query = InboxQuery()
        listing = Listing(
            count=desk.coordination.count_inbox,
            rows=desk.coordination.list_inbox,
            key=lambda row: row.id,
            headings=lambda: (tr("Conflict"),),
            columns=lambda row, now: (title(row, now),),
            sentence=sentence,
            now=desk.now,
        )
        model = WindowedModel(listing, background, self._query, _NONE)
        self.chips = PartChips(self._ask)
        self.news = NewsLine()
        super().__init__(model, table, (self.states,), _words(), parent)
        self.setProperty("edge", "right")
        self.setContentsMargins(0, 0, 1, 0)
        table.begin()
        self.keys = EntryKeys()
        self.column.addWidget(self.keys)
        self.chosen.connect(self.keys.show_entry)
        for part in (self.chips, self.news):
            self.head.addWidget(part)
        model.state_changed.connect(self._show_found)

    def asked(self) -> InboxQuery:
        """Return what the fields and the chips ask for."""
        state = State(self.states.currentData())
        return replace(
            self._query, parts=self.chips.parts(), states=frozenset({state}), name=self.search.words(), patient=None
        )

    def show_asked(self, query: InboxQuery) -> None:
        """Show in the fields and on the chips what is asked for."""
        self._query = query
        self.chips.show_query(query)
        self.states.setCurrentIndex(self.states.findData(next(iter(query.states), State.OPEN)))
        self.search.setText(query.name)

    def empty(self) -> str:
        """Return what is said when the query finds nothing."""
        query = self.model.query
        if query.parts or query.name:
            return tr("Nothing like that. Shift+F4 lists everything.")
        if query.states == {State.OPEN}:
            return tr("Nothing is wrong with the appointments of your departments.")
        return tr("No entry has been put aside so.")

    def list_everything(self) -> None:
        """Take every part and name away."""
        self.ask(InboxQuery())

    def show_new(self) -> None:
        """Read the list again, with what came since in its place."""
        self.news.show_difference(0)
        self.model.refresh()

    def note_counts(self, counts: InboxCounts) -> None:
        """Say that the store has other entries by now: what is shown stays where it is until it is asked for."""
        model = self.model
        more = counts.total - model.rowCount()
        model.is_outdated = more != 0 or counts != model.counts
        self.news.show_difference(more, is_other=model.is_outdated)

    def _show_found(self) -> None:
        counts = self.model.counts
        self.chips.show_counts(counts)
        for place in range(self.states.count()):
            state = State(self.states.itemData(place))
            self.states.setItemText(place, f"{state_word(state)} ({shown_count(counts.states.get(state, 0))})")
        self.keys.show_state(is_open=self.model.query.states == {State.OPEN})


def _words() -> ListWords:
    return ListWords(
        title=tr("Conflicts"),
        search=tr("Search by family name"),
        hint=tr("Name …   /"),
        waiting=tr("Fetching the conflicts …"),
        failed=tr("The conflicts could not be read. {fault} Press F5 to try again."),
    )


def _state_box() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("Which entries"))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for state in State:
        box.addItem(state_word(state), state)
    return box
