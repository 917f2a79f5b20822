"""The four colours of triage, worst first."""

from enum import StrEnum

_ORDER = ("red", "yellow", "grey", "green")


class Colour(StrEnum):
    """Red > yellow > grey > green; grey is "cannot be assessed"."""

    RED = "red"
    YELLOW = "yellow"
    GREY = "grey"
    GREEN = "green"

    @property
    def rank(self) -> int:
        """Return 0 for the worst colour, 3 for green."""
        return _ORDER.index(self.value)
