"""Where one input lets a rule fire, everything else being for it; and the colours that follow along the input."""

from collections.abc import Iterator

from triage.scoring.analyse.domains import Cells
from triage.scoring.analyse.network import AtLeast, Leaf, Node, Opposite

# The cells where a condition can become true and where it can become false; None where it does not rest on the input.
_Region = tuple[Cells, Cells] | None


def region(node: Node, number: int) -> Cells:
    """Return the cells of input `number` in which `node` can be true because of that input, 0 where it rests on none.

    Other inputs are taken out of the condition, so that "a or b" tells of `a` where `a` alone makes it true.
    """
    found = _region(node, number, {})
    return 0 if found is None else found[0]


def leaves(node: Node) -> Iterator[tuple[Leaf, Cells]]:
    """Yield every comparison under `node` once, with the cells of its input that speak for `node`."""
    seen: set[tuple[Node, bool]] = set()
    ahead = [(node, True)]
    while ahead:
        place = ahead.pop()
        if place not in seen:
            seen.add(place)
            part, positive = place
            match part:
                case Leaf():
                    yield part, part.true if positive else part.false
                case Opposite(inner):
                    ahead.append((inner, not positive))
                case AtLeast(_, parts):
                    ahead.extend((inner, positive) for inner in reversed(parts))


def _region(node: Node, number: int, seen: dict[Node, _Region]) -> _Region:
    if number not in node.inputs:
        return None
    if node not in seen:
        seen[node] = _found(node, number, seen)
    return seen[node]


def _found(node: Node, number: int, seen: dict[Node, _Region]) -> _Region:
    match node:
        case Leaf():
            return node.true, node.false
        case Opposite(part):
            inner = _region(part, number, seen)
            return None if inner is None else (inner[1], inner[0])
        case AtLeast(wanted, parts):
            found = [inner for part in parts if (inner := _region(part, number, seen)) is not None]
            others = len(parts) - len(found)
            false_wanted = len(parts) - wanted + 1
            true = _in_at_least(max(1, wanted - others), [cells for cells, _ in found])
            return true, _in_at_least(max(1, false_wanted - others), [cells for _, cells in found])


def _in_at_least(wanted: int, sets: list[Cells]) -> Cells:
    """Return the cells that lie in at least `wanted` of `sets`."""
    if wanted == 1 or wanted == len(sets):
        return _all_or_any(wanted, sets)
    reached = [-1] + [0] * wanted
    for cells in sets:
        for count in range(wanted, 0, -1):
            reached[count] |= reached[count - 1] & cells
    return reached[wanted]


def _all_or_any(wanted: int, sets: list[Cells]) -> Cells:
    found = sets[0]
    for cells in sets[1:]:
        found = found | cells if wanted == 1 else found & cells
    return found
