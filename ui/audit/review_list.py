"""The queue of look-ups to be reviewed."""

from PySide6.QtWidgets import QWidget

from triage.access.log_view import ReviewCounts, ReviewQuery, ReviewRow, ReviewWhich
from triage.access.log_words import REASON_WORDS
from triage.access.review import Reason
from ui.audit.words import review_columns, review_headings, review_sentence
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import in_language, tr
from ui.widgets.fields import choice
from ui.widgets.row_list import ListWords, RowList
from ui.widgets.row_table import RowTable
from ui.widgets.windowed_model import Listing, WindowedModel
from ui.widgets.wrapped_table import WrappedTable


class ReviewTable(RowTable, WrappedTable):
    """The look-ups, every text of them whole."""


class ReviewList(RowList[ReviewQuery, ReviewCounts, ReviewRow]):
    """What waits, what has waited too long, what is followed up, or what is done."""

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        self.which = choice(
            tr("Which look-ups"),
            (tr("To be reviewed"), ReviewWhich.OPEN),
            (tr("Waited too long"), ReviewWhich.URGENT),
            (tr("Followed up"), ReviewWhich.FOLLOW_UP),
            (tr("Reviewed"), ReviewWhich.DONE),
        )
        reasons = ((in_language(REASON_WORDS[reason]), reason.value) for reason in Reason)
        self.reason = choice(tr("Reason"), (tr("All reasons"), ""), *reasons)
        table = ReviewTable()
        super().__init__(_model(desk, background), table, (self.which, self.reason), _words(), parent)
        table.show_wrapped()
        # Beside two choices its hint would be cut where the page is narrow.
        self.title_line.addWidget(self.search, 2)

    def asked(self) -> ReviewQuery:
        """Return what the fields ask for."""
        reason = self.reason.currentData()
        which = ReviewWhich(self.which.currentData())
        return ReviewQuery(which, Reason(reason) if reason else None, self.search.words())

    def show_asked(self, query: ReviewQuery) -> None:
        """Show in the fields what is asked for."""
        self.search.setText(query.words)
        self.which.setCurrentIndex(self.which.findData(query.which))
        self.reason.setCurrentIndex(self.reason.findData(query.reason.value if query.reason else ""))

    def empty(self) -> str:
        """Return what is said when the query finds nothing."""
        is_all = self.model.query == ReviewQuery()
        return tr("Nothing waits for review.") if is_all else tr("No look-up fits the filters.")


def _model(desk: Desk, background: Background) -> WindowedModel[ReviewQuery, ReviewCounts, ReviewRow]:
    listing = Listing(
        count=desk.audit.count_reviews,
        rows=desk.audit.list_reviews,
        key=lambda row: row.key,
        headings=review_headings,
        columns=review_columns,
        sentence=review_sentence,
        now=desk.now,
    )
    return WindowedModel(listing, background, ReviewQuery(), ReviewCounts(0, 0, 0))


def _words() -> ListWords:
    return ListWords(
        title=tr("Review"),
        search=tr("Search the look-ups by login"),
        hint=tr("Login …   /"),
        waiting=tr("Looking the log through …"),
        failed=tr("The look-ups could not be read. {fault} Press F5 to try again."),
    )
