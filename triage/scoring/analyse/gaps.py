"""Gaps: numbers that are green although numbers on both sides of them are not."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.analyse.domains import Cells, Domain
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.regions import region
from triage.scoring.analyse.subject import Subject
from triage.scoring.numbers import shown


def gaps(subject: Subject) -> Iterator[Finding]:
    """Yield the gaps of every number, lowest first.

    One green stretch is where the healthy are: the end of the scale that is green, or else the widest stretch.
    """
    for number, (name, domain) in enumerate(subject.domains.items()):
        if domain.spans:
            stretches = _stretches(domain, _coloured(subject, number))
            for before, gap, after in _inner(stretches):
                yield _finding(subject, name, before, gap, after)


class _Stretch:
    """Neighbouring cells that are all green, or all not."""

    def __init__(self, domain: Domain, colours: Sequence[Colour], cells: Sequence[int]) -> None:
        self.low, self.high = domain.spans[cells[0]][0], domain.spans[cells[-1]][1]
        self.first, self.last = colours[cells[0]], colours[cells[-1]]

    @property
    def is_green(self) -> bool:
        return self.first is Colour.GREEN

    @property
    def width(self) -> Decimal:
        return self.high - self.low


def _coloured(subject: Subject, number: int) -> dict[Colour, Cells]:
    found: dict[Colour, Cells] = {}
    for rule in subject.rule_set.rules:
        when = subject.whens[rule.id]
        if number in when.inputs:
            found[rule.colour] = found.get(rule.colour, 0) | region(when, number)
    return found


def _stretches(domain: Domain, coloured: dict[Colour, Cells]) -> list[_Stretch]:
    worst_first = sorted(coloured.items(), key=lambda pair: pair[0].rank)
    colours = [
        next((colour for colour, cells in worst_first if cells >> cell & 1), Colour.GREEN)
        for cell in range(len(domain.spans))
    ]
    runs = groupby(range(len(colours)), key=lambda cell: colours[cell] is Colour.GREEN)
    return [_Stretch(domain, colours, list(cells)) for _, cells in runs]


def _inner(stretches: list[_Stretch]) -> Iterator[tuple[_Stretch, _Stretch, _Stretch]]:
    """Yield each gap with what stands before and after it."""
    ends = [stretch for stretch in (stretches[0], stretches[-1]) if stretch.is_green]
    inner = [stretch for stretch in stretches[1:-1] if stretch.is_green]
    healthy = ends[0] if len(ends) == 1 else max([*ends, *inner], key=lambda stretch: stretch.width, default=None)
    for before, gap, after in zip(stretches, stretches[1:], stretches[2:], strict=False):
        if gap.is_green and gap is not healthy:
            yield before, gap, after


def _finding(subject: Subject, name: str, before: _Stretch, gap: _Stretch, after: _Stretch) -> Finding:
    from_to = Text(_from_to(gap, "da"), _from_to(gap, "en"))
    below, above = before.last.words, after.first.words
    cure = Text("Lad grænserne mødes.", "Let the limits meet.")
    if subject.rule_set.inputs[name].decimals is None:
        cure = Text(
            "Lad grænserne mødes, eller skriv »decimals«, hvis der ikke findes sådanne værdier.",
            "Let the limits meet, or write 'decimals' if there are no such values.",
        )
    return subject.warning(
        "gap",
        f"inputs.{name}",
        f"{name} {from_to.da} er grøn, selv om {shown(before.high, 'da')} er {below.da} og "
        f"{shown(after.low, 'da')} er {above.da}. {cure.da}",
        f"{name} {from_to.en} is green although {shown(before.high, 'en')} is {below.en} and "
        f"{shown(after.low, 'en')} is {above.en}. {cure.en}",
    )


def _from_to(gap: _Stretch, language: str) -> str:
    low, high = shown(gap.low, language), shown(gap.high, language)
    return low if low == high else f"{low}–{high}"
