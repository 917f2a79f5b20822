"""What is at odds in a case, looked for a second time and plainly: every rule over every pair, in minutes since 1970.

It shares nothing with the program but the file format, and reads each rule where the program combines them.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import combinations, permutations
from typing import Any

Json = dict[str, Any]
Found = tuple[str, tuple[str, ...], tuple[tuple[str, Any], ...]]

DAY = 24 * 60
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # wall time has no zone
_HOLIDAYS_2026 = {
    *("2026-01-01", "2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-14", "2026-05-24", "2026-05-25"),
    *("2026-12-25", "2026-12-26"),
}


def minute(text: str) -> int:
    return int((datetime.fromisoformat(text) - _EPOCH).total_seconds()) // 60


def text(minutes: int) -> str:
    return (_EPOCH + timedelta(minutes=minutes)).isoformat(timespec="minutes")


def clock(text_of_day: str) -> int:
    hour, minutes = text_of_day.split(":")[:2]
    return int(hour) * 60 + int(minutes)


def closed(day: date) -> bool:
    return day.isoweekday() > 5 or day.isoformat() in _HOLIDAYS_2026


def date_of(minutes: int) -> date:
    return (_EPOCH + timedelta(minutes=minutes)).date()


class Plain:
    """One case with its defaults."""

    def __init__(self, case: Json, defaults: Json) -> None:
        self.case, self.config = case, {**defaults, **case.get("config", {})}
        self.now = minute(case["now"])
        self.today = date_of(self.now)
        self.patients = {one["id"]: one for one in case["patients"]}
        self.visits = {one["id"]: one for one in case["appointments"]}
        self.ways = {frozenset((one["from"], one["to"])): one["minutes"] for one in case["travel"]}

    def found(self) -> list[Found]:
        """Return every conflict but those about improvement of trips, in no order."""
        found: list[Found] = []
        for key, patient in self.patients.items():
            if patient["deceased"]:
                standing = [one["id"] for one in self.upcoming(key)]
                found += [told("PATIENT_DECEASED", standing)] if standing else []
            else:
                found += [one for rule in _RULES for one in rule(self, patient)]
        return [*found, *crowds(self), *crossings(self)]

    def way(self, here: str, there: str) -> int | None:
        return 0 if here == there else self.ways.get(frozenset((here, there)))

    def active(self, patient: str) -> list[Json]:
        all_of_them = [one for one in self.visits.values() if one["patient"] == patient and is_active(one)]
        return sorted(all_of_them, key=lambda one: (start(one), one["id"]))

    def upcoming(self, patient: str) -> list[Json]:
        return [one for one in self.active(patient) if end(one) > self.now]


def told(code: str, items: list[str], **data: Any) -> Found:
    return code, tuple(sorted(items)), tuple(sorted(data.items()))


def is_active(visit: Json) -> bool:
    return visit["start"] is not None and visit["status"] in ("proposed", "pending", "booked", "arrived", "checked-in")


def start(visit: Json) -> int:
    return minute(visit["start"])


def end(visit: Json) -> int:
    return start(visit) + visit["minutes"]


def meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def span(one: Json) -> tuple[int, int]:
    return minute(one["start"]), minute(one["end"]) if "end" in one else end(one)


def place(visit: Json) -> str | None:
    if visit["mode"] == "physical":
        return visit["site"]
    return None if visit["mode"] == "phone" else f"home:{visit['patient']}"


def overlaps(plain: Plain, patient: Json) -> Iterator[Found]:
    for a, b in combinations(plain.upcoming(patient["id"]), 2):
        if meet(span(a), span(b)):
            yield told("PATIENT_OVERLAP", [a["id"], b["id"]])


def journeys(plain: Plain, patient: Json) -> Iterator[Found]:
    visits = plain.upcoming(patient["id"])
    for day in {date_of(start(one)) for one in visits}:
        located = [one for one in visits if place(one) and date_of(start(one)) == day]
        for n in range(1, len(located)):
            a, b = located[n - 1], located[n]
            if meet(span(a), span(b)):
                continue
            calls = [one for one in visits if not place(one) and start(one) >= end(a) and end(one) <= start(b)]
            gap = start(b) - end(a) - sum(one["minutes"] for one in calls)
            pair = [a["id"], b["id"]]
            if place(a) != place(b):
                way = plain.way(str(place(a)), str(place(b)))
                need = (
                    None if way is None else way + (plain.config["arrive_early_min"] if b["mode"] == "physical" else 0)
                )
                if need is not None and gap < need:
                    yield told("TRAVEL_INFEASIBLE", pair, gap=gap, need=need)
            elif a["mode"] == "physical" and a["dept"] != b["dept"] and gap < plain.config["walk_min"]:
                yield told("WALK_TIME_SHORT", pair, gap=gap, need=plain.config["walk_min"])


def dependencies(plain: Plain, patient: Json) -> Iterator[Found]:
    found: set[Found] = set()
    for rule in plain.case["dependencies"]:
        after, before = plain.visits.get(rule["after"]), plain.visits.get(rule.get("before", ""))
        if not after or after["patient"] != patient["id"] or not is_active(after):
            continue
        before = before if before and before["patient"] == patient["id"] else None
        if before and before["status"] == "proposed" and before["start"] is None:
            continue
        if not before or not (is_active(before) or (before["status"] == "fulfilled" and before["start"])):
            found.add(told("DEPENDENCY_MISSING", [after["id"]], needs=rule["kind"]))
        elif end(before) + rule["min_gap_min"] > start(after):
            found.add(told("DEPENDENCY_ORDER", [before["id"], after["id"]]))
        elif "max_gap_min" in rule and start(after) - end(before) > rule["max_gap_min"]:
            found.add(told("DEPENDENCY_EXPIRED", [before["id"], after["id"]]))
    yield from found


def fasting(plain: Plain, patient: Json) -> Iterator[Found]:
    visits = plain.upcoming(patient["id"])
    for a in visits:
        if not a.get("fasting_hours"):
            continue
        if start(a) % DAY > clock(plain.config["fasting_latest_start"]):
            yield told("FASTING_LATE", [a["id"]])
        for b in visits:
            if b.get("gives_food") and start(b) < start(a) and end(b) > start(a) - a["fasting_hours"] * 60:
                yield told("FASTING_BROKEN", [a["id"], b["id"]])


def spoiled(plain: Plain, patient: Json) -> Iterator[Found]:
    hours: dict[tuple[str, ...], int] = {}
    for a, b in permutations(plain.upcoming(patient["id"]), 2):
        for rule in plain.case["prep_rules"]:
            fits = rule["first"] in a.get("tags", ()) and rule["second"] in b.get("tags", ())
            if fits and start(b) >= end(a) and start(b) - end(a) < rule["min_hours"] * 60:
                pair = tuple(sorted((a["id"], b["id"])))
                hours[pair] = max(hours.get(pair, 0), rule["min_hours"])
    for pair, most in hours.items():
        yield told("PREP_INCOMPATIBLE", list(pair), hours=most)


def places_and_times(plain: Plain, patient: Json) -> Iterator[Found]:
    sites = {one["id"]: one for one in plain.case["sites"]}
    resources = {one["id"]: one for one in plain.case["resources"]}
    for a in plain.upcoming(patient["id"]):
        physical = a["mode"] == "physical"
        if physical and closed(date_of(start(a))) and not sites.get(a["site"], {}).get("open_weekends"):
            yield told("CLOSED_DAY", [a["id"]])
        for key in set(a.get("resources", ())) & resources.keys():
            if any(meet(span(a), span(block)) for block in resources[key]["unavailable"]):
                yield told("RESOURCE_UNAVAILABLE", [a["id"]], resource=key)
        way = (plain.way(f"home:{patient['id']}", a["site"]) or 0) if physical else 0
        whole = (start(a) - way - (plain.config["arrive_early_min"] if physical else 0), end(a) + way)
        if any(meet(whole, span(one)) for one in patient.get("unavailable", ())):
            yield told("PATIENT_UNAVAILABLE", [a["id"]])
        for stay in patient.get("admissions", ()):
            if meet(span(a), span(stay)):
                yield told("INPATIENT_CLASH", [a["id"]], at=stay["site"])


def bookings(plain: Plain, patient: Json) -> Iterator[Found]:
    for a in plain.visits.values():
        if a["patient"] != patient["id"]:
            continue
        if a["status"] == "proposed" and a["start"] is None:
            yield told("UNPLACED", [a["id"]])
        if a["status"] == "booked" and a["start"] and end(a) <= plain.now - DAY:
            yield told("PAST_STILL_BOOKED", [a["id"]])


def pathways(plain: Plain, patient: Json) -> Iterator[Found]:
    for course in plain.case["pathways"]:
        if course["patient"] == patient["id"]:
            yield from notice(plain, course)
            yield from clocks(plain, course)


def notice(plain: Plain, course: Json) -> Iterator[Found]:
    if course["notice_required"] and not course.get("notified_on"):
        received = date.fromisoformat(course["received"])
        days = [received + timedelta(days=n) for n in range(1, (plain.today - received).days)]
        if sum(not closed(day) for day in days) >= plain.config["notice_working_days"]:
            yield told("NOTICE_OVERDUE", [course["id"]])


def clocks(plain: Plain, course: Json) -> Iterator[Found]:
    due = date.fromisoformat(course["received"]) + timedelta(days=course["limit_days"])
    known = [plain.visits[key] for key in set(course["completed_by"]) & plain.visits.keys()]
    known = [one for one in known if one["patient"] == course["patient"]]
    if known and all(one["status"] == "fulfilled" for one in known):
        return
    active = [one for one in known if is_active(one)]
    if not active or any(one["status"] == "proposed" and one["start"] is None for one in known):
        if (due - plain.today).days <= plain.config["deadline_unbooked_days"]:
            yield told("DEADLINE_UNBOOKED", [course["id"]], due=due.isoformat())
        return
    last = max(active, key=lambda one: (end(one), one["id"]))
    day, items = date_of(end(last)), [last["id"], course["id"]]
    waiver = course.get("waiver", {})
    if day > due and waiver.get("documented") and waiver["until"] >= day.isoformat():
        yield told("DEADLINE_WAIVED", items, due=due.isoformat())
    elif day > due:
        yield told("DEADLINE_BREACH", items, due=due.isoformat(), days=(day - due).days)
    elif (due - day).days <= plain.config["deadline_tight_days"]:
        yield told("DEADLINE_TIGHT", items, due=due.isoformat())
    delays = course.get("patient_delays", ())
    since = due + sum((date.fromisoformat(d["to"]) - date.fromisoformat(d["from"]) for d in delays), timedelta())
    if day > since and not course["free_choice_offered"]:
        yield told("FREE_CHOICE_TRIGGERED", [course["id"]], since=since.isoformat())


def exams(plain: Plain, patient: Json) -> Iterator[Found]:
    reuse = plain.config["reuse_days"]
    own = [one for one in plain.visits.values() if one["patient"] == patient["id"] and one["start"]]
    counting = [one for one in own if is_active(one) or one["status"] == "fulfilled"]
    for a, b in permutations(counting, 2):
        if (start(a), a["id"]) < (start(b), b["id"]) and a.get("exam") == b.get("exam") and a.get("exam") in reuse:
            meant = a.get("repeat_intended") or b.get("repeat_intended")
            apart = (date_of(start(b)) - date_of(start(a))).days
            if not meant and is_active(b) and end(b) > plain.now and apart <= reuse[a["exam"]]:
                yield told("DUPLICATE_EXAM", [a["id"], b["id"]])


def colours(plain: Plain, patient: Json) -> Iterator[Found]:
    for a in plain.upcoming(patient["id"]):
        pro = a.get("pro", {})
        calm = pro.get("color") == "green" and pro["complete"] and not pro["newer_alarm"]
        if a["mode"] == "physical" and a.get("purpose") == "control" and calm:
            age = plain.now - minute(pro["answered"])
            if age >= 0 and age // DAY <= plain.config["pro_fresh_days"]:
                yield told("TRIAGE_GREEN_VISIT", [a["id"]])
    for alarm in patient.get("red_alarms", ()):
        at = minute(alarm["at"])
        there = [
            one for one in plain.visits.values() if one["patient"] == patient["id"] and one["dept"] == alarm["dept"]
        ]
        seen = [one for one in there if one["status"] in ("arrived", "checked-in", "fulfilled") and one["start"]]
        coming = [one for one in plain.upcoming(patient["id"]) if one["dept"] == alarm["dept"]]
        in_time = [one for one in coming if start(one) <= at + plain.config["red_max_days"] * DAY]
        if not in_time and not any(start(one) >= at for one in seen):
            yield told("TRIAGE_RED_LATE", [coming[0]["id"] if coming else patient["id"]])


def needs(plain: Plain, patient: Json) -> Iterator[Found]:
    wanted = patient.get("needs", {})
    for a in plain.upcoming(patient["id"]):
        physical = a["mode"] == "physical"
        if wanted.get("interpreter") and not a.get("interpreter_booked"):
            yield told("INTERPRETER_MISSING", [a["id"]], language=wanted["interpreter"])
        if wanted.get("companion") and physical and not a.get("companion_confirmed"):
            yield told("COMPANION_MISSING", [a["id"]])
        if wanted.get("transport") and physical and not a.get("transport_ordered"):
            day = date_of(start(a))
            before = next(d for n in range(1, 20) if not closed(d := day - timedelta(days=n)))
            cutoff = f"{before.isoformat()}T{plain.config['transport_cutoff']}"
            if plain.now > minute(cutoff):
                yield told("TRANSPORT_TOO_LATE", [a["id"]], cutoff=cutoff)
            elif (day - plain.today).days <= plain.config["transport_open_days"]:
                yield told("TRANSPORT_MISSING", [a["id"]], cutoff=cutoff)


def trips(plain: Plain, patient: Json) -> Iterator[list[Json]]:
    """Yield runs of physical visits of a day; what lies at home ends one, a call does not."""
    run: list[Json] = []
    for one in [one for one in plain.upcoming(patient["id"]) if place(one)]:
        if run and (one["mode"] != "physical" or date_of(start(one)) != date_of(start(run[0]))):
            yield run
            run = []
        run = [*run, one] if one["mode"] == "physical" else []
    if run:
        yield run


def comfort(plain: Plain, patient: Json) -> Iterator[Found]:
    own = f"home:{patient['id']}"
    for trip in trips(plain, patient):
        midnight = start(trip[0]) // DAY * DAY
        out, back = plain.way(own, trip[0]["site"]), plain.way(own, trip[-1]["site"])
        earliest = midnight + clock(patient.get("earliest_departure", plain.config["earliest_departure"]))
        latest = midnight + clock(patient.get("latest_return", plain.config["latest_return"]))
        if out is not None and (leaves := start(trip[0]) - out - plain.config["arrive_early_min"]) < earliest:
            yield told("EARLY_DEPARTURE", [trip[0]["id"]], departs=text(leaves))
        if back is not None and (returns := end(trip[-1]) + back) > latest:
            yield told("LATE_RETURN", [trip[-1]["id"]], returns=text(returns))
        for n in range(1, len(trip)):
            way = plain.way(trip[n - 1]["site"], trip[n]["site"])
            wait = start(trip[n]) - end(trip[n - 1]) - (way or 0)
            if way is not None and wait > plain.config["long_wait_min"]:
                yield told("LONG_WAIT", [trip[n - 1]["id"], trip[n]["id"]], wait=wait)
    wishes = patient.get("prefers", {})
    for a in plain.upcoming(patient["id"]):
        midnight = start(a) // DAY * DAY
        early = "not_before" in wishes and start(a) < midnight + clock(wishes["not_before"])
        late = "not_after" in wishes and end(a) > midnight + clock(wishes["not_after"])
        if early or late or date_of(start(a)).weekday() in wishes.get("avoid_weekdays", ()):
            yield told("PREFERENCE_MISSED", [a["id"]])


def calls(plain: Plain, patient: Json) -> Iterator[Found]:
    for call in patient.get("callbacks", ()):
        met = [one["id"] for one in plain.upcoming(patient["id"]) if meet(span(one), span(call))]
        if not call["done"] and plain.now > minute(call["end"]):
            yield told("CALLBACK_OVERDUE", [call["id"]])
        elif not call["done"] and met:
            yield told("CALLBACK_CLASH", [call["id"], *met])


def crowds(plain: Plain) -> Iterator[Found]:
    living = [key for key, one in plain.patients.items() if not one["deceased"]]
    visits = [one for key in living for one in plain.upcoming(key)]
    for resource in plain.case["resources"]:
        users = [one for one in visits if resource["id"] in one.get("resources", ())]
        sets = {frozenset(b["id"] for b in users if start(b) <= start(a) < end(b)) for a in users}
        for crowd in sets:
            if len(crowd) > resource["capacity"] and not any(crowd < other for other in sets):
                yield told("RESOURCE_DOUBLE_BOOKED", list(crowd), resource=resource["id"])


def crossings(plain: Plain) -> Iterator[Found]:
    living = [key for key, one in plain.patients.items() if not one["deceased"]]
    visits = [one for key in living for one in plain.upcoming(key)]
    may = [one for one in visits if one["mode"] == "physical" and one["status"] == "booked"]
    for a, b in combinations([one for one in may if one["any_dept"] and one["movable"]], 2):
        if a["patient"] == b["patient"] or a["service"] != b["service"] or a["site"] == b["site"]:
            continue
        ways = [plain.way(f"home:{one['patient']}", site) for one in (a, b) for site in (a["site"], b["site"])]
        known = [way for way in ways if way is not None]
        if len(known) == len(ways):
            first, second = 2 * (known[0] - known[1]), 2 * (known[3] - known[2])
            if min(first, second) >= 0 and first + second >= plain.config["crossing_min_saving_min"]:
                yield told("CROSSING_PATIENTS", [a["id"], b["id"]], saved_min=first + second)


_RULES = (
    *(overlaps, journeys, dependencies, fasting, spoiled, places_and_times, bookings, pathways),
    *(exams, colours, needs, comfort, calls),
)
