"""The sum of all items, perhaps prorated and scaled (WHO-5, PHQ-9, GAD-7, CAT, PAID, IPSS, HADS)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from triage.scoring.files.checked import Both, Checked, Name, Number, Whole
from triage.scoring.instruments.bands import Banded
from triage.scoring.instruments.items import Values
from triage.scoring.instruments.result import Score
from triage.scoring.numbers import round_half_up


class Syndrome(Checked):
    """PHQ-9's diagnostic count: a symptom is an answer of at least `counts_from`, or of what `sooner` says of its item.

    With a symptom among `core`, `major` symptoms or more are the one syndrome, `other` to fewer the other.
    """

    core: tuple[Name, ...]
    counts_from: Number
    sooner: Mapping[Name, Number] = {}
    major: Whole
    other: Whole

    def found(self, answers: Mapping[str, Decimal | None]) -> dict[str, bool | None]:
        """Return whether each syndrome is there; both None when anything is missing."""
        present = {
            item
            for item, answer in answers.items()
            if answer is not None and answer >= self.sooner.get(item, self.counts_from)
        }
        complete, has_core, count = None not in answers.values(), bool(present & set(self.core)), len(present)
        return {
            "major_depressive_syndrome": (has_core and count >= self.major) if complete else None,
            "other_depressive_syndrome": (has_core and self.other <= count < self.major) if complete else None,
        }


class Sum(Banded):
    """The sum of `items` (none named: all that count) times `scale`.

    Up to `max_missing` missing answers are prorated: mean of the answered x number of items, rounded half up to a whole
    number, before scaling. `subs` are sums of some of the items, `beside` answers that stand beside the sum.
    """

    kind: Literal["sum"]
    label: Both | None = None
    items: tuple[Name, ...] = ()
    scale: Number = Decimal(1)
    max_missing: Whole = 0
    subs: Mapping[Name, tuple[Name, ...]] = {}
    beside: Mapping[Name, Name] = {}
    syndrome: Syndrome | None = None

    def named(self) -> Iterator[str]:
        """Yield every item that the shape names."""
        yield from self.items
        yield from self.beside.values()
        for items in self.subs.values():
            yield from items
        if self.syndrome is not None:
            yield from (*self.syndrome.core, *self.syndrome.sooner)

    def score(self, values: Values) -> Score:
        """Return the sum; everything missing gives no score, whatever may be prorated."""
        items = self.items or values.counted
        raw = self._raw(values.of(items))
        missing = values.missing(items)
        scored = None if raw is None else raw * self.scale
        lowest, highest = values.sums(items)
        bounds = (lowest * self.scale, highest * self.scale)
        return Score(
            score=scored,
            category=self.category(scored),
            n_missing=missing,
            prorated=scored is not None and missing > 0,
            bounds=bounds,
            category_certain=self.certain(bounds),
            more={**self._raw_told(raw), **self._syndromes(values, items)},
            parts=self._parts(values),
        )

    def _raw(self, values: Sequence[Decimal | None]) -> Decimal | None:
        known = [value for value in values if value is not None]
        missing = len(values) - len(known)
        if not known or missing > self.max_missing:
            return None
        total = sum(known, Decimal(0))
        return round_half_up(total * len(values) / len(known), 0) if missing else total

    def _raw_told(self, raw: Decimal | None) -> dict[str, Decimal | None]:
        return {} if self.scale == 1 else {"raw": raw}

    def _syndromes(self, values: Values, items: Sequence[str]) -> dict[str, bool | None]:
        return {} if self.syndrome is None else self.syndrome.found({item: values.known[item] for item in items})

    def _parts(self, values: Values) -> dict[str, Score]:
        subs = {name: _whole_sum(values, items) for name, items in self.subs.items()}
        return subs | {name: _whole_sum(values, (item,)) for name, item in self.beside.items()}


def _whole_sum(values: Values, items: Sequence[str]) -> Score:
    missing, bounds = values.missing(items), values.sums(items)
    return Score(None if missing else bounds[0], n_missing=missing, bounds=bounds)
