"""What the palette has to ask for: patients and views, in the background, and only the newest question is answered."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from triage.clinical.colour import Colour
from triage.worklist.row import EVERYBODY, Query, Row
from triage.worklist.views import ViewLine
from ui.frame.frame import WORKLIST
from ui.frame.has_frame import HasFrame
from ui.palette.entry import Entry, Kind
from ui.palette.matching import score
from ui.translate import born, colour_word, in_language, programme_name, shown_count, tr
from ui.widgets.plain_label import one_line

LEAST_LETTERS = 2
MOST_PATIENTS, _MOST_VIEWS = 8, 5
_PAUSE_MS = 180


class AskedFor(QObject):
    """`found` is emitted when an answer came; `entries` are those of the newest question."""

    found = Signal()

    def __init__(self, window: HasFrame) -> None:
        super().__init__(window)
        self._window = window
        self._typed = ""
        self._views: tuple[ViewLine, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._asked = 0
        self.is_waiting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def begin(self) -> None:
        """Ask for the views, whose counts are those of now."""
        self._window.background.read(self._window.desk.lists.views, self._views_came, lambda _: None)

    def ask(self, typed: str) -> None:
        """Look for patients a moment after the last letter; what was found for other letters is gone at once."""
        self._typed, self._rows = typed, ()
        self._asked += 1
        self.is_waiting = len(typed) >= LEAST_LETTERS
        if self.is_waiting:
            self._pause.start()
        else:
            self._pause.stop()

    @property
    def is_full(self) -> bool:
        """Return whether there may be others than the patients shown, who are the worst of those found."""
        return len(self._rows) >= MOST_PATIENTS

    def forget(self) -> None:
        """Forget whom somebody looked for."""
        self.ask("")

    def entries(self) -> list[Entry]:
        """Return what was found so far."""
        patients = [self._patient(row) for row in self._rows[:MOST_PATIENTS]]
        lines = ((score(self._typed, in_language(line.view.name)), line) for line in self._views)
        views = [self._view(line) for distance, line in lines if distance is not None]
        return [*patients, *views[:_MOST_VIEWS]] if self._typed else []

    def _ask(self) -> None:
        query = replace(EVERYBODY, words=self._typed)
        work = partial(self._window.desk.list_cases, query, 0, MOST_PATIENTS)
        asked = self._asked
        self._window.background.read(work, partial(self._rows_came, asked), lambda _: self._rows_came(asked, ()))

    def _rows_came(self, asked: int, rows: object) -> None:
        if asked == self._asked:
            self._rows = tuple(rows) if isinstance(rows, list | tuple) else ()
            self.is_waiting = False
            self.found.emit()

    def _views_came(self, views: tuple[ViewLine, ...]) -> None:
        self._views = views
        self.found.emit()

    def _patient(self, row: Row) -> Entry:
        detail = " · ".join(filter(None, (born(row.born), programme_name(row.programme) if row.programme else "")))
        return Entry(
            Kind.PATIENT, one_line(row.name), partial(self._window.following.show_row, row), detail, mark=row.colour
        )

    def _view(self, line: ViewLine) -> Entry:
        told = shown_count(line.total)
        if line.red:
            told = tr("{count}, {red} of them {word}").format(
                count=told, red=shown_count(line.red), word=colour_word(Colour.RED).lower()
            )
        run = None if line.view.query is None else partial(self._show_view, line.view.query)
        return Entry(Kind.VIEW, one_line(in_language(line.view.name)), run, told)

    def _show_view(self, query: Query) -> None:
        self._window.frame.show_page(WORKLIST)
        self._window.frame.bring_list()
        self._window.frame.worklist.filters.ask(query)
