"""One patient's assessments judged by a limit of their own that somebody thinks of setting."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np

from triage.clinical.colour import WORST_FIRST, Colour
from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.drafts.numbers import out_of_order
from triage.scoring.drafts.words.limits import LimitInWords, bounds_words
from triage.scoring.evaluate.evaluation import Ranks
from triage.scoring.evaluate.parameters import effective
from triage.scoring.numbers import shown
from triage.scoring.replay.difference import value_words
from triage.scoring.replay.history import History
from triage.scoring.replay.replay import replay
from triage.scoring.rules.conditions import ParamRef

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Counts = Mapping[Colour, int]


@dataclass(frozen=True, slots=True)
class Turned:
    """An assessment that would have had another colour; `value` is what the limit is held against, with its unit."""

    at: datetime
    before: Colour
    after: Colour
    value: Text


@dataclass(frozen=True, slots=True)
class Tried:
    """What a limit would have made of `assessments`: how many of each colour before and after, the newest change first.

    Both are by the rules in force now, with what other limits of their own the patient had then.
    """

    assessments: int
    before: Counts
    after: Counts
    turned: tuple[Turned, ...]


@dataclass(frozen=True, slots=True, eq=False)
class OwnPast:
    """A patient's assessments of a period; `own` are the limits of their own that count now."""

    history: History
    own: Mapping[str, Decimal]
    words: Mapping[str, LimitInWords]
    kinds: Mapping[str, ReadingKind]
    ranks: Ranks

    def why_not(self, param: str, value: Decimal) -> Text | None:
        """Return why a value is none that the limit can have beside the patient's others, None where it can."""
        rules = self.history.rule_set
        declared = rules.params[param]
        if not declared.min <= value <= declared.max:
            bounds = bounds_words(declared)
            return Text(
                f"Grænsen skal ligge {bounds.da}. Ret tallet.", f"The limit must lie {bounds.en}. Correct the number."
            )
        because = out_of_order(rules, {**effective(rules, self.own), param: value}, param, self.words)
        if because is None:
            return None
        da, en = (f"{shown(value, language)}" for language in ("da", "en"))
        return Text(f"{da} går ikke: {because.da} Ret tallet.", f"{en} is not possible: {because.en} Correct it.")

    def tried(self, param: str, value: Decimal) -> Tried:
        """Return what the limit at `value` would have made of the period; raises RuleSetError where it cannot be so."""
        effective(self.history.rule_set, {**self.own, param: value})
        every = {row: {**self.history.own.get(row, {}), param: value} for row in range(self.history.rows)}
        after = replay(replace(self.history, own=every), self.history.rule_set)
        changed = np.flatnonzero(after != self.ranks)[::-1]
        inputs = self._held_against(param)
        return Tried(
            assessments=self.history.rows,
            before=_counted(self.ranks),
            after=_counted(after),
            turned=tuple(self._turned(int(row), after, inputs) for row in changed),
        )

    def _turned(self, row: int, after: Ranks, inputs: tuple[str, ...]) -> Turned:
        history = self.history
        return Turned(
            at=_EPOCH + timedelta(milliseconds=int(history.at[row])),
            before=WORST_FIRST[int(self.ranks[row])],
            after=WORST_FIRST[int(after[row])],
            value=value_words(history.rule_set, history.columns, inputs, row, self.kinds),
        )

    def _held_against(self, param: str) -> tuple[str, ...]:
        rules = self.history.rule_set
        found = {
            one.input: None
            for rule in rules.rules
            for one in rules.compared(rule)
            if isinstance(one.operand, ParamRef) and one.operand.name == param
        }
        return tuple(found)


def own_past(
    history: History,
    own: Mapping[str, Decimal],
    words: Mapping[str, LimitInWords],
    kinds: Mapping[str, ReadingKind],
) -> OwnPast:
    """Return a patient's assessments ready for one limit after another."""
    return OwnPast(history, own, words, kinds, replay(history, history.rule_set))


def _counted(ranks: Ranks) -> Counts:
    return {colour: int(np.count_nonzero(ranks == colour.rank)) for colour in WORST_FIRST}
