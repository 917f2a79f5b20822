"""Rule engines that take one row at a time and know no third truth: zen-engine, Rust CEL and json-logic.

What is certainly true and what is certainly false are therefore two conditions each. A row's answer is a list: 1 for
each rule that fired, 2 for each that is unknown, else 0. The colour is left out, to their advantage.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from tests.benchmarks.peers.patients import Patients
from tests.benchmarks.peers.peer import Answer, Peer
from tests.benchmarks.peers.plain import Dialect, PlainRule, Translation

SAMPLE = 2_000


class Pair(NamedTuple):
    """When a condition is certainly true, and when certainly false."""

    true: Any
    false: Any


def two_valued(
    known: Callable[[str], Any],
    compare: Callable[[str, str, int], Any],
    joined: Callable[[str, Sequence[Any]], Any],
    not_: Callable[[Any], Any],
) -> Dialect[Pair]:
    """Return a dialect of pairs from the four things an engine can say; `joined` is given "and" or "or"."""

    def compared(name: str, operator: str, value: int) -> Pair:
        holds = compare(name, operator, value)
        return Pair(joined("and", [known(name), holds]), joined("and", [known(name), not_(holds)]))

    return Dialect(
        compare=compared,
        exists=lambda name: Pair(known(name), not_(known(name))),
        all_of=lambda parts: Pair(
            joined("and", [one.true for one in parts]), joined("or", [one.false for one in parts])
        ),
        any_of=lambda parts: Pair(
            joined("or", [one.true for one in parts]), joined("and", [one.false for one in parts])
        ),
        not_=lambda part: Pair(part.false, part.true),
    )


def text_dialect(words: dict[str, str], not_: str) -> Dialect[Pair]:
    """Return the dialect of an engine whose rules are text."""
    return two_valued(
        known=lambda name: f"{name} != null",
        compare=lambda name, operator, value: f"{name} {operator} {value}",
        joined=lambda word, parts: parts[0] if len(parts) == 1 else f"({f' {words[word]} '.join(parts)})",
        not_=lambda part: f"{not_}({part})",
    )


def as_text(patients: Patients, words: dict[str, str], not_: str) -> str:
    """Return one expression whose value is the list of all rules."""
    rules = Translation(patients.rule_set, patients.columns, text_dialect(words, not_)).rules()
    return f"[{', '.join(_told(rule, words) for rule in rules)}]"


def _told(rule: PlainRule[Pair], words: dict[str, str]) -> str:
    told = f"({rule.when.true}) ? 1 : (({rule.when.false}) ? 0 : 2)"
    if not rule.unless:
        return f"({told})"
    silenced = f" {words['or']} ".join(silencing.true for silencing in rule.unless)
    return f"(({silenced}) ? 0 : ({told}))"


def one_by_one(name: str, patients: Patients, decide: Callable[[dict[str, int | None]], Any]) -> Peer:
    """Return a peer that decides the first rows one after the other."""
    records = patients.records(min(SAMPLE, patients.rows))
    return Peer(name, len(records), lambda: [decide(record) for record in records], _read)


def _read(found: Any) -> Answer:
    told = np.array(found, np.int64).T
    return Answer(told == 1, told == 2)
