"""What is at odds, kept by whom and what it concerns, so that one change looks only at those whom it touches."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.conflicts.crossings import crossings
from triage.coordination.conflicts.find import listed, own_conflicts
from triage.coordination.conflicts.person import people
from triage.coordination.conflicts.resources import double_booked
from triage.coordination.situation.situation import Situation


@dataclass(frozen=True, slots=True)
class Shared:
    """A conflict between visits of several patients, with whom it concerns, so that it goes when they change."""

    conflict: Conflict
    patients: frozenset[str]


@dataclass(frozen=True, slots=True)
class Findings:
    """Conflicts of each patient alone, of the users of each resource, and of patients who drive past each other."""

    of_patients: Mapping[str, tuple[Conflict, ...]] = field(default_factory=dict)
    of_resources: Mapping[str, tuple[Shared, ...]] = field(default_factory=dict)
    of_crossings: tuple[Shared, ...] = ()

    def listed(self, situation: Situation) -> tuple[Conflict, ...]:
        """Return everything that is told, as `conflicts` has it."""
        return listed(self._everything(), situation.policy)

    def _everything(self) -> Iterator[Conflict]:
        for own in self.of_patients.values():
            yield from own
        for users in self.of_resources.values():
            yield from (one.conflict for one in users)
        yield from (one.conflict for one in self.of_crossings)


def find_all(situation: Situation) -> Findings:
    """Return what is at odds for everyone."""
    return recheck(Findings(), situation, situation.travellers.keys())


def recheck(before: Findings, situation: Situation, patients: Collection[str]) -> Findings:
    """Return what is at odds after `patients` have changed, at the time for which `before` was found.

    `situation` holds them, all users of the resources that are touched, and whoever may swap with them; everyone else
    may be left out. A patient who is no longer in it has no findings.
    """
    own = {person.traveller.id: tuple(own_conflicts(person)) for person in people(situation, patients)}
    kept = {key: found for key, found in before.of_patients.items() if key not in patients}
    resources = touched_resources(before, situation, patients)
    untouched = {key: found for key, found in before.of_resources.items() if key not in resources}
    others = (one for one in before.of_crossings if one.patients.isdisjoint(patients))
    return Findings(
        kept | {key: found for key, found in own.items() if found},
        untouched | _by_resource(situation, resources),
        (*others, *_shared(situation, crossings(situation, patients))),
    )


def touched_resources(before: Findings, situation: Situation, patients: Collection[str]) -> frozenset[str]:
    """Return the resources that `patients` use now, or that were at odds because of them."""
    now = {key for visit in situation.visits.values() if visit.patient in patients for key in visit.resources}
    were = {
        key for key, found in before.of_resources.items() if any(not one.patients.isdisjoint(patients) for one in found)
    }
    return frozenset(now | were)


def _by_resource(situation: Situation, resources: Collection[str]) -> dict[str, tuple[Shared, ...]]:
    found: dict[str, list[Shared]] = defaultdict(list)
    for one in _shared(situation, double_booked(situation, resources)):
        found[str(one.conflict.data["resource"])].append(one)
    return {key: tuple(kept) for key, kept in found.items()}


def _shared(situation: Situation, found: Iterable[Conflict]) -> Iterator[Shared]:
    for one in found:
        yield Shared(one, frozenset(situation.visits[item].patient for item in one.items))
