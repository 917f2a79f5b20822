"""A patient's appointments across departments: past ones, coming ones, and plans that need a secretary's eye."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from triage.demo.chance import Chance
from triage.demo.courses import Course
from triage.demo.days import DAY, HOUR, MINUTE, Days
from triage.demo.people import Person
from triage.demo.places import WEEKS_AHEAD, is_open
from triage.demo.texts import Department, Places

_COMING = (0, 1, 1, 2, 2, 2, 3, 3, 4, 5)
_PAST = (0, 0, 1, 1, 2, 3)
_QUARTERS = 28
_GAP = 10 * MINUTE


class Trouble(StrEnum):
    """What is planted in a patient's plan."""

    NONE = "none"
    OVERLAP = "overlap"
    TRAVEL = "travel"
    COMBINABLE = "combinable"


_PER_THOUSAND = ((Trouble.OVERLAP, 40), (Trouble.TRAVEL, 35), (Trouble.COMBINABLE, 110))


@dataclass(frozen=True, slots=True)
class Visit:
    """A booked time: stamps in seconds, `site` and `department` as numbers.

    `based_on` is the referral that it answers, if there is one; what is not placed is asked for and has no time yet.
    """

    start: int
    end: int
    site: int
    department: int
    service: str
    mode: str = "physical"
    status: str = "booked"
    based_on: str = ""
    is_placed: bool = True


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes up the appointments of one patient, mostly in the programme's own department near home."""

    person: Person
    home_department: int
    places: Places
    days: Days
    chance: Chance

    def past(self, window: int) -> Iterator[Visit]:
        """Yield what was within the last `window` days: most kept, some cancelled or missed."""
        for _ in range(self.chance.pick(_PAST)):
            lot = self.chance.below(100)
            status = "fulfilled" if lot < 85 else "cancelled" if lot < 93 else "noshow"
            yield replace(self._visit(-self.chance.between(1, window)), status=status)

    def coming(self) -> tuple[list[Visit], Trouble]:
        """Return the visits of the coming weeks, and what is planted among the last of them."""
        visits = [self._visit(self.chance.between(1, WEEKS_AHEAD * 7 - 14)) for _ in range(self.chance.pick(_COMING))]
        visits = [self._with_status(visit) for visit in visits]
        trouble = self._trouble()
        if trouble is not Trouble.NONE:
            visits = visits[:2] + self._planted(trouble)
        return visits, trouble

    def _trouble(self) -> Trouble:
        lot = self.chance.below(1_000)
        for kind, share in _PER_THOUSAND:
            if lot < share:
                return kind
            lot -= share
        return Trouble.NONE

    def _planted(self, trouble: Trouble) -> list[Visit]:
        first = replace(self._visit(self.chance.between(2, 30)), mode="physical")
        other = (first.department + 1 + self.chance.below(len(self.places.departments) - 1)) % len(
            self.places.departments
        )
        if trouble is Trouble.OVERLAP:
            return [first, self._at(first.start + _GAP, first.site, other)]
        if trouble is Trouble.TRAVEL:
            elsewhere = (first.site + 1 + self.chance.below(len(self.places.sites) - 1)) % len(self.places.sites)
            return [first, self._at(first.end + _GAP, elsewhere, other)]
        again = self._open_day(first.start // DAY + 1)
        return [first, self._at(again * DAY + first.start % DAY, first.site, other)]

    def _visit(self, day: int) -> Visit:
        department, site = self.home_department, self.person.site
        if self.chance.happens(450):
            department = self.chance.below(len(self.places.departments))
        if self.chance.happens(250):
            site = self.chance.below(len(self.places.sites))
        start = self._open_day(day) * DAY + 8 * HOUR + self.chance.below(_QUARTERS) * 15 * MINUTE
        return replace(self._at(start, site, department), mode=self._mode(self.places.departments[department]))

    def _at(self, start: int, site: int, department: int) -> Visit:
        service, minutes = self.chance.pick(self.places.departments[department].services)
        return Visit(start, start + minutes * MINUTE, site, department, service)

    def _mode(self, department: Department) -> str:
        lot = self.chance.below(100)
        if department.only_physical or lot >= 30:
            return "physical"
        return "phone" if lot < 18 else "video"

    def _with_status(self, visit: Visit) -> Visit:
        lot = self.chance.below(100)
        return replace(visit, status="cancelled" if lot < 4 else "pending" if lot < 8 else "booked")

    def _open_day(self, day: int) -> int:
        """Return the nearest open day, onwards for coming ones and backwards for past ones."""
        step = 1 if day > 0 else -1
        while not is_open(day, self.days, self.places):
            day += step
        return day


def home_department(course: Course, places: Places) -> int:
    """Return the number of the department that follows patients of the course's programme."""
    code = places.home_department[course.programme]
    return next(n for n, department in enumerate(places.departments) if department.code == code)
