"""The mean over categories of the worst item in each (HAQ-DI)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from triage.errors import Text
from triage.scoring.files.checked import Both, Checked, Name, Number, Whole
from triage.scoring.instruments.bands import Banded
from triage.scoring.instruments.items import Values
from triage.scoring.instruments.result import Bounds, Score
from triage.scoring.numbers import round_half_up


class Category(Checked):
    """A category: its items, and the item that says whether an aid or help is used."""

    label: Both
    items: tuple[Name, ...]
    aid: Name


class WorstOfCategory(Banded):
    """An aid raises an answered category to at least `aid_raises_to` and never fills one that is not answered."""

    kind: Literal["worst_of_category"]
    categories: Mapping[Name, Category]
    aid_raises_to: Number
    min_categories: Whole
    decimals: Whole

    def named(self) -> Iterator[str]:
        """Yield every item of every category, and the aids."""
        for category in self.categories.values():
            yield from (*category.items, category.aid)

    def named_words(self) -> Iterator[tuple[str, Text]]:
        """Yield the words of every category and of every band."""
        yield from super().named_words()
        yield from ((name, category.label) for name, category in self.categories.items())

    def score(self, values: Values) -> Score:
        """Return the mean of the answered categories, when enough are; `n_categories` tells how many."""
        worst = {name: self._worst(values, category) for name, category in self.categories.items()}
        known = [value for value in worst.values() if value is not None]
        enough = len(known) >= max(1, self.min_categories)
        scored = self._mean(known) if enough else None
        bounds = self._bounds(values)
        missing = values.missing(values.counted)
        return Score(
            score=scored,
            category=self.category(scored),
            n_missing=missing,
            prorated=scored is not None and missing > 0,
            bounds=bounds,
            category_certain=self.certain(bounds),
            more={"n_categories": Decimal(len(known))},
            parts={name: Score(value) for name, value in worst.items()},
        )

    def _worst(self, values: Values, category: Category) -> Decimal | None:
        known = [value for value in values.of(category.items) if value is not None]
        return max(*known, self._floor(values, category)) if known else None

    def _floor(self, values: Values, category: Category) -> Decimal:
        return self.aid_raises_to if values.known[category.aid] else Decimal(0)

    def _bounds(self, values: Values) -> Bounds:
        """Return what the mean would be with every item answered as little, or as much, as can be.

        An aid does not raise the least of a category that is not answered, so that the score lies within the bounds.
        """
        categories = self.categories.values()
        lows = [self._worst(values, one) or Decimal(0) for one in categories]
        highs = [max(*values.most(one.items), self._floor(values, one)) for one in categories]
        return self._mean(lows), self._mean(highs)

    def _mean(self, values: Sequence[Decimal]) -> Decimal:
        return round_half_up(sum(values, Decimal(0)) / len(values), self.decimals)
