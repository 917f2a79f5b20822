"""A rule set under change, with the words for everything in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from triage.errors import Text
from triage.scoring.analyse.finding import Severity
from triage.scoring.drafts.differences.limits import labels
from triage.scoring.drafts.live_check import Example, Live
from triage.scoring.drafts.words.limits import limits_in_words
from triage.scoring.drafts.words.names import Names
from triage.scoring.explain.words import filled
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import Param, Rule, RuleSet
from ui.desks.tuning.facts import InHand
from ui.translate import in_language, shown_number, tr


@dataclass(frozen=True)
class Known:
    """What is shown of the text in hand; `live` is what the check said of it last, None before it has."""

    in_hand: InHand
    may_change: bool = False
    live: Live | None = field(default=None, repr=False)

    @property
    def rule_set(self) -> RuleSet:
        """Return the rule set as the draft has it."""
        return self.in_hand.draft.rule_set

    @property
    def names(self) -> Names:
        """Return what inputs are called."""
        return self.in_hand.names

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Return what each limit is called: "rød iltmætning"."""
        words = {one.param: one for one in limits_in_words(self.rule_set, self.names)}
        return {name: in_language(text) for name, text in labels(words).items()}

    def input_called(self, name: str) -> str:
        """Return what an input is called."""
        return in_language(self.names[name].name)

    def limit_called(self, name: str) -> str:
        """Return a limit with its value: "rød iltmætning: 87 %"."""
        return f"{self.labels[name]}: {with_unit(self.rule_set.params[name])}"

    def rule_called(self, rule_id: str) -> str:
        """Return a rule's reason as it would read."""
        return self.reason_of(self.rule_set.rule(rule_id))

    def reason_of(self, rule: Rule) -> str:
        """Return the reason of a rule as it would read for somebody it fires for."""
        return in_language(self.sample_of(rule))

    def sample_of(self, rule: Rule) -> Text:
        """Return the reason in both languages, filled as the first test that expects the rule would have it."""
        tests = (one for one in self.rule_set.tests if rule.id in (one.fired or ()))
        given = next((one.given for one in tests), {})

        def value(name: str) -> Literal | None:
            found = given.get(name)
            param = self.rule_set.params.get(name)
            return found if found is not None or param is None or name in self.rule_set.inputs else param.value

        return filled(rule.reason, value)

    def example(self, place: object) -> Example | None:
        """Return how a test came out, None where that was told of another text."""
        found = () if self.live is None else self.live.examples
        tests = self.rule_set.tests
        if not isinstance(place, int) or not 0 <= place < min(len(tests), len(found)):
            return None
        return found[place] if found[place].name == tests[place].name else None

    def findings_at(self, path: str) -> list[str]:
        """Return what the check says of a place, in words."""
        if self.live is None:
            return []
        unfired = [f"rules.{one}" for one in self.live.unfired]
        untried = [tr("No test makes it fire: write one.")] if path in unfired else []
        return [in_language(one.text) for one in self.live.at(path)] + untried

    def is_wrong_at(self, path: str) -> bool:
        """Return whether a place keeps the draft from being sent."""
        return self.live is not None and any(one.severity is Severity.ERROR for one in self.live.at(path))

    def findings_beside(self, texts: str, path: str) -> str:
        """Return a text with what the check says of its place under it, each behind a sign."""
        return "\n".join((texts, *(f"! {said}" for said in self.findings_at(path))))


def with_unit(param: Param) -> str:
    """Return the value of a limit with its unit, never on two lines."""
    unit = in_language(shown_unit(param.unit))
    return f"{shown_number(param.value)}\u00a0{unit}".strip()


def as_text(value: Literal | None) -> str:
    """Return a number as the person writes it, anything else as it is; "" for what is not known."""
    if value is None:
        return ""
    return shown_number(value) if isinstance(value, Decimal) else str(value)


def new_name(wanted: str, taken: Mapping[str, object] | frozenset[str]) -> str:
    """Return a name in the file for something new: `wanted` with a number behind it where it is taken."""
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in wanted.lower()).strip("_")
    stem = plain if plain[:1].isalpha() else f"x_{plain}"
    return next(name for name in _numbered(stem) if name not in taken)


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}_{number}"
        number += 1
