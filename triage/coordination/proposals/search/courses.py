"""Pathways as the search sees them: which movers complete them, and by how many days a day is too late."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from triage.coordination.conflicts.person import Person
from triage.coordination.deadlines.clocks import duty_due, waived
from triage.coordination.proposals.search.options import DAY_MIN, Options, minute
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.visit import Visit

_DAY_NUMBER_0 = date(2000, 1, 1)


@dataclass(frozen=True)
class Course:
    """A pathway with movers in it; `standing` is the breach by what cannot move, `asked` the movers without a time."""

    pathway: Pathway
    members: int
    asked: int
    standing: int

    def breach(self, day: int) -> int:
        """Return the days of breach when the last mover comes on a day."""
        return max(self.standing, days_late(self.pathway, day))


def days_late(pathway: Pathway, day: int) -> int:
    """Return by how many days a day is too late; 0 where the patient's own wish covers it."""
    on = _DAY_NUMBER_0 + timedelta(days=day)
    return 0 if waived(pathway, on) else max(0, (on - duty_due(pathway)).days)


def courses_of(options: Options) -> Iterator[Course]:
    """Yield the pathways whose breach can be told from the patient's own visits, as far as any of them has a time.

    What another patient's visit completes is left to the judge of the whole plan.
    """
    for pathway in options.person.pathways:
        known = _known(options.person, pathway)
        if not known or any(visit.patient != options.person.traveller.id for visit in known):
            continue
        movers = {visit.id for visit in known if visit.id in options.movers}
        fixed = [visit for visit in known if visit.id not in movers]
        if not any(visit.is_unplaced for visit in fixed):
            standing = max((_late(pathway, visit) for visit in fixed if visit.is_active), default=0)
            asked = {visit.id for visit in known if visit.id in movers and visit.is_unplaced}
            yield Course(pathway, _mask(options.movers, movers), _mask(options.movers, asked), standing)


def _known(person: Person, pathway: Pathway) -> list[Visit]:
    visits = person.situation.visits
    return [visits[key] for key in pathway.completed_by if key in visits]


def _late(pathway: Pathway, visit: Visit) -> int:
    return 0 if visit.end is None else days_late(pathway, minute(visit.end) // DAY_MIN)


def _mask(movers: Sequence[str], chosen: set[str]) -> int:
    return sum(1 << number for number, key in enumerate(movers) if key in chosen)
