"""Booked visits of a green patient: a clinician is asked whether they are needed, and answers with a key."""

from datetime import datetime

from triage.workflow.chart.chart import Chart
from ui.actions import trigger
from ui.translate import tr
from ui.visit_words import visit_words
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel


def asked_card(chart: Chart, now: datetime) -> Card | None:
    """Return the question about each visit, None where nothing is asked."""
    if not chart.asked:
        return None
    card = Card(tr("Is the booked visit needed?"))
    button = KeyButton(tr("Answer"), "Shift+N")
    button.setAccessibleName(tr("Answer whether a booked visit is needed"))
    button.clicked.connect(lambda: trigger(button, "answer_visit"))
    card.heading.addWidget(button)
    for visit in chart.asked:
        card.add(PlainLabel(visit_words(visit, now), "strong"))
    card.add(PlainLabel(tr("The answers are complete, recent and green. Nothing is cancelled by itself."), "muted"))
    return card
