"""A patient with a blood test in Viborg before a check-up in Aarhus, in words that services and sites have."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from triage.coordination.catalogue.service import Owner
from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.proposals.best import propose
from triage.coordination.proposals.proposal import Proposal
from triage.coordination.rebooking.capability import Capability
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Dependency, Resource, Site, Slot
from triage.coordination.situation.traveller import CallBack, RedAlarm, Traveller, Wishes
from triage.coordination.situation.visit import Pro, Visit
from triage.coordination.travel.table import Travel

NOW = datetime.fromisoformat("2026-03-02T08:00")
BLOOD, LUNG = "Blodprøver@viborg", "Lungesygdomme@aarhus"


def at(day: int, clock: str) -> datetime:
    """A time in March 2026, "8.40"."""
    hour, minute = clock.split(".")
    return datetime.fromisoformat(f"2026-03-{day:02}T{int(hour):02}:{minute}")


def blood(**changes: Any) -> Visit:
    """A blood test in Viborg on Friday 6 March at 8.00."""
    plain = Visit("1|Appointment/b", "7", "Blodprøve", BLOOD, "viborg", at(6, "8.00"), 10)
    return replace(plain, **changes)


def control(**changes: Any) -> Visit:
    """A check-up in Aarhus on Thursday 26 March at 10.00."""
    plain = Visit("1|Appointment/k", "7", "Lungekontrol", LUNG, "aarhus", at(26, "10.00"), 30)
    return replace(plain, **changes)


def situation(*visits: Visit, **parts: Any) -> Situation:
    """The visits, with three hospitals and the ways between them."""
    ways = {("home:7", "aarhus"): 40, ("home:7", "viborg"): 30, ("aarhus", "viborg"): 60, ("home:8", "aarhus"): 20}
    known = {
        "travel": Travel({frozenset(pair): minutes for pair, minutes in ways.items()}),
        "travellers": {"7": Traveller("7"), "8": Traveller("8")},
        "sites": {"aarhus": Site("aarhus", "Aarhus"), "viborg": Site("viborg", "Viborg")},
    }
    return Situation(NOW, **{**known, **parts}, visits={one.id: one for one in visits})


def before_control(**gaps: Any) -> Dependency:
    return Dependency("1|Appointment/k", "1|Appointment/b", kind="blodprøvesvar", **gaps)


def slot(key: str, like: Visit, start: datetime, **changes: Any) -> Slot:
    """A free time of the same kind as a visit."""
    return replace(Slot(f"1|Slot/{key}", like.service, like.dept, like.site, start, like.minutes), **changes)


def slots(*found: Slot) -> dict[str, Slot]:
    return {one.id: one for one in found}


def owner(dept: str, how: Capability, phone: str = "") -> Owner:
    return Owner(dept, dept.partition("@")[0], dept.partition("@")[2], how, phone)


def joinable() -> Situation:
    """A blood test that can be moved to the day and the hospital of the check-up, to one of four times."""
    test = blood(dept="Blodprøver@aarhus", site="aarhus")
    free = slots(
        slot("best", test, at(26, "8.40")),
        slot("lone", test, at(23, "8.00")),
        slot("late", test, at(26, "9.40")),
        slot("same", test, at(26, "10.10")),
    )
    return situation(test, control(movable=False), slots=free, dependencies=(before_control(min_gap_min=60),))


def proposed(known: Situation) -> Proposal:
    return propose(known)


def everything() -> Situation:
    """A situation in which each kind of conflict has something to be about."""
    traveller = Traveller(
        "7",
        red_alarms=(RedAlarm(LUNG, at(1, "9.00")),),
        callbacks=(CallBack("callback|3", at(3, "9.00"), at(3, "11.00")),),
        prefers=Wishes(avoid_weekdays=frozenset({3, 4})),
    )
    test = blood(fasting_hours=8, exam="blod", resources=("1|Location/r",))
    visit = control(pro=Pro("green", complete=True, answered=at(1, "10.00")), gives_food=True)
    return situation(
        test,
        visit,
        travellers={"7": traveller, "8": Traveller("8")},
        dependencies=(before_control(min_gap_min=60, max_gap_min=1440),),
        pathways={"1|ServiceRequest/p": Pathway("1|ServiceRequest/p", "7", "udredning", at(1, "0.00").date(), 30)},
        resources={"1|Location/r": Resource("1|Location/r", "room")},
    )


_PAIR = ("1|Appointment/b", "1|Appointment/k")
_ONE = ("1|Appointment/k",)
_COURSE = ("1|ServiceRequest/p",)
_LAST = ("1|Appointment/k", "1|ServiceRequest/p")
# Items and data as the rules give them.
SAMPLES = {
    Code.PATIENT_DECEASED: Conflict(Code.PATIENT_DECEASED, _PAIR),
    Code.PATIENT_OVERLAP: Conflict(Code.PATIENT_OVERLAP, _PAIR),
    Code.TRAVEL_INFEASIBLE: Conflict(Code.TRAVEL_INFEASIBLE, _PAIR, {"gap": 20, "need": 75}),
    Code.WALK_TIME_SHORT: Conflict(Code.WALK_TIME_SHORT, _PAIR, {"gap": 0, "need": 10}),
    Code.DEPENDENCY_ORDER: Conflict(Code.DEPENDENCY_ORDER, _PAIR),
    Code.DEPENDENCY_EXPIRED: Conflict(Code.DEPENDENCY_EXPIRED, _PAIR),
    Code.DEPENDENCY_MISSING: Conflict(Code.DEPENDENCY_MISSING, _ONE, {"needs": "blodprøvesvar"}),
    Code.FASTING_LATE: Conflict(Code.FASTING_LATE, ("1|Appointment/b",)),
    Code.FASTING_BROKEN: Conflict(Code.FASTING_BROKEN, _PAIR),
    Code.PREP_INCOMPATIBLE: Conflict(Code.PREP_INCOMPATIBLE, _PAIR, {"hours": 48}),
    Code.RESOURCE_DOUBLE_BOOKED: Conflict(Code.RESOURCE_DOUBLE_BOOKED, _PAIR, {"resource": "1|Location/r"}),
    Code.RESOURCE_UNAVAILABLE: Conflict(Code.RESOURCE_UNAVAILABLE, _ONE, {"resource": "1|Location/r"}),
    Code.CLOSED_DAY: Conflict(Code.CLOSED_DAY, _ONE),
    Code.PATIENT_UNAVAILABLE: Conflict(Code.PATIENT_UNAVAILABLE, _ONE),
    Code.INPATIENT_CLASH: Conflict(Code.INPATIENT_CLASH, _ONE, {"at": "viborg"}),
    Code.UNPLACED: Conflict(Code.UNPLACED, _ONE),
    Code.DEADLINE_BREACH: Conflict(Code.DEADLINE_BREACH, _LAST, {"due": "2026-03-31", "days": 5}),
    Code.DEADLINE_WAIVED: Conflict(Code.DEADLINE_WAIVED, _LAST, {"due": "2026-03-31"}),
    Code.DEADLINE_TIGHT: Conflict(Code.DEADLINE_TIGHT, _LAST, {"due": "2026-03-31"}),
    Code.DEADLINE_UNBOOKED: Conflict(Code.DEADLINE_UNBOOKED, _COURSE, {"due": "2026-03-04"}),
    Code.FREE_CHOICE_TRIGGERED: Conflict(Code.FREE_CHOICE_TRIGGERED, _COURSE, {"since": "2026-03-31"}),
    Code.NOTICE_OVERDUE: Conflict(Code.NOTICE_OVERDUE, _COURSE),
    Code.DUPLICATE_EXAM: Conflict(Code.DUPLICATE_EXAM, _PAIR),
    Code.TRIAGE_GREEN_VISIT: Conflict(Code.TRIAGE_GREEN_VISIT, _ONE),
    Code.TRIAGE_RED_LATE: Conflict(Code.TRIAGE_RED_LATE, ("7",)),
    Code.INTERPRETER_MISSING: Conflict(Code.INTERPRETER_MISSING, _ONE, {"language": "ar"}),
    Code.COMPANION_MISSING: Conflict(Code.COMPANION_MISSING, _ONE),
    Code.TRANSPORT_TOO_LATE: Conflict(Code.TRANSPORT_TOO_LATE, _ONE, {"cutoff": "2026-03-25T12:00"}),
    Code.TRANSPORT_MISSING: Conflict(Code.TRANSPORT_MISSING, _ONE, {"cutoff": "2026-03-25T12:00"}),
    Code.EARLY_DEPARTURE: Conflict(Code.EARLY_DEPARTURE, _ONE, {"departs": "2026-03-26T05:45"}),
    Code.LATE_RETURN: Conflict(Code.LATE_RETURN, _ONE, {"returns": "2026-03-26T19:10"}),
    Code.LONG_WAIT: Conflict(Code.LONG_WAIT, _PAIR, {"wait": 150}),
    Code.PREFERENCE_MISSED: Conflict(Code.PREFERENCE_MISSED, _ONE),
    Code.CALLBACK_OVERDUE: Conflict(Code.CALLBACK_OVERDUE, ("callback|3",)),
    Code.CALLBACK_CLASH: Conflict(Code.CALLBACK_CLASH, ("1|Appointment/k", "callback|3")),
    Code.PAST_STILL_BOOKED: Conflict(Code.PAST_STILL_BOOKED, _ONE),
    Code.CROSSING_PATIENTS: Conflict(Code.CROSSING_PATIENTS, _PAIR, {"saved_min": 84}),
    Code.COMBINABLE_TRIPS: Conflict(Code.COMBINABLE_TRIPS, _PAIR, {"trips_saved": 1, "travel_saved_min": 120}),
}
