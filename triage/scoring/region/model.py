"""Thresholds and answers as Region Midtjylland's home-treatment system has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from triage.clinical.colour import Colour


class Category(StrEnum):
    """The three kinds of threshold."""

    NORMAL = "NORMAL"
    ABNORMAL = "ABNORMAL"
    CRITICAL = "CRITICAL"

    @property
    def colour(self) -> Colour:
        """Return the colour that an answer inside the threshold gets."""
        return _COLOURS[self]


_COLOURS = {Category.NORMAL: Colour.GREEN, Category.ABNORMAL: Colour.YELLOW, Category.CRITICAL: Colour.RED}


class AnswerKind(StrEnum):
    """What their evaluator tells apart; OTHER is every kind of value that it does not handle."""

    NUMBER = "number"
    BOOLEAN = "boolean"
    TEXT = "text"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A range, both ends included and None = no end, or with `value` the one yes or no that it is for.

    `unit` is the UCUM code of the limits where one is given; `source` is "PLAN" or "FORM", `path` the place in it.
    """

    link_id: str
    category: Category
    low: Decimal | None = None
    high: Decimal | None = None
    value: bool | None = None
    unit: str | None = None
    source: str = "PLAN"
    path: str = ""

    @property
    def limits(self) -> tuple[Decimal, ...]:
        """Return the ends that there are."""
        return tuple(end for end in (self.low, self.high) if end is not None)

    def covers(self, found: Decimal | bool | str | None) -> bool:
        """Return whether an answer lies inside; a yes or no lies in no range, and a number is no yes."""
        if isinstance(found, bool) or self.value is not None:
            return found is self.value
        if not isinstance(found, Decimal):
            return False
        return (self.low is None or self.low <= found) and (self.high is None or found <= self.high)


@dataclass(frozen=True, slots=True)
class RegionAnswer:
    """One answer; `unit` is the unit's code, or its text where it has no code.

    `is_exact` is False for a number that is only a bound ("< 36"), or whose unit's text and code contradict each other.
    """

    link_id: str
    kind: AnswerKind
    value: Decimal | bool | str | None
    unit: str | None = None
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """What a Questionnaire says about a question: its words, its UCUM unit, whether it is asked only on a condition."""

    link_id: str
    text: str
    unit: str | None = None
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The thresholds of one questionnaire in one plan.

    `plan` and `questionnaire` are references ("PlanDefinition/p1"). `questions` holds what the Questionnaire says,
    empty where it was not at hand.
    """

    plan: str
    plan_version: str | None
    title: str
    date: str | None
    questionnaire: str
    thresholds: tuple[Threshold, ...]
    questions: Mapping[str, Question] = field(default_factory=dict)

    def by_link_id(self) -> dict[str, tuple[Threshold, ...]]:
        """Return the thresholds of each question, in the order of the files."""
        found: dict[str, tuple[Threshold, ...]] = {}
        for threshold in self.thresholds:
            found[threshold.link_id] = (*found.get(threshold.link_id, ()), threshold)
        return found

    def with_questionnaire(self, questions: Iterable[Question], thresholds: Iterable[Threshold]) -> "Form":
        """Return the form with what its Questionnaire adds: words, units, and thresholds of its own."""
        known = {question.link_id: question for question in questions}
        return replace(self, questions=known, thresholds=(*self.thresholds, *thresholds))
