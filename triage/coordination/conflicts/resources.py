"""Rooms, devices and people that more visits use than can, or that are not to be had."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Resource
from triage.coordination.situation.visit import Visit
from triage.coordination.timed import Timed, timed, upcoming


def unavailable_resources(person: Person) -> Iterator[Conflict]:
    """Yield visits that use a resource while it is blocked, once for each resource."""
    resources = person.situation.resources
    for stay in person.upcoming:
        for key in sorted(set(stay.visit.resources) & resources.keys()):
            if any(stay.intersects(block.start, block.end) for block in resources[key].unavailable):
                yield entry(Code.RESOURCE_UNAVAILABLE, stay.id, resource=key)


def double_booked(situation: Situation, only: Collection[str] | None = None) -> Iterator[Conflict]:
    """Yield every largest set of living patients' visits that use a resource at once and are more than it can take.

    `only` names the resources to look at; by default all. What a resource that is not described can take is not known.
    """
    for key, stays in _users(situation).items():
        if (only is None or key in only) and (resource := situation.resources.get(key)):
            yield from _crowds(resource, stays)


def _users(situation: Situation) -> dict[str, tuple[Timed, ...]]:
    users: dict[str, list[Timed]] = defaultdict(list)
    using = [one for one in situation.visits.values() if one.resources and one.minutes and _is_expected(situation, one)]
    for stay in upcoming(timed(using), situation.now):
        for key in set(stay.visit.resources):
            users[key].append(stay)
    return {key: tuple(stays) for key, stays in users.items()}


def _is_expected(situation: Situation, visit: Visit) -> bool:
    return not situation.travellers[visit.patient].deceased


def _crowds(resource: Resource, stays: Iterable[Timed]) -> Iterator[Conflict]:
    """Yield each crowd once: a set is the largest when the next to come finds somebody of it gone."""
    present: list[Timed] = []
    for stay in stays:
        staying = [one for one in present if one.end > stay.start]
        if len(staying) < len(present):
            yield from _too_many(resource, present)
        present = [*staying, stay]
    yield from _too_many(resource, present)


def _too_many(resource: Resource, present: list[Timed]) -> Iterator[Conflict]:
    if len(present) > resource.capacity:
        yield entry(Code.RESOURCE_DOUBLE_BOOKED, *(one.id for one in present), resource=resource.id)
