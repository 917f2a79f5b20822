"""What the inbox can be asked for, and what it is counted by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from triage.coordination.conflicts.conflict import Severity
from triage.coordination.inbox.entry import Part, State


@dataclass(frozen=True, slots=True)
class InboxQuery:
    """Which entries to list; an empty set is all. `by_patient`: those of one patient stand together, by the gravest.

    CRITICAL among `parts` finds by gravity, the other parts by what an entry is about; several parts find more.
    """

    parts: frozenset[Part] = frozenset()
    codes: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()
    states: frozenset[State] = frozenset({State.OPEN})
    department: int | None = None
    patient: int | None = None
    # May be a CPR number: kept out of whatever is printed of a query.
    name: str = field(default="", repr=False)
    by_patient: bool = True


@dataclass(frozen=True, slots=True)
class InboxCounts:
    """How many entries a query finds, and how many there are in each part and state, however narrow the query is.

    `parts` counts those in the query's states, `states` all. `late` are those waiting for an answer that is overdue.
    `switched_off` are the rules that the departments do not want to be told of, and `off` how many entries that hides.
    """

    total: int
    parts: Mapping[Part, int]
    states: Mapping[State, int]
    late: int = 0
    switched_off: tuple[str, ...] = ()
    off: int = 0
