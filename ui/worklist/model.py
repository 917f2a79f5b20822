"""The worklist as a windowed table."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject

from triage.worklist.gains import ListMark, NewRows
from triage.worklist.row import EVERYBODY, Counts, Query, Row
from ui.background import Background
from ui.desks.desk import Desk
from ui.widgets.windowed_model import Listing, WindowedModel
from ui.worklist.columns import heading
from ui.worklist.spoken import COLUMNS, Around, spoken_row

NOTHING_NEW = NewRows()


@dataclass(frozen=True, slots=True)
class Found:
    """The counts of a query, and the same without its filter on colours.

    `mark` is how far the store had come when the rows were read, `gained` what came since.
    """

    counts: Counts
    every_colour: Counts
    mark: ListMark | None = None
    gained: NewRows = NOTHING_NEW

    @property
    def total(self) -> int:
        """Return how many rows the query finds."""
        return self.counts.total


def found(desk: Desk, query: Query) -> Found:
    """Count what a query finds, before its rows are read."""
    # The mark first: what comes while we count is then told of as new, and never missed.
    mark = desk.lists.mark()
    counts = desk.count_cases(query)
    return Found(counts, desk.count_cases(replace(query, colours=())) if query.colours else counts, mark)


def found_since(desk: Desk, query: Query, before: Found) -> Found:
    """Count what a query finds by now, and what the list read `before` would gain."""
    gained = NOTHING_NEW if before.mark is None else desk.lists.new_since(query, before.mark)
    return replace(found(desk, query), mark=before.mark, gained=gained)


WorklistModel = WindowedModel[Query, Found, Row]


def worklist_model(
    desk: Desk, background: Background, parent: QObject | None = None, around: Around | None = None
) -> WorklistModel:
    """Return the model of the rows that `desk` knows, every patient who waits at first."""

    listing = Listing(
        count=partial(found, desk),
        rows=desk.list_cases,
        key=lambda row: row.case,
        headings=lambda: tuple(heading(column) for column in COLUMNS),
        columns=lambda row, now: spoken_row(row, now, desk.actor, around).columns,
        sentence=lambda row, now: spoken_row(row, now, desk.actor, around).sentence,
        now=desk.now,
    )
    nothing = Counts({}, 0)
    return WindowedModel(listing, background, EVERYBODY, Found(nothing, nothing), parent)
