"""A tile: one number now and by the draft, and the difference."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from ui.translate import shown_count, shown_number
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel

MORE, BETTER, SAME = "yellow", "green", "grey"
_TEN = 10
# The widest of its numbers; two tiles stand beside each other on the smallest screen.
_LEAST = 130


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
        row = FlowLayout(gap=6, centred=True, least=_LEAST)
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

    def show_mean(self, before: Decimal, after: Decimal) -> None:
        """Show means: with a decimal below ten, else without."""
        if max(before, after) < _TEN:
            self._show(before, after, lambda mean: shown_number(mean, 1))
        else:
            self.show_change(_whole(before), _whole(after))

    def show_change(self, before: int, after: int, of: str = "", *, good: bool = False) -> None:
        """Show "21 → 27 +6", or "21" where nothing changes; `good` where more is better, `of` is "of 52" beside it."""
        self._show(Decimal(before), Decimal(after), lambda number: shown_count(_whole(number)), good=good)
        _put(self.of, of)
        self.of.setVisible(bool(of))

    def _show(self, before: Decimal, after: Decimal, shown: Callable[[Decimal], str], *, good: bool = False) -> None:
        self.why.hide()
        more = after - before
        _put(self.number, f"{shown(before)} → {shown(after)}" if more else shown(after))
        # That fewer are red is not good in itself: it is green only where more is what one hopes for.
        surface = (BETTER if more > 0 else MORE) if good and more else MORE if more > 0 else SAME
        self._say(f"{'+' if more > 0 else '−'}{shown(abs(more))}" if more else "", surface)

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


def _whole(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_HALF_UP))


def _put(label: PlainLabel, text: str) -> None:
    """Let a text stand there, without laying everything out anew where it does already."""
    if label.text() != text:
        label.setText(text)
