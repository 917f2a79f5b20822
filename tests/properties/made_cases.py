"""Small random cases of coordination, written as the files of cases are; every list in them is in no order."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

Json = dict[str, Any]

# A Monday, with no holiday in the three weeks before and after it.
MONDAY = date(2026, 3, 9)
SITES = ("AUH", "VIB", "RAN")
_CLOCKS = ("00:00", "05:30", "06:40", "08:00", "08:30", "09:00", "09:40", "10:30", "11:00", "11:05", "12:00", "16:45")
_STATUSES = ("booked",) * 8 + ("proposed", "pending", "arrived", "fulfilled", "cancelled", "noshow", "unheard-of")
_MODES = ("physical",) * 5 + ("video", "home-visit", "phone", "phone")


def made_case(random: Random) -> Json:
    """One to three patients with up to nine visits in two weeks, and something of everything that bears on them."""
    patients = [f"p{n}" for n in range(random.randint(1, 3))]
    visits = [_visit(random, f"a{n}", random.choice(patients)) for n in range(random.randint(0, 9))]
    return {
        "now": _time(random, 0, 4),
        "config": _config(random),
        "sites": [{"id": site, "open_weekends": random.random() < 0.3} for site in SITES[: random.randint(2, 3)]],
        "travel": _travel(random, patients),
        "patients": [_patient(random, key) for key in patients],
        "appointments": visits,
        "resources": [_resource(random, key) for key in ("mr", "room") if random.random() < 0.7],
        "dependencies": [_dependency(random) for _ in range(random.randint(0, 2))],
        "prep_rules": [_prep_rule(random) for _ in range(random.choice((0, 1, 1, 2)))],
        "pathways": [_pathway(random, f"w{n}", random.choice(patients)) for n in range(random.randint(0, 2))],
    }


def _visit(random: Random, key: str, patient: str) -> Json:
    start = None if random.random() < 0.08 else _time(random, 0, 13)
    visit = {
        "id": key,
        "patient": patient,
        "service": random.choice(("control", "scan")),
        "dept": random.choice(("Lunge", "Hjerte")),
        "site": random.choice(SITES),
        "start": start,
        "minutes": random.choice((0, 10, 15, 30, 30, 45, 60, 200)),
        "status": random.choice(_STATUSES),
        "mode": random.choice(_MODES),
        "movable": random.random() < 0.9,
        "any_dept": random.random() < 0.5,
    }
    return visit | _particulars(random)


def _particulars(random: Random) -> Json:
    """What few visits have; each has one or two of them."""
    all_of_them = {
        "resources": random.choice((["mr"], ["room"], ["mr", "room"], ["unheard-of"])),
        "fasting_hours": random.choice((6, 10)),
        "gives_food": True,
        "tags": random.choice((["contrast"], ["thyroid"], ["contrast", "thyroid"])),
        "exam": random.choice(("echo", "ecg")),
        "repeat_intended": True,
        "purpose": "control",
        "interpreter_booked": True,
        "companion_confirmed": True,
        "transport_ordered": True,
    }
    chosen = {name: all_of_them[name] for name in random.sample(sorted(all_of_them), random.randint(0, 3))}
    return chosen | ({"pro": _pro(random), "purpose": "control"} if random.random() < 0.2 else {})


def _pro(random: Random) -> Json:
    return {
        "color": random.choice(("green", "green", "yellow")),
        "complete": random.random() < 0.8,
        "newer_alarm": random.random() < 0.2,
        "answered": _time(random, -16, 0),
    }


def _patient(random: Random, key: str) -> Json:
    patient: Json = {"id": key, "deceased": random.random() < 0.08}
    some = {
        "earliest_departure": "07:00",
        "latest_return": "15:30",
        "waiting_since": "2026-01-10",
        "unavailable": [_span(random) for _ in range(random.randint(1, 2))],
        "admissions": [{"site": random.choice(SITES)} | _span(random) for _ in range(random.randint(1, 2))],
        "prefers": _wishes(random),
        "needs": _needs(random),
        "red_alarms": [{"dept": "Lunge", "at": _time(random, -3, 3)} for _ in range(random.randint(1, 2))],
        "callbacks": [_call(random, f"call-{key}-{n}") for n in range(random.randint(1, 2))],
    }
    return patient | {name: some[name] for name in random.sample(sorted(some), random.randint(0, 4))}


def _needs(random: Random) -> Json:
    needs = {"interpreter": "arabisk", "companion": True, "transport": "liggende"}
    return {name: needs[name] for name in random.sample(sorted(needs), random.randint(0, 3))}


def _wishes(random: Random) -> Json:
    wishes = {"not_before": "09:00", "not_after": "11:00", "avoid_weekdays": random.sample(range(7), 2)}
    return {name: wishes[name] for name in random.sample(sorted(wishes), random.randint(0, 3))}


def _call(random: Random, key: str) -> Json:
    return {"id": key, "done": random.random() < 0.3} | _span(random, minutes=(30, 60))


def _resource(random: Random, key: str) -> Json:
    blocks = [_span(random) for _ in range(random.randint(0, 2))]
    return {"id": key, "kind": "room", "capacity": random.choice((1, 1, 2)), "unavailable": blocks}


def _dependency(random: Random) -> Json:
    least = random.choice((0, 60, 1440))
    rule = {"after": f"a{random.randint(0, 8)}", "min_gap_min": least, "kind": random.choice(("blood", "scan"))}
    before = {} if random.random() < 0.15 else {"before": f"a{random.randint(0, 9)}"}
    return rule | before | ({"max_gap_min": least + random.choice((60, 4320))} if random.random() < 0.5 else {})


def _prep_rule(random: Random) -> Json:
    first, second = random.sample(("contrast", "thyroid"), 2)
    return {"first": first, "second": second, "min_hours": random.choice((2, 24, 72))}


def _pathway(random: Random, key: str, patient: str) -> Json:
    course: Json = {
        "id": key,
        "patient": patient,
        "kind": "udredning",
        "received": _day(random, -18, -2),
        "limit_days": random.choice((7, 14, 14, 21)),
        "completed_by": [f"a{random.randint(0, 9)}" for _ in range(random.randint(0, 2))],
        "notice_required": random.random() < 0.5,
        "free_choice_offered": random.random() < 0.3,
    }
    if random.random() < 0.3:
        course["notified_on"] = _day(random, -2, 0)
    if random.random() < 0.4:
        course["waiver"] = {"documented": random.random() < 0.8, "until": _day(random, 0, 12), "reason": "ferie"}
    if random.random() < 0.4:
        start = random.randint(-5, 2)
        course["patient_delays"] = [{"from": _date(start), "to": _date(start + random.randint(0, 5))}]
    return course


def _config(random: Random) -> Json:
    config = {"reuse_days": {"echo": random.choice((0, 3))}, "long_wait_min": random.choice((30, 120))}
    return config | ({"crossing_min_saving_min": random.choice((20, 60))} if random.random() < 0.5 else {})


def _travel(random: Random, patients: list[str]) -> list[Json]:
    pairs = [(a, b) for n, a in enumerate(SITES) for b in SITES[n + 1 :]]
    pairs += [(f"home:{patient}", site) for patient in patients for site in SITES]
    known = [pair for pair in pairs if random.random() < 0.9]
    return [{"from": a, "to": b, "minutes": random.choice((10, 20, 40, 60, 90))} for a, b in known]


def _span(random: Random, minutes: tuple[int, ...] = (20, 60, 600, 2880)) -> Json:
    start = datetime.fromisoformat(_time(random, 0, 13))
    end = start + timedelta(minutes=random.choice(minutes))
    return {"start": start.isoformat(timespec="minutes"), "end": end.isoformat(timespec="minutes")}


def _time(random: Random, first: int, last: int) -> str:
    """Return a time on one of few days, so that visits meet."""
    clock = (
        random.choice(_CLOCKS) if random.random() < 0.7 else f"{random.randint(6, 16):02}:{random.randint(0, 59):02}"
    )
    return f"{_date(random.choice((first, random.randint(first, last))))}T{clock}"


def _day(random: Random, first: int, last: int) -> str:
    return _date(random.randint(first, last))


def _date(days: int) -> str:
    return (MONDAY + timedelta(days=days)).isoformat()


def in_another_order(value: Any, random: Random) -> Any:
    """Return a case with every list in another order."""
    if isinstance(value, dict):
        return {name: in_another_order(one, random) for name, one in value.items()}
    if isinstance(value, list):
        return random.sample([in_another_order(one, random) for one in value], len(value))
    return value


def weeks_later(value: Any, weeks: int) -> Any:
    """Return a case with every date and time so many weeks later."""
    if isinstance(value, dict):
        return {name: weeks_later(one, weeks) for name, one in value.items()}
    if isinstance(value, list):
        return [weeks_later(one, weeks) for one in value]
    if isinstance(value, str) and value[:2] == "20":
        moved = datetime.fromisoformat(value) + timedelta(weeks=weeks)
        return moved.isoformat(timespec="minutes") if "T" in value else moved.date().isoformat()
    return value
