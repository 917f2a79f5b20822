"""Four numbers before and after: trips, driving, waiting, and how many appointments are moved."""

from PySide6.QtWidgets import QWidget

from triage.coordination.proposals.proposal import Proposal
from ui.translate import shown_count, tr
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel

_ARROW = "\N{RIGHTWARDS ARROW}"
_WIDTH = 120


class NumberCards(QWidget):
    """What the days cost as they stand, and as the proposal would have them."""

    def __init__(self) -> None:
        super().__init__()
        row = FlowLayout(gap=12)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        names = (tr("Trips"), tr("Driving (min.)"), tr("Waiting (min.)"), tr("Moves"))
        self.numbers = tuple(PlainLabel("", "banner") for _ in names)
        for name, label in zip(names, self.numbers, strict=True):
            card = Card()
            card.add(PlainLabel(name, "label"))
            card.add(label)
            card.setMinimumWidth(_WIDTH)
            label.setWordWrap(False)
            label.setAccessibleName(name)
            row.addWidget(card)

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Show both numbers where they differ; dashes while they are being counted."""
        texts = ("–",) * 4 if proposal is None else _texts(proposal)
        for label, text in zip(self.numbers, texts, strict=True):
            label.setText(text)
            label.setAccessibleDescription(text.replace(_ARROW, tr("becomes")))
        self.updateGeometry()


def _texts(proposal: Proposal) -> tuple[str, str, str, str]:
    before, after = proposal.before, proposal.after
    return (
        _change(before.trips, after.trips),
        _change(before.travel_min, after.travel_min),
        _change(before.wait_min, after.wait_min),
        shown_count(len(proposal.moves)),
    )


def _change(before: int, after: int) -> str:
    return shown_count(after) if before == after else f"{shown_count(before)} {_ARROW} {shown_count(after)}"
