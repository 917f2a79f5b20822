"""What stands under the list's head: its rows, or why there are none and where else to look."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QTableView

from triage.worklist.row import Query
from ui.actions import trigger
from ui.translate import tr
from ui.widgets.key_button import KeyButton
from ui.widgets.list_body import ListBody
from ui.widgets.plain_label import PlainLabel
from ui.worklist.asked import is_filtered, without

# With data at hand the list is there before.
_LONG_MS = 2500


class ListPlace(ListBody):
    """Where a search finds nobody in the list, everybody is searched by one key more; so are filters taken away.

    `is_demo`: where the first rows are long in coming, the demonstration is being made.
    """

    def __init__(self, rows: QTableView, *, is_demo: bool = False) -> None:
        failed = tr("The worklist could not be read. {fault} Press F5 to try again.")
        super().__init__(rows, tr("Fetching the worklist …"), failed)
        self.everybody = KeyButton(tr("Search everybody"), "Ctrl+Shift+F")
        self.everybody.clicked.connect(lambda: trigger(self.everybody, "find_patient"))
        self.everybody.hide()
        self.unfiltered = KeyButton(tr("Take every filter away"), "Shift+F4")
        self.unfiltered.clicked.connect(lambda: trigger(self.unfiltered, "no_filter"))
        self.unfiltered.hide()
        for button in (self.everybody, self.unfiltered):
            self.beneath.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fault = PlainLabel("", "error")
        self._fault.hide()
        self.insertWidget(0, self._fault)
        if is_demo:
            QTimer.singleShot(_LONG_MS, self.message, self._tell_making)

    def _tell_making(self) -> None:
        if self.message.text() == self._waiting:
            self.message.setText(tr("The demonstration is being made ready. It takes about a minute …"))

    def offer_all(self, *, is_wanted: bool) -> None:
        """Offer to take the filters away, where they leave nobody."""
        self.unfiltered.setVisible(is_wanted)

    def offer_search(self, *, is_wanted: bool) -> None:
        """Offer to search everybody, where the list was searched."""
        self.everybody.setVisible(is_wanted)

    def say_fault(self, text: str) -> None:
        """Say what went wrong beside the rows; "" for nothing any longer."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))


def empty_words(query: Query) -> str:
    """Return what is said where a query finds nobody."""
    if query.words:
        return tr("Nobody in the list fits the search.")
    if not is_filtered(query):
        return tr("No patients wait for a decision.")
    if query.closed and not is_filtered(without(query, "closed")):
        return tr("No patient has been handled yet.")
    return tr("No patient fits the filters.")
