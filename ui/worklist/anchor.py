"""Keep the row that a person looks at where it is when a list is read again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QTableView

from ui.worklist.model import WorklistModel


class Anchor:
    """Holds the row under the pointer; else the current one, if it is in sight; else the uppermost.

    `fit` gives the rows in sight the height that they need, which moves those below.
    """

    def __init__(self, view: QTableView, model: WorklistModel, fit: Callable[[], None]) -> None:
        self._view = view
        self._model = model
        self._fit = fit
        self._held: tuple[int, int] | None = None
        model.modelAboutToBeReset.connect(self._take)
        model.modelReset.connect(self._put_back)

    def _take(self) -> None:
        """Note which row is held, and how far below the upper edge; none where another list comes."""
        number = -1 if self._model.is_turning() else self._number()
        row = self._model.row_at(number)
        self._held = None if row is None else (self._model.key_of(row), self._view.rowViewportPosition(number))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let rows become higher, and those above the held one move in its stead."""
        number = self._number()
        before = self._view.rowViewportPosition(number)
        yield
        self._view.executeDelayedItemsLayout()
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._view.rowViewportPosition(number) - before)

    def _put_back(self) -> None:
        number = None if self._held is None else self._model.number_of(self._held[0])
        if number is None or self._held is None:
            return
        # Twice: rows above the held one may grow when they come in sight.
        for _ in range(2):
            bar = self._view.verticalScrollBar()
            self._view.executeDelayedItemsLayout()
            bar.setValue(bar.value() + self._view.rowViewportPosition(number) - self._held[1])
            self._fit()

    def _number(self) -> int:
        view = self._view
        if view.viewport().underMouse():
            pointed = view.rowAt(view.viewport().mapFromGlobal(view.cursor().pos()).y())
            if pointed >= 0:
                return pointed
        current = view.currentIndex()
        is_in_sight = current.isValid() and view.visualRect(current).intersects(view.viewport().rect())
        return current.row() if is_in_sight else view.rowAt(0)
