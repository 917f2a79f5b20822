"""The trap of the weaker rule: whatever an answer is the patient is coloured, but left out the patient is green.

It arises where the milder rule excludes the worse one with `not` (or the opposite comparison) on an optional input:
with that input unknown both rules are unknown. `unless` does not have it, for what is unknown silences nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from triage.clinical.colour import Colour
from triage.scoring.analyse.domains import Domain
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.green import no_rule_true, required_known
from triage.scoring.analyse.network import TRUE, Box, Node, at_least
from triage.scoring.analyse.points import Given, colours_of, example_in
from triage.scoring.analyse.search import Wanted
from triage.scoring.analyse.subject import Subject, comparisons_in
from triage.scoring.evaluate.parameters import effective
from triage.scoring.rules.conditions import PRESENCE
from triage.scoring.rules.model import InputKind, Rule

_MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class _Trap:
    """An input that must not be left out, the other inputs of an example, and the rules that are then unknown."""

    name: str
    others: Given
    rules: tuple[Rule, ...]


def unanswered(subject: Subject) -> Iterator[Finding]:
    """Yield every optional input with such a trap; each is tried on the evaluator before it is told."""
    traps = [trap for name, rules in _optional(subject).items() if (trap := _trap(subject, name, rules))]
    for trap in _proven(subject, traps):
        told = ", ".join(rule.id for rule in trap.rules)
        yield subject.error(
            "unanswered-hides",
            f"inputs.{trap.name}",
            f"Uden {trap.name} kan patienten blive grøn, selv om enhver værdi af {trap.name} giver farve "
            f"(reglerne {told}). Brug »unless« i den mildere regel i stedet for »not«, eller gør inputtet påkrævet.",
            f"Without {trap.name} the patient can be green although every value of {trap.name} gives a colour "
            f"(the rules {told}). Use 'unless' in the milder rule instead of 'not', or make the input required.",
        )


def _optional(subject: Subject) -> dict[str, list[Rule]]:
    """Return the rules that rest on each input that may be left out.

    Where a rule asks if there is a value at all, leaving it out is meant to make the difference.
    """
    asked_for = {one.input for _, one in comparisons_in(subject.rule_set) if one.operator in PRESENCE}
    declared = subject.rule_set.inputs
    found: dict[str, list[Rule]] = {name: [] for name in declared if name not in asked_for}
    for rule in subject.rule_set.rules:
        for name in subject.inputs_of(rule) & found.keys():
            found[name].append(rule)
    return {name: rules for name, rules in found.items() if rules and not declared[name].required}


def _trap(subject: Subject, name: str, rules: list[Rule]) -> _Trap | None:
    domain, number = subject.domains[name], list(subject.domains).index(name)
    anyhow = at_least(1, [subject.whens[rule.id] for rule in rules])
    place, box = f"inputs.{name}", _without(subject, name)
    # Most inputs have a value that colours nobody: ask that first, it is little work.
    if subject.found(place, _coloured(anyhow, number, domain), box) is None:
        return None
    green = no_rule_true(subject, (number, domain.absent))
    found = subject.found(place, chain(_coloured(anyhow, number, domain), green), box)
    return None if found is None else _Trap(name, example_in(subject.domains, found, name), tuple(rules))


def _coloured(anyhow: Node, number: int, domain: Domain) -> Iterator[Wanted]:
    return (Wanted(anyhow, TRUE, (number, 1 << cell)) for cell in range(len(domain.values)))


def _without(subject: Subject, name: str) -> Box:
    """Return the inputs that are possible without `name`: a sensor gives all of its metrics or none."""
    inputs, box = subject.rule_set.inputs, required_known(subject)
    if inputs[name].kind is not InputKind.CGM:
        return box
    pairs = zip(subject.domains.items(), box, strict=True)
    return tuple(domain.absent if inputs[other].kind is InputKind.CGM else cells for (other, domain), cells in pairs)


def _proven(subject: Subject, traps: list[_Trap]) -> Iterator[_Trap]:
    """Yield the traps that the evaluator falls into: green without the input, coloured with each value of it."""
    rows: list[Given] = []
    placed: list[tuple[_Trap, int]] = []
    for trap in traps:
        domain = subject.domains[trap.name]
        if len(rows) + 1 + len(domain.values) > _MOST_ROWS:
            subject.unfinished.append(f"inputs.{trap.name}")
            continue
        placed.append((trap, len(rows)))
        rows.extend(_rows(trap, domain))
    if rows:
        in_force = [effective(subject.rule_set, {})] * len(rows)
        colours = colours_of(subject.rule_set, rows, in_force, subject.work)
        for trap, first in placed:
            last = first + 1 + len(subject.domains[trap.name].values)
            if colours[first] is Colour.GREEN and Colour.GREEN not in colours[first + 1 : last]:
                yield trap


def _rows(trap: _Trap, domain: Domain) -> Iterator[Given]:
    yield trap.others
    yield from ({**trap.others, trap.name: value} for value in domain.values)
