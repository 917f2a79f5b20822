"""Note that the person has read the notices about the patient on the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.casework.noting import Noting

if TYPE_CHECKING:
    from triage.workflow.chart.chart import Chart


class Seen(Noting):
    """`changed` tells of each notice by itself."""

    def mark(self, chart: Chart) -> None:
        """Mark every notice of `chart` that nobody has read."""
        for notice in chart.changes.unseen:
            self.do(partial(self._desk.intake.mark_seen, notice.id))
