"""The list of greens: one part at a time, those that are to be closed together with a tick each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QComboBox, QWidget

from triage.worklist.green_list import GreenQuery, GreenRow, Shown, Standing, Which
from ui.background import Background
from ui.desks.desk import Desk
from ui.greens.words import columns, headings, sentence
from ui.translate import PROGRAMMES, programme_name, shown_count, tr
from ui.widgets.row_list import ListWords, RowList
from ui.widgets.row_table import RowTable
from ui.widgets.table import WholeTable
from ui.widgets.windowed_model import PAGE, Listing, ListState, WindowedModel


@dataclass(frozen=True, slots=True)
class Asked:
    """What is listed; a first page is on the screen before `is_whole` all greens are looked through."""

    query: GreenQuery
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """How many rows there are, and all greens as they stood then: None on a first page, and where none are closed."""

    total: int
    shown: Shown | None = None


class GreenTable(RowTable, WholeTable):
    """The greens, every column as wide as its texts."""


class GreenList(RowList[Asked, Found, GreenRow]):
    """Greens that can be closed together, that are left out, that were drawn for a person, and stable courses."""

    def __init__(
        self, desk: Desk, background: Background, is_unticked: Callable[[int], bool], parent: QWidget | None = None
    ) -> None:
        self.which, self.programme, table = _which_box(), _programme_box(), GreenTable()
        source = _Source(desk)
        listing = Listing(
            count=source.count,
            rows=source.rows,
            key=_key,
            headings=headings,
            columns=lambda row, now: columns(row, now, is_unticked=is_unticked(row.case)),
            sentence=lambda row, now: sentence(row, now, is_unticked=is_unticked(row.case)),
            now=desk.now,
        )
        model = WindowedModel(listing, background, Asked(GreenQuery()), Found(0))
        super().__init__(model, table, (self.which, self.programme), _words(), parent)
        self.setProperty("edge", "right")
        self.setContentsMargins(0, 0, 1, 0)
        table.show_whole()
        model.state_changed.connect(self._go_on)

    def asked(self) -> Asked:
        """Return what the fields ask for."""
        programme = self.programme.currentData()
        chosen = (programme,) if programme else ()
        return Asked(GreenQuery(Which(self.which.currentData()), chosen, self.search.words()))

    def show_asked(self, asked: Asked) -> None:
        """Show in the fields what is asked for."""
        query = asked.query
        self.which.setCurrentIndex(self.which.findData(query.which))
        self.programme.setCurrentIndex(max(0, self.programme.findData(next(iter(query.programmes), ""))))
        self.search.setText(query.name)

    def empty(self) -> str:
        """Return what is said when the query finds nothing."""
        return {
            Which.CLOSABLE: tr("No green can be closed together with others."),
            Which.KEPT: tr("No green is left out."),
            Which.SAMPLED: tr("No green is drawn for a person."),
            Which.STABLE: tr("No course has been green for so long that a change is proposed."),
            Which.ASKED: tr("No booked visit of a green patient waits for an answer."),
        }[self.model.query.query.which]

    def show_standing(self, standing: Standing) -> None:
        """Say how many wait in the parts that are not listed just now."""
        waiting = {Which.SAMPLED: standing.to_judge, Which.STABLE: standing.proposals, Which.ASKED: standing.asked}
        for which, number in waiting.items():
            place = self.which.findData(which)
            self.which.setItemText(place, f"{_part_names()[which]} ({shown_count(number)})")

    def redraw(self) -> None:
        """Draw the ticks as they are now."""
        self.table.viewport().update()

    def _go_on(self) -> None:
        """Look through all greens once a first page is there."""
        asked = self.model.query
        if self.model.state is ListState.READY and not asked.is_whole and asked.query.which is Which.CLOSABLE:
            self.model.ask(replace(asked, is_whole=True), 0)


class _Source:
    """Gives the model its rows: of a whole look those that were shown then, whatever became of them since."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk.greens
        self._shown = Shown(())

    def count(self, asked: Asked) -> Found:
        if asked.query.which is not Which.CLOSABLE:
            return Found(self._desk.count(asked.query))
        if not asked.is_whole:
            return Found(len(self._desk.list_greens(asked.query, 0, PAGE)))
        self._shown = self._desk.preview(asked.query)
        return Found(len(self._shown.cases), self._shown)

    def rows(self, asked: Asked, offset: int, limit: int) -> Sequence[GreenRow]:
        if not asked.is_whole:
            return self._desk.list_greens(asked.query, offset, limit)
        return self._desk.rows([case for case, _ in self._shown.cases[offset : offset + limit]])


def _key(row: GreenRow) -> int:
    return row.asked.question if row.asked else row.proposal or row.case


def _words() -> ListWords:
    return ListWords(
        title=tr("Greens"),
        search=tr("Search by family name"),
        hint=tr("Family name begins with …   /"),
        waiting=tr("Fetching the greens …"),
        failed=tr("The greens could not be read. {fault} Press F5 to try again."),
    )


def _which_box() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("Which greens"))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for which, name in _part_names().items():
        box.addItem(name, which)
    return box


def _part_names() -> dict[Which, str]:
    return {
        Which.CLOSABLE: tr("Can be closed together"),
        Which.KEPT: tr("Left out"),
        Which.SAMPLED: tr("Drawn for a person"),
        Which.STABLE: tr("Stable courses"),
        Which.ASKED: tr("Is the visit needed?"),
    }


def _programme_box() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("Programme"))
    box.addItem(tr("All programmes"), "")
    for code in PROGRAMMES:
        box.addItem(programme_name(code), code)
    return box
