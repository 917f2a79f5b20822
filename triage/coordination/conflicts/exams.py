"""The same examination ordered twice, which a clinician may find needless."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person
from triage.coordination.situation.visit import Visit


def repeated_exams(person: Person) -> Iterator[Conflict]:
    """Yield pairs of the same examination within the days for which its result can be used again.

    The later one is still to come; an examination without such days is never told.
    """
    limits = person.situation.policy.reuse_days
    reusable = [visit for visit in person.visits if visit.exam in limits and _counts(visit)]
    for first, second in combinations(sorted(reusable, key=_when), 2):
        if first.exam == second.exam and second.is_upcoming(person.situation.now):
            apart = timedelta(days=limits[first.exam])
            if first.day and second.day and second.day - first.day <= apart:
                yield entry(Code.DUPLICATE_EXAM, first.id, second.id)


def _counts(visit: Visit) -> bool:
    return (visit.is_active or visit.was_held) and not visit.repeat_intended


def _when(visit: Visit) -> tuple[str, str]:
    return str(visit.start), visit.id
