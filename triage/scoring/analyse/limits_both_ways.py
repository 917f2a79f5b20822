"""Limits of which neither way is stricter: moved one way, one patient gets worse and another milder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.analyse.domains import Domain
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.levels import Level, levels_of
from triage.scoring.analyse.network import Box, Network, Node
from triage.scoring.analyse.points import Given, colours_of, example_in, told
from triage.scoring.analyse.regions import leaves
from triage.scoring.analyse.search import Wanted
from triage.scoring.analyse.subject import Subject, comparisons_in, domains_of, operands_in
from triage.scoring.analyse.turning_values import is_with, turning_values
from triage.scoring.analyse.worse import way_of
from triage.scoring.evaluate.parameters import effective
from triage.scoring.numbers import shown
from triage.scoring.rules.conditions import Literal, Operator, ParamRef
from triage.scoring.rules.model import Param, Worse

_LOWER, _HIGHER = frozenset({Operator.LT, Operator.LE}), frozenset({Operator.GT, Operator.GE})


@dataclass(frozen=True, slots=True)
class _Move:
    """A patient whose colour changes when a limit is moved from the first of `values` up to the second."""

    values: tuple[Decimal, Decimal]
    given: Given
    colours: tuple[Colour, Colour]


def limits_both_ways(subject: Subject) -> Iterator[Finding]:
    """Yield every limit that somebody gets worse by and somebody milder, moved one way inside its bounds.

    The two may be different patients and different moves. The other limits stand at their own values meanwhile, in the
    order that the file holds them in, and a patient is anybody whose numbers the inputs can be, each without regard to
    the others. Then it is exact, but for rules that silence a worse one and for what was too much work: both are told.
    """
    for param in subject.rule_set.params.values():
        levels = levels_of(subject.rule_set, subject.whens, subject.domains)
        if any(len(_ways(level, param.name)) > 1 for level in levels):
            worse, milder = _moves(subject, param)
            if worse is not None and milder is not None:
                yield _finding(subject, param, worse, milder)


def _ways(level: Level, name: str) -> set[int]:
    """Return 1 where a higher limit makes more patients so, -1 where a lower one does, both where it equals."""
    found = set[int]()
    for leaf, cells in leaves(level.node):
        compared = leaf.comparison
        if isinstance(compared.operand, ParamRef) and compared.operand.name == name:
            speaks = 1 if cells == leaf.true else -1
            turned = -1 if compared.operand.negated else 1
            way = 1 if compared.operator in _LOWER else -1
            found |= {way * speaks * turned} if compared.operator in _LOWER | _HIGHER else {1, -1}
    return found


def _moves(subject: Subject, param: Param) -> tuple[_Move | None, _Move | None]:
    """Return somebody who gets worse as the limit rises, and somebody who gets milder."""
    values = turning_values(subject, param)
    stands = _Stands(subject, param.name, _domains(subject, param.name, values))
    every = [(value, stands.at(value)) for value in values]
    worse = milder = None
    for (low, before), (high, after) in pairwise(every):
        for one, other in zip(before, after, strict=True):
            worse = worse or stands.moved((low, high), one, other, rises=True)
            milder = milder or stands.moved((low, high), one, other, rises=False)
        if worse is not None and milder is not None:
            break
    return worse, milder


def _domains(subject: Subject, name: str, values: list[Decimal]) -> dict[str, Domain]:
    operands: dict[str, list[Literal]] = operands_in(subject.rule_set)
    for _, one in comparisons_in(subject.rule_set):
        if isinstance(one.operand, ParamRef) and one.operand.name == name:
            operands[one.input] += [-value if one.operand.negated else value for value in values]
    return domains_of(subject.rule_set, subject.kinds, subject.instruments, operands)


class _Stands:
    """A limit at one value and another; rules that do not use it are the same conditions at both, and asked once."""

    def __init__(self, subject: Subject, name: str, domains: Mapping[str, Domain]) -> None:
        self._subject, self._name, self._domains = subject, name, domains
        rule_set = subject.rule_set
        self._using = [rule for rule in rule_set.rules if any(is_with(one, name) for one in rule_set.compared(rule))]
        network = Network(rule_set, domains)
        self._others = {rule.id: network.node(rule.when) for rule in rule_set.rules if rule not in self._using}

    def at(self, value: Decimal) -> list[Level]:
        """Return the levels while the limit stands at a value."""
        rule_set = self._subject.rule_set
        param = replace(rule_set.params[self._name], value=value)
        network = Network(replace(rule_set, params={**rule_set.params, self._name: param}), self._domains)
        whens = self._others | {rule.id: network.node(rule.when) for rule in self._using}
        return list(levels_of(rule_set, whens, self._domains))

    def moved(self, values: tuple[Decimal, Decimal], before: Level, after: Level, *, rises: bool) -> _Move | None:
        """Return somebody whom moving the limit up takes into the level (`rises`), or out of it."""
        bad, good = (after, before) if rises else (before, after)
        same = frozenset(self._others.values())
        found = (self._found(wish, bad, good, same) for wish in bad.only(lambda node: node not in same).reached())
        moves = (self._evaluated(values, box) for box in found if box is not None)
        return next((one for one in moves if (one.colours[0].rank > one.colours[1].rank) == rises), None)

    def _found(self, wish: Wanted, bad: Level, good: Level, same: frozenset[Node]) -> Box | None:
        """Return somebody; the rules that use the limit are asked alone first: mostly they say no."""
        found = None
        for asked in (good.only(lambda node: node not in same), good):
            found = self._subject.found(f"params.{self._name}", (wish, *asked.below()), bad.box)
            if found is None:
                return None
        return found

    def _evaluated(self, values: tuple[Decimal, Decimal], box: Box) -> _Move:
        given, rule_set = example_in(self._domains, box), self._subject.rule_set
        limits = [effective(rule_set, {self._name: value}) for value in values]
        first, last = colours_of(rule_set, [given, given], limits, self._subject.work)
        return _Move(values, given, (first, last))


def _finding(subject: Subject, param: Param, worse: _Move, milder: _Move) -> Finding:
    compared = {one.input for _, one in comparisons_in(subject.rule_set) if is_with(one, param.name)}
    is_said = all(way_of(subject, name) is Worse.UNORDERED for name in compared)
    tell = subject.note if is_said else subject.error
    one, other = _told(worse), _told(milder)
    return tell(
        "limit-both-ways",
        f"params.{param.name}",
        f"Ingen retning er strengere for {param.name}: flyttes den {one.da}, og flyttes den {other.da}. "
        "Ret reglerne, der bruger den.",
        f"Neither way is stricter for {param.name}: moved {one.en}, and moved {other.en}. "
        "Correct the rules that use it.",
    )


def _told(move: _Move) -> Text:
    """Return a move as a part of a sentence: "fra 85 til 86, bliver gul til rød (med spo2 86)"."""
    (low, high), (was, now), beside = move.values, move.colours, told(move.given)
    return Text(
        f"fra {shown(low, 'da')} til {shown(high, 'da')}, bliver {was.words.da} til {now.words.da}{beside.da}",
        f"from {shown(low, 'en')} to {shown(high, 'en')}, {was.words.en} becomes {now.words.en}{beside.en}",
    )
