"""The quarantine's list, with filters for source, type and reason that tell how many there are of each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from triage.worklist.held import NO_TYPE, Held, HeldCounts, HeldQuery
from ui.background import Background
from ui.desks.desk import Desk
from ui.intake.words import columns, headings, sentence, type_name
from ui.source_words import source_name
from ui.translate import shown_count, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.row_list import ListWords, RowList
from ui.widgets.row_table import RowTable
from ui.widgets.windowed_model import Listing, WindowedModel
from ui.widgets.wrapped_table import WrappedTable


class HeldTable(RowTable, WrappedTable):
    """What is held, every text of it whole."""


class HeldList(RowList[HeldQuery, HeldCounts, Held]):
    """Everything that is held back; `retry_all_wanted` is emitted when all that is listed is to be read again."""

    retry_all_wanted = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        table = HeldTable()
        choices = tuple(_choice(name) for name in (tr("Source"), tr("Type"), tr("Reason")))
        super().__init__(_model(desk, background), table, choices, _words(), parent)
        self.choices = choices
        self.setProperty("edge", "bottom")
        self.setContentsMargins(0, 0, 0, 1)
        self.retry_all_button = KeyButton(tr("Try all again"), "Ctrl+Shift+R")
        self.retry_all_button.clicked.connect(self.retry_all_wanted)
        self.title_line.addWidget(self.retry_all_button)
        table.show_wrapped()
        self.model.state_changed.connect(self._offer)
        self._offer()

    def asked(self) -> HeldQuery:
        """Return what the fields ask for."""
        source, type_, code = (choice.currentData() or "" for choice in self.choices)
        return HeldQuery(source, type_, code, self.search.words())

    def show_asked(self, query: HeldQuery) -> None:
        """Show in the fields what is asked for."""
        self.search.setText(query.words)
        self._offer()

    def empty(self) -> str:
        """Return what is said when the query finds nothing."""
        return tr("Nothing is held back.") if self.model.query == HeldQuery() else tr("Nothing held fits the filters.")

    def _offer(self) -> None:
        """Offer the sources, types and reasons that are held, each with its count, and to try all again."""
        groups, query = self.model.counts.groups, self.model.query
        self.retry_all_button.setVisible(self.model.counts.total > 0)
        offered: list[dict[str, tuple[str, int]]] = [{}, {}, {}]
        for group in groups:
            kinds = ((group.source, source_name(group.source)), (group.type or NO_TYPE, type_name(group.type)),
                     (group.code, group.code))  # fmt: skip
            for found, (value, name) in zip(offered, kinds, strict=True):
                found[value] = name, found.get(value, ("", 0))[1] + group.count
        everything = (tr("All sources"), tr("All types"), tr("All reasons"))
        wanted = (query.source, query.type, query.code)
        for choice, name, found, value in zip(self.choices, everything, offered, wanted, strict=True):
            _fill(choice, name, found, value)


def _model(desk: Desk, background: Background) -> WindowedModel[HeldQuery, HeldCounts, Held]:
    listing = Listing(
        count=desk.intake.count_held,
        rows=desk.intake.list_held,
        key=lambda held: held.key,
        headings=headings,
        columns=columns,
        sentence=sentence,
        now=desk.now,
    )
    return WindowedModel(listing, background, HeldQuery(), HeldCounts(0, (), 0))


def _words() -> ListWords:
    return ListWords(
        title=tr("Quarantine"),
        search=tr("Search the quarantine"),
        hint=tr("Words in the reason, or an id …   /"),
        waiting=tr("Fetching the quarantine …"),
        failed=tr("The quarantine could not be read. {fault} Press F5 to try again."),
    )


def _choice(name: str) -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(name)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return choice


def _fill(choice: QComboBox, everything: str, found: dict[str, tuple[str, int]], wanted: str) -> None:
    offered = [(everything, "")]
    offered += [(f"{name} ({shown_count(count)})", value) for value, (name, count) in sorted(found.items())]
    if wanted and wanted not in found:
        offered.append((wanted, wanted))
    if offered != [(choice.itemText(place), choice.itemData(place)) for place in range(choice.count())]:
        choice.clear()
        for text, value in offered:
            choice.addItem(text, value)
    choice.setCurrentIndex(max(0, choice.findData(wanted)))
