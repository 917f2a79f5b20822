"""Limits the wrong way round: milder inside worse, or tunable until it is so."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.scoring.analyse.domains import Cells, Domain
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.network import Leaf
from triage.scoring.analyse.regions import leaves, region
from triage.scoring.analyse.subject import Subject
from triage.scoring.rules.conditions import ORDERING, Operator, ParamRef
from triage.scoring.rules.model import Constraint, Rule

_MOST_PAIRS = 10_000


@dataclass(frozen=True, slots=True)
class _Limit:
    """A comparison that colours one end of a scale: everything below its limit (`is_low`), or everything above.

    `reached` is how far from that end the rule colours anyhow, 0 where it rests on other inputs too.
    """

    rule: Rule
    leaf: Leaf
    cells: Cells
    is_low: bool
    reached: Cells


def swapped_limits(subject: Subject) -> Iterator[Finding]:
    """Yield milder limits inside worse ones, and pairs of parameters that can become so."""
    told: set[tuple[str, str]] = set()
    for milder, worse in _pairs(subject):
        finding = _inside(subject, milder, worse) or _could_be(subject, milder, worse)
        if finding is not None and (finding.code, finding.path) not in told:
            told.add((finding.code, finding.path))
            yield finding


def _pairs(subject: Subject) -> Iterator[tuple[_Limit, _Limit]]:
    """Yield two limits on the same end of an input, of rules where the worse rests on nothing the milder does not."""
    by_end: dict[tuple[int, bool], list[_Limit]] = {}
    for limit in _limits(subject):
        by_end.setdefault((limit.leaf.input, limit.is_low), []).append(limit)
    pairs = (
        (milder, worse)
        for limits in by_end.values()
        for milder in limits
        for worse in limits
        if worse.rule.colour.rank < milder.rule.colour.rank
        and subject.whens[worse.rule.id].inputs <= subject.whens[milder.rule.id].inputs
    )
    for number, pair in enumerate(pairs):
        if number == _MOST_PAIRS:
            subject.unfinished.append("rules")
            return
        yield pair


def _limits(subject: Subject) -> Iterator[_Limit]:
    domains = tuple(subject.domains.values())
    for rule in subject.rule_set.rules:
        when = subject.whens[rule.id]
        for leaf, cells in leaves(when):
            domain = domains[leaf.input]
            if leaf.comparison.operator in ORDERING and cells not in (0, domain.known):
                alone = region(when, leaf.input) if len(when.inputs) == 1 else 0
                is_low = bool(cells & 1)
                yield _Limit(rule, leaf, cells, is_low, _end_of(alone, domain, is_low=is_low))


def _inside(subject: Subject, milder: _Limit, worse: _Limit) -> Finding | None:
    """Return that all the milder limit colours is worse already, where the worse rule rests on that input alone."""
    if milder.cells & ~worse.reached:
        return None
    name, colours = milder.leaf.comparison.input, (milder.rule.colour.words, worse.rule.colour.words)
    return subject.error(
        "swapped-limits",
        f"rules.{milder.rule.id}",
        f"Reglen {worse.rule.id} giver allerede {colours[1].da} for alle de værdier af {name}, hvor reglen "
        f"{milder.rule.id} skal give {colours[0].da}. Er grænserne byttet om?",
        f"The rule {worse.rule.id} already gives {colours[1].en} for every value of {name} where the rule "
        f"{milder.rule.id} should give {colours[0].en}. Are the limits swapped?",
    )


def _end_of(cells: Cells, domain: Domain, *, is_low: bool) -> Cells:
    """Return the unbroken run of `cells` from that end of the scale."""
    if is_low:
        return ((cells + 1) & ~cells) - 1
    highest_hole = (domain.known & ~cells).bit_length()
    return domain.known >> highest_hole << highest_hole


def _could_be(subject: Subject, milder: _Limit, worse: _Limit) -> Finding | None:
    pair = _tunable(milder, worse)
    if pair is None:
        return None
    wanted = _wanted(milder, worse, pair)
    lower, upper = _in_order(wanted)
    params, forbidden = subject.rule_set.params, {_in_order(one) for one in subject.rule_set.constraints}
    if params[lower].max <= params[upper].min or (lower, upper) in forbidden:
        return None
    entry = f'[{wanted.left}, "{wanted.operator}", {wanted.right}]'
    milder_colour, worse_colour = milder.rule.colour.words, worse.rule.colour.words
    return subject.warning(
        "constraint-missing",
        f"params.{wanted.left}",
        f"{wanted.left} og {wanted.right} kan indstilles, så {worse_colour.da} bliver mildere end {milder_colour.da}. "
        f"Tilføj {entry} under »constraints«.",
        f"{wanted.left} and {wanted.right} can be set so that {worse_colour.en} becomes milder than "
        f"{milder_colour.en}. Add {entry} under 'constraints'.",
    )


def _tunable(milder: _Limit, worse: _Limit) -> tuple[ParamRef, ParamRef] | None:
    one, other = worse.leaf.comparison.operand, milder.leaf.comparison.operand
    if not isinstance(one, ParamRef) or not isinstance(other, ParamRef):
        return None
    return None if one.name == other.name or one.negated != other.negated else (one, other)


def _wanted(milder: _Limit, worse: _Limit, pair: tuple[ParamRef, ParamRef]) -> Constraint:
    """Return how the parameters must stand: the worse limit nearer to the ill end than the milder one."""
    is_below = milder.is_low != pair[0].negated
    return Constraint(pair[0].name, Operator.LT if is_below else Operator.GT, pair[1].name)


def _in_order(constraint: Constraint) -> tuple[str, str]:
    """Return the lower and the higher parameter of a constraint."""
    names = (constraint.left, constraint.right)
    return names if constraint.operator in (Operator.LT, Operator.LE) else names[::-1]
