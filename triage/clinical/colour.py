"""The four colours of triage, worst first."""

from enum import StrEnum

from triage.errors import Text

_WORDS = {
    "red": Text("rød", "red"),
    "yellow": Text("gul", "yellow"),
    "grey": Text("grå", "grey"),
    "green": Text("grøn", "green"),
}


class Colour(StrEnum):
    """Red > yellow > grey > green; grey is "cannot be assessed"."""

    RED = "red"
    YELLOW = "yellow"
    GREY = "grey"
    GREEN = "green"

    @property
    def rank(self) -> int:
        """Return 0 for the worst colour, 3 for green."""
        return _RANKS[self]

    @property
    def words(self) -> Text:
        """Return the colour as it stands in a sentence."""
        return _WORDS[self.value]


# The place of a colour is its rank.
WORST_FIRST: tuple[Colour, ...] = tuple(Colour)
_RANKS = {colour: rank for rank, colour in enumerate(WORST_FIRST)}
