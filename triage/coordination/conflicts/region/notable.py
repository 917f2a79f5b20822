"""Who must be looked at one by one: whoever more is known of than where and when they are expected."""

from triage.coordination.conflicts.person import Person
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Visit


def is_notable(person: Person) -> bool:
    """Return whether a patient may have conflicts that columns of times and places do not show."""
    return bool(
        person.dependencies
        or person.pathways
        or person.traveller != Traveller(person.traveller.id, waiting_since=person.traveller.waiting_since)
        or any(_is_notable(visit) for visit in person.visits)
        or any(stay.visit.status == "booked" and stay.end <= person.situation.now for stay in person.active)
    )


def _is_notable(visit: Visit) -> bool:
    return bool(
        visit.is_unplaced
        or visit.any_dept
        or visit.resources
        or visit.fasting_hours
        or visit.gives_food
        or visit.tags
        or visit.exam
        or visit.pro
    )
