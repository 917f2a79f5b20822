"""What the list is called: the view it shows, or that it was changed since."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.worklist.row import Query
from triage.worklist.views import View
from ui.translate import in_language, tr
from ui.widgets.plain_label import PlainLabel, one_line


class ViewTitle(PlainLabel):
    """`view` is the one that was chosen last; `changed` is emitted when the words are others."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "title", parent)
        self.view: View | None = None

    def show_view(self, view: View) -> None:
        """Take over the name of a view, whose query is about to be asked for."""
        self.view = view

    def forget(self) -> None:
        """Be called the worklist again."""
        self.view = None

    def show_query(self, query: Query) -> None:
        """Say what is listed."""
        before = self.text()
        self.setText(self._words(query))
        if self.text() != before:
            self.changed.emit()

    def full_width(self) -> int:
        """Return how wide the title is on one line."""
        return self.fontMetrics().horizontalAdvance(self.text()) + 2

    def _words(self, query: Query) -> str:
        view = self.view
        if view is None:
            return tr("Handled") if query.closed else tr("Worklist")
        name = one_line(in_language(view.name))
        return name if view.query == query else tr("{view} – changed").format(view=name)
