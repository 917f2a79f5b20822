"""The items of an instrument, which answers they have, and what an answer counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import model_validator

from triage.clinical.questionnaire import AnswerValue
from triage.errors import Text
from triage.scoring.files.checked import Checked, Flag, Name, Number, fault
from triage.scoring.instruments.result import Bounds
from triage.scoring.numbers import shown


class Item(Checked):
    """One item: its answers are numbers in `range` by `step` (None: any decimals), words in `choices`, or yes and no.

    `void` are answers that are allowed and say nothing ("did not do for other reasons"). An item that does not `count`
    stands beside the score. `text` is Danish, and only there when the licence lets us ship it.
    """

    id: Name
    range: tuple[Number, Number] | None = None
    step: Number | None = Decimal(1)
    choices: Mapping[Name, Number] = {}
    yes: Number | None = None
    void: tuple[Number, ...] = ()
    counts: Flag = True
    code: Name | None = None
    text: Name | None = None

    @model_validator(mode="after")
    def _has_answers(self) -> "Item":
        kinds = (self.range is not None, bool(self.choices), self.yes is not None)
        if sum(kinds) != 1 or (self.range and self.range[0] >= self.range[1]):
            raise fault(
                "Skriv enten range: [mindste, største], choices eller yes.",
                "Write one of range: [lowest, highest], choices or yes.",
            )
        return self

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """Return the least and the most that an answer can count."""
        if self.range is not None:
            return self.range
        weights = (*self.choices.values(), *(() if self.yes is None else (self.yes, Decimal(0))))
        return min(weights), max(weights)

    def allows(self, answer: AnswerValue | None) -> bool:
        """Return whether the item has this answer; not answered is allowed."""
        match answer:
            case None:
                return True
            case bool():
                return self.yes is not None
            case str():
                return answer in self.choices
            case _:
                is_number = isinstance(answer, Decimal) and answer.is_finite()
                return is_number and (answer in self.void or self._in_range(answer))

    def worth(self, answer: AnswerValue | None) -> Decimal | None:
        """Return what an allowed answer counts, None when it is missing or says nothing."""
        match answer:
            case None:
                return None
            case bool():
                return self.yes if answer else Decimal(0)
            case str():
                return self.choices.get(answer)
            case _:
                return None if answer in self.void else answer

    def wanted(self) -> Text:
        """Return which answers the item has, for a refusal."""
        if self.range is None:
            words = ", ".join(self.choices) or "ja, nej"
            return Text(words, ", ".join(self.choices) or "yes, no")
        low, high = self.range
        da, en = ("et helt tal", "a whole number") if self.step == 1 else ("et tal", "a number")
        return Text(
            f"{da} fra {shown(low, 'da')} til {shown(high, 'da')}",
            f"{en} from {shown(low, 'en')} to {shown(high, 'en')}",
        )

    def _in_range(self, answer: Decimal) -> bool:
        if self.range is None or not self.range[0] <= answer <= self.range[1]:
            return False
        steps = Decimal(0) if self.step is None else answer / self.step
        return steps == steps.to_integral_value()


@dataclass(frozen=True, slots=True)
class Values:
    """Checked answers as numbers by item, None = missing; `counted` are the items of the score, in order."""

    known: Mapping[str, Decimal | None]
    items: Mapping[str, Item]
    counted: tuple[str, ...]

    def of(self, ids: Iterable[str]) -> list[Decimal | None]:
        """Return the values of some items."""
        return [self.known[item] for item in ids]

    def least(self, ids: Iterable[str]) -> list[Decimal]:
        """Return the values of some items, what is missing counting as little as it can."""
        return [self._or(item, self.items[item].ends[0]) for item in ids]

    def most(self, ids: Iterable[str]) -> list[Decimal]:
        """Return the values of some items, what is missing counting as much as it can."""
        return [self._or(item, self.items[item].ends[1]) for item in ids]

    def sums(self, ids: Sequence[str]) -> Bounds:
        """Return the least and the most that some items can add up to."""
        return sum(self.least(ids), Decimal(0)), sum(self.most(ids), Decimal(0))

    def missing(self, ids: Iterable[str]) -> int:
        """Return how many of some items are missing."""
        return sum(self.known[item] is None for item in ids)

    def _or(self, item: str, instead: Decimal) -> Decimal:
        value = self.known[item]
        return instead if value is None else value
