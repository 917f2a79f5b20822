"""Visits that a patient cannot both be at because they share time."""

from collections.abc import Iterator

from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person
from triage.coordination.timed import Timed


def overlaps(person: Person) -> Iterator[Conflict]:
    """Yield every two upcoming visits that intersect, by phone and video too.

    What has not ended is carried along from start to start, so that only visits that may intersect are compared.
    """
    under_way: list[Timed] = []
    for second in person.upcoming:
        under_way = [first for first in under_way if second.start < first.end]
        for first in under_way:
            if second.intersects(first.start, first.end):
                yield entry(Code.PATIENT_OVERLAP, first.id, second.id)
        under_way.append(second)
