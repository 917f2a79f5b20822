"""What the patient was told where the answers were given, so that advice on the telephone does not say otherwise."""

from triage.workflow.chart.beside import Beside
from ui.translate import tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel


def told_card(beside: Beside) -> Card | None:
    """Return the instruction in the questionnaires that were answered last, None where they have none."""
    if not beside.told:
        return None
    card = Card(tr("What the patient was told"))
    for text in beside.told:
        card.add(PlainLabel(f"«{text}»"))
    card.add(PlainLabel(tr("Answers and readings are not an acute service."), "muted"))
    return card
