"""What makes a colour at least so bad, as conditions of the network.

That a rule steps back (`unless`) changes nothing of it: rules that are true silence each other in no ring, so one of
them is heard, and it is no milder unless a milder one silences a worse, which is an error of its own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from triage.clinical.colour import Colour
from triage.scoring.analyse.domains import Cells, Domain
from triage.scoring.analyse.network import FALSE, TRUE, UNKNOWN, AtLeast, Box, Node, at_least
from triage.scoring.analyse.search import Wanted
from triage.scoring.rules.model import OnUnknown, RuleSet

Held = tuple[int, Cells] | None


@dataclass(frozen=True, slots=True)
class Level:
    """`colour` or worse: one of `whens` is true, or one of `critical`, which must be known, is not.

    `node` is any of `whens`; `box` are all inputs.
    """

    colour: Colour
    whens: tuple[Node, ...]
    critical: tuple[Node, ...]
    node: AtLeast
    box: Box

    def only(self, is_meant: Callable[[Node], bool]) -> "Level":
        """Return the part of it that some conditions make or unmake."""
        whens, critical = tuple(filter(is_meant, self.whens)), tuple(filter(is_meant, self.critical))
        return _level(self.colour, whens, critical, self.box)

    def reached(self, held: Held = None) -> Iterator[Wanted]:
        """Yield every wish that alone makes somebody so, with one input `held`."""
        yield Wanted(self.node, TRUE, held)
        yield from (Wanted(when, UNKNOWN, held) for when in self.critical)

    def below(self, held: Held = None) -> Iterator[Wanted]:
        """Yield the wishes that together make somebody milder."""
        yield from (Wanted(when, FALSE | UNKNOWN, _held(when, held)) for when in self.whens)
        yield from (Wanted(when, TRUE | FALSE, _held(when, held)) for when in self.critical)


def levels_of(rule_set: RuleSet, whens: Mapping[str, Node], domains: Mapping[str, Domain]) -> Iterator[Level]:
    """Yield the levels that rules make, the worst first; grey, for whom all that is required is known."""
    pairs = list(zip(rule_set.inputs.values(), domains.values(), strict=True))
    anything = tuple(domain.known | domain.absent for _, domain in pairs)
    required = tuple(domain.known | (0 if one.required else domain.absent) for one, domain in pairs)
    for colour in (Colour.RED, Colour.YELLOW, Colour.GREY):
        is_grey = colour is Colour.GREY
        if not any(rule.colour is colour or (is_grey and _is_critical(rule.on_unknown)) for rule in rule_set.rules):
            continue
        reaching = tuple(whens[rule.id] for rule in rule_set.rules if rule.colour.rank <= colour.rank)
        critical = tuple(whens[rule.id] for rule in rule_set.rules if is_grey and _is_critical(rule.on_unknown))
        yield _level(colour, reaching, critical, required if is_grey else anything)


def _level(colour: Colour, whens: tuple[Node, ...], critical: tuple[Node, ...], box: Box) -> Level:
    return Level(colour, whens, critical, at_least(1, whens), box)


def _held(when: Node, held: Held) -> Held:
    """Return what is held for a condition: nothing where it does not rest on it, so that it is asked once."""
    return held if held is not None and held[0] in when.inputs else None


def _is_critical(on_unknown: OnUnknown) -> bool:
    return on_unknown is OnUnknown.GREY
