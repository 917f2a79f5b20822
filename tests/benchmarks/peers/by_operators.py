"""The dialect of peers whose columns know & | ~ and whose nulls are three-valued: pandas and polars."""

from collections.abc import Callable
from functools import reduce
from operator import and_, eq, ge, gt, invert, le, lt, ne, or_
from typing import Any

from tests.benchmarks.peers.plain import Dialect, PlainRule

_COMPARE: dict[str, Callable[[Any, Any], Any]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "==": eq, "!=": ne}


def operators(column: Callable[[str], Any], exists: Callable[[str], Any]) -> Dialect[Any]:
    """Return the dialect for what `column` returns of an input's name."""
    return Dialect(
        compare=lambda name, operator, value: _COMPARE[operator](column(name), value),
        exists=exists,
        all_of=lambda parts: reduce(and_, parts),
        any_of=lambda parts: reduce(or_, parts),
        not_=invert,
    )


def heard(rule: PlainRule[Any], certain: Callable[[Any], Any]) -> Any:
    """Return the rule's truth, false where one of its `unless` is certainly true."""
    return reduce(lambda truth, silencing: truth & ~certain(silencing), rule.unless, rule.when)
