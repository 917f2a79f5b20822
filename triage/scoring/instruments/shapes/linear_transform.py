"""The mean of the answered items laid out on 0-100, when at least half are answered (EORTC scoring manual)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from triage.scoring.files.checked import Both, Name
from triage.scoring.instruments.bands import Banded
from triage.scoring.instruments.items import Values
from triage.scoring.instruments.result import Bounds, Score
from triage.scoring.numbers import round_half_up

_RAW_DECIMALS, _DECIMALS = 3, 2


class LinearTransform(Banded):
    """`scale` functional: high answers are bad and the scale is turned round; symptom and global: it is not."""

    kind: Literal["linear_transform"]
    label: Both | None = None
    items: tuple[Name, ...] = ()
    scale: Literal["functional", "symptom", "global"]

    def named(self) -> Iterator[str]:
        """Yield every item that the shape names."""
        yield from self.items

    def score(self, values: Values) -> Score:
        """Return the scale, two decimals, and `raw`, the mean of the answered items, three decimals."""
        items = self.items or values.counted
        ends = values.items[items[0]].ends
        known = [value for value in values.of(items) if value is not None]
        mean = _mean(known) if known and 2 * len(known) >= len(items) else None
        scored = None if mean is None else self._laid_out(mean, ends)
        bounds = self._bounds(values, items, ends)
        return Score(
            score=scored,
            category=self.category(scored),
            n_missing=len(items) - len(known),
            prorated=scored is not None and len(known) < len(items),
            bounds=bounds,
            category_certain=self.certain(bounds),
            more={"raw": None if mean is None else round_half_up(mean, _RAW_DECIMALS)},
        )

    def _bounds(self, values: Values, items: Sequence[str], ends: Bounds) -> Bounds:
        least, most = _mean(values.least(items)), _mean(values.most(items))
        lowest, highest = sorted((self._laid_out(least, ends), self._laid_out(most, ends)))
        return lowest, highest

    def _laid_out(self, mean: Decimal, ends: Bounds) -> Decimal:
        low, high = ends
        share = (mean - low) / (high - low)
        return round_half_up((1 - share if self.scale == "functional" else share) * 100, _DECIMALS)


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)
