"""A chart of points: each measurement gives points, and the points are added (NEWS2)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from triage.errors import Text
from triage.scoring.files.checked import Both, Checked, Name, Number, Whole
from triage.scoring.instruments.bands import Banded
from triage.scoring.instruments.items import Values
from triage.scoring.instruments.result import Score
from triage.scoring.numbers import round_half_up


class Steps(Checked):
    """Points by stretch: [highest value in it, points] in rising order, and the points `above` the last."""

    up_to: tuple[tuple[Number, Number], ...]
    above: Number

    def points(self, value: Decimal) -> Decimal:
        """Return the points of `value`."""
        return next((points for upper, points in self.up_to if value <= upper), self.above)

    def is_above(self, value: Decimal) -> bool:
        """Return whether `value` lies above every stretch."""
        return value > self.up_to[-1][0]


class WhenAbove(Checked):
    """Above every stretch the points depend on another item: `yes` where it counts anything; unknown where missing."""

    item: Name
    yes: Steps


class OtherSteps(Checked):
    """The steps that hold instead when another item is answered `value`, as a clinician decided for the patient."""

    item: Name
    value: Number
    steps: Steps
    when_above: WhenAbove | None = None


class Measured(Checked):
    """One line of the chart. Without `steps` the answer's own weight is its points."""

    label: Both
    item: Name
    decimals: Whole | None = None
    steps: Steps | None = None
    instead: OtherSteps | None = None

    def points(self, values: Values) -> Decimal | None:
        """Return the points, None when the value, or what its points depend on, is missing."""
        value = values.known[self.item]
        if value is None or self.steps is None:
            return value
        if self.decimals is not None:
            value = round_half_up(value, self.decimals)
        if self.instead is None or values.known[self.instead.item] != self.instead.value:
            return self.steps.points(value)
        return _instead(self.instead, value, values)

    def named(self) -> Iterator[str]:
        """Yield the items that the line rests on."""
        yield self.item
        if self.instead is not None:
            yield self.instead.item
            if self.instead.when_above is not None:
                yield self.instead.when_above.item

    def most(self, values: Values) -> Decimal:
        """Return the most points that the line can give."""
        steps = [self.steps] if self.steps else []
        if self.instead is not None:
            steps += [self.instead.steps, *([self.instead.when_above.yes] if self.instead.when_above else [])]
        found = [points for one in steps for points in (one.above, *(step[1] for step in one.up_to))]
        return max(found, default=values.items[self.item].ends[1])


class Single(Checked):
    """A band of its own for a low total in which one line alone gives `points` or more."""

    points: Number
    up_to: Number
    name: Name
    words: Both


class Chart(Banded):
    """Anything missing leaves the score out; what is known is the least it can be.

    The highest band already stands when the known points reach it. `category_at_least` is the band of the known points.
    """

    kind: Literal["chart"]
    lines: Mapping[Name, Measured]
    single: Single | None = None

    def named(self) -> Iterator[str]:
        """Yield every item of the chart."""
        for line in self.lines.values():
            yield from line.named()

    def named_words(self) -> Iterator[tuple[str, Text]]:
        """Yield the words of every line and of every band."""
        yield from super().named_words()
        yield from ((name, line.label) for name, line in self.lines.items())
        if self.single is not None:
            yield self.single.name, self.single.words

    def score(self, values: Values) -> Score:
        """Return the total of the points, the points of each line as parts."""
        points = {name: line.points(values) for name, line in self.lines.items()}
        known = [found for found in points.values() if found is not None]
        missing = [name for name, found in points.items() if found is None]
        total = sum(known, Decimal(0))
        at_least = self._band(total, known)
        category = at_least if not missing or at_least == self._top() else None
        return Score(
            score=None if missing else total,
            category=category,
            n_missing=len(missing),
            bounds=(total, total + sum(self.lines[name].most(values) for name in missing)),
            category_certain=category,
            more={"lower_bound": total, "category_at_least": at_least if missing else None},
            parts={name: Score(found, n_missing=int(found is None)) for name, found in points.items()},
        )

    def _top(self) -> str | None:
        return self.bands[-1].name if self.bands else None

    def _band(self, total: Decimal, points: list[Decimal]) -> str | None:
        single = self.single
        if single is not None and total <= single.up_to and any(found >= single.points for found in points):
            return single.name
        return self.category(total)


def _instead(other: OtherSteps, value: Decimal, values: Values) -> Decimal | None:
    if other.when_above is None or not other.steps.is_above(value):
        return other.steps.points(value)
    answer = values.known[other.when_above.item]
    if answer is None:
        return None
    return other.when_above.yes.points(value) if answer else other.steps.above
