"""Visits that need another before them: in the wrong order, too long after it, or without it."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person
from triage.coordination.situation.supply import Dependency
from triage.coordination.situation.visit import Visit


def misplaced(person: Person) -> Iterable[Conflict]:
    """Return active visits too soon after what they need, or too late; several rules about a pair tell it once."""
    found = (_misplaced(person, dependency) for dependency in person.dependencies)
    return {one.key: one for one in found if one is not None}.values()


def _misplaced(person: Person, dependency: Dependency) -> Conflict | None:
    before, after = _ends(person, dependency)
    if not (_counts(before) and before and before.end and after.is_active and after.start):
        return None
    gap = after.start - before.end
    if gap < timedelta(minutes=dependency.min_gap_min):
        return entry(Code.DEPENDENCY_ORDER, before.id, after.id)
    if dependency.max_gap_min is not None and gap > timedelta(minutes=dependency.max_gap_min):
        return entry(Code.DEPENDENCY_EXPIRED, before.id, after.id)
    return None


def missing(person: Person) -> Iterator[Conflict]:
    """Yield active visits for which nobody has ordered what they need; what only lacks a time is waited for."""
    lacking = {
        (dependency.after, dependency.kind)
        for dependency in person.dependencies
        if _is_missing(*_ends(person, dependency))
    }
    for after, kind in sorted(lacking):
        yield entry(Code.DEPENDENCY_MISSING, after, needs=kind)


def _is_missing(before: Visit | None, after: Visit) -> bool:
    is_waited_for = before is not None and before.is_unplaced
    return after.is_active and not _counts(before) and not is_waited_for


def _ends(person: Person, dependency: Dependency) -> tuple[Visit | None, Visit]:
    return person.visit(dependency.before), person.situation.visits[dependency.after]


def _counts(before: Visit | None) -> bool:
    return before is not None and (before.is_active or before.was_held)
