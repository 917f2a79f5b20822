"""Everything one patient may be given, as columns: a row for each place of each appointment, and for what stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np

from triage.coordination.conflicts.bookings import unplaced
from triage.coordination.conflicts.days import on_closed_days, while_admitted, while_unavailable
from triage.coordination.conflicts.person import Person
from triage.coordination.conflicts.resources import unavailable_resources
from triage.coordination.proposals.choices import STAY, Choice
from triage.coordination.proposals.numbers import move_points
from triage.coordination.proposals.search.weight import BLOCKER, NEW_PLACE, POINT, Flags, Ints
from triage.coordination.situation.visit import Mode, Visit, home
from triage.coordination.timed import Timed, timed
from triage.coordination.tours import Tour, comes_late, leaves_early, misses_wish

_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001  # local wall time throughout
_MINUTE = timedelta(minutes=1)
# Rules about a visit whatever others there are.
_LONE = (unplaced, on_closed_days, while_admitted, while_unavailable, unavailable_resources)
DAY_MIN = 24 * 60
NOWHERE = -1


@dataclass(frozen=True)
class Options:
    """Rows in order of (start, id); `owner` is the appointment's number among `movers`, or -1 where nothing can change.

    `start` and `end` are minutes, and what has no time has `day` -1. `place` numbers `places`, whose first is the
    home; by phone it is -1. `leaves` and `returns` are the points of a trip that begins or ends with the row, the way
    from and to home included; `weight` is what the row costs by itself, `rank` its order among its owner's by text.
    """

    person: Person
    movers: tuple[str, ...]
    choices: tuple[Choice, ...]
    places: tuple[str, ...]
    owner: Ints
    start: Ints
    end: Ints
    day: Ints
    place: Ints
    is_new: Flags
    is_physical: Flags
    is_upcoming: Flags
    weight: Ints
    rank: Ints
    leaves: Ints
    returns: Ints
    number: Mapping[tuple[str, str], int]

    @property
    def size(self) -> int:
        """Return the number of rows."""
        return len(self.choices)

    def rows_of(self, mover: int) -> Ints:
        """Return the rows of one appointment."""
        return np.flatnonzero(self.owner == mover)


def options_of(person: Person, choices: Mapping[str, Sequence[Choice]]) -> Options:
    """Return the rows of a patient: all `choices` of the appointments that have more than one, and whatever stands.

    A new place in which the appointment would be in a blocker all by itself is left out.
    """
    candidates = _candidates(person, choices)
    blockers = _alone(person, [choice.visit for choice in candidates])
    rows = [
        _row(person, choice, number)
        for choice, number in zip(candidates, blockers, strict=True)
        if not (choice.is_new and number)
    ]
    rows.sort(key=lambda row: (row.start, row.choice.visit.id, row.choice.name))
    counted = Counter(row.choice.visit.id for row in rows)
    return _columns(person, tuple(sorted(key for key, number in counted.items() if number > 1)), rows)


def _candidates(person: Person, choices: Mapping[str, Sequence[Choice]]) -> list[Choice]:
    needed = {rule.before for rule in person.dependencies}
    return [
        choice
        for visit in person.visits
        if visit.is_active or visit.start is None or (visit.was_held and visit.id in needed)
        for choice in choices.get(visit.id, (Choice(STAY, visit),))
    ]


def _alone(person: Person, visits: Sequence[Visit]) -> list[int]:
    """Return for each visit how many blockers it is in all by itself."""
    each = tuple(replace(visit, id=str(number)) for number, visit in enumerate(visits))
    lone = Person(person.situation, person.traveller, each)
    found = Counter(one.items[0] for rule in _LONE for one in rule(lone))
    return [found[str(number)] for number in range(len(visits))]


@dataclass(frozen=True)
class _Row:
    choice: Choice
    start: int
    is_upcoming: bool
    is_new: bool
    blockers: int
    points: int
    leaves: int
    returns: int


def _row(person: Person, choice: Choice, blockers: int) -> _Row:
    visit, situation = choice.visit, person.situation
    stays = timed((visit,))
    points, leaves, returns = _points(person, choice, stays[0]) if stays else (0, 0, 0)
    return _Row(
        choice,
        minute(visit.start) if visit.start else NOWHERE,
        any(stay.end > situation.now for stay in stays),
        choice.is_new,
        blockers,
        points,
        leaves,
        returns,
    )


def minute(moment: datetime) -> int:
    """Return a wall time as a number that grows by one a minute."""
    return (moment - _EPOCH) // _MINUTE


def _points(person: Person, choice: Choice, stay: Timed) -> tuple[int, int, int]:
    situation, traveller, policy = person.situation, person.traveller, person.situation.policy
    points = move_points(situation.visits[stay.id], choice.visit, policy) if choice.is_new else 0
    points += policy.pts_pref * misses_wish(stay, traveller.prefers)
    if not stay.is_physical:
        return points, 0, 0
    tour = Tour(traveller.id, (stay,))
    way = policy.pts_travel * (situation.travel.between(home(traveller.id), stay.visit.site) or 0)
    leaves = way + policy.pts_trip + policy.pts_edge * leaves_early(tour, traveller, situation.travel, policy)
    return points, leaves, way + policy.pts_edge * comes_late(tour, traveller, situation.travel, policy)


def _columns(person: Person, movers: tuple[str, ...], rows: Sequence[_Row]) -> Options:
    visits = [row.choice.visit for row in rows]
    numbers = {key: number for number, key in enumerate(movers)}
    places = tuple(dict.fromkeys((home(person.traveller.id), *(visit.site for visit in visits))))
    start = _ints(row.start for row in rows)
    active = np.array([visit.is_active for visit in visits], dtype=bool)
    return Options(
        person,
        movers,
        tuple(row.choice for row in rows),
        places,
        owner=_ints(numbers.get(visit.id, NOWHERE) for visit in visits),
        start=start,
        end=start + _ints(visit.minutes for visit in visits),
        day=np.where(active, start // DAY_MIN, NOWHERE),
        place=_ints(_place(visit, places) for visit in visits),
        is_new=np.array([row.is_new for row in rows], dtype=bool),
        is_physical=np.array([visit.mode is Mode.PHYSICAL for visit in visits], dtype=bool),
        is_upcoming=np.array([row.is_upcoming for row in rows], dtype=bool),
        weight=_ints(row.blockers * BLOCKER + row.points * POINT + row.is_new * NEW_PLACE for row in rows),
        rank=_ranks(rows),
        leaves=_ints(row.leaves for row in rows),
        returns=_ints(row.returns for row in rows),
        number={(row.choice.visit.id, row.choice.name): number for number, row in enumerate(rows)},
    )


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _place(visit: Visit, places: Sequence[str]) -> int:
    return NOWHERE if visit.place is None else places.index(visit.place)


def _ranks(rows: Sequence[_Row]) -> Ints:
    """Return the order of each row among those of the same appointment, by start and choice as text."""
    seen: dict[str, int] = {}
    found = np.zeros(len(rows), dtype=np.int64)
    for number in sorted(range(len(rows)), key=lambda number: rows[number].choice.text):
        owner = rows[number].choice.visit.id
        found[number] = seen.get(owner, 0)
        seen[owner] = found[number] + 1
    return found
