"""The worklist as a windowed table."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject

from triage.worklist.row import Counts, Query, Row
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import tr
from ui.widgets.windowed_model import Listing, WindowedModel
from ui.worklist.spoken import spoken_row


@dataclass(frozen=True, slots=True)
class Found:
    """The counts of a query, and the same without its filter on colours."""

    counts: Counts
    every_colour: Counts

    @property
    def total(self) -> int:
        """Return how many rows the query finds."""
        return self.counts.total


def found(desk: Desk, query: Query) -> Found:
    """Count what a query finds."""
    counts = desk.count_cases(query)
    return Found(counts, desk.count_cases(replace(query, colours=())) if query.colours else counts)


WorklistModel = WindowedModel[Query, Found, Row]


def worklist_model(desk: Desk, background: Background, parent: QObject | None = None) -> WorklistModel:
    """Return the model of the rows that `desk` knows, every open case at first."""

    listing = Listing(
        count=partial(found, desk),
        rows=desk.list_cases,
        key=lambda row: row.case,
        headings=lambda: (tr("Patient"), tr("Main reason"), tr("Deadline"), tr("Age")),
        columns=lambda row, now: spoken_row(row, now, desk.actor).columns,
        sentence=lambda row, now: spoken_row(row, now, desk.actor).sentence,
        now=desk.now,
    )
    nothing = Counts({}, 0)
    return WindowedModel(listing, background, Query(), Found(nothing, nothing), parent)
