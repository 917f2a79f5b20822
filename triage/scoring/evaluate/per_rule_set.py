"""What is made once of a rule set and kept while it is in use."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

from triage.scoring.rules.model import RuleSet

_Made = TypeVar("_Made")
_KEPT = 64


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A rule set as a key: equal only to itself. Holding it keeps its identity from being given to another."""

    rule_set: RuleSet

    def __hash__(self) -> int:
        return id(self.rule_set)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.rule_set is self.rule_set


def per_rule_set(make: Callable[[RuleSet], _Made]) -> Callable[[RuleSet], _Made]:
    """Return `make` so that it runs once per rule-set object; the last 64 are kept. What it makes must be immutable."""

    @lru_cache(maxsize=_KEPT)
    def kept(key: _Same) -> _Made:
        return make(key.rule_set)

    @wraps(make)
    def found(rule_set: RuleSet) -> _Made:
        return kept(_Same(rule_set))

    return found
