"""A tile: one number now and by the draft, and the difference."""

from ui.translate import shown_count
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel

MORE, BETTER, SAME = "yellow", "green", "grey"


class Tile(Card):
    """`show_change` tells a number that moves, `show_words` what cannot be told as one, and why."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self.number = PlainLabel("–", "title")
        self.number.setWordWrap(False)
        self.of, self.difference = PlainLabel("", "label"), PlainLabel()
        for part in (self.of, self.difference):
            part.setWordWrap(False)
        self.why = PlainLabel("", "muted")
        row = FlowLayout(gap=6, centred=True)
        for part in (self.number, self.of, self.difference):
            row.addWidget(part)
        self._rows.setContentsMargins(10, 10, 10, 10)
        self.add(PlainLabel(name, "label"))
        self.add(row)
        self.add(self.why)
        self.end()
        self._say("", "")
        self.why.hide()
        self.of.hide()

    def show_change(self, before: int, after: int, of: str = "", *, good: bool = False) -> None:
        """Show "21 → 27 +6", or "21" where nothing changes; `good` where more is better, `of` is "of 52" beside it."""
        self.why.hide()
        more = after - before
        _put(self.number, f"{shown_count(before)} → {shown_count(after)}" if more else shown_count(after))
        _put(self.of, of)
        self.of.setVisible(bool(of))
        # That fewer are red is not good in itself: it is green only where more is what one hopes for.
        surface = (BETTER if more > 0 else MORE) if good and more else MORE if more > 0 else SAME
        self._say(f"{'+' if more > 0 else '−'}{shown_count(abs(more))}" if more else "", surface)

    def show_count(self, count: str, of: str, share: str) -> None:
        """Show a number, of what it is, and its share of all."""
        self.why.hide()
        _put(self.number, count)
        _put(self.of, of)
        self.of.show()
        self._say(share, SAME if share else "")

    def show_words(self, why: str) -> None:
        """Say why there is no number."""
        _put(self.number, "–")
        self.of.hide()
        self._say("", "")
        _put(self.why, why)
        self.why.show()

    def _say(self, text: str, surface: str) -> None:
        _put(self.difference, text)
        self.difference.stand_on(surface)
        self.difference.setVisible(bool(text))
        self.setAccessibleDescription(f"{self.number.text()} {self.of.text()} {text}".strip())


def _put(label: PlainLabel, text: str) -> None:
    """Let a text stand there, without laying everything out anew where it does already."""
    if label.text() != text:
        label.setText(text)
