"""The cards beside the page: beneath the decision where there is room, else last on the page."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.leaving import let_go
from ui.widgets.surface import Surface


class SideCards(Surface):
    """As high as its cards are; whoever puts it somewhere lets it scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[QWidget] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self._rows.addStretch(1)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards in the place of those before."""
        let_go(*self._cards)
        self._cards = list(cards)
        for card in self._cards:
            self._rows.insertWidget(self._rows.count() - 1, card)
            card.show()
        self.setVisible(bool(cards))
