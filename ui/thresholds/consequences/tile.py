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
        self.difference = PlainLabel()
        self.difference.setWordWrap(False)
        self.why = PlainLabel("", "muted")
        row = FlowLayout(gap=6, centred=True)
        row.addWidget(self.number)
        row.addWidget(self.difference)
        self._rows.setContentsMargins(10, 10, 10, 10)
        self.add(PlainLabel(name, "label"))
        self.add(row)
        self.add(self.why)
        self.end()
        self._say("", "")
        self.why.hide()

    def show_change(
        self, before: int, after: int, of: int | None = None, of_words: str = "", *, good: bool = False
    ) -> None:
        """Show "21 → 27 +6"; `good` where more is better, `of` and `of_words` for "41 → 47 of 52"."""
        self.why.hide()
        number = f"{shown_count(before)} → {shown_count(after)}"
        if of is not None:
            number = of_words.format(number=number, of=shown_count(of))
        _put(self.number, number)
        more = after - before
        # That fewer are red is not good in itself: it is green only where more is what one hopes for.
        surface = (BETTER if more > 0 else MORE) if good and more else MORE if more > 0 else SAME
        self._say(f"{more:+d}".replace("-", "−") if more else "±0", surface)

    def show_count(self, count: str, share: str) -> None:
        """Show a number with its share of all."""
        self.why.hide()
        _put(self.number, count)
        self._say(share, SAME if share else "")

    def show_words(self, why: str) -> None:
        """Say why there is no number."""
        self.number.setText("–")
        self._say("", "")
        self.why.setText(why)
        self.why.show()

    def _say(self, text: str, surface: str) -> None:
        _put(self.difference, text)
        self.difference.stand_on(surface)
        self.difference.setVisible(bool(text))
        self.setAccessibleDescription(f"{self.number.text()} {text}".strip())


def _put(label: PlainLabel, text: str) -> None:
    """Let a text stand there, without laying everything out anew where it does already."""
    if label.text() != text:
        label.setText(text)
