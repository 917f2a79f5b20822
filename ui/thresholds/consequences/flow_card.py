"""The table of who changes colour, on its card."""

from ui.thresholds.consequences.flow_table import FlowTable
from ui.thresholds.consequences.seen import Seen
from ui.translate import tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel


class FlowCard(Card):
    """The table, and how to go from a number to the patients behind it."""

    def __init__(self) -> None:
        super().__init__(tr("Who changes"))
        self.table = FlowTable()
        self.small = PlainLabel("", "muted")
        self.add(self.table)
        self.add(PlainLabel(tr("Assessments. ↵ lists the patients behind the number."), "label"))
        self.add(self.small)
        self.end()

    def show_seen(self, seen: Seen) -> None:
        """Show the numbers, with a warning where they are too small to rest anything on."""
        self.table.show_flow(seen.flow)
        words = tr("Few patients ({count}): chance alone can make this difference.")
        told = words.format(count=seen.changed_patients) if seen.is_few else ""
        if self.small.text() != told:
            self.small.setText(told)
        self.small.setVisible(seen.is_few)
