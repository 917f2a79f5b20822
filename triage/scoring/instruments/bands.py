"""Bands: the names of stretches of a scale, each from where the one below it ends."""

from collections.abc import Iterator
from decimal import Decimal

from pydantic import field_validator, model_validator

from triage.errors import Text
from triage.scoring.files.checked import Both, Checked, Name, Number, fault
from triage.scoring.instruments.result import Bounds


class Band(Checked):
    """One stretch: scores `up_to` a number and that number, or `below` it; `words` are what a nurse reads."""

    name: Name
    words: Both
    up_to: Number | None = None
    below: Number | None = None

    @model_validator(mode="after")
    def _ends_once(self) -> "Band":
        if (self.up_to is None) == (self.below is None):
            raise fault("Skriv enten up_to eller below.", "Write either up_to or below.")
        return self

    @property
    def end(self) -> tuple[Decimal, bool]:
        """Return where the band ends, and whether the end itself is in it; bands sort by it."""
        if self.up_to is not None:
            return self.up_to, True
        return self.below or Decimal(0), False

    def holds(self, score: Decimal) -> bool:
        """Return whether `score` lies under the band's upper end."""
        end, included = self.end
        return score < end or (included and score == end)


class Banded(Checked):
    """A shape whose score has bands; no band at all is allowed, a gap at the top is not."""

    bands: tuple[Band, ...] = ()

    @field_validator("bands")
    @classmethod
    def _rise(cls, bands: tuple[Band, ...]) -> tuple[Band, ...]:
        ends = [band.end for band in bands]
        if ends != sorted(set(ends)):
            raise fault("Skriv bånd i stigende orden.", "Write bands in rising order.")
        return bands

    def category(self, score: Decimal | None) -> str | None:
        """Return the name of the band of `score`; None for no score and for one above every band."""
        if score is None:
            return None
        return next((band.name for band in self.bands if band.holds(score)), None)

    def certain(self, bounds: Bounds) -> str | None:
        """Return the band that both ends of `bounds` fall in."""
        lowest, highest = map(self.category, bounds)
        return lowest if lowest == highest else None

    def named_words(self) -> Iterator[tuple[str, Text]]:
        """Yield the name of every band and what a nurse reads."""
        yield from ((band.name, band.words) for band in self.bands)
