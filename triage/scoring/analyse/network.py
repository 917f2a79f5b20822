"""Conditions as a network over cells: which of true, false and unknown a condition can still be.

A condition under `define` stands in the network once, however often it is referred to, so that work stays bounded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from triage.scoring.analyse.domains import Cells, Domain, operands_of
from triage.scoring.rules.conditions import AllOf, AnyOf, Comparison, Condition, CountOf, NotOf
from triage.scoring.rules.model import RuleSet

# A set of truths is a sum of these.
Truths = int
TRUE, FALSE, UNKNOWN = 1, 2, 4

# For every input, in the order of the file, the cells that are still possible.
Box = tuple[Cells, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A comparison: the cells of `input` (its number) where it is true and where it is false."""

    comparison: Comparison
    input: int
    true: Cells
    false: Cells
    inputs: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Opposite:
    """The negation of `part`."""

    part: "Node"
    inputs: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class AtLeast:
    """At least `wanted` of `parts`: all of them, any of them, or a count."""

    wanted: int
    parts: tuple["Node", ...]
    inputs: frozenset[int]


Node = Leaf | Opposite | AtLeast


def at_least(wanted: int, parts: Sequence[Node]) -> AtLeast:
    """Return the node of `wanted` out of `parts`."""
    return AtLeast(wanted, tuple(parts), frozenset[int]().union(*(part.inputs for part in parts)))


def swapped(truths: Truths) -> Truths:
    """Return the truths of the opposite."""
    return (truths & UNKNOWN) | (TRUE if truths & FALSE else 0) | (FALSE if truths & TRUE else 0)


def possible(node: Node, box: Box, seen: dict[Node, Truths]) -> Truths:
    """Return what `node` can be while every input is within `box`, inputs taken as independent.

    What is left out cannot be; what is in may still turn out impossible, unless every leaf is decided. `seen` holds
    the nodes already looked at in this box.
    """
    found = seen.get(node)
    if found is not None:
        return found
    match node:
        case Leaf():
            cells = box[node.input]
            found = bool(cells & node.true) * TRUE | bool(cells & node.false) * FALSE
            found |= bool(cells & ~(node.true | node.false)) * UNKNOWN
        case Opposite():
            found = swapped(possible(node.part, box, seen))
        case AtLeast():
            found = _counted([possible(part, box, seen) for part in node.parts], node.wanted)
    seen[node] = found
    return found


def _counted(parts: Sequence[Truths], wanted: int) -> Truths:
    true = sum(1 for part in parts if part & TRUE) >= wanted
    false = sum(1 for part in parts if part & FALSE) > len(parts) - wanted
    surely_true, surely_false = parts.count(TRUE) >= wanted, parts.count(FALSE) > len(parts) - wanted
    unknown = not surely_true and not surely_false and any(part & UNKNOWN for part in parts)
    return true * TRUE | false * FALSE | unknown * UNKNOWN


class Network:
    """The conditions of a rule set over the cells of its inputs."""

    def __init__(self, rule_set: RuleSet, domains: Mapping[str, Domain]) -> None:
        self._rule_set = rule_set
        self._domains = domains
        self._numbers = {name: number for number, name in enumerate(domains)}
        self._defined: dict[str, Node] = {}

    def node(self, condition: Condition) -> Node:
        """Return the node of `condition`."""
        match condition:
            case Comparison():
                return self._leaf(condition)
            case AllOf(parts):
                return at_least(len(parts), [self.node(part) for part in parts])
            case AnyOf(parts):
                return at_least(1, [self.node(part) for part in parts])
            case CountOf(parts, wanted):
                return at_least(wanted, [self.node(part) for part in parts])
            case NotOf(part):
                negated = self.node(part)
                return Opposite(negated, negated.inputs)
            case _:
                return self._reference(condition.name)

    def _reference(self, name: str) -> Node:
        if name not in self._defined:
            self._defined[name] = self.node(self._rule_set.define[name])
        return self._defined[name]

    def _leaf(self, comparison: Comparison) -> Leaf:
        domain, number = self._domains[comparison.input], self._numbers[comparison.input]
        operands = operands_of(comparison, self._rule_set.params)
        true, false = domain.where(comparison.operator, operands)
        return Leaf(comparison, number, true, false, frozenset({number}))
