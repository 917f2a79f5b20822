"""Fasting, and examinations that spoil one another."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.conflicts.person import Person
from triage.coordination.situation.supply import PrepRule
from triage.coordination.timed import Timed


def late_fasting(person: Person) -> Iterator[Conflict]:
    """Yield fasting visits that begin so late in the day that the fast becomes long."""
    latest = person.situation.policy.fasting_latest_start
    for stay in person.upcoming:
        if stay.visit.fasting_hours and stay.start.time() > latest:
            yield entry(Code.FASTING_LATE, stay.id)


def broken_fasting(person: Person) -> Iterator[Conflict]:
    """Yield fasting visits with one before them at which food is given while the fast has begun."""
    meals = [stay for stay in person.upcoming if stay.visit.gives_food]
    for fasting in person.upcoming if meals else ():
        begins = fasting.start - timedelta(hours=fasting.visit.fasting_hours or 0)
        for meal in meals:
            if fasting.visit.fasting_hours and meal.start < fasting.start and meal.end > begins:
                yield entry(Code.FASTING_BROKEN, meal.id, fasting.id)


def spoiled(person: Person) -> Iterable[Conflict]:
    """Return visits too soon after one that spoils them; of several rules about a pair the longest counts."""
    found = (one for rule in person.situation.prep_rules for one in _spoiled(person, rule))
    longest = sorted(found, key=lambda one: one.data["hours"])
    return {one.key: one for one in longest}.values()


def _spoiled(person: Person, rule: PrepRule) -> Iterator[Conflict]:
    first = [stay for stay in person.upcoming if rule.first in stay.visit.tags]
    second = [stay for stay in person.upcoming if rule.second in stay.visit.tags] if first else []
    for before in first:
        for after in second:
            if before is not after and _is_within(before, after, rule.min_hours):
                yield entry(Code.PREP_INCOMPATIBLE, before.id, after.id, hours=rule.min_hours)


def _is_within(before: Timed, after: Timed, hours: int) -> bool:
    return before.end <= after.start < before.end + timedelta(hours=hours)
