"""Look for inputs under which conditions come out as wanted, or prove that there are none; bounded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from triage.scoring.analyse.domains import Cells
from triage.scoring.analyse.network import (
    FALSE,
    TRUE,
    UNKNOWN,
    AtLeast,
    Box,
    Leaf,
    Node,
    Opposite,
    Truths,
    possible,
    swapped,
)

# Conditions looked at: a thousand take about a millisecond. Every check has its own share, so that one cannot starve
# another.
MOST_FOR_ONE_QUESTION = 15_000
MOST_FOR_ONE_CHECK = 30_000

_NOT_TRUE = FALSE | UNKNOWN


class GaveUpError(Exception):
    """The question takes more work than is allowed; nothing is proven."""


@dataclass(slots=True)
class Work:
    """How many conditions were looked at - in all, for the check and for the question at hand - and how many `points`
    (made-up patients) were evaluated.
    """

    done: int = 0
    check: int = 0
    question: int = 0
    points: int = 0

    def start_check(self) -> None:
        """Begin another check."""
        self.check = 0

    def start(self) -> None:
        """Begin another question; raises GaveUpError when the check has spent its share."""
        self.question = 0
        self.spend(0)

    def spend(self, amount: int) -> None:
        """Count `amount` conditions; raises GaveUpError when that is too many."""
        self.done += amount
        self.check += amount
        self.question += amount
        if self.question > MOST_FOR_ONE_QUESTION or self.check > MOST_FOR_ONE_CHECK:
            raise GaveUpError


@dataclass(frozen=True, slots=True)
class Wanted:
    """`node` must come out as one of `allowed`, with one input held at a cell where `held` says so (number, cells)."""

    node: Node
    allowed: Truths
    held: tuple[int, Cells] | None = None


def find(wanted: Iterable[Wanted], box: Box, work: Work) -> Box | None:
    """Return a part of `box` all of whose points fulfil everything wanted, None when there is no such point.

    Raises GaveUpError after too much work. Every step cuts the cells of one input along one comparison.
    """
    work.start()
    smallest = _decomposed(wanted, work)
    narrowed = _narrowed(box, smallest)
    stack: list[tuple[Box, Sequence[Wanted], int | None]] = [(narrowed, smallest, None)] if all(narrowed) else []
    while stack:
        inside, open_, changed = stack.pop()
        look = _Look(inside, work)
        left = look.undecided(open_, changed)
        if left is not None and not left:
            return inside
        if left:
            number, parts = look.cut(left[0])
            stack.extend((_with(inside, number, part), left, number) for part in reversed(parts))
    return None


def _decomposed(wanted: Iterable[Wanted], work: Work) -> tuple[Wanted, ...]:
    """Return the same wishes of smaller conditions: all parts of "all" true, no part of "any" true, and so on."""
    found: dict[Wanted, bool] = {}
    ahead = list(wanted)[::-1]
    while ahead:
        one = ahead.pop()
        work.spend(2)
        if one not in found:
            smaller = _smaller(one)
            found[one] = not smaller
            ahead.extend(reversed(smaller))
    return tuple(one for one, is_smallest in found.items() if is_smallest)


def _smaller(one: Wanted) -> list[Wanted]:
    match one.node:
        case Opposite(part):
            return [replace(one, node=part, allowed=swapped(one.allowed))]
        case AtLeast(wanted, parts) if wanted == len(parts) and one.allowed in (TRUE, TRUE | UNKNOWN):
            return [replace(one, node=part) for part in parts]
        case AtLeast(1, parts) if one.allowed in (FALSE, _NOT_TRUE):
            return [replace(one, node=part) for part in parts]
        case _:
            return []


def _narrowed(box: Box, wanted: Sequence[Wanted]) -> Box:
    """Return `box` without the cells that a single comparison forbids: what is forced needs no trying."""
    cells = list(box)
    for one in wanted:
        if isinstance(one.node, Leaf) and (one.held is None or one.held[0] != one.node.input):
            cells[one.node.input] &= _cells(one.node, one.allowed)
    return tuple(cells)


def _cells(leaf: Leaf, allowed: Truths) -> Cells:
    """Return the cells in which a comparison is one of `allowed`."""
    unknown = ~(leaf.true | leaf.false) if allowed & UNKNOWN else 0
    return (leaf.true if allowed & TRUE else 0) | (leaf.false if allowed & FALSE else 0) | unknown


def _with(box: Box, number: int, cells: Cells) -> Box:
    return (*box[:number], cells, *box[number + 1 :])


@dataclass(slots=True)
class _Look:
    """One look at the conditions while the inputs are within `box`."""

    box: Box
    work: Work
    seen: dict[tuple[int, Cells] | None, dict[Node, Truths]] = field(default_factory=dict)

    def undecided(self, wanted: Sequence[Wanted], changed: int | None) -> list[Wanted] | None:
        """Return what is not fulfilled everywhere in the box, None when something cannot be fulfilled in it.

        `changed` is the one input whose cells are fewer than when `wanted` was last looked at.
        """
        left = []
        for one in wanted:
            if changed is None or changed in one.node.inputs:
                truths = self._possible(one.node, one)
                if not truths & one.allowed:
                    return None
                if not truths & ~one.allowed:
                    continue
            left.append(one)
        return left

    def cut(self, one: Wanted) -> tuple[int, list[Cells]]:
        """Return an input that leaves `one` undecided, and its cells in parts, the most promising first."""
        leaf, truth = self._undecided_leaf(one, TRUE if one.allowed & TRUE else FALSE)
        cells = self.box[leaf.input]
        unknown = ~(leaf.true | leaf.false)
        order = (leaf.true, leaf.false, unknown) if truth == TRUE else (leaf.false, unknown, leaf.true)
        return leaf.input, [cells & part for part in order if cells & part]

    def _undecided_leaf(self, one: Wanted, truth: Truths) -> tuple[Leaf, Truths]:
        node = one.node
        while not isinstance(node, Leaf):
            if isinstance(node, Opposite):
                node, truth = node.part, swapped(truth)
            else:
                node = next(self._open_parts(node, one))
        return node, truth

    def _open_parts(self, node: AtLeast, one: Wanted) -> Iterator[Node]:
        return (part for part in node.parts if self._possible(part, one) not in (TRUE, FALSE, UNKNOWN))

    def _possible(self, node: Node, one: Wanted) -> Truths:
        seen = self.seen.setdefault(one.held, {})
        before = len(seen)
        box = self.box if one.held is None else _with(self.box, *one.held)
        found = possible(node, box, seen)
        self.work.spend(1 + len(seen) - before)
        return found
