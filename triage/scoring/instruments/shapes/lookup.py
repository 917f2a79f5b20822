"""A score read off a table by the raw sum (PROMIS T scores)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import field_validator

from triage.scoring.files.checked import Name, Number, fault
from triage.scoring.instruments.bands import Banded
from triage.scoring.instruments.items import Values
from triage.scoring.instruments.result import Bounds, Score


class Lookup(Banded):
    """`table` maps a raw sum, in quotes, to the score; the department loads it, and without it there is no score."""

    kind: Literal["lookup"]
    table: Mapping[Name, Number] = {}

    @field_validator("table")
    @classmethod
    def _keys_are_numbers(cls, table: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
        if not all(key.strip().lstrip("-").replace(".", "", 1).isdecimal() for key in table):
            raise fault('Skriv råsummer i anførselstegn: {"8": 41.2}.', 'Write raw sums in quotes: {"8": 41.2}.')
        return table

    def named(self) -> Iterator[str]:
        """Yield nothing: the raw sum is of all items that count."""
        yield from ()

    def score(self, values: Values) -> Score:
        """Return the table's entry for the sum of all items, which must all be answered."""
        items = values.counted
        missing = values.missing(items)
        least, most = values.sums(items)
        raw = None if missing else least
        scored = None if raw is None else self._entry(raw)
        bounds = self._between(least, most)
        return Score(
            score=scored,
            category=self.category(scored),
            n_missing=missing,
            bounds=bounds,
            category_certain=None if bounds is None else self.certain(bounds),
            more={"raw": raw},
        )

    def _entry(self, raw: Decimal) -> Decimal | None:
        return next((score for key, score in self.table.items() if Decimal(key) == raw), None)

    def _between(self, low: Decimal, high: Decimal) -> Bounds | None:
        reached = [score for key, score in self.table.items() if low <= Decimal(key) <= high]
        return (min(reached), max(reached)) if reached else None
