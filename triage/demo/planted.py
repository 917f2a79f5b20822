"""Troubles between departments that are planted in some patients' plans, each with the conflict it must be told as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from triage.demo.chance import Chance
from triage.demo.days import DAY, HOUR, MINUTE, Days
from triage.demo.people import Person
from triage.demo.places import is_open
from triage.demo.referrals import Referral
from triage.demo.texts import Places
from triage.demo.visits import Visit

_SHARE = 450
_SATURDAY = 5
# For each hospital one that is far from it.
_FAR = (4, 3, 4, 1, 0)
# One day and hour for all, so that several patients need the one room.
_EEG_DAY, _EEG_HOUR = 12, 10


@dataclass(frozen=True, slots=True)
class Planted:
    """Visits to come and a referral, if there is one; `code` is the conflict that the last of `visits` must be in.

    Without visits it is one of the referral, or of the patient's needs.
    """

    code: str
    visits: tuple[Visit, ...] = ()
    referral: Referral | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Planter:
    """Plants at most one trouble in a patient's plan; what it draws disturbs nothing else about the patient."""

    person: Person
    places: Places
    days: Days
    chance: Chance

    def planted(self, *, is_admitted: bool = False) -> Planted | None:
        """Return what is planted, if anything is; who lies in hospital is booked all the same."""
        if is_admitted:
            return replace(_walk(self, self.open_day(1)), code="INPATIENT_CLASH")
        if not self.chance.happens(_SHARE):
            return None
        code, plant = self.chance.pick(tuple(_PLANTS.items()))
        found = plant(self, self.open_day(self.chance.between(6, 24)))
        return replace(found, code=code)

    def open_day(self, day: int) -> int:
        """Return the nearest day on which departments receive, onwards."""
        while not is_open(day, self.days, self.places):
            day += 1
        return day

    def visit(self, day: int, time: int, department: str, service: str, minutes: int = 30) -> Visit:
        """Return a booked visit at the hospital near home; `time` is in minutes after midnight."""
        number = next(n for n, one in enumerate(self.places.departments) if one.code == department)
        start = day * DAY + time * MINUTE
        return Visit(start, start + minutes * MINUTE, self.person.site, number, service)

    def far(self, visit: Visit) -> Visit:
        """Return the same visit at a hospital far from home."""
        return replace(visit, site=_FAR[self.person.site])

    def referral(self, days_ago: int) -> Referral:
        """Return a referral to be examined within thirty days, received so many days ago."""
        return Referral(f"{self.person.id}-r1", "udredning", "Udredning", -days_ago * DAY + 10 * HOUR)


Plant = Callable[[Planter, int], Planted]


def _walk(one: Planter, day: int) -> Planted:
    return _of(one.visit(day, 540, "blod", "Blodprøve", 15), one.visit(day, 560, "lunge", "Sygeplejesamtale"))


def _order(one: Planter, day: int) -> Planted:
    return _of(one.visit(day, 600, "endo", "Diabeteskontrol"), one.visit(day, 780, "blod", "Blodprøve", 15))


def _expired(one: Planter, day: int) -> Planted:
    early, late = one.open_day(3), one.open_day(max(day, 3 + 16) + 1)
    return _of(one.visit(early, 540, "blod", "Blodprøve", 15), one.visit(late, 600, "endo", "Diabeteskontrol"))


def _missing(one: Planter, day: int) -> Planted:
    before = replace(one.visit(day, 480, "blod", "Blodprøve", 15), status="cancelled")
    return _of(before, one.visit(day, 660, "endo", "Diabeteskontrol"))


def _fasting_late(one: Planter, day: int) -> Planted:
    return _of(one.visit(day, 810, "blod", "Fastende blodprøve", 15))


def _fasting_broken(one: Planter, day: int) -> Planted:
    return _of(one.visit(day, 480, "endo", "Diætistsamtale", 45), one.visit(day, 600, "blod", "Fastende blodprøve", 15))


def _prepared(one: Planter, day: int) -> Planted:
    scan = one.visit(day, 480, "roentgen", "CT-skanning")
    return _of(scan, one.visit(day, 780, "klinfys", "Myokardiescintigrafi", 60))


def _room(one: Planter, _: int) -> Planted:
    day = one.open_day(_EEG_DAY)
    return _of(replace(one.visit(day, _EEG_HOUR * 60, "neuro", "EEG", 60), site=0))


def _weekend(one: Planter, day: int) -> Planted:
    while one.days[day].weekday != _SATURDAY:
        day += 1
    # The first hospital receives at weekends.
    visit = one.visit(day, 600, "roentgen", "Røntgen af thorax", 20)
    return _of(replace(visit, site=max(visit.site, 1)))


def _unplaced(one: Planter, day: int) -> Planted:
    visit = one.visit(day, 600, "klinfys", "Lungefunktionsundersøgelse", 45)
    asked = replace(visit, status="proposed", is_placed=False, based_on=f"{one.person.id}-r1")
    return Planted("", (asked,), one.referral(6))


def _breach(one: Planter, day: int) -> Planted:
    return _answering(one, one.visit(day, 570, "hjerte", "Ekkokardiografi", 45), 31 - min(day, 24) + 5)


def _tight(one: Planter, _: int) -> Planted:
    day = one.open_day(10)
    return _answering(one, one.visit(day, 570, "hjerte", "Ekkokardiografi", 45), 29 - day)


def _unbooked(one: Planter, _: int) -> Planted:
    return Planted("", referral=one.referral(19))


def _not_told(one: Planter, _: int) -> Planted:
    return Planted("", referral=one.referral(14))


def _twice(one: Planter, day: int) -> Planted:
    first = one.visit(day, 600, "hjerte", "Ekkokardiografi", 45)
    again = one.open_day(day + 5)
    return _of(first, one.far(one.visit(again, 660, "hjerte", "Ekkokardiografi", 45)))


def _interpreter(one: Planter, day: int) -> Planted:
    return replace(_of(one.visit(day, 600, "lunge", "Lungekontrol")), language=one.chance.pick(_LANGUAGES))


def _early(one: Planter, day: int) -> Planted:
    return _of(one.far(one.visit(day, 420, "roentgen", "CT-skanning")))


def _late(one: Planter, day: int) -> Planted:
    return _of(one.far(one.visit(day, 1_020, "klinfys", "Lungefunktionsundersøgelse", 45)))


def _waits(one: Planter, day: int) -> Planted:
    return _of(one.visit(day, 480, "blod", "Blodprøve", 15), one.visit(day, 800, "hjerte", "Hjertekontrol"))


def _still_booked(one: Planter, _: int) -> Planted:
    day = -3
    while not is_open(day, one.days, one.places):
        day -= 1
    return _of(one.visit(day, 600, "lunge", "Sygeplejesamtale"))


def _elsewhere(one: Planter, day: int) -> Planted:
    # To all but the department itself the first is nothing but time taken.
    return _of(one.visit(day, 540, "psyk", "Samtale", 45), one.visit(day, 610, "blod", "Blodprøve", 15))


def _of(*visits: Visit) -> Planted:
    return Planted("", visits)


def _answering(one: Planter, visit: Visit, days_ago: int) -> Planted:
    referral = one.referral(max(days_ago, 1))
    return Planted("", (replace(visit, based_on=referral.id),), referral)


_LANGUAGES = ("Arabisk", "Tyrkisk", "Polsk", "Somali", "Ukrainsk")
_PLANTS: Mapping[str, Plant] = {
    "WALK_TIME_SHORT": _walk,
    "DEPENDENCY_ORDER": _order,
    "DEPENDENCY_EXPIRED": _expired,
    "DEPENDENCY_MISSING": _missing,
    "FASTING_LATE": _fasting_late,
    "FASTING_BROKEN": _fasting_broken,
    "PREP_INCOMPATIBLE": _prepared,
    "RESOURCE_DOUBLE_BOOKED": _room,
    "CLOSED_DAY": _weekend,
    "UNPLACED": _unplaced,
    "DEADLINE_BREACH": _breach,
    "DEADLINE_TIGHT": _tight,
    "DEADLINE_UNBOOKED": _unbooked,
    "NOTICE_OVERDUE": _not_told,
    "DUPLICATE_EXAM": _twice,
    "INTERPRETER_MISSING": _interpreter,
    "EARLY_DEPARTURE": _early,
    "LATE_RETURN": _late,
    "LONG_WAIT": _waits,
    "PAST_STILL_BOOKED": _still_booked,
    "PATIENT_UNAVAILABLE": _elsewhere,
}
