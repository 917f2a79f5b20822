"""How far the rules and two people agree on the same patients, by version and rule; grey stands apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.replay.agreement.agreement import Kappa, rule_kappa, weighted_kappa


@dataclass(frozen=True, slots=True)
class ReadItem:
    """A patient as the rules judged them, and as people did, in the order in which they read.

    `fired` are the rules that held, each with its colour; `unknown` those of which it is not known.
    """

    rule_set: str
    version: str
    colour: Colour
    readings: tuple[Colour, ...] = ()
    fired: Mapping[str, Colour] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RuleAgreement:
    """How far a rule and the first reader agree that a patient is of its `colour` at least.

    Counted are the patients whom no other rule makes as bad; of those `fired` the reader `confirmed` so many.
    """

    rule: str
    colour: Colour
    fired: int
    confirmed: int
    kappa: Kappa | Text


@dataclass(frozen=True, slots=True)
class Agreement:
    """One version of a rule set: `rules_reader` is the program against the first reader, `readers` one another.

    `grey` patients the program could not assess, `unsure` readings were no colour: both are in no kappa. The first
    reader judged `worse` patients more severely than the program, `milder` ones less.
    """

    rule_set: str
    version: str
    patients: int
    read_once: int
    read_twice: int
    grey: int
    unsure: int
    worse: int
    milder: int
    rules_reader: Kappa | Text
    readers: Kappa | Text
    rules: tuple[RuleAgreement, ...]


def agreements(items: Iterable[ReadItem]) -> tuple[Agreement, ...]:
    """Return the agreement of each version of a rule set in the order in which it comes first."""
    by_version: dict[tuple[str, str], list[ReadItem]] = defaultdict(list)
    for item in items:
        by_version[item.rule_set, item.version].append(item)
    return tuple(_agreement(*version, found) for version, found in by_version.items())


def _agreement(rule_set: str, version: str, items: Sequence[ReadItem]) -> Agreement:
    read = [one for one in items if one.readings]
    twice = [one for one in read if len(one.readings) > 1]
    graded = [one for one in read if Colour.GREY not in (one.colour, one.readings[0])]
    return Agreement(
        rule_set=rule_set,
        version=version,
        patients=len(items),
        read_once=len(read),
        read_twice=len(twice),
        grey=sum(one.colour is Colour.GREY for one in read),
        unsure=sum(reading is Colour.GREY for one in read for reading in one.readings),
        worse=sum(one.readings[0].rank < one.colour.rank for one in graded),
        milder=sum(one.readings[0].rank > one.colour.rank for one in graded),
        rules_reader=weighted_kappa(_ranks(one.colour for one in read), _ranks(one.readings[0] for one in read)),
        readers=weighted_kappa(_ranks(one.readings[0] for one in twice), _ranks(one.readings[1] for one in twice)),
        rules=_rules(graded),
    )


def _rules(items: Sequence[ReadItem]) -> tuple[RuleAgreement, ...]:
    """Return the agreement of every rule that made somebody as bad alone, worst colour first; none that makes grey."""
    colours = {rule: colour for one in items for rule, colour in one.fired.items() if colour is not Colour.GREY}
    found = (_rule(rule, colour, items) for rule, colour in sorted(colours.items(), key=_place))
    return tuple(one for one in found if one.fired)


def _rule(rule: str, colour: Colour, items: Sequence[ReadItem]) -> RuleAgreement:
    told = [one for one in items if rule not in one.unknown and not _is_as_bad_without(one, rule, colour)]
    holds = [rule in one.fired for one in told]
    found = [one.readings[0].rank <= colour.rank for one in told]
    return RuleAgreement(
        rule=rule,
        colour=colour,
        fired=sum(holds),
        confirmed=sum(one and other for one, other in zip(holds, found, strict=True)),
        kappa=rule_kappa(np.array(holds, np.bool_), np.array(found, np.bool_)),
    )


def _is_as_bad_without(one: ReadItem, rule: str, colour: Colour) -> bool:
    return any(other != rule and of.rank <= colour.rank for other, of in one.fired.items())


def _place(rule: tuple[str, Colour]) -> tuple[int, str]:
    return rule[1].rank, rule[0]


def _ranks(colours: Iterable[Colour]) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    return np.array([colour.rank for colour in colours], np.uint8)
