"""The rule set under the linter's eye, with what every check needs of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.analyse.domains import Domain, domain_of, operands_of
from triage.scoring.analyse.finding import Finding, Severity
from triage.scoring.analyse.network import Box, Network, Node
from triage.scoring.analyse.ranges import range_of
from triage.scoring.analyse.search import GaveUpError, Wanted, Work, find
from triage.scoring.files.faults import line_of
from triage.scoring.instruments.model import Instrument
from triage.scoring.rules.conditions import Comparison, Condition, Literal, walk
from triage.scoring.rules.model import Rule, RuleSet


@dataclass(frozen=True, slots=True)
class Subject:
    """A rule set, the catalogues it is held against, and its conditions as a network.

    `domains` stand in the order of the inputs, `whens` in the order of the rules; `anything` is the box of all inputs.
    `unfinished` collects what could not be settled within the work allowed.
    """

    rule_set: RuleSet
    kinds: Mapping[str, ReadingKind]
    instruments: Mapping[str, Instrument]
    today: date
    domains: Mapping[str, Domain]
    whens: Mapping[str, Node]
    anything: Box
    work: Work = field(default_factory=Work)
    unfinished: list[str] = field(default_factory=list)

    def found(self, about: str, wanted: Iterable[Wanted], box: Box | None = None) -> Box | None:
        """Return inputs that fulfil `wanted`; None when there are none, or the work ran out (noted under `about`)."""
        try:
            return find(wanted, self.anything if box is None else box, self.work)
        except GaveUpError:
            self.unfinished.append(about)
            return None

    def impossible(self, about: str, wanted: Iterable[Wanted], box: Box | None = None) -> bool:
        """Return whether it is proven that no inputs fulfil `wanted`."""
        try:
            return find(wanted, self.anything if box is None else box, self.work) is None
        except GaveUpError:
            self.unfinished.append(about)
            return False

    def inputs_of(self, rule: Rule) -> frozenset[str]:
        """Return the names of the inputs that `rule` rests on."""
        names = tuple(self.domains)
        return frozenset(names[number] for number in self.whens[rule.id].inputs)

    def error(self, code: str, path: str, da: str, en: str) -> Finding:
        """Return what must be corrected before anybody signs."""
        return self._finding(code, Severity.ERROR, path, Text(da, en))

    def warning(self, code: str, path: str, da: str, en: str) -> Finding:
        """Return what somebody should look at."""
        return self._finding(code, Severity.WARNING, path, Text(da, en))

    def note(self, code: str, path: str, da: str, en: str) -> Finding:
        """Return what is good to know."""
        return self._finding(code, Severity.NOTE, path, Text(da, en))

    def _finding(self, code: str, severity: Severity, path: str, text: Text) -> Finding:
        return Finding(code, severity, path, line_of(path, self.rule_set.lines), text)


def subject(
    rule_set: RuleSet, kinds: Mapping[str, ReadingKind], instruments: Mapping[str, Instrument], today: date
) -> Subject:
    """Return `rule_set` made ready for the checks."""
    domains = domains_of(rule_set, kinds, instruments, operands_in(rule_set))
    network = Network(rule_set, domains)
    whens = {rule.id: network.node(rule.when) for rule in rule_set.rules}
    anything = tuple(domain.known | domain.absent for domain in domains.values())
    return Subject(rule_set, kinds, instruments, today, domains, whens, anything)


def domains_of(
    rule_set: RuleSet,
    kinds: Mapping[str, ReadingKind],
    instruments: Mapping[str, Instrument],
    operands: Mapping[str, Iterable[Literal]],
) -> dict[str, Domain]:
    """Return the cells of every input that is compared with `operands`."""
    return {
        name: domain_of(declared, operands.get(name, ()), range_of(declared, kinds, instruments))
        for name, declared in rule_set.inputs.items()
    }


def written(rule_set: RuleSet) -> Mapping[str, Condition]:
    """Return every condition as it is written, by path; references are not followed, so this is never large."""
    defined = {f"define.{name}": condition for name, condition in rule_set.define.items()}
    return {f"rules.{rule.id}": rule.when for rule in rule_set.rules} | defined


def comparisons_in(rule_set: RuleSet) -> Iterable[tuple[str, Comparison]]:
    """Yield every comparison that is written in the file, with the path of the rule or definition it stands in."""
    for path, condition in written(rule_set).items():
        yield from ((path, part) for part in walk(condition) if isinstance(part, Comparison))


def operands_in(rule_set: RuleSet) -> dict[str, list[Literal]]:
    """Return what every input is compared with, at the limits' own values."""
    found: dict[str, list[Literal]] = {}
    for _, comparison in comparisons_in(rule_set):
        found.setdefault(comparison.input, []).extend(operands_of(comparison, rule_set.params))
    return found
