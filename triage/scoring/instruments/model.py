"""What an instrument file says: licence, source, items, and the shape by which answers become a score."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from triage.errors import Text
from triage.scoring.files.checked import Both, Checked, Name, Number, Whole, fault
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.instruments.bands import Banded
from triage.scoring.instruments.items import Item, Values
from triage.scoring.instruments.shapes.chart import Chart
from triage.scoring.instruments.shapes.domains import Domains
from triage.scoring.instruments.shapes.grade import Grade
from triage.scoring.instruments.shapes.grade_table import GradeTable
from triage.scoring.instruments.shapes.kinds import of_kind
from triage.scoring.instruments.shapes.linear_transform import LinearTransform
from triage.scoring.instruments.shapes.lookup import Lookup
from triage.scoring.instruments.shapes.scales import Scales
from triage.scoring.instruments.shapes.state import State
from triage.scoring.instruments.shapes.sum_of_items import Sum
from triage.scoring.instruments.shapes.sum_of_parts import SumOfParts
from triage.scoring.instruments.shapes.worst_of_category import WorstOfCategory
from triage.scoring.numbers import exact

_Shape = Annotated[
    Chart
    | Domains
    | Grade
    | GradeTable
    | LinearTransform
    | Lookup
    | Scales
    | State
    | Sum
    | SumOfParts
    | WorstOfCategory,
    Field(discriminator="kind"),
]
Shape = Annotated[
    _Shape,
    BeforeValidator(
        of_kind(
            "chart", "domains", "grade", "grade_table", "linear_transform", "lookup", "scales", "state", "sum",
            "sum_of_parts", "worst_of_category",
        )
    ),
]  # fmt: skip


class Direction(StrEnum):
    """Which end of the scale is bad."""

    HIGHER_IS_WORSE = "higher_is_worse"
    LOWER_IS_WORSE = "lower_is_worse"


class Choice(Checked):
    """What an answer counts, and the codes it comes under; `text` only where the licence lets us ship it."""

    counts: Number
    codes: tuple[Name, ...]
    text: Name | None = None


class RelevantChange(Checked):
    """The smallest change that matters to a patient."""

    by: Number
    source: Name


class SafetyItem(Checked):
    """The item, by number, that a clinician always sees, and the answer from which it is flagged."""

    item: Whole
    flagged_from: Number


class Instrument(Checked):
    """An instrument as data: `range` holds for every item that has no answers of its own.

    `missing` and `source` say in words where the policy for missing answers, the bands and the charts come from.
    """

    instrument: Name
    name: Both
    licence: Name
    source: Name
    missing: Name
    codes: Mapping[Name, tuple[Name, ...]] = {}
    direction: Direction | None = None
    relevant_change: RelevantChange | None = None
    range: tuple[Number, Number] | None = None
    answers: tuple[Choice, ...] = ()
    items: tuple[Item, ...] = Field(min_length=1)
    safety_item: SafetyItem | None = None
    shape: Shape

    @model_validator(mode="before")
    @classmethod
    def _items_written_out(cls, content: Yaml) -> Yaml:
        """Let an item be its link id alone, and take the range of the file where it has no answers of its own."""
        if not isinstance(content, dict) or not isinstance(content.get("items"), list):
            return content
        return {**content, "items": [_written_out(item, content.get("range")) for item in content["items"]]}

    @model_validator(mode="after")
    def _agrees(self) -> "Instrument":
        self._check_names()
        self._check_bands()
        return self

    @property
    def code(self) -> str:
        """Return the name by which rule sets ask for the instrument."""
        return self.instrument

    @cached_property
    def asked(self) -> Mapping[str, Item]:
        """Return the items by link id."""
        return {item.id: item for item in self.items}

    @cached_property
    def link_ids(self) -> tuple[str, ...]:
        """Return the link ids of the items that count, in order."""
        return tuple(item.id for item in self.items if item.counts)

    @cached_property
    def used(self) -> tuple[str, ...]:
        """Return the link ids of every item that the score rests on or stands beside it."""
        return tuple(dict.fromkeys((*self.link_ids, *self.shape.named())))

    @cached_property
    def weights(self) -> Mapping[str, Decimal]:
        """Return what each code of an answer counts."""
        return {code: choice.counts for choice in self.answers for code in choice.codes}

    @cached_property
    def words(self) -> Mapping[str, Text]:
        """Return what a nurse reads for the name of a band, a scale or a part."""
        return dict(_words(self.shape))

    def link_id(self, item: str) -> str | None:
        """Return the link id of an item given by number ("9"), None where there is no such item."""
        number = int(item) if item.isascii() and item.isdecimal() and len(item) < 5 else 0
        return self.items[number - 1].id if 1 <= number <= len(self.items) else None

    def _check_names(self) -> None:
        if len(self.asked) != len(self.items) or not self.link_ids:
            raise fault("Giv hvert spørgsmål sit eget id.", "Give every item an id of its own.")
        if unknown := [item for item in self.shape.named() if item not in self.asked]:
            raise fault(
                f"Skriv {unknown[0]} i items, eller ret navnet.", f"Write {unknown[0]} in items, or correct the name."
            )
        if self.safety_item is not None and not 1 <= self.safety_item.item <= len(self.items):
            raise fault("safety_item er ikke nummeret på et spørgsmål.", "safety_item is no number of an item.")

    def _check_bands(self) -> None:
        """Refuse bands that leave a gap at the top, told from what the score can be when nothing is answered."""
        nothing = Values(dict.fromkeys(self.asked), self.asked, self.link_ids)
        with exact():
            empty = self.shape.score(nothing)
        scales = self.shape.scales if isinstance(self.shape, Scales) else {}
        pairs = [(self.shape, empty), *((scale, empty.parts[name]) for name, scale in scales.items())]
        for shape, score in pairs:
            if not isinstance(shape, Banded) or not shape.bands or score.bounds is None:
                continue
            if shape.category(score.bounds[1]) is None:
                highest = score.bounds[1]
                raise fault(f"Lad bands nå op til {highest}.", f"Let the bands reach up to {highest}.")


def _words(shape: Shape) -> Iterator[tuple[str, Text]]:
    if not isinstance(shape, GradeTable | State):
        yield from shape.named_words()


def _written_out(item: Yaml, usual: Yaml) -> Yaml:
    found = {"id": item} if isinstance(item, str) else item
    if usual is None or not isinstance(found, dict) or found.keys() & {"range", "choices", "yes"}:
        return found
    return {**found, "range": usual}
