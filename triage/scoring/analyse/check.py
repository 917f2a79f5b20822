"""The rule-set linter: everything that can be said of a rule set before it meets a patient."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from triage.clinical.observation import ReadingKind
from triage.scoring.analyse.blind_spots import blind_spots
from triage.scoring.analyse.dead_rules import rules_without_effect
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.gaps import gaps
from triage.scoring.analyse.green import green
from triage.scoring.analyse.healthy_values import healthy_values
from triage.scoring.analyse.limits_both_ways import limits_both_ways
from triage.scoring.analyse.milder_when_worse import milder_when_worse
from triage.scoring.analyse.names import names
from triage.scoring.analyse.own_tests import own_tests
from triage.scoring.analyse.reasons import reasons
from triage.scoring.analyse.sign_off import sign_off
from triage.scoring.analyse.silencing import silencing
from triage.scoring.analyse.subject import Subject, subject
from triage.scoring.analyse.swapped_limits import swapped_limits
from triage.scoring.analyse.unanswered import unanswered
from triage.scoring.analyse.units import units
from triage.scoring.analyse.unused import unsourced, unused
from triage.scoring.instruments.model import Instrument
from triage.scoring.rules.model import RuleSet

# The last one tells what those before it could not settle.
_CHECKS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    green,
    unanswered,
    rules_without_effect,
    gaps,
    swapped_limits,
    healthy_values,
    milder_when_worse,
    limits_both_ways,
    units,
    names,
    unsourced,
    unused,
    own_tests,
    sign_off,
    reasons,
    silencing,
    blind_spots,
)


def check(
    rule_set: RuleSet, kinds: Mapping[str, ReadingKind], instruments: Mapping[str, Instrument], today: date
) -> tuple[Finding, ...]:
    """Return the findings by line, then code; what has no line comes last.

    The work is bounded: a question that takes too much is left open, and a note says so.
    """
    return checked(subject(rule_set, kinds, instruments, today))


def checked(looked_at: Subject) -> tuple[Finding, ...]:
    """Return the findings of a subject made ready; its `work` tells afterwards how much was done."""
    found: list[Finding] = []
    for look in _CHECKS:
        looked_at.work.start_check()
        found.extend(look(looked_at))
    return tuple(sorted(found, key=lambda one: (one.line is None, one.line or 0, one.code, one.path, one.text.da)))
