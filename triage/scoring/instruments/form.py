"""A department's own form, read from its FHIR Questionnaire: what each choice weighs, and when a question is asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from triage.clinical.questionnaire import Gate
from triage.errors import RuleSetError, Text


@dataclass(frozen=True, slots=True)
class Variable:
    """A named FHIRPath expression that a calculation rests on; `owner` is the group it stands in, None the form."""

    name: str
    expression: str
    owner: str | None


@dataclass(frozen=True, slots=True)
class Calculation:
    """A FHIRPath expression that gives the answer to the question `link_id` (SDC calculatedExpression)."""

    link_id: str
    text: str
    expression: str
    variables: tuple[Variable, ...]


@dataclass(frozen=True, slots=True)
class FormItem:
    """One question. `options` are the codes it offers, `weights` what those count that count; `gates` must all be open.

    `repeats` allows several answers, which are added up.
    """

    link_id: str
    text: str
    options: frozenset[str]
    weights: Mapping[str, Decimal]
    gates: tuple[Gate, ...]
    repeats: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A form in one version; `sha256` is of its canonical JSON, so that what a person approved can be told."""

    url: str
    version: str | None
    title: str
    licence: str
    sha256: str
    items: tuple[FormItem, ...]
    calculations: tuple[Calculation, ...]

    @property
    def scored(self) -> tuple[FormItem, ...]:
        """Return the questions that count: those with weights whose answer is not itself calculated."""
        calculated = {calculation.link_id for calculation in self.calculations}
        return tuple(item for item in self.items if item.weights and item.link_id not in calculated)

    def item(self, link_id: str) -> FormItem | None:
        """Return the question of that link id."""
        return next((item for item in self.items if item.link_id == link_id), None)


def check_form(form: Form) -> None:
    """Raise RuleSetError for a link id that stands twice, or questions that wait for one another in a circle."""
    ids = [item.link_id for item in form.items]
    twice = sorted({link_id for link_id in ids if ids.count(link_id) > 1})
    if twice:
        raise _refused(
            f"linkId {twice[0]} står to gange. Ret skemaet.", f"linkId {twice[0]} stands twice. Correct the form."
        )
    known = set(ids)
    if unknown := [question for item in form.items for question in _questions(item) if question not in known]:
        raise _refused(
            f"enableWhen spørger til {unknown[0]}, som ikke findes. Ret skemaet.",
            f"enableWhen asks for {unknown[0]}, which does not exist. Correct the form.",
        )
    asks = {item.link_id: tuple(_questions(item)) for item in form.items}
    if circle := next((link_id for link_id in asks if _waits_for_itself(link_id, asks)), None):
        raise _refused(
            f"enableWhen går i ring ved {circle}. Ret skemaet.", f"enableWhen goes in a circle at {circle}. Correct it."
        )


def _questions(item: FormItem) -> Iterator[str]:
    for gate in item.gates:
        yield from (condition.question for condition in gate.conditions)


def _waits_for_itself(start: str, asks: Mapping[str, tuple[str, ...]]) -> bool:
    seen: set[str] = set()
    waiting = list(asks[start])
    while waiting:
        question = waiting.pop()
        if question == start:
            return True
        if question not in seen:
            seen.add(question)
            waiting.extend(asks.get(question, ()))
    return False


def _refused(da: str, en: str) -> RuleSetError:
    return RuleSetError(Text(f"Spørgeskemaet kan ikke bruges: {da}", f"The questionnaire cannot be used: {en}"))
