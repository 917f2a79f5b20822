"""Where an appointment may go: it stays, takes a free slot, or the place that another one leaves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Slot
from triage.coordination.situation.visit import Mode, Visit, home

STAY = "stay"
_PLACE_OF = "pos:"
_CAN_MOVE = frozenset({"proposed", "pending", "booked"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A place for an appointment; `name` is "stay", a slot's id, or `pos:` and the appointment that leaves it."""

    name: str
    visit: Visit

    @property
    def is_new(self) -> bool:
        """Return whether the appointment gets another place than it has."""
        return self.name != STAY

    @property
    def leaver(self) -> str | None:
        """Return the appointment that has to leave the place first."""
        return self.name.removeprefix(_PLACE_OF) if self.name.startswith(_PLACE_OF) else None

    @property
    def text(self) -> tuple[str, str]:
        """Return by what it is ordered among others when all else is equal."""
        return start_text(self.visit.start), self.name


def start_text(start: datetime | None) -> str:
    """Return a start as it is compared; what has none comes last."""
    return "~" if start is None else start.isoformat(timespec="minutes")


def is_movable(situation: Situation, visit: Visit) -> bool:
    """Return whether it may be moved: nobody has come yet, nothing holds it, and it is not too near."""
    if visit.status not in _CAN_MOVE or not visit.movable or situation.travellers[visit.patient].deceased:
        return False
    frozen_until = situation.now + timedelta(hours=situation.policy.freeze_hours)
    return visit.start is None or visit.start >= frozen_until


def choices_of(situation: Situation, visit: Visit) -> tuple[Choice, ...]:
    """Return all places of an appointment, "stay" first; one that may not be moved has that alone."""
    slots = [slot for slot in situation.slots.values() if slot.service == visit.service]
    others = [one for one in situation.visits.values() if one.service == visit.service and is_movable(situation, one)]
    return (Choice(STAY, visit), *_new_places(situation, visit, slots, others))


def all_choices(situation: Situation) -> Mapping[str, tuple[Choice, ...]]:
    """Return the places of every appointment by id."""
    slots, places = defaultdict(list), defaultdict(list)
    for slot in situation.slots.values():
        slots[slot.service].append(slot)
    for visit in situation.visits.values():
        if is_movable(situation, visit):
            places[visit.service].append(visit)
    return {
        visit.id: (Choice(STAY, visit), *_new_places(situation, visit, slots[visit.service], places[visit.service]))
        for visit in situation.visits.values()
    }


def _new_places(situation: Situation, visit: Visit, slots: Iterable[Slot], places: Iterable[Visit]) -> Iterator[Choice]:
    """Yield the slots and the places of others that an appointment may have."""
    if is_movable(situation, visit):
        for slot in slots:
            if _fits(situation, visit, slot, slot.start):
                yield Choice(slot.id, _at(visit, slot, slot.start, slot.resources or visit.resources))
        for other in places:
            if other.id != visit.id and other.start and _fits(situation, visit, other, other.start):
                yield Choice(_PLACE_OF + other.id, _at(visit, other, other.start, other.resources))


def _fits(situation: Situation, visit: Visit, place: Slot | Visit, start: datetime) -> bool:
    return (
        place.minutes >= visit.minutes
        and start >= situation.now + timedelta(hours=situation.policy.min_notice_hours)
        and (place.dept == visit.dept or visit.any_dept)
        and place.site not in visit.excluded_sites
        and _is_way_known(situation, visit, place.site)
    )


def _is_way_known(situation: Situation, visit: Visit, site: str) -> bool:
    """Return whether the way from home is known, without which nothing can be promised."""
    return visit.mode is not Mode.PHYSICAL or situation.travel.between(home(visit.patient), site) is not None


def _at(visit: Visit, place: Slot | Visit, start: datetime, resources: tuple[str, ...]) -> Visit:
    return replace(visit, start=start, site=place.site, dept=place.dept, resources=resources)
