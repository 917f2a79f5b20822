"""What is said of a conflict, and how a family of conflicts says it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.words.names import Named
from triage.errors import Text


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """`title` is at most 48 characters, `line` says who and what, `advice` why it matters and what to do."""

    title: Text
    line: Text
    advice: Text


Teller = Callable[[Conflict, Named], ConflictWords]
Family = Mapping[Code, Teller]


def number(conflict: Conflict, name: str) -> int:
    """Return a number of a conflict's data, 0 where it has none of that name."""
    value = conflict.data.get(name, 0)
    return value if isinstance(value, int) else 0


def word(conflict: Conflict, name: str) -> str:
    """Return a word of a conflict's data, "" where it has none of that name."""
    return " ".join(str(conflict.data.get(name, "")).split())
