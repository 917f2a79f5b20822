"""What stands in the file and nothing uses; and numbers in conditions that no source answers for."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from re import findall

from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.subject import Subject, comparisons_in, written
from triage.scoring.numbers import shown
from triage.scoring.rules.conditions import Comparison, ParamRef, Reference, walk


def unused(subject: Subject) -> Iterator[Finding]:
    """Yield parameters, inputs, definitions and sources that could as well be deleted."""
    rule_set = subject.rule_set
    parts = [part for condition in written(rule_set).values() for part in walk(condition)]
    compared = [part for part in parts if isinstance(part, Comparison)]
    shown_names = {slot for rule in rule_set.rules for slot in findall(r"\{(\w+)\}", rule.reason.da + rule.reason.en)}
    used = {
        "params": shown_names | {part.operand.name for part in compared if isinstance(part.operand, ParamRef)},
        "inputs": shown_names | {part.input for part in compared} | _required(subject),
        "define": {part.name for part in parts if isinstance(part, Reference)},
        "basis": {source for param in rule_set.params.values() for source in param.source},
    }
    sections: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("params", rule_set.params),
        ("inputs", rule_set.inputs),
        ("define", rule_set.define),
        ("basis", rule_set.basis),
    )
    for section, names in sections:
        for name in names:
            if name not in used[section]:
                yield _unused(subject, section, name)


def unsourced(subject: Subject) -> Iterator[Finding]:
    """Yield numbers that stand in a condition itself: they have no source, no bounds and cannot be tuned."""
    told: set[tuple[str, Decimal]] = set()
    for path, comparison in comparisons_in(subject.rule_set):
        operands = comparison.operand if isinstance(comparison.operand, tuple) else (comparison.operand,)
        for number in operands:
            if isinstance(number, Decimal) and (path, number) not in told:
                told.add((path, number))
                yield _unsourced(subject, path, comparison.input, number)


def _required(subject: Subject) -> set[str]:
    return {name for name, declared in subject.rule_set.inputs.items() if declared.required}


def _unused(subject: Subject, section: str, name: str) -> Finding:
    return subject.note(
        f"unused-{_ONE[section]}",
        f"{section}.{name}",
        f"{name} under »{section}« bruges ikke. Brug den, eller slet den.",
        f"{name} under '{section}' is not used. Use it or delete it.",
    )


def _unsourced(subject: Subject, path: str, name: str, number: Decimal) -> Finding:
    return subject.warning(
        "no-source",
        path,
        f"Grænsen {shown(number, 'da')} for {name} har ingen kilde. Gør den til en parameter med kilde, enhed og "
        "yderpunkter.",
        f"The limit {number} of {name} has no source. Make it a parameter with a source, a unit and bounds.",
    )


_ONE = {"params": "param", "inputs": "input", "define": "define", "basis": "basis"}
