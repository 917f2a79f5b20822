"""Other departments' open colours for the same patient: the worst first, with the name of the department."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from triage.clinical.colour import Colour
from triage.workflow.chart.chart import Assessment, Chart
from ui.translate import colour_word, programme_name, tr
from ui.widgets.card import Card
from ui.widgets.mark import Mark
from ui.widgets.plain_label import PlainLabel

_MARK_SIDE = 16


def of_others(chart: Chart) -> list[Assessment]:
    """Return the open assessments of other departments than that of the case shown, the worst first."""
    mine = {one.why.department for one in chart.assessments if one.why.is_listed}
    others = [one for one in chart.assessments if one.why.department not in mine and one.why.is_open]
    return sorted(others, key=lambda one: one.colour.rank) if mine else []


def others_card(chart: Chart) -> Card | None:
    """Return the card, None where no other department has the patient; it is filled where somebody else must act."""
    found = of_others(chart)
    if not found:
        return None
    worst = found[0].colour
    surface = worst.value if worst in (Colour.RED, Colour.YELLOW) else "card"
    card = Card(tr("Other departments"), surface=surface)
    card.add(_grid(found))
    return card


def is_worse_elsewhere(chart: Chart) -> bool:
    """Return whether another department has a worse colour than the one in the list."""
    listed = [one.colour.rank for one in chart.assessments if one.why.is_listed]
    others = [one.colour.rank for one in of_others(chart)]
    return bool(listed and others) and min(others) < min(listed)


def _grid(found: Sequence[Assessment]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, one in enumerate(found):
        grid.addWidget(Mark(one.colour, _MARK_SIDE), row, 0)
        parts = (colour_word(one.colour), programme_name(one.programme), one.why.department)
        grid.addWidget(PlainLabel(" · ".join(part for part in parts if part)), row, 1)
    return grid
