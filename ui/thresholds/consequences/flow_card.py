"""The table of who changes colour, on its card."""

from ui.thresholds.consequences.flow_table import FlowTable
from ui.thresholds.consequences.seen import Seen
from ui.translate import shown_count, tr
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

    def show_seen(self, seen: Seen, earlier: int = 0) -> None:
        """Show the numbers, with a warning where they are too small, or `earlier` rules made some of the colours."""
        self.table.show_flow(seen.flow)
        told = "\n".join(filter(None, (_few(seen), _earlier(earlier))))
        if self.small.text() != told:
            self.small.setText(told)
        self.small.setVisible(bool(told))


def _few(seen: Seen) -> str:
    words = tr("Few patients ({count}): chance alone can make this difference.")
    return words.format(count=seen.changed_patients) if seen.is_few else ""


def _earlier(count: int) -> str:
    words = tr("{count} of the assessments were made by an earlier version: they were as that version had them.")
    return words.format(count=shown_count(count)) if count else ""
