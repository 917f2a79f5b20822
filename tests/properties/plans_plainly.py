"""Plans judged and chosen a second time, straight from the specification: every plan is tried.

Nothing is taken from the code under test but the records.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import combinations, pairwise, permutations, product

from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Mode, Visit

ACTIVE = {"proposed", "pending", "booked", "arrived", "checked-in"}
HOLIDAYS_2026 = {date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 5), date(2026, 4, 6), date(2026, 5, 14)}

Blocker = tuple[str, tuple[str, ...]]
Plan = dict[str, str]


@dataclass(frozen=True)
class Worth:
    """What a plan comes to for everyone and for each."""

    blockers: tuple[Blocker, ...]
    breach: dict[str, int]
    points: dict[str, int]

    def of(self, patient: str, visits: dict[str, Visit]) -> tuple[int, int, int]:
        own = [one for one in self.blockers if any(visits[key].patient == patient for key in one[1])]
        return len(own), self.breach[patient], self.points[patient]


def best_plan(situation: Situation) -> Plan:
    """Return the best of all plans by trying each, with what stays left out; empty where it is not to be shown."""
    choices = {key: choices_of(situation, visit) for key, visit in situation.visits.items()}
    movable = sorted(key for key, found in choices.items() if found)
    stays = worth(situation, {})
    best: Plan = {}
    rank = rank_of(situation, best, stays)
    for chosen in product(*(["stay", *choices[key]] for key in movable)):
        plan = {key: name for key, name in zip(movable, chosen, strict=True) if name != "stay"}
        if not is_possible(plan):
            continue
        found = worth(situation, plan)
        if is_allowed(situation, plan, stays, found) and (new := rank_of(situation, plan, found)) < rank:
            best, rank = plan, new
    return best if is_shown(situation, rank_of(situation, {}, stays), rank) else {}


def is_shown(situation: Situation, before: tuple, after: tuple) -> bool:
    if after[0] != before[0]:
        return after[0] < before[0]
    if after[1] != before[1]:
        return after[1] < before[1]
    return before[2] - after[2] >= situation.policy.min_saving_points


def choices_of(situation: Situation, visit: Visit) -> list[str]:
    """Return the names of the new places a visit may have."""
    if not is_movable(situation, visit):
        return []
    names = [key for key, slot in situation.slots.items() if fits(situation, visit, slot)]
    others = [
        one for one in situation.visits.values() if one.id != visit.id and one.start and is_movable(situation, one)
    ]
    return names + [f"pos:{one.id}" for one in others if fits(situation, visit, one)]


def is_movable(situation: Situation, visit: Visit) -> bool:
    if visit.status not in {"proposed", "pending", "booked"} or not visit.movable:
        return False
    if situation.travellers[visit.patient].deceased:
        return False
    return visit.start is None or visit.start >= situation.now + timedelta(hours=situation.policy.freeze_hours)


def fits(situation: Situation, visit: Visit, place) -> bool:
    return (
        place.service == visit.service
        and place.minutes >= visit.minutes
        and place.start >= situation.now + timedelta(hours=situation.policy.min_notice_hours)
        and (visit.any_dept or place.dept == visit.dept)
        and place.site not in visit.excluded_sites
    )


def is_possible(plan: Plan) -> bool:
    names = list(plan.values())
    left = {name[4:] for name in names if name.startswith("pos:")}
    return len(names) == len(set(names)) and all(key in plan for key in left)


def is_allowed(situation: Situation, plan: Plan, before: Worth, after: Worth) -> bool:
    if any(key in items for _, items in after.blockers for key in plan):
        return False
    visits = situation.visits
    for patient in situation.travellers:
        (had_b, had_d, had_p), (b, d, p) = before.of(patient, visits), after.of(patient, visits)
        if b > had_b or d > had_d or ((b, d) == (had_b, had_d) and p > had_p):
            return False
    return True


def rank_of(situation: Situation, plan: Plan, found: Worth) -> tuple:
    visits = moved(situation, plan)
    order = sorted(situation.travellers.values(), key=lambda one: (one.waiting_since or date.max, one.id))
    text = []
    for key in sorted(visits):
        start = visits[key].start
        stay = "stay" if is_movable(situation, situation.visits[key]) else ""
        text.append(("~" if start is None else start.isoformat()[:16], plan.get(key, stay)))
    points = [found.points[one.id] for one in order]
    return len(found.blockers), sum(found.breach.values()), sum(points), len(plan), points, text


def moved(situation: Situation, plan: Plan) -> dict[str, Visit]:
    """Return the visits as they are once the plan is followed."""
    visits = dict(situation.visits)
    for key, name in plan.items():
        visit = situation.visits[key]
        if name.startswith("pos:"):
            place = situation.visits[name[4:]]
            resources = place.resources
        else:
            place = situation.slots[name]
            resources = place.resources if place.resources else visit.resources
        visits[key] = replace(visit, start=place.start, site=place.site, dept=place.dept, resources=resources)
    return visits


def worth(situation: Situation, plan: Plan) -> Worth:
    visits = moved(situation, plan)
    breach = dict.fromkeys(situation.travellers, 0)
    for pathway in situation.pathways.values():
        if not situation.travellers[pathway.patient].deceased:
            breach[pathway.patient] += breach_of(pathway, visits)
    points = {key: points_of(situation, one, visits) for key, one in situation.travellers.items()}
    return Worth(tuple(blockers(situation, visits)), breach, points)


def is_active(visit: Visit) -> bool:
    return visit.status in ACTIVE and visit.start is not None


def end_of(visit: Visit) -> datetime:
    return visit.start + timedelta(minutes=visit.minutes)


def breach_of(pathway: Pathway, visits: dict[str, Visit]) -> int:
    known = [visits[key] for key in pathway.completed_by if key in visits]
    if known and all(one.status == "fulfilled" for one in known):
        return 0
    active = [one for one in known if is_active(one)]
    if not active or any(one.status == "proposed" and one.start is None for one in known):
        return 0
    day = max(end_of(one) for one in active).date()
    due = pathway.received + timedelta(days=pathway.limit_days)
    waiver = pathway.waiver
    if day <= due or (waiver and waiver.documented and waiver.until and waiver.until >= day):
        return 0
    return (day - due).days


def points_of(situation: Situation, traveller: Traveller, visits: dict[str, Visit]) -> int:
    own = [one for one in visits.values() if one.patient == traveller.id and is_active(one)]
    policy, points = situation.policy, 0
    for tour in tours(own):
        points += policy.pts_trip + tour_points(situation, traveller, tour)
    for one in own:
        wishes = traveller.prefers
        if (
            (wishes.not_before and one.start.time() < wishes.not_before)
            or (wishes.not_after and end_of(one) > datetime.combine(one.start, wishes.not_after))
            or one.start.weekday() in wishes.avoid_weekdays
        ):
            points += policy.pts_pref
        old = situation.visits[one.id]
        if old.start and (old.start, old.site) != (one.start, one.site):
            points += policy.pts_move + policy.pts_day * abs((one.start.date() - old.start.date()).days)
    return points


def tours(own: Sequence[Visit]) -> Iterator[list[Visit]]:
    """Yield the trips: a day's visits at sites, cut where one at home comes between."""
    for day in sorted({one.start.date() for one in own}):
        trip: list[Visit] = []
        for one in sorted((one for one in own if one.start.date() == day), key=lambda one: (one.start, one.id)):
            if one.mode == Mode.PHYSICAL:
                trip.append(one)
            elif one.mode != Mode.PHONE and trip:
                yield trip
                trip = []
        if trip:
            yield trip


def way(situation: Situation, here: str, there: str) -> int:
    return 0 if here == there else situation.travel.minutes[frozenset((here, there))]


def tour_points(situation: Situation, traveller: Traveller, tour: list[Visit]) -> int:
    policy, home = situation.policy, f"home:{traveller.id}"
    out, back = way(situation, home, tour[0].site), way(situation, tour[-1].site, home)
    points = policy.pts_travel * (out + back)
    for first, second in pairwise(tour):
        leg = way(situation, first.site, second.site)
        idle = (second.start - end_of(first)) // timedelta(minutes=1) - leg
        points += policy.pts_travel * leg + policy.pts_wait * max(0, idle)
    leaves = tour[0].start - timedelta(minutes=out + policy.arrive_early_min)
    returns = end_of(tour[-1]) + timedelta(minutes=back)
    earliest = traveller.earliest_departure or policy.earliest_departure
    latest = traveller.latest_return or policy.latest_return
    day = tour[0].start.date()
    points += policy.pts_edge * (leaves < datetime.combine(day, earliest))
    return points + policy.pts_edge * (returns > datetime.combine(day, latest))


def blockers(situation: Situation, visits: dict[str, Visit]) -> Iterator[Blocker]:
    living = {key for key, one in situation.travellers.items() if not one.deceased}
    for patient in living:
        own = [one for one in visits.values() if one.patient == patient]
        upcoming = [one for one in own if is_active(one) and end_of(one) > situation.now]
        yield from alone(situation, situation.travellers[patient], own, upcoming)
        yield from pairs(situation, upcoming)
        yield from journeys(situation, upcoming)
    yield from dependencies(situation, visits, living)
    yield from crowds(situation, [one for one in visits.values() if one.patient in living])


def alone(situation: Situation, traveller: Traveller, own: list[Visit], upcoming: list[Visit]) -> Iterator[Blocker]:
    for one in own:
        if one.status == "proposed" and one.start is None:
            yield "UNPLACED", (one.id,)
    for one in upcoming:
        for key in set(one.resources) & set(situation.resources):
            if any(meets(one, block.start, block.end) for block in situation.resources[key].unavailable):
                yield "RESOURCE_UNAVAILABLE", (one.id,)
        if is_closed(situation, one):
            yield "CLOSED_DAY", (one.id,)
        if is_away(situation, traveller, one):
            yield "PATIENT_UNAVAILABLE", (one.id,)
        for stay in traveller.admissions:
            if meets(one, stay.start, stay.end):
                yield "INPATIENT_CLASH", (one.id,)


def meets(one: Visit, start: datetime, end: datetime) -> bool:
    return one.start < end and start < end_of(one)


def is_closed(situation: Situation, one: Visit) -> bool:
    day = one.start.date()
    is_free_day = day.weekday() > 4 or day in HOLIDAYS_2026
    return one.mode == Mode.PHYSICAL and is_free_day and not situation.sites[one.site].open_weekends


def is_away(situation: Situation, traveller: Traveller, one: Visit) -> bool:
    start, end = one.start, end_of(one)
    if one.mode == Mode.PHYSICAL:
        leg = timedelta(minutes=way(situation, f"home:{traveller.id}", one.site))
        start, end = start - leg - timedelta(minutes=situation.policy.arrive_early_min), end + leg
    return any(start < away.end and away.start < end for away in traveller.unavailable)


def pairs(situation: Situation, upcoming: list[Visit]) -> Iterator[Blocker]:
    for a, b in combinations(upcoming, 2):
        if intersect(a, b):
            yield "PATIENT_OVERLAP", ids(a, b)
    for a, b in permutations(upcoming, 2):
        fast = timedelta(hours=b.fasting_hours or 0)
        if a.gives_food and fast and a.start < b.start and end_of(a) > b.start - fast:
            yield "FASTING_BROKEN", ids(a, b)
        for rule in situation.prep_rules:
            is_about = rule.first in a.tags and rule.second in b.tags
            if is_about and timedelta() <= b.start - end_of(a) < timedelta(hours=rule.min_hours):
                yield "PREP_INCOMPATIBLE", ids(a, b)


def intersect(a: Visit, b: Visit) -> bool:
    return a.start < end_of(b) and b.start < end_of(a)


def ids(*visits: Visit) -> tuple[str, ...]:
    return tuple(sorted(one.id for one in visits))


def place_of(visit: Visit) -> str | None:
    if visit.mode == Mode.PHONE:
        return None
    return visit.site if visit.mode == Mode.PHYSICAL else f"home:{visit.patient}"


def journeys(situation: Situation, upcoming: list[Visit]) -> Iterator[Blocker]:
    located = sorted((one for one in upcoming if place_of(one)), key=lambda one: (one.start, one.id))
    for a, b in pairwise(located):
        if a.start.date() != b.start.date() or intersect(a, b) or place_of(a) == place_of(b):
            continue
        gap = b.start - end_of(a)
        for one in upcoming:
            if place_of(one) is None and one.start >= end_of(a) and end_of(one) <= b.start:
                gap -= timedelta(minutes=one.minutes)
        early = situation.policy.arrive_early_min if b.mode == Mode.PHYSICAL else 0
        if gap < timedelta(minutes=way(situation, place_of(a), place_of(b)) + early):
            yield "TRAVEL_INFEASIBLE", ids(a, b)


def dependencies(situation: Situation, visits: dict[str, Visit], living: set[str]) -> Iterator[Blocker]:
    for rule in situation.dependencies:
        before, after = visits.get(rule.before), visits[rule.after]
        if before is None or before.start is None or not is_active(after) or after.patient not in living:
            continue
        if not is_active(before) and before.status != "fulfilled":
            continue
        gap = after.start - end_of(before)
        if gap < timedelta(minutes=rule.min_gap_min):
            yield "DEPENDENCY_ORDER", ids(before, after)
        elif rule.max_gap_min is not None and gap > timedelta(minutes=rule.max_gap_min):
            yield "DEPENDENCY_EXPIRED", ids(before, after)


def crowds(situation: Situation, visits: list[Visit]) -> Iterator[Blocker]:
    upcoming = [one for one in visits if is_active(one) and end_of(one) > situation.now]
    for key, resource in situation.resources.items():
        users = [one for one in upcoming if key in one.resources]
        found = {
            frozenset(one.id for one in users if one.start <= moment < end_of(one))
            for moment in {one.start for one in users}
        }
        too_many = {crowd for crowd in found if len(crowd) > resource.capacity}
        for crowd in too_many:
            if not any(crowd < other for other in too_many):
                yield "RESOURCE_DOUBLE_BOOKED", tuple(sorted(crowd))
