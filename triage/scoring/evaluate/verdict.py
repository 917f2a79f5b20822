"""From what holds to what fired, what is unknown and the colour: the same for one patient and for a million."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Generic, NamedTuple

from triage.clinical.colour import Colour
from triage.scoring.evaluate.program import Program
from triage.scoring.evaluate.truth import Bits, Truth, at_least, negation
from triage.scoring.rules.conditions import PRESENCE, Comparison, Operator

_GREY, _GREEN = Colour.GREY.rank, Colour.GREEN.rank
# Looked up once: an attribute of an enumeration costs more than comparing a row.
_EXISTS = Operator.EXISTS


class Verdict(NamedTuple, Generic[Bits]):
    """What the rows came to: rules in file order, and as `worse[n]` the rows whose `Colour.rank` is n or less.

    Bits beyond the last row mean nothing.
    """

    fired: list[Bits]
    unknown: list[Bits]
    worse: list[Bits]


def judged(
    program: Program, received: Mapping[str, Truth[Bits]], holds: Sequence[Bits], blocked: Bits
) -> Verdict[Bits]:
    """Return what the rows came to.

    `received` is the truth of "there is a value" of every input: certain where it is known, possible also where it
    cannot be used. `holds` says where each test of the program holds, whatever it says where the input is not known;
    `blocked` are the rows that must be at least grey for reasons outside the rules.
    """
    truths = [_truth(test, received[test.input], held) for test, held in zip(program.tests, holds, strict=True)]
    for step in program.steps:
        truths.append(at_least([_at(truths, place) for place in step.places], step.wanted))
    fired, unknown = _heard(program, truths)
    ranked: list[list[Bits]] = [[] for _ in range(_GREEN + 1)]
    ranked[_GREY].append(blocked)
    ranked[_GREY].extend(_unproven(program, received))
    for rule, true, undecided in zip(program.rules, fired, unknown, strict=True):
        ranked[rule.rank].append(true)
        if rule.is_critical:
            ranked[_GREY].append(undecided)
    return Verdict(fired, unknown, _worse(ranked, blocked & ~blocked))


def _truth(test: Comparison, received: Truth[Bits], held: Bits) -> Truth[Bits]:
    if test.operator in PRESENCE:
        return received if test.operator is _EXISTS else negation(received)
    return Truth(held & received.certain, held | ~received.certain)


def _at(truths: Sequence[Truth[Bits]], place: int) -> Truth[Bits]:
    return truths[place] if place >= 0 else negation(truths[~place])


def _heard(program: Program, truths: Sequence[Truth[Bits]]) -> tuple[list[Bits], list[Bits]]:
    """Return where each rule fired and where it is unknown; a true `unless` silences both."""
    fired, unknown = [], []
    for rule in program.rules:
        certain, possible = _at(truths, rule.when)
        for place in rule.unless:
            heard = ~_at(truths, place).certain
            certain, possible = certain & heard, possible & heard
        fired.append(certain)
        unknown.append(certain ^ possible)
    return fired, unknown


def _unproven(program: Program, received: Mapping[str, Truth[Bits]]) -> Iterator[Bits]:
    """Yield where an input keeps rows from green: one that cannot be used, or a required one that is not known."""
    for name, (known, present) in received.items():
        if name in program.required:
            yield ~known
        elif known is not present:
            yield known ^ present


def _worse(ranked: Sequence[Sequence[Bits]], nowhere: Bits) -> list[Bits]:
    worse = [nowhere]
    for of_rank in ranked[:_GREEN]:
        worse.append(reduce(or_, of_rank, worse[-1]))
    return worse[1:]
