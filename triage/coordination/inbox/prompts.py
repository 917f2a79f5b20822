"""When somebody is interrupted: only by what the present act itself makes impossible or late."""

from collections.abc import Iterable

from triage.coordination.conflicts.conflict import Code, Conflict


def prompts(before: Iterable[Conflict], after: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return the blockers and breaches that an act makes, the gravest first; nothing else ever interrupts.

    A breach that was there counts again where the act makes it later by a day or more.
    """
    known = {one.key: one for one in before}
    made = (one for one in after if _interrupts(one) and _is_worse(one, known.get(one.key)))
    return tuple(sorted(made, key=lambda one: one.order))


def _interrupts(one: Conflict) -> bool:
    return one.is_blocker or one.code is Code.DEADLINE_BREACH


def _is_worse(one: Conflict, before: Conflict | None) -> bool:
    return before is None or _days(one) > _days(before)


def _days(one: Conflict) -> int:
    return int(one.data.get("days", 0))
