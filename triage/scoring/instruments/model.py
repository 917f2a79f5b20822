"""What an instrument file says about how a questionnaire is scored."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from triage.errors import Text


class Shape(StrEnum):
    """How answers become a score: SUM of all items, or the GRADE of one."""

    SUM = "sum"
    GRADE = "grade"


class Direction(StrEnum):
    """Which end of the scale is bad."""

    HIGHER_IS_WORSE = "higher_is_worse"
    LOWER_IS_WORSE = "lower_is_worse"


@dataclass(frozen=True, slots=True)
class Syndrome:
    """PHQ-9's diagnostic count: items are numbered from 1, `sooner` maps an item to the answer it counts from."""

    core: tuple[int, ...]
    counts_from: int
    sooner: Mapping[int, int]
    major: int
    other: int


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as data.

    `link_ids` are the scored items in order, `more_link_ids` the unscored ones by number. Each answer is a whole number
    from `low` to `high`, or a code in `answers`. Up to `max_missing` answers are prorated; the sum is multiplied by
    `scale`. A band is (highest score in it, name). `other_scale` is another name of the same grade and what to add.
    """

    code: str
    name: Text
    shape: Shape
    link_ids: tuple[str, ...]
    more_link_ids: Mapping[str, str]
    low: int
    high: int
    max_missing: int
    scale: Decimal
    bands: tuple[tuple[Decimal, str], ...]
    direction: Direction
    relevant_change: Decimal | None
    answers: Mapping[str, Decimal]
    safety_item: int | None
    syndrome: Syndrome | None
    other_scale: tuple[str, int] | None
    licence: str
    source: str

    def link_id(self, item: str) -> str | None:
        """Return the link id of an item given by number ("9"), None where there is no such item."""
        if item.isdigit() and 1 <= int(item) <= len(self.link_ids):
            return self.link_ids[int(item) - 1]
        return self.more_link_ids.get(item)

    def band(self, score: Decimal) -> str:
        """Return the name of the band that `score` falls in."""
        for upper, name in self.bands:
            if score <= upper:
                return name
        raise ValueError(f"{self.code} has no band for {score}")


@dataclass(frozen=True, slots=True)
class Score:
    """A scored questionnaire; `score` is None when too much is missing.

    `bounds` are the lowest and highest possible totals given what is missing, `category_certain` the band when both
    fall in it. `more` holds what belongs to one instrument alone (raw, item9, mrc, ...).
    """

    score: Decimal | None
    category: str | None
    n_missing: int
    prorated: bool
    bounds: tuple[Decimal, Decimal]
    category_certain: str | None
    more: Mapping[str, Decimal | bool | None]


@dataclass(frozen=True, slots=True)
class Refusal:
    """No score, because an answer is none that the instrument has; `item` is its link id or number."""

    item: str
    text: Text
