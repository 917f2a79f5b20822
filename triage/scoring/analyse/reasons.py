"""What a nurse is told: slots that stay empty, languages that tell different things, deadlines of no time."""

from collections.abc import Iterator
from re import findall

from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.subject import Subject
from triage.scoring.rules.model import Rule


def reasons(subject: Subject) -> Iterator[Finding]:
    """Yield what is amiss with the reason and the deadline of each rule."""
    for rule in subject.rule_set.rules:
        da, en = set(_slots(rule.reason.da)), set(_slots(rule.reason.en))
        known = subject.rule_set.inputs.keys() | subject.rule_set.params.keys()
        for slot in sorted((da | en) - known):
            yield _empty(subject, rule, slot)
        if da != en:
            yield _differ(subject, rule, ", ".join(sorted(da ^ en)))
        if rule.act_within_h <= 0:
            yield _no_time(subject, rule)


def _slots(text: str) -> list[str]:
    return findall(r"\{(\w+)\}", text)


def _empty(subject: Subject, rule: Rule, slot: str) -> Finding:
    return subject.warning(
        "unknown-slot",
        f"rules.{rule.id}",
        f"{{{slot}}} i begrundelsen er hverken et input eller en parameter og vises som en streg. Ret navnet.",
        f"{{{slot}}} in the reason is neither an input nor a parameter and is shown as a dash. Correct the name.",
    )


def _differ(subject: Subject, rule: Rule, slots: str) -> Finding:
    return subject.note(
        "reasons-differ",
        f"rules.{rule.id}",
        f"Begrundelsen viser ikke de samme værdier på dansk og engelsk: {slots}.",
        f"The reason does not show the same values in Danish and English: {slots}.",
    )


def _no_time(subject: Subject, rule: Rule) -> Finding:
    return subject.warning(
        "no-deadline",
        f"rules.{rule.id}",
        "Fristen er 0 timer, så patienten er over tid, i samme øjeblik reglen slår til. Skriv antallet af timer.",
        "The deadline is 0 hours, so the patient is overdue as soon as the rule fires. Write how many hours there are.",
    )
