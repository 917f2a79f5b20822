"""Conflicts of random cases: as a plain second look finds them, whatever the order, the week, or what changed last."""

from collections import Counter
from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.examples import appointments, core
from tests.properties.made_cases import in_another_order, made_case, weeks_later
from tests.properties.plain_conflicts import Found, Plain
from triage.coordination.conflicts.conflict import BLOCKERS, Code, Conflict
from triage.coordination.conflicts.find import blockers, conflicts
from triage.coordination.conflicts.recheck import find_all, recheck, touched_resources
from triage.coordination.conflicts.region.columns import Region, region_of
from triage.coordination.conflicts.region.others import may_have_others
from triage.coordination.conflicts.region.pairs import Gaps, pairs
from triage.coordination.situation.read import read_situation
from triage.coordination.situation.situation import Situation

DEFAULTS = {
    "arrive_early_min": 10,
    "walk_min": 10,
    "fasting_latest_start": "11:00",
    "earliest_departure": "06:00",
    "latest_return": "18:00",
    "deadline_tight_days": 2,
    "deadline_unbooked_days": 14,
    "notice_working_days": 8,
    "pro_fresh_days": 14,
    "red_max_days": 2,
    "transport_open_days": 14,
    "transport_cutoff": "12:00",
    "crossing_min_saving_min": 60,
}
# Weeks with no holiday in reach of a case.
QUIET_WEEKS = (-6, -4, -2, 22, 25, 30, 33)
PAIRS = {Code.PATIENT_OVERLAP, Code.TRAVEL_INFEASIBLE, Code.WALK_TIME_SHORT}
randoms = st.integers(0, 2**48).map(Random)


def situation(case) -> Situation:
    return read_situation(case, DEFAULTS)


def plain(one: Conflict) -> Found:
    return one.code.value, one.items, tuple(sorted(one.data.items()))


@core
@given(randoms)
def test_that_a_plain_second_look_finds_the_same(random):
    case = made_case(random)
    found = [plain(one) for one in conflicts(situation(case))]
    assert Counter(found) == Counter(Plain(case, DEFAULTS).found())


def test_that_the_random_cases_reach_every_conflict_that_needs_no_proposal():
    reached = {one.code for seed in range(4000) for one in conflicts(situation(made_case(Random(seed))))}
    assert reached == set(Code) - {Code.COMBINABLE_TRIPS}


@appointments
@given(randoms)
def test_that_the_order_of_what_comes_in_changes_nothing(random):
    case = made_case(random)
    assert conflicts(situation(in_another_order(case, random))) == conflicts(situation(case))


@appointments
@given(randoms, st.sampled_from(QUIET_WEEKS))
def test_that_whole_weeks_change_nothing_but_dates(random, weeks):
    case = made_case(random)
    then = [weeks_later([list(one.key), dict(one.data)], weeks) for one in conflicts(situation(case))]
    found = conflicts(situation(weeks_later(case, weeks)))
    assert [[list(one.key), dict(one.data)] for one in found] == then


@appointments
@given(randoms)
def test_that_blockers_are_told_among_the_conflicts_and_are_all_of_their_kind(random):
    now = situation(made_case(random))
    assert blockers(now) == tuple(one for one in conflicts(now) if one.code in BLOCKERS)


@appointments
@given(randoms)
def test_that_of_the_deceased_nothing_is_told_but_that_visits_stand(random):
    now = situation(made_case(random))
    dead = {key for key, one in now.travellers.items() if one.deceased}
    own = {key for key, visit in now.visits.items() if visit.patient in dead} | dead
    own |= {key for key, pathway in now.pathways.items() if pathway.patient in dead}
    assert {one.code for one in conflicts(now) if own & set(one.items)} <= {Code.PATIENT_DECEASED}


@appointments
@given(randoms)
def test_that_looking_at_what_changed_finds_what_looking_anew_finds(random):
    before, after = situation(made_case(random)), situation(made_case(random))
    changed = set(random.sample(sorted(before.travellers), random.randint(1, len(before.travellers))))
    now = with_others(before, after, changed)
    was = find_all(before)
    found = recheck(was, only_those_concerned(was, now, changed), changed)
    assert found.listed(now) == find_all(now).listed(now) == conflicts(now)


def with_others(before: Situation, after: Situation, changed: set[str]) -> Situation:
    """The situation in which `changed` have become what they are in `after`, and nobody else."""
    visits = {
        f"{visit.patient}-{key}": replace(visit, id=f"{visit.patient}-{key}") for key, visit in after.visits.items()
    }
    kept = {key: visit for key, visit in before.visits.items() if visit.patient not in changed}
    new = {key: visit for key, visit in visits.items() if visit.patient in changed}
    travellers = {**before.travellers, **{key: one for key, one in after.travellers.items() if key in changed}}
    return replace(before, visits=kept | new, travellers=travellers)


def only_those_concerned(was, now: Situation, changed: set[str]) -> Situation:
    """The situation without whoever shares nothing with `changed`, as it would be read from a store."""
    resources = touched_resources(was, now, changed)
    near = {
        visit.patient for visit in now.visits.values() if visit.any_dept or resources & set(visit.resources)
    } | changed
    needed = {key: visit for key, visit in now.visits.items() if visit.patient in near}
    return replace(now, visits=needed, travellers={key: one for key, one in now.travellers.items() if key in near})


@appointments
@given(randoms)
def test_that_the_columns_of_a_region_find_the_same_pairs(random):
    now = situation(made_case(random))
    region = region_of(now)
    found = pairs(region.columns, region.ways, now.policy)
    overlaps = [(Code.PATIENT_OVERLAP, items(region, *pair), ()) for pair in zip(*found.overlaps, strict=True)]
    journeys = [*gaps(region, Code.TRAVEL_INFEASIBLE, found.journeys), *gaps(region, Code.WALK_TIME_SHORT, found.walks)]
    expected = [plain(one) for one in conflicts(now) if one.code in PAIRS]
    assert Counter([*overlaps, *journeys]) == Counter(expected)


def gaps(region: Region, code: Code, found: Gaps) -> list[Found]:
    rows = zip(found.first, found.second, found.gap.tolist(), found.need.tolist(), strict=True)
    return [(code, items(region, a, b), (("gap", gap), ("need", need))) for a, b, gap, need in rows]


def items(region: Region, first: np.intp, second: np.intp) -> tuple[str, ...]:
    return tuple(sorted((region.visits[first], region.visits[second])))


@appointments
@given(randoms)
def test_that_whoever_has_another_conflict_is_looked_at_one_by_one(random):
    now = situation(made_case(random))
    region = region_of(now)
    looked_at = may_have_others(region.columns, region.ways, now.policy, region.notable)
    passed_over = {patient for patient, may in zip(region.patients, looked_at, strict=True) if not may}
    others = [one for one in conflicts(now, passed_over) if one.code not in PAIRS]
    assert others == []
