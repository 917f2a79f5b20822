"""Rules that never fire, are always silenced, always fire, or never decide the colour."""

from collections.abc import Iterator
from itertools import chain

from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.network import FALSE, TRUE, UNKNOWN
from triage.scoring.analyse.search import Wanted
from triage.scoring.analyse.subject import Subject
from triage.scoring.rules.model import Rule

_NOT_TRUE = FALSE | UNKNOWN


def rules_without_effect(subject: Subject) -> Iterator[Finding]:
    """Yield what stops a rule from ever making a difference, the plainest reason only."""
    for rule in subject.rule_set.rules:
        finding = _dead(subject, rule) or _always(subject, rule) or _silenced(subject, rule) or _hidden(subject, rule)
        if finding is not None:
            yield finding


def _dead(subject: Subject, rule: Rule) -> Finding | None:
    if not subject.impossible(f"rules.{rule.id}", [_fires(subject, rule)]):
        return None
    return subject.error(
        "dead-rule",
        f"rules.{rule.id}",
        f"Reglen {rule.id} kan aldrig slå til: ingen mulige værdier opfylder betingelsen. Ret grænserne.",
        f"The rule {rule.id} can never fire: no possible values fulfil its condition. Correct the limits.",
    )


def _always(subject: Subject, rule: Rule) -> Finding | None:
    if not subject.impossible(f"rules.{rule.id}", [Wanted(subject.whens[rule.id], FALSE)]):
        return None
    return subject.error(
        "always-true",
        f"rules.{rule.id}",
        f"Reglen {rule.id} er sand for alle mulige værdier og skelner ikke mellem patienter. Ret grænserne.",
        f"The rule {rule.id} is true for all possible values, so it tells no patient from another. Correct the limits.",
    )


def _silenced(subject: Subject, rule: Rule) -> Finding | None:
    if not rule.unless or not subject.impossible(f"rules.{rule.id}", _heard(subject, rule)):
        return None
    names = ", ".join(rule.unless)
    return subject.error(
        "silenced-rule",
        f"rules.{rule.id}",
        f"Reglen {rule.id} slår aldrig til: når dens betingelse er opfyldt, er en af {names} (»unless«) det også.",
        f"The rule {rule.id} never fires: whenever its condition is true, one of {names} ('unless') is too.",
    )


def _hidden(subject: Subject, rule: Rule) -> Finding | None:
    """Rules that can be silenced themselves are left out of the worse ones: then nothing is proven."""
    others = subject.rule_set.rules
    worse = (other for other in others if other.colour.rank < rule.colour.rank and not other.unless)
    not_worse = (Wanted(subject.whens[other.id], _NOT_TRUE) for other in worse)
    if not subject.impossible(f"rules.{rule.id}", chain(_heard(subject, rule), not_worse)):
        return None
    colour = rule.colour.words
    return subject.warning(
        "hidden-rule",
        f"rules.{rule.id}",
        f"Reglen {rule.id} gør aldrig en patient {colour.da}: når den slår til, slår en alvorligere regel også til.",
        f"The rule {rule.id} never makes a patient {colour.en}: whenever it fires, a worse rule fires too.",
    )


def _fires(subject: Subject, rule: Rule) -> Wanted:
    return Wanted(subject.whens[rule.id], TRUE)


def _heard(subject: Subject, rule: Rule) -> list[Wanted]:
    silent = (Wanted(subject.whens[name], _NOT_TRUE) for name in rule.unless)
    return [_fires(subject, rule), *silent]
