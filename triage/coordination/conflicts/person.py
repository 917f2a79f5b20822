"""All that bears on one patient, gathered once for every rule."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Dependency
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Visit
from triage.coordination.timed import Timed, timed, upcoming
from triage.coordination.tours import Tour, tours


@dataclass(frozen=True)
class Person:
    """One patient in a situation; `dependencies` are those of the patient's visits on others."""

    situation: Situation
    traveller: Traveller
    visits: tuple[Visit, ...]
    dependencies: tuple[Dependency, ...] = ()
    pathways: tuple[Pathway, ...] = ()

    def visit(self, key: str) -> Visit | None:
        """Return the patient's own visit of that id: what another patient had is nothing this one has."""
        found = self.situation.visits.get(key)
        return found if found and found.patient == self.traveller.id else None

    @cached_property
    def active(self) -> tuple[Timed, ...]:
        """Return the visits the patient is or was expected at, by (start, id)."""
        return timed(self.visits)

    @cached_property
    def upcoming(self) -> tuple[Timed, ...]:
        """Return the visits that have not ended, by (start, id)."""
        return upcoming(self.active, self.situation.now)

    @cached_property
    def tours(self) -> tuple[Tour, ...]:
        """Return the trips that upcoming visits make."""
        return tours(self.upcoming)


def people(situation: Situation, patients: Collection[str] | None = None) -> Iterator[Person]:
    """Yield everyone in the situation, or those of `patients`, with what concerns them."""
    visits: dict[str, list[Visit]] = defaultdict(list)
    for visit in situation.visits.values():
        visits[visit.patient].append(visit)
    needs: dict[str, list[Dependency]] = defaultdict(list)
    for dependency in situation.dependencies:
        if after := situation.visits.get(dependency.after):
            needs[after.patient].append(dependency)
    courses: dict[str, list[Pathway]] = defaultdict(list)
    for pathway in situation.pathways.values():
        courses[pathway.patient].append(pathway)
    for key, traveller in situation.travellers.items():
        if patients is None or key in patients:
            yield Person(situation, traveller, tuple(visits[key]), tuple(needs[key]), tuple(courses[key]))
