"""One moment in every trend: under the pointer, or where the keyboard went, with what was measured then."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent

if TYPE_CHECKING:
    from ui.patient.trends.plot import TrendPlot
    from ui.patient.trends.stage import TrendStage


class TrendCursor(QObject):
    """Links the trends of a stage; what is told of the chosen one is the stage's description to those who hear it."""

    def __init__(self, stage: TrendStage) -> None:
        super().__init__(stage)
        self._stage = stage
        self._number = 0
        self.time: float | None = None

    @property
    def chosen(self) -> TrendPlot | None:
        """Return the trend that the keyboard acts on, None where there is none."""
        shown = self._stage.shown
        return shown[min(self._number, len(shown) - 1)] if shown else None

    def follow(self, plot: TrendPlot) -> None:
        """Hear of the pointer over one more trend."""
        plot.pointed.connect(lambda time: self._pointed(plot, time))
        plot.chosen.connect(lambda: self._clicked(plot))

    def clear(self) -> None:
        """Be nowhere, and act on the first trend."""
        self._number, self.time = 0, None

    def choose_by(self, by: int) -> bool:
        """Act on the trend below (1) or above (-1); return False where there is none."""
        number = self._number + by
        if not 0 <= number < len(self._stage.shown):
            return False
        self._choose(number)
        return True

    def step(self, by: int) -> None:
        """Go to the next reading of the trend acted on (`by` = 1), or the one before (-1); first to the newest."""
        from ui.patient.trends.finding import nearest_place, next_place

        plot = self.chosen
        if plot is None or plot.columns is None:
            return
        if self.time is None:
            place = nearest_place(plot.columns, self._stage.span[1].timestamp())
        else:
            place = next_place(plot.columns, self.time, by)
        if place is not None:
            self.go_to(float(plot.columns.times[place]))

    def show_reading(self, code: str, time: datetime) -> bool:
        """Go to the reading of a kind at `time`; return False where that kind is not shown."""
        for number, plot in enumerate(self._stage.shown):
            if plot.columns is not None and plot.columns.series.kind.code == code:
                self._choose(number)
                self.go_to(time.timestamp())
                return True
        return False

    def go_to(self, time: float) -> None:
        """Tell of a moment, moving the trends only where it is not in sight."""
        stage = self._stage
        stage.time.reach(datetime.fromtimestamp(time, UTC), stage.first, stage.now())
        stage.show_span()
        self._show(time)
        chosen = self.chosen
        if chosen is not None:
            stage.bring(chosen)
        self._say()

    def _choose(self, number: int) -> None:
        self._number = number
        self._stage.update()
        chosen = self.chosen
        if chosen is not None:
            self._stage.bring(chosen)
        self._say()

    def _pointed(self, plot: TrendPlot, time: float | None) -> None:
        self.time = time
        for other in self._stage.shown:
            if other is not plot or time is None:
                other.show_cursor(time)

    def _clicked(self, plot: TrendPlot) -> None:
        if plot in self._stage.shown:
            self._number = self._stage.shown.index(plot)
            self._stage.setFocus()
            self._stage.update()
            if self._stage.is_small:
                self._stage.enlarged.emit()

    def _show(self, time: float) -> None:
        self.time = time
        for plot in self._stage.shown:
            plot.show_cursor(time)

    def _say(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            said = f"{chosen.accessibleName()} {chosen.accessibleDescription()}".strip()
            self._stage.setAccessibleDescription(said)
            QAccessible.updateAccessibility(QAccessibleEvent(self._stage, QAccessible.Event.DescriptionChanged))
