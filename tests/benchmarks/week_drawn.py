"""A made-up week: patients with two to four appointments, and departments whose calendars are nearly full."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Dependency, Site, Slot
from triage.coordination.situation.traveller import Traveller, Unavailable, Wishes
from triage.coordination.situation.visit import Visit
from triage.coordination.travel.region import Region
from triage.coordination.travel.region_file import parse_region
from triage.resources import resource

NOW = datetime(2026, 11, 30, 8)  # noqa: DTZ001  # local wall time
MONDAY = date(2026, 12, 7)
# Times that a calendar has in a day, a quarter of an hour each.
_QUARTERS = 30
# What can be done at any hospital, and what a hospital's own department does: minutes and every how many patients.
ANYWHERE = {"Blodprøve": 15, "Røntgen": 30, "EKG": 15}
OWN = {"Lungekontrol": 30, "Hjertekontrol": 30, "Nyrekontrol": 45, "Diabeteskontrol": 30}


@dataclass
class _Calendars:
    """The times taken in the calendar of each department."""

    rng: Random
    taken: dict[str, set[datetime]] = field(default_factory=lambda: defaultdict(set))

    def time(self, dept: str, days: int) -> datetime:
        """Return a time that nobody has yet."""
        while True:
            day = MONDAY + timedelta(days=self.rng.choice([one for one in range(days) if one % 7 < 5]))
            start = datetime.combine(day, time(8)) + timedelta(minutes=15 * self.rng.randrange(_QUARTERS))
            if start not in self.taken[dept]:
                self.taken[dept].add(start)
                return start


def department_week(seed: int, patients: int, filled: float = 0.9, days: int = 5) -> Situation:
    """Return so many patients' appointments within `days`, in calendars of which the share `filled` is taken."""
    rng, region = Random(seed), region_of_the_demonstration()
    calendars = _Calendars(rng)
    homes = {f"P{number:04}": rng.choice(sorted(region.towns)) for number in range(patients)}
    visits = {one.id: one for key, home in homes.items() for one in _visits(rng, region, calendars, key, home, days)}
    return Situation(
        NOW,
        region.travel_for(homes),
        {key: _traveller(rng, key, days) for key in homes},
        visits,
        {key: Site(key, place.name) for key, place in region.sites.items()},
        dict(_free(calendars, list(visits.values()), filled, days)),
        dependencies=tuple(_dependencies(rng, list(visits.values()))),
        pathways={one.id: one for one in _pathways(rng, list(visits.values()))},
    )


def region_of_the_demonstration() -> Region:
    """Return the region with its made-up ways."""
    return parse_region(resource("travel", "region.yaml").read_text("utf-8"))


def _visits(rng: Random, region: Region, calendars: _Calendars, patient: str, home: str, days: int) -> Iterator[Visit]:
    nearest = region.nearest(home, list(region.sites)) or rng.choice(list(region.sites))
    services = [*rng.sample(sorted(ANYWHERE), rng.choice((1, 1, 2))), *rng.sample(sorted(OWN), rng.choice((1, 1, 2)))]
    for number, service in enumerate(services):
        site = nearest if rng.random() < 0.6 else rng.choice(sorted(region.sites))
        dept, minutes = f"{service}@{site}", {**ANYWHERE, **OWN}[service]
        start = calendars.time(dept, days)
        yield Visit(
            *(f"{patient}-{number}", patient, service, dept, site, start, minutes),
            any_dept=service in ANYWHERE,
            movable=rng.random() < 0.9,
        )


def _traveller(rng: Random, patient: str, days: int) -> Traveller:
    """Return a patient; every tenth is away for a day, every fifth has a wish."""
    away: tuple[Unavailable, ...] = ()
    wishes = Wishes()
    if rng.random() < 0.1:
        start = datetime.combine(MONDAY + timedelta(days=rng.randrange(days)), time(0))
        away = (Unavailable(start, start + timedelta(days=1)),)
    if rng.random() < 0.2:
        wishes = Wishes(
            rng.choice((None, time(9), time(10))), rng.choice((None, time(14))), frozenset({rng.randrange(5)})
        )
    since = MONDAY - timedelta(days=rng.randrange(10, 120))
    return Traveller(patient, waiting_since=since, unavailable=away, prefers=wishes)


def _free(calendars: _Calendars, visits: list[Visit], filled: float, days: int) -> Iterator[tuple[str, Slot]]:
    """Yield the times that are free in each calendar, so that the share that is taken is as asked for."""
    calendar = defaultdict(list)
    for one in visits:
        calendar[one.dept].append(one)
    for dept, own in sorted(calendar.items()):
        for number in range(_some(calendars.rng, len(own) * (1 - filled) / filled)):
            key = f"{dept}-{number}"
            yield key, Slot(key, own[0].service, dept, own[0].site, calendars.time(dept, days), own[0].minutes)


def _some(rng: Random, number: float) -> int:
    return int(number) + (rng.random() < number % 1)


def _dependencies(rng: Random, visits: list[Visit]) -> Iterator[Dependency]:
    """Yield blood samples that a check needs the answer of."""
    samples = {one.patient: one for one in visits if one.service == "Blodprøve"}
    for one in visits:
        sample = samples.get(one.patient)
        if not (one.service in OWN and sample and one.start and sample.end and rng.random() < 0.5):
            continue
        if sample.end <= one.start - timedelta(hours=1):
            yield Dependency(one.id, sample.id, 60, 7 * 1440)


def _pathways(rng: Random, visits: list[Visit]) -> Iterator[Pathway]:
    """Yield courses under a limit that ends in the week, now and then before the last visit."""
    for one in visits:
        if one.service in OWN and rng.random() < 0.2:
            due = MONDAY + timedelta(days=rng.randrange(5))
            yield Pathway(f"W{one.id}", one.patient, "udredning", due - timedelta(days=30), 30, (one.id,))
