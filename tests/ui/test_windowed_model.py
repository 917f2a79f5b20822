"""A list that is read by the page while the store goes on changing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from PySide6.QtWidgets import QTableView

from ui.background import Background
from ui.widgets.windowed_model import Listing, WindowedModel

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Total:
    """How many rows there are."""

    total: int


@dataclass
class Rows:
    """A store that tells a number of rows, and has others by the time that they are read."""

    counted: int
    there: Sequence[int] = field(default=())

    def model(self, background: Background) -> WindowedModel[str, Total, int]:
        listing = Listing(
            count=lambda _: Total(self.counted),
            rows=lambda _, start, most: self.there[start : start + most],
            key=lambda row: row,
            headings=lambda: ("Nummer",),
            columns=lambda row, _: (str(row),),
            sentence=lambda row, _: str(row),
            now=lambda: NOW,
        )
        return WindowedModel(listing, background, "", Total(0))


def read_twice(rows: Rows, background: Background) -> list[str]:
    """Read the list twice, and return what it shows; Qt warns a view that is told of rows that are not there."""
    model = rows.model(background)
    view = QTableView()
    view.setModel(model)
    view.show()
    for _ in range(2):
        model.refresh()
        assert background.wait(10)
    view.hide()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_that_a_row_that_came_after_the_rows_were_counted_is_not_shown_yet(background: Background) -> None:
    assert read_twice(Rows(0, [7]), background) == []


def test_that_a_row_that_went_after_the_rows_were_counted_is_an_empty_line(background: Background) -> None:
    assert read_twice(Rows(2, [7]), background) == ["7", "None"]
