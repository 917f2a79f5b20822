"""One patient with many appointments in a region of six hospitals, and many free places for each."""

from datetime import date, datetime, time, timedelta
from random import Random

from triage.coordination.closed_days import is_closed
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Dependency, Site, Slot
from triage.coordination.situation.traveller import Traveller, Unavailable, Wishes
from triage.coordination.situation.visit import Visit
from triage.coordination.travel.table import Travel

NOW = datetime(2026, 8, 31, 8)  # noqa: DTZ001  # local wall time
SITES = ("Aarhus", "Randers", "Viborg", "Silkeborg", "Horsens", "Gødstrup")
PATIENT = "P"
DAYS = 30


def busy_patient(seed: int, appointments: int, slots: int, is_tied: bool) -> Situation:
    """Return a patient with that many appointments and that many free slots for each; tied ones need one another."""
    rng, days = Random(seed), _working_days()
    visits, free = {}, {}
    for number in range(appointments):
        key, places = f"A{number:02}", rng.sample(SITES, 2)
        service, dept = f"service {number}", f"Afdeling {number}"
        start, minutes = _start(rng, days), rng.choice((20, 30, 45))
        visits[key] = Visit(key, PATIENT, service, dept, places[0], start, minutes, any_dept=True)
        for one in range(slots):
            slot = Slot(f"S{number:02}-{one:02}", service, dept, rng.choice(places), _start(rng, days), 60)
            free[slot.id] = slot
    return Situation(
        NOW,
        Travel(_ways(rng)),
        {PATIENT: _traveller(days)},
        visits,
        {site: Site(site) for site in SITES},
        free,
        dependencies=_dependencies(rng, appointments) if is_tied else (),
        pathways={"W": Pathway("W", PATIENT, "udredning", date(2026, 8, 25), 30, (f"A{appointments - 1:02}",))},
        policy=Policy(),
    )


def _working_days() -> list[date]:
    found, day = [], NOW.date() + timedelta(days=3)
    while len(found) < DAYS:
        if not is_closed(day):
            found.append(day)
        day += timedelta(days=1)
    return found


def _start(rng: Random, days: list[date]) -> datetime:
    return datetime.combine(rng.choice(days), time(8)) + timedelta(minutes=20 * rng.randrange(22))


def _ways(rng: Random) -> dict[frozenset[str], int]:
    places = (f"home:{PATIENT}", *SITES)
    return {
        frozenset((here, there)): rng.randrange(20, 95, 5)
        for number, here in enumerate(places)
        for there in places[:number]
    }


def _traveller(days: list[date]) -> Traveller:
    away = Unavailable(datetime.combine(days[4], time(0)), datetime.combine(days[6], time(0)))
    return Traveller(PATIENT, unavailable=(away,), prefers=Wishes(time(9), None, frozenset({1})))


def _dependencies(rng: Random, appointments: int) -> tuple[Dependency, ...]:
    """Return a blood sample before every second visit: the next hour or day, and often not older than a week or two."""
    return tuple(
        Dependency(
            f"A{number + 1:02}", f"A{number:02}", rng.choice((60, 1440)), rng.choice((None, 7 * 1440, 14 * 1440))
        )
        for number in range(0, appointments - 1, 2)
    )
