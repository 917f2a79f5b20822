"""Small situations drawn from a number, with everything in them that decides what may be moved where."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from math import prod
from random import Random

from tests.properties.plans_plainly import choices_of
from triage.coordination.situation.pathway import Pathway, Waiver
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Block, Dependency, PrepRule, Resource, Site, Slot
from triage.coordination.situation.traveller import Admission, Traveller, Unavailable, Wishes
from triage.coordination.situation.visit import Mode, Visit
from triage.coordination.travel.table import Travel

# A Monday in the week before Easter, so that closed days are near.
NOW = datetime(2026, 3, 23, 8)  # noqa: DTZ001  # local wall time
SITES = ("Nord", "Syd")
DEPTS = ("Lab", "Lungs")
TAGS = ("", "contrast", "scintigraphy")
MOST_PLANS = 1_500


def situation_drawn(seed: int, most: int = MOST_PLANS) -> Situation:
    """Return a situation with at most so many plans."""
    rng = Random(seed)
    drawn = _situation(rng)
    while prod(1 + len(choices_of(drawn, one)) for one in drawn.visits.values()) > most:
        drawn = replace(drawn, slots=dict(list(drawn.slots.items())[1:])) if drawn.slots else _situation(rng)
    return drawn


def _situation(rng: Random) -> Situation:
    """Return a situation; now and then of twins, between whom nothing but their waiting decides."""
    drawn = _alone_or_not(rng)
    return _with_twin(rng, drawn) if len(drawn.visits) <= 2 and rng.random() < 0.4 else drawn


def _with_twin(rng: Random, drawn: Situation) -> Situation:
    """Return the situation of P1 beside P9, who has the same visits and the same ways."""
    own = [one for one in drawn.visits.values() if one.patient == "P1"]
    twins = {f"B{one.id}": replace(one, id=f"B{one.id}", patient="P9") for one in own}
    ways = {
        frozenset({"home:P9"} | (pair - {"home:P1"})): way
        for pair, way in drawn.travel.minutes.items()
        if "home:P1" in pair
    }
    waiting = rng.choice((None, date(2026, 1, 1), date(2026, 2, 2)))
    return replace(
        drawn,
        travel=replace(drawn.travel, minutes=drawn.travel.minutes | ways),
        travellers={**drawn.travellers, "P9": replace(drawn.travellers["P1"], id="P9", waiting_since=waiting)},
        visits={**drawn.visits, **twins},
    )


def _alone_or_not(rng: Random) -> Situation:
    patients = {key: _traveller(rng, key) for key in ("P1", "P2", "P3")[: rng.choice((1, 1, 1, 2, 2, 3))]}
    visits = {
        key: _visit(rng, key, rng.choice(list(patients))) for key in _names("A", rng.choice((1, 2, 3, 3, 4, 4, 5)))
    }
    slots = {key: _slot(rng, key) for key in _names("S", rng.choice((0, 1, 2, 3, 4, 4, 5)))}
    policy = _policy(rng)
    return Situation(
        now=NOW,
        travel=Travel(_ways(rng, list(patients)), policy.arrive_early_min),
        travellers=patients,
        visits=visits,
        sites={key: Site(key, open_weekends=rng.random() < 0.2) for key in SITES},
        slots=slots,
        resources={key: _resource(rng, key) for key in ("R1", "R2")},
        dependencies=_dependencies(rng, list(visits.values())),
        prep_rules=(PrepRule("contrast", "scintigraphy", rng.choice((2, 24, 48))),) if rng.random() < 0.5 else (),
        pathways={key: _pathway(rng, key, list(patients), visits) for key in _names("W", rng.randint(0, 2))},
        policy=policy,
    )


def _service(rng: Random) -> str:
    return "scan" if rng.random() < 0.2 else "blood"


def _names(letter: str, number: int) -> list[str]:
    return [f"{letter}{one}" for one in range(1, number + 1)]


def _start(rng: Random) -> datetime:
    """Return a time within some days of each other, now and then at night."""
    day = rng.choice((2, 3, 3, 4, 4, 5, 9, 10, 14))
    minutes = rng.choice((8 * 60, 9 * 60, 9 * 60 + 30, 10 * 60, 11 * 60, 13 * 60, 16 * 60, 23 * 60 + 30))
    if rng.random() < 0.06:
        day = rng.choice((-1, 0, 1))
    return NOW.replace(hour=0) + timedelta(
        days=day, minutes=minutes if rng.random() < 0.9 else rng.randrange(0, 1440, 5)
    )


def _visit(rng: Random, key: str, patient: str) -> Visit:
    status = rng.choice(("booked",) * 12 + ("pending", "proposed", "proposed", "arrived", "fulfilled", "cancelled"))
    start = None if status == "proposed" and rng.random() < 0.8 else _start(rng)
    return Visit(
        *(key, patient, _service(rng), rng.choice(DEPTS), rng.choice(SITES), start, rng.choice((15, 30, 60, 60))),
        status=status,
        mode=rng.choice((Mode.PHYSICAL,) * 8 + (Mode.VIDEO, Mode.PHONE, Mode.HOME_VISIT)),
        movable=rng.random() < 0.85,
        any_dept=rng.random() < 0.8,
        excluded_sites=frozenset({"Syd"} if rng.random() < 0.1 else ()),
        resources=_some(rng),
        fasting_hours=rng.choice((None, None, None, 6, 12)),
        gives_food=rng.random() < 0.2,
        tags=frozenset({rng.choice(TAGS)} - {""}),
    )


def _some(rng: Random) -> tuple[str, ...]:
    return rng.choice(((), (), ("R1",), ("R2",), ("R1", "R2")))


def _slot(rng: Random, key: str) -> Slot:
    service, dept, site = _service(rng), rng.choice(DEPTS), rng.choice(SITES)
    resources = rng.choice((None, None, (), ("R1",), ("R2",)))
    return Slot(key, service, dept, site, _start(rng), rng.choice((30, 60, 60)), resources)


def _traveller(rng: Random, key: str) -> Traveller:
    away = tuple(Unavailable(*_stretch(rng)) for _ in range(rng.choice((0, 0, 0, 1))))
    beds = tuple(Admission("Nord", *_stretch(rng)) for _ in range(rng.random() < 0.1))
    wishes = Wishes(
        rng.choice((None, None, time(9, 30))),
        rng.choice((None, None, time(14), time(10, 30))),
        frozenset({rng.randrange(5)} if rng.random() < 0.3 else ()),
    )
    waiting = rng.choice((None, date(2026, 1, 1), date(2026, 2, 2)))
    edges = {"earliest_departure": rng.choice((None, time(9))), "latest_return": rng.choice((None, time(12)))}
    return Traveller(key, rng.random() < 0.03, waiting, unavailable=away, admissions=beds, prefers=wishes, **edges)


def _stretch(rng: Random) -> tuple[datetime, datetime]:
    start = _start(rng)
    return start, start + timedelta(hours=rng.choice((1, 4, 30)))


def _resource(rng: Random, key: str) -> Resource:
    blocks = (Block(*_stretch(rng)),) if rng.random() < 0.3 else ()
    return Resource(key, capacity=rng.choice((1, 1, 2)), unavailable=blocks)


def _dependencies(rng: Random, visits: list[Visit]) -> tuple[Dependency, ...]:
    found = {}
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3))):
        after = rng.choice(visits)
        before = rng.choice([one for one in visits if one.patient == after.patient])
        if before.id != after.id and frozenset((before.id, after.id)) not in found:
            most = rng.choice((None, None, 240, 2 * 1440, 7 * 1440))
            found[frozenset((before.id, after.id))] = Dependency(after.id, before.id, rng.choice((0, 60, 1440)), most)
    return tuple(found.values())


def _pathway(rng: Random, key: str, patients: list[str], visits: dict[str, Visit]) -> Pathway:
    patient = rng.choice(patients)
    own = [one for one, visit in visits.items() if visit.patient == patient]
    waiver = Waiver(rng.random() < 0.8, date(2026, 3, rng.choice((26, 28, 31)))) if rng.random() < 0.3 else None
    completed_by = tuple(rng.sample(own, min(len(own), rng.choice((1, 1, 2, 3)))))
    return Pathway(
        key, patient, "udredning", date(2026, 3, 1), rng.choice((23, 25, 26, 31, 36)), completed_by, (), waiver
    )


def _ways(rng: Random, patients: list[str]) -> dict[frozenset[str], int]:
    places = [*SITES, *(f"home:{key}" for key in patients)]
    return {
        frozenset((here, there)): rng.choice((10, 30, 30, 60, 90))
        for number, here in enumerate(places)
        for there in places[:number]
    }


def _policy(rng: Random) -> Policy:
    """Return what things cost: as by default, or so little that many plans are as good as one another."""
    usual = Policy(
        freeze_hours=rng.choice((24, 24, 0, 60)),
        min_notice_hours=rng.choice((48, 48, 0)),
        min_saving_points=rng.choice((120, 120, 0, 1)),
    )
    if rng.random() < 0.6:
        return usual
    points = {
        name: rng.choice((0, 0, 1, 60)) for name in ("pts_travel", "pts_wait", "pts_trip", "pts_move", "pts_pref")
    }
    return replace(usual, pts_day=rng.choice((0, 1)), pts_edge=rng.choice((0, 60)), **points)
