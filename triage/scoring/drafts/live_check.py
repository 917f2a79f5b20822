"""What the linter finds in a draft and how its examples come out, while it is being written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from triage.clinical.observation import ReadingKind
from triage.errors import RuleSetError, Text
from triage.scoring.analyse.check import check
from triage.scoring.analyse.finding import Finding, Severity
from triage.scoring.analyse.rule_tests import outcomes
from triage.scoring.evaluate.outcome import Outcome
from triage.scoring.instruments.model import Instrument
from triage.scoring.numbers import shown
from triage.scoring.rules.model import Rule, RuleSet, RuleTest

_NOTHING = Text("ingen regel", "no rule")


@dataclass(frozen=True, slots=True)
class Example:
    """How the example at `place` came out: "gul: spo2_yellow", against what it expects."""

    place: int
    name: str
    is_passed: bool
    expected: Text
    got: Text


@dataclass(frozen=True, slots=True)
class Live:
    """The findings by line, and every example; `unfired` are the rules that none of them fires."""

    findings: tuple[Finding, ...]
    examples: tuple[Example, ...]
    unfired: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Return whether nothing stands against sending it for approval."""
        has_error = any(one.severity is Severity.ERROR for one in self.findings)
        return not has_error and not self.unfired and all(one.is_passed for one in self.examples)

    def at(self, path: str) -> tuple[Finding, ...]:
        """Return the findings at a place and inside it: "rules.spo2_red" has those of its condition too."""
        return tuple(one for one in self.findings if one.path == path or one.path.startswith((f"{path}.", f"{path}[")))


def live_check(
    rule_set: RuleSet, kinds: Mapping[str, ReadingKind], instruments: Mapping[str, Instrument], today: date
) -> Live:
    """Return the linter's findings and how each example came out."""
    examples, unfired = _examples(rule_set)
    return Live(check(rule_set, kinds, instruments, today), examples, unfired)


def _examples(rule_set: RuleSet) -> tuple[tuple[Example, ...], tuple[str, ...]]:
    try:
        found = outcomes(rule_set)
    except RuleSetError:
        # An example's own limit is out of bounds; the linter says which.
        return (), ()
    fired = {rule.id for outcome in found for rule in outcome.fired}
    pairs = enumerate(zip(rule_set.tests, found, strict=True))
    examples = tuple(_example(place, test, outcome) for place, (test, outcome) in pairs)
    return examples, tuple(rule.id for rule in rule_set.rules if rule.id not in fired)


def _example(place: int, test: RuleTest, outcome: Outcome) -> Example:
    fired, critical = _ids(outcome.fired), _ids(outcome.unknown_critical)
    is_passed = (
        test.colour is outcome.colour
        and (test.fired is None or set(test.fired) == set(fired))
        and (test.unknown_critical is None or set(test.unknown_critical) == set(critical))
        and (test.act_within_h is None or test.act_within_h == outcome.act_within_h)
    )
    wanted = _within(_told(test.colour.words, test.fired, test.unknown_critical), test.act_within_h)
    got = _told(outcome.colour.words, fired, None if test.unknown_critical is None else critical)
    got = got if test.act_within_h is None else _within(got, outcome.act_within_h)
    return Example(place, test.name, is_passed, wanted, got)


def _told(colour: Text, fired: tuple[str, ...] | None, critical: tuple[str, ...] | None) -> Text:
    da, en = colour.da, colour.en
    if fired is not None:
        rules = ", ".join(fired)
        da, en = f"{da}: {rules or _NOTHING.da}", f"{en}: {rules or _NOTHING.en}"
    if critical:
        rules = ", ".join(critical)
        da, en = f"{da}; vides ikke: {rules}", f"{en}; not known: {rules}"
    return Text(da, en)


def _within(told: Text, hours: Decimal | None) -> Text:
    if hours is None:
        return told
    return Text(f"{told.da}; inden {shown(hours, 'da')} t", f"{told.en}; within {shown(hours, 'en')} h")


def _ids(rules: tuple[Rule, ...]) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules)
