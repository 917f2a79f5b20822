"""What is said where a part of a chart is left out for the role: an empty part there says nothing about the patient."""

from triage.workflow.chart.chart import Chart
from ui.translate import tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel


def not_shown() -> str:
    """Return the sentence that stands in every part left out."""
    return tr("Not shown for your role")


def hidden_card(title: str) -> Card:
    """Return the card of a part that is left out."""
    card = Card(title)
    card.add(PlainLabel(not_shown(), "muted"))
    return card


def left_out_line() -> PlainLabel:
    """Return one line that names all that is left out of a front: what is there comes first, and is not pushed away."""
    parts = tr("reasons, answers, readings, expected answers, what was changed at the source, and notes")
    return PlainLabel(f"{not_shown()}: {parts}.", "muted")


def is_front(chart: Chart) -> bool:
    """Return whether the chart is who the patient is, colours, appointments and decisions alone."""
    return chart.is_masked and not is_nameless(chart)


def is_nameless(chart: Chart) -> bool:
    """Return whether the chart is of somebody who must not be told from it: no name, no appointments, no decisions."""
    return chart.is_masked and chart.patient_key == 0
