"""Numbers whose colour gets milder as they get worse: told with the values, everything else being the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, groupby
from typing import TypeVar

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.analyse.domains import Cells, Domain
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.levels import Level, levels_of
from triage.scoring.analyse.network import AtLeast, Box
from triage.scoring.analyse.points import Given, colours_of, example_in, told
from triage.scoring.analyse.regions import leaves
from triage.scoring.analyse.subject import Subject
from triage.scoring.analyse.worse import ONE_WAY, way_of
from triage.scoring.evaluate.parameters import effective
from triage.scoring.numbers import shown
from triage.scoring.rules.model import InputKind, Worse

# Cells of one input in rising order, and which of them must not be the worst.
_One = TypeVar("_One")
_Shape = tuple[tuple[int, ...], int]


@dataclass(frozen=True, slots=True)
class _Turn:
    """Values of an input in rising order with the colour of each, while the `others` are the same."""

    values: tuple[Decimal, ...]
    colours: tuple[Colour, ...]
    others: Given


def milder_when_worse(subject: Subject) -> Iterator[Finding]:
    """Yield every number whose colour gets milder as it gets worse, with a patient for whom it does.

    A number of which nothing says which way is worse may be ill at both ends, with the mildest colour between them.
    """
    for number, (name, domain) in enumerate(subject.domains.items()):
        if domain.spans:
            way = way_of(subject, name)
            levels = levels_of(subject.rule_set, subject.whens, subject.domains)
            found = next((turn for level in levels if (turn := _turn(subject, level, number, way)) is not None), None)
            if found is not None:
                yield _finding(subject, name, found, way)


def _turn(subject: Subject, level: Level, number: int, way: Worse | None) -> _Turn | None:
    name, domain = list(subject.domains.items())[number]
    ends = _ends(level.node, number, domain)
    if ends <= {way} if way in ONE_WAY else len(ends) < 2:
        return None
    for cells, bad in _shapes(_stretches(level.node, number, domain), way):
        box = _found(subject, level, number, cells, bad)
        turn = None if box is None else _evaluated(subject, name, cells, example_in(subject.domains, box, name))
        if turn is not None and all(turn.colours[bad].rank < one.rank for one in _without(turn.colours, bad)):
            return turn
    return None


def _shapes(stretches: Sequence[range], way: Worse | None) -> Iterator[_Shape]:
    """Yield the cells that can be at odds, those nearest to one another of every two, or three, stretches."""
    if way in ONE_WAY:
        bad = 0 if way is Worse.HIGHER else 1
        yield from (((one[-1], other[0]), bad) for one, other in combinations(stretches, 2))
    else:
        yield from (((one[-1], mid[0], other[0]), 1) for one, mid, other in combinations(stretches, 3))


def _found(subject: Subject, level: Level, number: int, cells: Sequence[int], bad: int) -> Box | None:
    """Return the other inputs with which the cell at `bad` is of the level and the other cells are milder.

    The rules that rest on the input are asked alone first: mostly they say no, and it is little work.
    """
    resting, box = level.only(lambda node: number in node.inputs), _together(subject, number, level.box)
    held = [(number, 1 << cell) for cell in cells]
    place = f"inputs.{list(subject.domains)[number]}"
    for wish in resting.reached(held[bad]):
        for asked in (resting, level):
            milder = (each for one in _without(held, bad) for each in asked.below(one))
            found = subject.found(place, (wish, *milder), box)
            if found is None:
                break
        else:
            return found
    return None


def _together(subject: Subject, number: int, box: Box) -> Box:
    """Return the box in which whatever comes with an input is there: a sensor gives all of its metrics or none."""
    declared = list(subject.rule_set.inputs.values())
    if declared[number].kind is not InputKind.CGM:
        return box
    pairs = zip(subject.domains.values(), declared, box, strict=True)
    return tuple(cells & domain.known if one.kind is InputKind.CGM else cells for domain, one, cells in pairs)


def _ends(node: AtLeast, number: int, domain: Domain) -> set[Worse | None]:
    """Return from which ends of the scale the comparisons with an input speak for `node`; one inside it does both."""
    found: set[Worse | None] = set()
    for leaf, cells in leaves(node):
        inside = cells & domain.known
        if leaf.input == number and inside not in (0, domain.known):
            is_low, is_high = _is_low_end(inside), _is_low_end(domain.known & ~inside)
            found |= {Worse.LOWER} if is_low else {Worse.HIGHER} if is_high else ONE_WAY
    return found


def _is_low_end(cells: Cells) -> bool:
    return cells & (cells + 1) == 0


def _stretches(node: AtLeast, number: int, domain: Domain) -> list[range]:
    """Return the cells in runs inside which no comparison with the input turns."""
    said = tuple({leaf.true for leaf, _ in leaves(node) if leaf.input == number})
    runs = groupby(range(len(domain.spans)), key=lambda cell: tuple(cells >> cell & 1 for cells in said))
    every = (list(cells) for _, cells in runs)
    return [range(cells[0], cells[-1] + 1) for cells in every]


def _evaluated(subject: Subject, name: str, cells: tuple[int, ...], others: Given) -> _Turn:
    """Return the colours that the evaluator gives, at the ends of the cells that are nearest to each other."""
    spans = subject.domains[name].spans
    values = (spans[cells[0]][1], *(spans[cell][0] for cell in cells[1:]))
    given = [{**others, name: value} for value in values]
    in_force = [effective(subject.rule_set, {})] * len(given)
    return _Turn(values, tuple(colours_of(subject.rule_set, given, in_force, subject.work)), others)


def _without(every: Sequence[_One], place: int) -> list[_One]:
    return [one for at, one in enumerate(every) if at != place]


def _finding(subject: Subject, name: str, turn: _Turn, way: Worse | None) -> Finding:
    tell = subject.note if way is Worse.UNORDERED else subject.error
    pairs = list(zip(turn.values, turn.colours, strict=True))
    da = ", ".join(f"{shown(value, 'da')} giver {colour.words.da}" for value, colour in pairs)
    en = ", ".join(f"{shown(value, 'en')} is {colour.words.en}" for value, colour in pairs)
    beside, cure = told(turn.others), _CURES[way]
    return tell(
        "milder-when-worse",
        f"inputs.{name}",
        f"{name} bliver mildere, når den bliver værre{beside.da}: {da}. {cure.da}",
        f"{name} gets milder as it gets worse{beside.en}: {en}. {cure.en}",
    )


_RULES = Text("Ret reglerne eller grænserne.", "Correct the rules or the limits.")
_CURES = {
    Worse.HIGHER: _RULES,
    Worse.LOWER: _RULES,
    Worse.UNORDERED: Text("Det er sagt, at tallet ikke har nogen orden.", "The number is said to have no order."),
    None: Text(
        "Ret reglerne eller grænserne; har tallet ingen orden, så sig det ved inputtet (»worse: unordered«).",
        "Correct the rules or the limits; if the number has no order, say so at the input ('worse: unordered').",
    ),
}
