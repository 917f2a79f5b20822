"""The four numbers on top: reds and yellows a week, patients who change, and reds who were admitted later."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from triage.clinical.colour import Colour
from ui.theme import scaled
from ui.thresholds.consequences.seen import Seen
from ui.thresholds.consequences.tile import Tile
from ui.translate import shown_count, shown_number, tr
from ui.widgets.leaving import take_out

if TYPE_CHECKING:
    from ui.desks.tuning.facts import Aftermath

_FOUR, _TWO, _ROOM = 4, 2, 752


class Tiles(QWidget):
    """A row of four."""

    def __init__(self) -> None:
        super().__init__()
        self.red, self.yellow = Tile(tr("Red per week")), Tile(tr("Yellow per week"))
        self.changed, self.admitted = Tile(tr("Change colour")), Tile(tr("Red, and later admitted"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._beside = 0
        self._put(_FOUR)

    def all(self) -> Sequence[Tile]:
        """Return the four in their order."""
        return self.red, self.yellow, self.changed, self.admitted

    def fit(self, room: int) -> None:
        """Stand beside each other where there is room, else two and two."""
        # Their own width would not tell: it is never less than they need as they stand.
        self._put(_FOUR if room >= scaled(_ROOM) else _TWO)

    def _put(self, beside: int) -> None:
        if beside != self._beside:
            self._beside = beside
            for tile in self.all():
                take_out(tile)
            for place, tile in enumerate(self.all()):
                self._grid.addWidget(tile, place // beside, place % beside)
            for column in range(_FOUR):
                self._grid.setColumnStretch(column, int(column < beside))

    def show_seen(self, seen: Seen, patients: int) -> None:
        """Show what is counted at once; `patients` is how many there are in all."""
        self.red.show_mean(*seen.per_week[Colour.RED])
        self.yellow.show_mean(*seen.per_week[Colour.YELLOW])
        count = seen.changed_patients
        words = tr("patient") if count == 1 else tr("patients")
        share = "" if seen.is_few else _share(count, patients)
        self.changed.show_count(shown_count(count), words, share)

    def show_aftermath(self, found: Aftermath) -> None:
        """Show how many reds were admitted later, or that nothing of it is recorded."""
        now, draft, of = found.admitted
        if not of:
            self.admitted.show_words(tr("no admission is recorded"))
            return
        self.admitted.show_change(now, draft, tr("of {count}").format(count=shown_count(of)), good=True)


def _share(count: int, of: int) -> str:
    if not of or not count:
        return ""
    return f"{shown_number(_percent(count, of), 1)} %"


def _percent(count: int, of: int) -> Decimal:
    return Decimal(100 * count) / Decimal(of)
