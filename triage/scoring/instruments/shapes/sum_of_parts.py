"""A sum of parts, each a sum of its own items on its own scale (RAPID3)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from triage.errors import Text
from triage.scoring.files.checked import Both, Checked, Name, Number, Whole
from triage.scoring.instruments.bands import Banded
from triage.scoring.instruments.items import Values
from triage.scoring.instruments.result import Score
from triage.scoring.numbers import round_half_up


class Part(Checked):
    """The sum of `items` divided by `divide`, rounded half up to `decimals` before it is added."""

    label: Both
    items: tuple[Name, ...]
    divide: Number = Decimal(1)
    decimals: Whole = 1

    def worth(self, values: Sequence[Decimal]) -> Decimal:
        """Return the part for answers that are all there."""
        return round_half_up(sum(values, Decimal(0)) / self.divide, self.decimals)


class SumOfParts(Banded):
    """Anything missing leaves the score and every part of it out."""

    kind: Literal["sum_of_parts"]
    parts: Mapping[Name, Part]

    def named(self) -> Iterator[str]:
        """Yield every item of every part."""
        for part in self.parts.values():
            yield from part.items

    def named_words(self) -> Iterator[tuple[str, Text]]:
        """Yield the words of every part and of every band."""
        yield from super().named_words()
        yield from ((name, part.label) for name, part in self.parts.items())

    def score(self, values: Values) -> Score:
        """Return the sum of the parts."""
        lows = {name: part.worth(values.least(part.items)) for name, part in self.parts.items()}
        highs = {name: part.worth(values.most(part.items)) for name, part in self.parts.items()}
        missing = values.missing(values.counted)
        bounds = (sum(lows.values(), Decimal(0)), sum(highs.values(), Decimal(0)))
        scored = None if missing else bounds[0]
        return Score(
            score=scored,
            category=self.category(scored),
            n_missing=missing,
            bounds=bounds,
            category_certain=self.certain(bounds),
            parts={name: Score(None if missing else low) for name, low in lows.items()},
        )
